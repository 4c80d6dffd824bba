"""Score the kinds of a reading's statements against a hand coding. Standard library only.

    python evals/kinds/score.py READ.jsonl [--part visible|unseen|all] [--errors]

READ.jsonl is what `facta read` printed over the texts that the labels name (PolNeAR train; not in the repository). A
label and a predicted statement are the same where their cues are, or where their content tokens overlap by at least
half (Jaccard); one to one, same cues first, then the greatest overlap. A label without a statement is "missing": that
is attribution's failing, reported apart and left out of the figures of kinds.

Where a label has a second kind, both are right. "strict" counts the first kind alone. The macro F1 is the plain mean
over the kinds with at least one matched label. --errors lists what differs in words, of the visible part only: nobody
is to see which unseen labels the rules get wrong.

Exit codes: 0 scored, 2 when --errors is asked of unseen labels or no labelled text is in the reading.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
LABELS = {"visible": ("labels.jsonl",), "unseen": ("unseen.jsonl",), "all": ("labels.jsonl", "unseen.jsonl")}
KINDS = ("pledge", "claim", "denial", "accusation", "demand", "justification", "no-comment", "other")
LEAST_OVERLAP = 0.5
TOKEN = re.compile(r"\w+|[^\w\s]")

type Span = tuple[int, int]
type Entry = dict[str, Any]


@dataclass(frozen=True)
class Judged:
    """A label with the statement found for it (None: missing), and the words of both for --errors."""

    label: Entry
    found: Entry | None
    text: str

    @property
    def accepted(self) -> tuple[str, ...]:
        """The kinds that are right."""
        return tuple(self.label[key] for key in ("kind", "second") if key in self.label)


def lines_of(path: Path) -> list[Entry]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def labels_of(part: str, folder: Path = HERE) -> list[Entry]:
    """The labels of a part."""
    return [label for name in LABELS[part] for label in lines_of(folder / name)]


def cover(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """Where the tokens start that touch one of the spans."""
    starts: set[int] = set()
    for start, end in spans:
        starts.update(match.start() for match in TOKEN.finditer(text, start, end))
    return frozenset(starts)


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0


def judged_in(text: str, labels: list[Entry], statements: list[Entry]) -> list[Judged]:
    """The labels of one text, each with the statement that is the same, if there is one."""
    wanted = [cover(text, label["content"]) for label in labels]
    have = [cover(text, statement["content"]) for statement in statements]
    pairs: list[tuple[bool, float, int, int]] = []
    for i, label in enumerate(labels):
        for j, statement in enumerate(statements):
            same_cue = label["cue"] is not None and statement.get("cue") == label["cue"]
            shared = overlap(wanted[i], have[j])
            if same_cue or shared >= LEAST_OVERLAP:
                pairs.append((not same_cue, -shared, i, j))
    chosen: dict[int, int] = {}
    for _, _, i, j in sorted(pairs):
        if i not in chosen and j not in chosen.values():
            chosen[i] = j
    return [Judged(label, statements[chosen[i]] if i in chosen else None, text) for i, label in enumerate(labels)]


def judge(labels: list[Entry], reading: list[Entry]) -> list[Judged]:
    """Every label of the texts in the reading and out of it; a text without a line has all its labels missing."""
    documents = {re.split(r"[/\\]", record["document"]["source"])[-1]: record for record in reading}
    by_text: dict[str, list[Entry]] = defaultdict(list)
    for label in labels:
        by_text[label["text"]].append(label)
    judged: list[Judged] = []
    for name, of_text in sorted(by_text.items()):
        record = documents.get(name)
        if record is None:
            judged += [Judged(label, None, "") for label in of_text]
        else:
            judged += judged_in(record["document"]["text"], of_text, record["statements"])
    return judged


def figures(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[float, float, float, int]]:
    """Precision, recall, F1 and number of labels of each kind, from pairs of right and predicted kind."""
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    predicted: Counter[str] = Counter()
    for wanted, found in pairs:
        gold[wanted] += 1
        predicted[found] += 1
        right[wanted] += wanted == found
    return {
        kind: (
            right[kind] / predicted[kind] if predicted[kind] else 0.0,
            right[kind] / gold[kind] if gold[kind] else 0.0,
            2 * right[kind] / (predicted[kind] + gold[kind]) if predicted[kind] + gold[kind] else 0.0,
            gold[kind],
        )
        for kind in KINDS
    }


def macro_f1(table: dict[str, tuple[float, float, float, int]]) -> float:
    """Mean F1 of the kinds that have a label."""
    scored = [f1 for _, _, f1, labels in table.values() if labels]
    return sum(scored) / len(scored) if scored else 0.0


def report(judged: list[Judged]) -> float:
    """Print the table, the headline last; return the headline."""
    matched = [(j.accepted, j.found["kind"]) for j in judged if j.found is not None]
    lenient = figures((found if found in accepted else accepted[0], found) for accepted, found in matched)
    strict = figures((accepted[0], found) for accepted, found in matched)
    missing = Counter(j.label["kind"] for j in judged if j.found is None)
    print(f"{'kind':<15}{'labels':>7}     P     R    F1   strict F1   missing")
    for kind, (precision, recall, f1, labels) in lenient.items():
        shown = f"{precision:6.3f}{recall:6.3f}{f1:6.3f}{strict[kind][2]:12.3f}{missing[kind]:10d}"
        print(f"{kind:<15}{labels:>7}{shown}")
    right = sum(found in accepted for accepted, found in matched)
    print(f"right kind {right} of {len(matched)}; strict macro F1 {macro_f1(strict):.3f}")
    headline = macro_f1(lenient)
    print(f"kinds macro F1 {headline:.3f} (matched {len(matched)} of {len(judged)})")
    return headline


def words(text: str, spans: Iterable[Span], most: int) -> str:
    shown = " ... ".join(" ".join(text[start:end].split()) for start, end in spans)
    return shown if len(shown) <= most else shown[: most - 1] + "…"


def errors(judged: Iterable[Judged]) -> None:
    """Print each matched label whose kind differs."""
    for j in judged:
        if j.found is not None and j.found["kind"] not in j.accepted:
            cue = words(j.text, [j.label["cue"]] if j.label["cue"] else [], 60)
            print(f"{j.label['text']} {'/'.join(j.accepted)} read as {j.found['kind']}: <{cue}> ", end="")
            print(words(j.text, j.label["content"], 240))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reading", type=Path, help="JSONL of facta read")
    parser.add_argument("--part", choices=tuple(LABELS), default="visible", help="which labels (default: visible)")
    parser.add_argument("--errors", action="store_true", help="list what differs; the visible part only")
    options = parser.parse_args(arguments)
    if options.errors and options.part != "visible":
        print(
            "--errors shows the visible part only: unseen labels stay unseen while rules are written", file=sys.stderr
        )
        return 2
    judged = judge(labels_of(options.part), lines_of(options.reading))
    absent = len({j.label["text"] for j in judged if not j.text})
    if judged and not any(j.text for j in judged):
        print(f"no labelled text is in {options.reading}: read PolNeAR's train texts with facta read", file=sys.stderr)
        return 2
    if absent:
        print(f"{absent} labelled texts have no line in {options.reading}", file=sys.stderr)
    if options.errors:
        errors(judged)
    report(judged)
    return 0


if __name__ == "__main__":
    sys.exit(main())
