#!/usr/bin/env python3
"""Compares the public items of the crate with .ci/public_api.txt, so that no change of the interface
goes unseen; --write renews the list. It stands in for cargo-semver-checks, which compares with a
released version: there is none yet. The list shows what changed, not whether it may.

The items come from rustdoc's JSON, which a stable compiler gives only with RUSTC_BOOTSTRAP=1. Its form
changes with the compiler: with another form nothing is checked, which fails if CI=true. What is
doc(hidden), blanket implementations, and auto traits but Send and Sync are left out."""

import difflib
import json
import os
import subprocess
import sys
from pathlib import Path

FORMAT = 57
FOLDER = "target/public_api"
LIST = Path(__file__).with_suffix(".txt")
LEFT_OUT = {"Freeze", "RefUnwindSafe", "StructuralPartialEq", "UnsafeUnpin", "Unpin", "UnwindSafe"}
OUR_OWN = {"newsprint", "std", "core", "alloc"}
PATHS = {}


def documentation():
    """In a folder of its own: build scripts that ask for RUSTC_BOOTSTRAP would have the rest built anew."""
    command = ["cargo", "rustdoc", "--quiet", "--lib", "--all-features", "--target-dir", FOLDER]
    command += ["--", "-Z", "unstable-options", "--output-format", "json"]
    subprocess.run(command, check=True, env={**os.environ, "RUSTC_BOOTSTRAP": "1"})
    return json.loads(Path(FOLDER, "doc/newsprint.json").read_text())


def commas(parts, form="{}"):
    parts = [part for part in parts if part]
    return form.format(", ".join(parts)) if parts else ""


def path(p):
    """With the crate's name where it is another's: its types are part of what is promised."""
    full = PATHS[str(p["id"])]["path"] if str(p["id"]) in PATHS else p["path"].split("::")
    return ("" if full[0] in OUR_OWN else full[0] + "::") + full[-1] + arguments(p["args"])


def arguments(args):
    if not args:
        return ""
    if "parenthesized" in args:
        args = args["parenthesized"]
        return "({})".format(commas(map(type_of, args["inputs"]))) + returns(args["output"])
    args = args["angle_bracketed"]
    given = [value if kind == "lifetime" else type_of(value) if kind == "type" else value["expr"]
             for arg in args["args"] for kind, value in arg.items()]
    return commas(given + [f"{c['name']} = {term(c['binding'])}" for c in args["constraints"]], "<{}>")


def term(binding):
    if "equality" in binding:
        (kind, value), = binding["equality"].items()
        return type_of(value) if kind == "type" else value["expr"]
    return bounds(binding["constraint"])


def returns(output):
    return f" -> {type_of(output)}" if output else ""


def bounds(bounds):
    return " + ".join(map(bound, bounds))


def bound(b):
    (kind, value), = b.items()
    if kind == "trait_bound":
        return ("?" if value["modifier"] == "maybe" else "") + path(value["trait"])
    return value if kind == "outlives" else "use<{}>".format(commas(next(iter(v.values())) for v in value))


def type_of(t):
    (kind, v), = t.items()
    match kind:
        case "resolved_path": return path(v)
        case "primitive" | "generic": return v
        case "borrowed_ref":
            lifetime = v["lifetime"] + " " if v["lifetime"] else ""
            return "&" + lifetime + ("mut " if v["is_mutable"] else "") + type_of(v["type"])
        case "slice": return f"[{type_of(v)}]"
        case "array": return f"[{type_of(v['type'])}; {v['len']}]"
        case "tuple": return "({})".format(commas(map(type_of, v)))
        case "impl_trait": return f"impl {bounds(v)}"
        case "dyn_trait": return "dyn " + " + ".join(path(b["trait"]) for b in v["traits"])
        case "function_pointer":
            return "fn({})".format(commas(type_of(i) for _, i in v["sig"]["inputs"])) + returns(v["sig"]["output"])
        case "qualified_path": return f"{type_of(v['self_type'])}::{v['name']}"
    raise ValueError(f"no form for the type {kind}")


def generics(g):
    named = []
    for p in g["params"]:
        (kind, value), = p["kind"].items()
        of = bounds(value["bounds"]) if kind == "type" else ""
        if kind != "type" or not value["is_synthetic"]:
            named.append(p["name"] + (f": {of}" if of else ""))
    wheres = (w["bound_predicate"] for w in g["where_predicates"] if "bound_predicate" in w)
    return commas(named, "<{}>"), commas((f"{type_of(w['type'])}: {bounds(w['bounds'])}" for w in wheres), " where {}")


def function(f, name):
    words = [word for word in ("const", "async", "unsafe") if f["header"][f"is_{word}"]]
    inputs = [type_of(t).replace("Self", "self") if n == "self" else f"{n}: {type_of(t)}" for n, t in f["sig"]["inputs"]]
    named, where = generics(f["generics"])
    return " ".join(words + ["fn", name]) + f"{named}({commas(inputs)}){returns(f['sig']['output'])}{where}"


class Listing:
    def __init__(self, index):
        self.index, self.lines = index, set()

    def item(self, id):
        return self.index[str(id)]

    def add(self, here, line, item=None):
        attributes = [a if isinstance(a, str) else next(iter(a)) for a in item["attrs"]] if item else []
        marks = [f" #[{mark}]" for mark in ("must_use", "non_exhaustive") if mark in attributes]
        self.lines.add((here, line.startswith("impl"), line + "".join(marks)))

    def walk(self, item, within, name=None):
        (kind, v), = item["inner"].items()
        here = within + (name or item["name"] or "")
        if kind == "use" and str(v["id"]) in self.index:
            self.walk(self.item(v["id"]), within, v["name"])
        elif kind == "use":
            self.add(within + v["name"], f"use {within}{v['name']} = {v['source']}")
        else:
            getattr(self, kind)(item, v, here)

    def module(self, item, v, here):
        self.add(here, f"mod {here}", item)
        for id in v["items"]:
            self.walk(self.item(id), here + "::")

    def function(self, item, v, here):
        self.add(here, function(v, here), item)

    def constant(self, item, v, here):
        self.add(here, f"const {here}: {type_of(v['type'])}", item)

    assoc_const = constant

    def struct(self, item, v, here):
        self.add(here, f"struct {here}{generics(v['generics'])[0]}", item)
        self.fields(v["kind"], here)
        self.implementations(v["impls"], here)

    def enum(self, item, v, here):
        self.add(here, f"enum {here}{generics(v['generics'])[0]}", item)
        for variant in map(self.item, v["variants"]):
            name = f"{here}::{variant['name']}"
            self.add(name, f"variant {name}", variant)
            self.fields(variant["inner"]["variant"]["kind"], name)
        self.implementations(v["impls"], here)

    def fields(self, kind, here):
        (form, fields), = kind.items() if isinstance(kind, dict) else [("none", {"fields": []})]
        for id in fields if form == "tuple" else fields["fields"]:
            if str(id) in self.index:  # private ones are not
                field = self.item(id)
                name = f"{here}::{field['name']}"
                self.add(name, f"field {name}: {type_of(field['inner']['struct_field'])}", field)

    def implementations(self, ids, here):
        for v in (self.item(id)["inner"]["impl"] for id in ids):
            if not v["trait"]:
                for id in v["items"]:
                    self.walk(self.item(id), here + "::")
            elif not v["blanket_impl"] and v["trait"]["path"] not in LEFT_OUT:
                self.add(here, f"impl{generics(v['generics'])[0]} {'!' * v['is_negative']}{path(v['trait'])} for {here}")


def found():
    doc = documentation()
    if doc["format_version"] != FORMAT:
        print(f"rustdoc's JSON has form {doc['format_version']}, not {FORMAT}: public items not checked")
        return None
    PATHS.update(doc["paths"])
    listing = Listing(doc["index"])
    listing.walk(listing.item(doc["root"]), "")
    return [line for *_, line in sorted(listing.lines)]


def main():
    lines = found()
    if lines is None:
        return 1 if os.environ.get("CI") == "true" else 0
    if "--write" in sys.argv[1:]:
        LIST.write_text("\n".join(lines) + "\n")
    changes = list(difflib.unified_diff(LIST.read_text().splitlines(), lines, "listed", "found", lineterm="", n=0))
    if changes:
        print("\n".join(changes), "renew the list with .ci/public_api.py --write", sep="\n")
    else:
        print(f"{sum(not line.startswith('impl') for line in lines)} public items, as listed")
    return 1 if changes else 0


if __name__ == "__main__":
    sys.exit(main())
