"""Agreement of the two codings of the unseen triggers: Krippendorff's alpha for nominal values.

    python evals/acts/agreement.py [--list] [--second PATH]

Compares `unseen.jsonl` with `second/coded.jsonl` trigger by trigger, for type, modality, negated and according_to.
Sources are one value where their spans overlap (the first coding's words stand for both), or where both are nothing.
`--list` prints the triggers on which the codings differ. Exit codes: 0 compared, 2 when the second coding is not there
or lacks a trigger.

"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from facta.engine.project_agreement import alpha_words, krippendorff_alpha

HERE = Path(__file__).resolve().parent
FIELDS = ("type", "modality", "negated", "according_to")

type Entry = dict[str, Any]
type Pair = tuple[str, str]


def rows_of(path: Path) -> list[Entry]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def source_pair(one: list[int] | None, other: list[int] | None, text: str) -> Pair:
    """The two sources as values: one value where the spans overlap."""
    if one and other and one[0] < other[1] and other[0] < one[1]:
        return text[slice(*one)], text[slice(*one)]
    return (text[slice(*one)] if one else "nobody"), (text[slice(*other)] if other else "nobody")


def pairs_of(name: str, first: list[Entry], second: dict[tuple[str, int, int], Entry], texts: Path) -> list[Pair]:
    """Both coders' values of one field, in the order of the first coding."""
    pairs: list[Pair] = []
    for row in first:
        other = second[key_of(row)]
        if name == "according_to":
            text = (texts / row["text"]).read_text(encoding="utf-8")
            pairs.append(source_pair(row[name], other[name], text))
        else:
            pairs.append((str(row[name]), str(other[name])))
    return pairs


def key_of(row: Entry) -> tuple[str, int, int]:
    return row["text"], row["trigger"][0], row["trigger"][1]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=Path, default=HERE / "unseen.jsonl")
    parser.add_argument("--second", type=Path, default=HERE / "second" / "coded.jsonl")
    parser.add_argument("--list", action="store_true", help="print the triggers on which the codings differ")
    chosen = parser.parse_args(arguments)
    if not chosen.second.exists():
        print(f"no second coding: {chosen.second} is not there (see GUIDELINE.md)", file=sys.stderr)
        return 2
    first, second = rows_of(chosen.first), {key_of(row): row for row in rows_of(chosen.second)}
    if missing := [key_of(row) for row in first if key_of(row) not in second]:
        print(f"the second coding lacks {len(missing)} triggers, the first {missing[0]}", file=sys.stderr)
        return 2
    print(f"{'field':<14}{'triggers':>9}{'same':>7}{'alpha':>8}")
    for name in FIELDS:
        pairs = pairs_of(name, first, second, HERE / "texts")
        if chosen.list:
            for row, (one, other) in zip(first, pairs, strict=True):
                if one != other:
                    print(f"  {row['text'][:2]} {row['trigger'][0]} [{row['words']}] {name}: {one} | {other}")
        same = sum(one == other for one, other in pairs) / len(pairs)
        print(f"{name:<14}{len(pairs):>9}{same:>7.3f}{alpha_words(krippendorff_alpha(pairs)):>8}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
