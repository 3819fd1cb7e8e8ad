#!/usr/bin/env python3
"""Checks what the crate brings into the program of whoever depends on it, from `cargo metadata`:
every package comes from crates.io under a licence of the list, and none stands there in two
versions. What only runs while it is compiled is left out. (Known vulnerabilities are not checked:
their list is no part of the registry.)"""

import json
import subprocess
import sys

LICENCES = {
    "MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-3-Clause", "ISC", "Unicode-3.0", "Unlicense", "Zlib",
}
CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index"


def allowed(licence):
    """One of the licences between OR must be on the list, all of those between AND."""
    licence = (licence or "").replace("/", " OR ").replace("(", "").replace(")", "")
    return all(any(part.strip() in LICENCES for part in both.split(" OR ")) for both in licence.split(" AND "))


def main():
    command = ["cargo", "metadata", "--format-version", "1", "--locked", "--features", "encoding,serde"]
    metadata = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    packages = {package["id"]: package for package in metadata["packages"]}
    root = metadata["resolve"]["root"]
    wanted, seen = [root], set()
    while wanted:
        node = wanted.pop()
        if node not in seen:
            seen.add(node)
            deps = nodes[node]["deps"]
            linked = [d["pkg"] for d in deps if any(kind["kind"] is None for kind in d["dep_kinds"])]
            wanted += [id for id in linked if "proc-macro" not in packages[id]["targets"][0]["kind"]]
    brought = sorted((packages[id] for id in seen - {root}), key=lambda package: package["name"])
    bad = [f"{p['name']}: licence {p['license']}" for p in brought if not allowed(p["license"])]
    bad += [f"{p['name']}: from {p['source']}" for p in brought if p["source"] != CRATES_IO]
    names = [package["name"] for package in brought]
    bad += [f"{name}: in two versions" for name in sorted(set(names)) if names.count(name) > 1]
    print("\n".join(bad) or f"{len(brought)} packages, all from crates.io, licences known, none twice")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
