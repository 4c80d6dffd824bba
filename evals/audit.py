"""List, for a reader, the acts that a reading records as asserted against a named person and that would wrong them.

    facta read TEXTS > read.jsonl
    python evals/audit.py read.jsonl... [--most 200] [--seed 1] [--tsv]

An act is listed when its type is one of violence.*, money.embezzle, money.bribe, pressure.*, duty.* (but the plain work
of duty.act and duty.intervene) and case.convict, it is asserted, not negated and not generic, and its agent (for
case.convict whoever was convicted) is a person with a name. Of more than --most in one reading a choice by --seed is
shown. Each is to be read: does the text attribute, doubt or deny it? The answer is the reader's; nothing is scored.

Exit codes: 0 listed; 2 where a reading cannot be read.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

FAMILIES = ("violence.", "pressure.", "duty.")
TYPES = frozenset({"money.embezzle", "money.bribe", "case.convict"})
HARMLESS = frozenset({"duty.act", "duty.intervene"})

type Row = dict[str, Any]


class Listed(NamedTuple):
    """One act to be read: the set and report it is from, its passage, who is said to have done it, the act."""

    set_name: str
    source: str
    passage: str
    agent: str
    act: str
    rules: str


def is_grave(act: Row) -> bool:
    """Whether an act of this type, wrongly told, wrongs whoever is named as its agent."""
    code = act["type"] or ""
    return (code in TYPES or code.startswith(FAMILIES)) and code not in HARMLESS


def is_named(party: Row) -> bool:
    """Whether a party is a person known by a name, not only by a description ("the officer")."""
    name: str = party["name"]
    return (
        party["kind"] == "person"
        and name[:1].isupper()
        and name.split()[0].lower() not in ("the", "a", "an", "his", "her")
    )


def listed_in(path: Path) -> Iterator[Listed]:
    """The acts of one reading (facta read's JSON lines) that are to be read, in text order."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line.strip():
            continue
        record: Row = json.loads(line)
        text: str = record["document"]["text"]
        people = {p["id"]: p["name"] for p in record["parties"] if is_named(p)}
        for act in record["acts"]:
            if not is_grave(act) or act["modality"] != "asserted" or act["negated"] or act.get("generic"):
                continue
            role = "patient" if act["type"] == "case.convict" else "agent"
            named = [people[f["party"]] for f in act["roles"].get(role, []) if f["party"] in people]
            if named:
                start, end = act["passage"]
                trigger = text[act["trigger"][0] : act["trigger"][1]]
                yield Listed(
                    path.stem,
                    record["document"]["source"],
                    " ".join(text[start:end].split()),
                    ", ".join(named),
                    f"{act['type']} [{trigger}]",
                    f"{act.get('matched_by', '')}; {act.get('modality_by', '')}",
                )


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Acts asserted against a named person, for a reader.")
    parser.add_argument("readings", nargs="+", type=Path, metavar="READ.jsonl")
    parser.add_argument("--most", type=int, default=200, help="at most so many of one reading (200)")
    parser.add_argument("--seed", type=int, default=1, help="which, where there are more (1)")
    parser.add_argument("--tsv", action="store_true", help="one act a line, tabs between")
    chosen = parser.parse_args(arguments)
    for path in chosen.readings:
        try:
            found = list(listed_in(path))
        except (OSError, ValueError, KeyError) as error:
            print(f"{path}: not a reading ({error}); make it with: facta read TEXTS > {path}", file=sys.stderr)
            return 2
        shown = sorted(random.Random(chosen.seed).sample(found, chosen.most)) if len(found) > chosen.most else found
        print(f"# {path.stem}: {len(found)} found, {len(shown)} shown")
        for act in shown:
            print(
                "\t".join(act)
                if chosen.tsv
                else f"\n{act.source}: {act.agent}: {act.act}\n  {act.passage}\n  ({act.rules})"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
