"""Does what src/guide/add_your_site.md says, in an empty folder, and compares what is printed with what it shows."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GUIDE = (ROOT / "src/guide/add_your_site.md").read_text()


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, re.M | re.S)


def run(folder, *command):
    # the folder shares what the crate's own build has made
    environment = os.environ | {"CARGO_TARGET_DIR": str(ROOT / "target"), "CARGO_PROFILE_DEV_OPT_LEVEL": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.stderr}")
    return done.stdout


def expect(shown, printed):
    """Every line shown stands among those printed, in order; an ellipsis is for any number of lines."""
    printed = iter(line.rstrip() for line in printed.splitlines())
    for line in shown.splitlines():
        if line != "…" and line.rstrip() not in printed:
            sys.exit(f"guide: expected the line\n{line}")


def main():
    folder = ROOT / "target/guide"
    (folder / "src").mkdir(parents=True, exist_ok=True)
    [page], [program], [test] = blocks("html"), blocks("no_run"), blocks("ignore")
    explained, doubtful, read, _error, _tested, missed, unknown = blocks("text")
    (folder / "Cargo.toml").write_text(
        '[package]\nname = "courier"\nversion = "0.1.0"\nedition = "2024"\n\n'
        '[dependencies]\nnewsprint = { path = "../.." }\n\n[workspace]\n'
    )
    (folder / "page.html").write_text(page)
    (folder / "src/main.rs").write_text(f"{program}\n{test}")

    manifest = str(ROOT / "Cargo.toml")
    printed = run(folder, "cargo", "run", "-q", "--manifest-path", manifest, "--example", "explain", "--", "page.html")
    expect(explained, printed)
    expect(doubtful, printed)
    expect(read, run(folder, "cargo", "run", "-q"))
    run(folder, "cargo", "test", "-q")
    for shown, old, new in [(missed, 'class="meta"', 'class="info"'), (unknown, 'id="story"', 'id="main"')]:
        assert f"s/{old}/{new}/" in GUIDE
        (folder / "changed.html").write_text(page.replace(old, new))
        expect(shown, run(folder, "cargo", "run", "-q", "--", "changed.html"))


main()
