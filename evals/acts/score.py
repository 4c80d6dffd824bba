"""Score a reading of the reports in `texts/` against their hand coding (GUIDELINE.md). Standard library only.

    facta read evals/acts/texts --format jsonl > read.jsonl
    python evals/acts/score.py read.jsonl [--part visible|unseen] [--errors]

  triggers found   an act with a type overlaps the coded trigger; of several, one of the coded type is taken, then the
                   one that overlaps most
  type             right, over all triggers and over those found
  modality         macro F1 over the five, over the triggers found, and with a missing trigger as an error; an act that
                   the reader calls generic (a rule, a habit) counts as hypothetical
  negated          right, over the triggers found
  according_to     the source of the act's statement (or a mention of its party) overlaps the coded source; both may be
                   nothing; over the triggers found
  agent, patient   a filler overlaps the coded phrase; over the triggers found whose role is coded. What an act bears
                   on may be the reader's patient, recipient or theme
  told as a fact   triggers found that are coded alleged, planned, denied or hypothetical, and read as asserted
  lost a not       triggers found that are coded negated, and read as asserted or alleged without negation

Exit codes: 0 scored; 2 when a text is missing or another one, or when --errors is asked of the unseen part.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PARTS = {"visible": "labels.jsonl", "unseen": "unseen.jsonl"}
MODALITIES = ("asserted", "alleged", "planned", "denied", "hypothetical")
BEARS_ON = ("patient", "recipient", "theme")

type Span = tuple[int, int]
type Entry = dict[str, Any]


class OtherText(Exception):  # noqa: N818 (named for what was found)
    """A report that the reading lacks, or has with another text."""


def rows_of(path: Path) -> list[Entry]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def common(one: Span, other: Span) -> int:
    """Code points that two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def sources_of(act: Entry, record: Entry) -> list[Span]:
    """Where the act's source is named: its statement's source span, else the mentions of the party. None: no source."""
    cited = act.get("according_to")
    if cited is None:
        return []
    mentions = {party["id"]: party["mentions"] for party in record["parties"]}
    for statement in record["statements"]:
        if statement["id"] == cited:
            if statement.get("source"):
                return [tuple(statement["source"])]
            cited = statement.get("speaker")
    return [tuple(mention) for mention in mentions.get(cited, [])]


def fillers_of(act: Entry, roles: Iterable[str]) -> list[Span]:
    found = (filler for role in roles for filler in act["roles"].get(role, []))
    return [tuple(filler["span"]) for filler in found if filler.get("span")]


def modality_of(act: Entry) -> str:
    return "hypothetical" if act.get("generic") else str(act["modality"])


def act_at(gold: Entry, acts: list[Entry]) -> Entry | None:
    """The act that overlaps the coded trigger."""
    trigger = tuple(gold["trigger"])
    near = [act for act in acts if act.get("type") and common(trigger, tuple(act["trigger"]))]
    near.sort(key=lambda act: (act["type"] != gold["type"], -common(trigger, tuple(act["trigger"]))))
    return near[0] if near else None


@dataclass
class Score:
    """Counts, pairs of coded and read modality (read is None for a trigger not found), and differences in words."""

    right: dict[str, int] = field(default_factory=dict[str, int])
    of: dict[str, int] = field(default_factory=dict[str, int])
    modalities: list[tuple[str, str | None]] = field(default_factory=list[tuple[str, str | None]])
    errors: list[str] = field(default_factory=list[str])

    def judge(self, name: str, right: bool, where: str = "", difference: str = "") -> None:
        """Count one judgement, and keep it in words where it is not right."""
        self.of[name] = self.of.get(name, 0) + 1
        self.right[name] = self.right.get(name, 0) + right
        if not right and difference:
            self.errors.append(f"{name:<13} {where}: {difference}")

    def share(self, name: str) -> float:
        """How many of a kind of judgement are right, 0 to 1; 0 where there is none."""
        return self.right.get(name, 0) / self.of[name] if self.of.get(name) else 0.0

    def f1_of(self, modality: str, missing_is_wrong: bool) -> float:
        """F1 of one modality, over the triggers found or over all."""
        pairs = [pair for pair in self.modalities if missing_is_wrong or pair[1] is not None]
        hits = sum(coded == read == modality for coded, read in pairs)
        claims = sum(coded == modality for coded, _ in pairs) + sum(read == modality for _, read in pairs)
        return 2 * hits / claims if claims else 0.0

    def macro_f1(self, missing_is_wrong: bool) -> float:
        """Mean F1 of the five modalities."""
        return sum(self.f1_of(modality, missing_is_wrong) for modality in MODALITIES) / len(MODALITIES)

    def lost(self, name: str) -> int:
        """How many of a kind of judgement went wrong."""
        return self.of.get(name, 0) - self.right.get(name, 0)


def score_trigger(score: Score, gold: Entry, record: Entry) -> None:
    """Add the judgements on one coded trigger."""
    text: str = record["document"]["text"]

    def words(spans: Iterable[Span]) -> str:
        return " / ".join(" ".join(text[start:end].split()) for start, end in spans) or "nobody"

    start, end = gold["trigger"]
    where = f"{gold['text'][:2]} …{' '.join(text[max(0, start - 40) : start].split())} [{text[start:end]}]"
    act = act_at(gold, record["acts"])
    score.judge("found", act is not None, where, f"no act, coded {gold['type']}")
    score.judge("type", act is not None and act["type"] == gold["type"])
    read = modality_of(act) if act else None
    score.modalities.append((gold["modality"], read))
    if act is None:
        return
    score.judge("type of found", act["type"] == gold["type"], where, f"read {act['type']}, coded {gold['type']}")
    score.judge("modality", read == gold["modality"], where, f"read {read}, coded {gold['modality']}")
    if gold["modality"] != "asserted":
        score.judge("fact", read != "asserted", where, f"told as a fact, coded {gold['modality']}")
    score.judge("negated", act["negated"] == gold["negated"], where, f"read {act['negated']}, coded {gold['negated']}")
    if gold["negated"]:
        score.judge("not", act["negated"] or read not in ("asserted", "alleged"), where, "lost a not")
    sources, coded = sources_of(act, record), gold["according_to"]
    same = any(common(tuple(coded), span) for span in sources) if coded else act.get("according_to") is None
    score.judge("according_to", same, where, f"read {words(sources)}, coded {words([coded] if coded else [])}")
    for role, readings in (("agent", ("agent",)), ("patient", BEARS_ON)):
        if phrase := gold["roles"][role]:
            fillers = fillers_of(act, readings)
            hit = any(common(tuple(phrase), span) for span in fillers)
            score.judge(role, hit, where, f"read {words(fillers)}, coded {words([phrase])}")


def score_of(labels: list[Entry], records: list[Entry], texts: Path) -> Score:
    """Judge every coded trigger. Raises OtherText where the reading is not of these texts."""
    by_name = {Path(record["document"]["source"]).name: record for record in records}
    for name in sorted({gold["text"] for gold in labels}):
        if name not in by_name:
            raise OtherText(f"the reading has no {name}: read the whole folder {texts}")
        if by_name[name]["document"]["text"] != (texts / name).read_text(encoding="utf-8"):
            raise OtherText(f"the reading of {name} is of another text: read {texts} again")
    score = Score()
    for gold in labels:
        score_trigger(score, gold, by_name[gold["text"]])
    return score


def summary_of(part: str, score: Score) -> str:
    """Every headline number, on one line."""
    return (
        f"{part}: triggers found {score.share('found'):.3f}, type {score.share('type'):.3f} "
        f"(of found {score.share('type of found'):.3f}), modality macro F1 {score.macro_f1(False):.3f} "
        f"(missing as wrong {score.macro_f1(True):.3f}), negated {score.share('negated'):.3f}, "
        f"according_to {score.share('according_to'):.3f}, agent {score.share('agent'):.3f}, "
        f"patient {score.share('patient'):.3f}, told as a fact {score.lost('fact')}, lost a not {score.lost('not')}"
    )


def print_table(score: Score) -> None:
    coded = [pair[0] for pair in score.modalities]
    print(f"{'modality':<14}{'coded':>6}{'F1 of found':>13}{'missing as wrong':>18}")
    for modality in MODALITIES:
        found, wrong = score.f1_of(modality, False), score.f1_of(modality, True)
        print(f"{modality:<14}{coded.count(modality):>6}{found:>13.3f}{wrong:>18.3f}")
    for name in ("found", "type", "type of found", "modality", "negated", "according_to", "agent", "patient"):
        print(f"{name:<14}{score.right.get(name, 0):>6} of {score.of.get(name, 0)}")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("read", type=Path, help="what `facta read` printed")
    parser.add_argument("--part", choices=sorted(PARTS), default="visible")
    parser.add_argument("--errors", action="store_true", help="list every difference (visible part only)")
    parser.add_argument("--folder", type=Path, default=HERE, help="the folder with the labels and texts")
    chosen = parser.parse_args(arguments)
    if chosen.errors and chosen.part == "unseen":
        print("the unseen part shows no errors: whoever reads them writes rules for them", file=sys.stderr)
        return 2
    try:
        labels = rows_of(chosen.folder / PARTS[chosen.part])
        score = score_of(labels, rows_of(chosen.read), chosen.folder / "texts")
    except OtherText as reason:
        print(reason, file=sys.stderr)
        return 2
    if chosen.errors:
        print("\n".join(score.errors))
    print_table(score)
    print(summary_of(chosen.part, score))
    return 0


if __name__ == "__main__":
    sys.exit(main())
