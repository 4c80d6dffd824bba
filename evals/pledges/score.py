"""Score which acts a program pairs with each pledge. Standard library only; README.md has the form of the lines.

    python evals/pledges/score.py RANKED.jsonl [--part visible|unseen|practice|wide] [--errors]

  P@1              of the pledges with a right act, the share whose chosen act is right; none chosen is wrong
  R@5              the share of a pledge's right acts among the first five ranked, mean over those pledges
  false pairings   pledges without a right act for which an act was chosen
  relation         right, where a relation is given with a right chosen act

Without --part both halves are scored, each on a line of its own. Exit codes: 0 scored; 2 when a line names a pledge or
an act that the halves do not have, or when --errors is asked of the unseen half.
"""

import argparse
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
FOLDERS = {"visible": ".", "unseen": "unseen"}
PRACTICE = {name: name for name in ("practice", "wide", "fresh", "plain", "fresh_b", "fresh_c")}
FIRST = 5

type Entry = dict[str, Any]


class NotInTheSet(Exception):  # noqa: N818 (named for what was found)
    """A ranking that names a pledge or an act that is not there."""


@dataclass(frozen=True)
class Half:
    """Pledges in their order, the acts' ids, and the right acts of each pledge with their relation."""

    pledges: list[Entry]
    acts: frozenset[str]
    right: dict[str, dict[str, str]]


@dataclass
class Score:
    """Judgements by pledge. `recalls` holds one share for each pledge with a right act."""

    chosen_right: int = 0
    recalls: list[float] = field(default_factory=list[float])
    without_acts: int = 0
    false_pairings: int = 0
    relations: list[bool] = field(default_factory=list[bool])
    errors: list[str] = field(default_factory=list[str])

    def summary(self, part: str) -> str:
        """Every headline number of a half, on one line."""
        with_acts = len(self.recalls)
        precision = self.chosen_right / with_acts if with_acts else 0.0
        recall = sum(self.recalls) / with_acts if with_acts else 0.0
        line = (
            f"{part}: P@1 {precision:.3f}, R@5 {recall:.3f} ({with_acts} pledges), "
            f"false pairings {self.false_pairings} of {self.without_acts}"
        )
        return f"{line}, relation right {sum(self.relations)} of {len(self.relations)}" if self.relations else line


def rows_of(path: Path) -> list[Entry]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def half_of(folder: Path) -> Half:
    pledges = rows_of(folder / "pledges.jsonl")
    right: dict[str, dict[str, str]] = {pledge["id"]: {} for pledge in pledges}
    for pair in rows_of(folder / "pairs.jsonl"):
        right[pair["pledge"]][pair["act"]] = pair["relation"]
    return Half(pledges, frozenset(act["id"] for act in rows_of(folder / "acts.jsonl")), right)


def check(lines: list[Entry], halves: list[Half]) -> None:
    """Raise NotInTheSet where a line names a pledge twice or not of the set, or an act of no or another half."""
    acts_for = {pledge["id"]: half.acts for half in halves for pledge in half.pledges}
    seen: set[str] = set()
    for line in lines:
        ident = line["pledge"]
        if ident not in acts_for or ident in seen:
            raise NotInTheSet(f"{ident} is {'named twice' if ident in seen else 'no pledge of the set'}")
        seen.add(ident)
        named = [*line["ranked"], *([line["chosen"]] if line["chosen"] else [])]
        if unknown := [act for act in named if act not in acts_for[ident]]:
            raise NotInTheSet(f"{ident} ranks {unknown[0]}, which is no act of its half")
        if len(set(line["ranked"])) < len(line["ranked"]):
            raise NotInTheSet(f"{ident} ranks an act twice")


def score_of(half: Half, lines: dict[str, Entry]) -> Score:
    """Judge the rankings of one half, by pledge id; a pledge without a line has none."""
    score = Score()
    for pledge in half.pledges:
        line = lines.get(pledge["id"], {"ranked": [], "chosen": None})
        right, chosen = half.right[pledge["id"]], line["chosen"]
        if not right:
            score.without_acts += 1
            score.false_pairings += chosen is not None
            if chosen is not None:
                score.errors.append(f"{pledge['id']}: false pairing with {chosen}")
            continue
        score.chosen_right += chosen in right
        score.recalls.append(len(right.keys() & set(line["ranked"][:FIRST])) / len(right))
        if chosen in right and line.get("relation"):
            score.relations.append(line["relation"] == right[chosen])
        if chosen not in right:
            score.errors.append(f"{pledge['id']}: chosen {chosen or 'none'}, right {', '.join(sorted(right))}")
        if missed := sorted(right.keys() - set(line["ranked"][:FIRST])):
            score.errors.append(f"{pledge['id']}: not among the first {FIRST}: {', '.join(missed)}")
    return score


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ranked", type=Path, help="one line a pledge: pledge, ranked, chosen")
    parser.add_argument("--part", choices=sorted(FOLDERS | PRACTICE), help="one half or one practice set only")
    parser.add_argument(
        "--errors", action="store_true", help="list wrong choices and missed acts (not of the unseen half)"
    )
    parser.add_argument("--folder", type=Path, default=HERE, help="the folder of the set")
    chosen = parser.parse_args(arguments)
    if chosen.errors and chosen.part not in ("visible", *PRACTICE):
        print("errors are listed for the visible half only: add --part visible", file=sys.stderr)
        return 2
    folders = FOLDERS | (PRACTICE if chosen.part in PRACTICE else {})
    parts = [chosen.part] if chosen.part else list(FOLDERS)
    halves = {part: half_of(chosen.folder / folder) for part, folder in folders.items()}
    lines = rows_of(chosen.ranked)
    try:
        check(lines, list(halves.values()))
    except NotInTheSet as reason:
        print(f"{chosen.ranked}: {reason}", file=sys.stderr)
        return 2
    by_pledge = {line["pledge"]: line for line in lines}
    for part in parts:
        score = score_of(halves[part], by_pledge)
        if chosen.errors:
            print("\n".join(score.errors))
        print(score.summary(part))
    return 0


if __name__ == "__main__":
    sys.exit(main())
