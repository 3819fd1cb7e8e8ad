#!/usr/bin/env python3
"""Compare the scores of a corpus with the floors in floors.json, which only rise.

    .ci/floors.py CORPUS_ROOT MANIFEST PREDICTIONS.jsonl [--raise] [--lower WHY] [--split]

CORPUS_ROOT holds corpus/score.py, the one definition of every metric.
floors.json: {corpus: {metric: floor}}; a metric of LOWER_IS_BETTER has a ceiling instead. Under
"lowered" stand the floors that were higher once: what they were, and why they are not any more.

--raise  write the scores found as new floors where they are better; never lowers one.
--lower  write the scores found as new floors where they are worse, with the reason; no floor gets
         lower without one.
--split  print the table for two halves of the sites, told apart by sha1(domain): rules are
         tuned on one and checked on the other, so a gain that only one half shows is a rule
         that learned its pages by heart.

Exit status 1: a score is below its floor, a corpus was not scored in full, or a floor is lower
than it was in the commit before.
"""
import argparse
import hashlib
import importlib.util
import json
import math
import subprocess
import sys
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")
LOWER_IS_BETTER = {"without.found", "title.missing", "date.wrong", "date.missing", "date.spurious", "errors"}
# what is pinned: the measure that each corpus was made for, and every field that it annotates
PINNED = [
    "pages", "errors", "shingle.f1", "word.f1", "rougeLsum.f1", "para.f1", "with.found", "without.found", "segments.f",
    "first_words.present", "title.exact", "title.lenient", "authors.f1", "authors.p", "date.same_day", "date.instant",
    "date.wrong", "date.spurious", "images.url_recall", "images.url_precision", "images.caption_recall",
    "images.credit_recall", "topics.f1",
]
# one page of the smallest corpora is 0.04, so less than this is no reason to write
WORTH_RAISING = 0.005


def scorer(root):
    """score.py as a module, registered by name: its worker processes look it up."""
    spec = importlib.util.spec_from_file_location("score", root / "corpus" / "score.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def half(row):
    """Which half of the sites a page belongs to."""
    return "check" if hashlib.sha1((row.get("domain") or "").encode()).digest()[0] % 2 else "tune"


def is_worse(metric, value, floor):
    return value > floor + 1e-9 if metric in LOWER_IS_BETTER else value < floor - 1e-9


def cautious(metric, value):
    """Rounded to the side that the score itself passes."""
    if metric in ("pages", "errors"):
        return value
    return (math.ceil if metric in LOWER_IS_BETTER else math.floor)(value * 1000) / 1000


def check(table, floors):
    """Prints what lies below its floor, and what lies so far above that the floor should rise."""
    failures = 0
    for corpus, metrics in table.items():
        for metric, floor in floors.get(corpus, {}).items():
            value = metrics.get(metric, {"value": math.nan})["value"]
            if math.isnan(value) or is_worse(metric, value, floor):
                failures += 1
                print(f"FAIL  {corpus} {metric}: expected {floor:.4f} or better, found {value:.4f}")
            elif is_worse(metric, floor, value) and abs(value - floor) > WORTH_RAISING:
                print(f"raise it: {corpus} {metric} {floor:.4f} -> {cautious(metric, value):.4f}")
    return failures


def lowered(floors):
    """Prints the floors that are lower than in the last commit or the one before it."""
    failures = 0
    for commit in ("HEAD", "HEAD^"):
        shown = subprocess.run(["git", "show", f"{commit}:./{FLOORS.name}"], cwd=FLOORS.parent, capture_output=True)
        before = json.loads(shown.stdout) if shown.returncode == 0 else {}
        before.pop("lowered", None)
        for corpus, metric, old in ((c, m, v) for c, metrics in before.items() for m, v in metrics.items()):
            new = floors.get(corpus, {}).get(metric, math.nan)
            said = floors.get("lowered", {}).get("from", {}).get(corpus, {}).get(metric)
            if math.isnan(new) or is_worse(metric, new, old) and said != old:
                failures += 1
                print(f"FAIL  floor of {corpus} {metric}: expected {old:.4f} as in {commit} or better, found {new:.4f}")
    return failures


def raised(table, floors):
    for corpus, metrics in table.items():
        own = floors.setdefault(corpus, {})
        for metric in (m for m in PINNED if m in metrics):
            value = cautious(metric, metrics[metric]["value"])
            if metric not in own or is_worse(metric, own[metric], value):
                own[metric] = value
    return floors


def lower(table, floors, why):
    """New floors where the scores are worse, and what the floors were."""
    record = floors.setdefault("lowered", {"why": why, "from": {}})
    record["why"] = why
    for corpus, metrics in table.items():
        own = floors.get(corpus, {})
        for metric in (m for m in own if m in metrics):
            value = cautious(metric, metrics[metric]["value"])
            if is_worse(metric, value, own[metric]):
                record["from"].setdefault(corpus, {})[metric] = own[metric]
                own[metric] = value
    return floors


def print_halves(score, rows, pages):
    names = ("tune", "check", "all")
    print(f"{'corpus':<18} {'metric':<22}" + "".join(f"{name:>16}" for name in names))
    for corpus in dict.fromkeys(row["corpus"] for row in rows):
        own = [(row, page) for row, page in zip(rows, pages) if row["corpus"] == corpus]
        tables = [score.aggregate([p for r, p in own if name in ("all", half(r))]) for name in names]
        for metric in (m for m in PINNED if m in tables[2]):
            cells = [(t[metric]["value"], t[metric]["n"]) if metric in t else (math.nan, 0) for t in tables]
            print(f"{corpus:<18} {metric:<22}" + "".join(f"{value:>10.4f} {n:>5}" for value, n in cells))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("root", type=Path)
    ap.add_argument("manifest", type=Path)
    ap.add_argument("predictions", type=Path)
    ap.add_argument("--raise", dest="raising", action="store_true")
    ap.add_argument("--lower", metavar="WHY")
    ap.add_argument("--split", action="store_true")
    args = ap.parse_args()
    score = scorer(args.root)
    rows = score.load(args.manifest)
    predictions = {p["id"]: p for p in score.load(args.predictions)}
    pages = score.run(rows, predictions, 2)
    corpora = dict.fromkeys(row["corpus"] for row in rows)
    table = {c: score.aggregate([p for r, p in zip(rows, pages) if r["corpus"] == c]) for c in corpora}
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    if args.split:
        print_halves(score, rows, pages)
    if args.raising:
        FLOORS.write_text(json.dumps(raised(table, floors), indent=1) + "\n")
        return 0
    if args.lower:
        FLOORS.write_text(json.dumps(lower(table, floors, args.lower), indent=1) + "\n")
        return 0
    failures = check(table, floors) + lowered(floors)
    print(f"{args.manifest.parent.name}: {len(rows)} pages, {failures} scores or floors too low")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
