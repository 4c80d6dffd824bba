"""Score a reading of one article against the hand coding in `seed/gold.json`. Standard library only.

    python evals/seed.py READ.jsonl [FINDINGS.json] [--text PATH] [--errors]

READ.jsonl is what `facta read` printed, FINDINGS.json what `facta report --json` printed. The article is not in the
repository: it is read from --text (a file, or a folder that holds it). Without it nothing is scored (exit 0).

  statements  found when the content tokens overlap by at least half (Jaccard), one to one; the speaker is right when
              the source spans share a head word or half their tokens, or when a mention of the program's speaker
              shares a head word with a mention of the gold party
  acts        found when the type is one that the coding accepts and the triggers overlap, or lie at most 25
              characters apart in one sentence; right when modality and negation are accepted too
  told as a fact   acts the program asserts though the coding only has them alleged, planned or denied
  findings    found when the kind is there and one of its passages overlaps; spurious when the kind is not in the
              coding, or none of its passages is

Exit codes: 0 scored or left out, 2 when the article or the reading is of another text.
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

HERE = Path(__file__).resolve().parent
GOLD = HERE / "seed" / "gold.json"
TEXTS = HERE.parent.parent / "shared" / "seed"
NEAR_CHARACTERS = 25
LEAST_OVERLAP = 0.5
TOKEN = re.compile(r"\w+|[^\w\s]")
SENTENCE_END = re.compile(r"[.?!][\"”’)]*\s|\n")
# A source's head is the last word of its first or second part, before any of these (as in PolNeAR's scorer).
BREAKS = frozenset(',;:()[]–—-"“”')
AFTER_HEAD = frozenset(
    "about after against among around as at before behind between by during for from in inside into near of off on "
    "outside over to under who whom whose which that with within".split()
)

type Span = tuple[int, int]
type Entry = dict[str, Any]


class OtherText(Exception):  # noqa: N818 (named for what was found)
    """The article or the reading is not of the text that was coded."""


@dataclass(frozen=True)
class Article:
    """The coded article, cut into tokens."""

    text: str
    tokens: tuple[Span, ...]

    def cover(self, spans: Iterable[Span]) -> frozenset[int]:
        """Numbers of the tokens that touch one of the spans."""
        wanted = tuple(spans)
        return frozenset(i for i, token in enumerate(self.tokens) if any(overlaps(token, span) for span in wanted))

    def heads(self, span: Span) -> frozenset[int]:
        """Head tokens of a mention: one for its noun or name, one for its first apposition."""
        parts: list[list[int]] = [[]]
        cut = False
        for i in sorted(self.cover([span])):
            word = self.text[slice(*self.tokens[i])]
            if word in BREAKS:
                parts.append([])
                cut = False
            elif word.lower() in AFTER_HEAD and parts[-1]:
                cut = True
            elif not cut and word[0].isalnum() and not (word == "s" and parts[-1]):
                parts[-1].append(i)
        return frozenset(part[-1] for part in [part for part in parts if part][:2])

    def same_mention(self, one: Span, other: Span) -> bool:
        """Whether two mentions share a head word, or at least half of their tokens."""
        return bool(self.heads(one) & self.heads(other)) or jaccard(self.cover([one]), self.cover([other])) >= 0.5

    def in_one_clause(self, one: Span, other: Span) -> bool:
        """Whether two spans overlap or lie at most 25 characters apart in one sentence."""
        gap = gap_of(one, other)
        between = self.text[min(one[1], other[1]) : max(one[0], other[0])]
        return gap == 0 or (gap <= NEAR_CHARACTERS and not SENTENCE_END.search(between))

    def shown(self, span: Span) -> str:
        """The text of a span, on one line."""
        return " ".join(self.text[slice(*span)].split())


@dataclass
class Score:
    """What was found, and every difference in words."""

    counts: dict[str, int] = field(default_factory=dict[str, int])
    told_as_fact: list[str] = field(default_factory=list[str])
    warnings: list[str] = field(default_factory=list[str])
    errors: list[str] = field(default_factory=list[str])

    def add(self, key: str, number: int = 1) -> None:
        """Count."""
        self.counts[key] = self.counts.get(key, 0) + number

    def share(self, hit: str, total: str) -> float:
        """One count as a share of another, 0 where there is nothing to share."""
        whole = self.counts.get(total, 0)
        return self.counts.get(hit, 0) / whole if whole else 0.0


def article_of(text: str) -> Article:
    return Article(text, tuple(match.span() for match in TOKEN.finditer(text)))


def span_of(value: Any) -> Span | None:
    return (int(value[0]), int(value[1])) if value else None


def spans_of(values: Iterable[Any]) -> list[Span]:
    return [span for span in map(span_of, values) if span]


def overlaps(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def gap_of(one: Span, other: Span) -> int:
    return max(0, max(one[0], other[0]) - min(one[1], other[1]))


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0


def mentions_of(parties: Iterable[Entry]) -> dict[str, list[Span]]:
    return {party["id"]: spans_of(party["mentions"]) for party in parties}


def one_to_one(ranked: Iterable[tuple[Any, int, int]]) -> dict[int, int]:
    """{gold number: predicted number}, the pairs taken in the order of their rank."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, gold, mine in sorted(ranked):
        if gold not in pairs and mine not in taken:
            pairs[gold] = mine
            taken.add(mine)
    return pairs


# Statements


@dataclass(frozen=True)
class Reading:
    """Gold and the program's reading of one article, with the mentions of both."""

    article: Article
    gold: Entry
    record: Entry
    gold_mentions: dict[str, list[Span]]
    mentions: dict[str, list[Span]]

    def party_is(self, mine: str | None, keys: Iterable[str | None]) -> bool:
        """Whether the program's party is one of the gold parties (None among them: nobody is named)."""
        if mine is None:
            return None in list(keys)
        return any(
            self.article.same_mention(here, there)
            for key in keys
            if key is not None
            for there in self.gold_mentions[key]
            for here in self.mentions.get(mine, [])
        )


def accepted(entry: Entry, name: str) -> list[Any]:
    """The value of a field and its alternatives."""
    return [entry[name], *cast("Entry", entry.get("also", {})).get(name, [])]


def content_overlap(reading: Reading, wanted: Entry, mine: Entry) -> float:
    article = reading.article
    have = article.cover(spans_of(mine["content"]))
    if not wanted["content"]:  # a refusal to talk has no content of its own: the cue decides
        cue = span_of(mine.get("cue"))
        return LEAST_OVERLAP if cue and overlaps(cue, cast("Span", span_of(wanted["cue"]))) else 0.0
    return max(jaccard(article.cover(spans_of(spans)), have) for spans in accepted(wanted, "content"))


def right_speaker(reading: Reading, wanted: Entry, mine: Entry) -> bool:
    source = span_of(mine.get("source"))
    by_span = source is not None and any(
        reading.article.same_mention(source, span) for span in spans_of(accepted(wanted, "source"))
    )
    return by_span or reading.party_is(mine.get("speaker"), accepted(wanted, "speaker"))


def score_statements(reading: Reading, score: Score) -> None:
    gold: list[Entry] = reading.gold["statements"]
    mine: list[Entry] = reading.record.get("statements", [])
    ranked: list[tuple[Any, int, int]] = []
    for i, wanted in enumerate(gold):
        for j, said in enumerate(mine):
            if (overlap := content_overlap(reading, wanted, said)) >= LEAST_OVERLAP:
                wrong = not right_speaker(reading, wanted, said)
                ranked.append(((bool(wanted.get("optional")), wrong, -overlap), i, j))
    pairs = one_to_one(ranked)
    score.add("statements said", len(mine))
    for i, wanted in enumerate(gold):
        score_statement(reading, wanted, mine[pairs[i]] if i in pairs else None, score)


def score_statement(reading: Reading, wanted: Entry, said: Entry | None, score: Score) -> None:
    counted = not wanted.get("optional")
    where = f"{wanted['id']} {label(reading, wanted['cue'])}"
    if counted:
        score.add("statements")
    if said is None:
        if counted:
            shown = " … ".join(reading.article.shown(span) for span in spans_of(wanted["content"]))
            score.errors.append(f"statement missed: {where}: {shown}")
        return
    right = right_speaker(reading, wanted, said)
    if counted:
        score.add("statements found")
        score.add("statements with right speaker", right)
        score.add("statements with right kind", said.get("kind") in accepted(wanted, "kind"))
    if not right:
        score.errors.append(f"speaker wrong: {where}: source {label(reading, said.get('source'))}")
    if counted and said.get("kind") not in accepted(wanted, "kind"):
        score.errors.append(f"kind: {where}: want {' or '.join(accepted(wanted, 'kind'))}, got {said.get('kind')}")
    warn_of_another_speaker(reading, wanted, said, where, score)


def warn_of_another_speaker(reading: Reading, wanted: Entry, said: Entry, where: str, score: Score) -> None:
    """A mention resolved to somebody else puts words into a person's mouth, even where the source span is right."""
    speaker = said.get("speaker")
    allowed = [*accepted(wanted, "speaker"), *wanted.get("co_speakers", [])]
    others = [key for key in reading.gold_mentions if key not in allowed]
    if speaker and not reading.party_is(speaker, allowed) and reading.party_is(speaker, others):
        score.warnings.append(f"words given to another party: {where}: {name_of(reading, speaker)}")


# Acts


def readings_of(wanted: Entry) -> list[tuple[str, str, bool]]:
    """Each (type, modality, negated) that the coding accepts, the preferred one first."""
    return [(entry["type"], entry["modality"], entry["negated"]) for entry in [wanted, *wanted.get("readings", [])]]


def triggers_of(wanted: Entry) -> list[Span]:
    return spans_of([wanted["trigger"], *wanted.get("also", [])])


def is_right(wanted: Entry, mine: Entry) -> bool:
    said = (mine["type"], mine["modality"], bool(mine["negated"]))
    return said in readings_of(wanted) and not mine.get("generic")


def may_be_asserted(wanted: Entry) -> bool:
    return any(modality == "asserted" for _, modality, _ in readings_of(wanted))


def is_told_as_fact(mine: Entry) -> bool:
    return bool(mine["type"]) and mine["modality"] == "asserted" and not mine.get("generic")


def score_acts(reading: Reading, score: Score) -> None:
    gold: list[Entry] = reading.gold["acts"]
    mine: list[Entry] = reading.record.get("acts", [])
    ranked: list[tuple[Any, int, int]] = []
    for i, wanted in enumerate(gold):
        types = {reading_type for reading_type, _, _ in readings_of(wanted)}
        for j, act in enumerate(mine):
            trigger = cast("Span", span_of(act["trigger"]))
            near = [t for t in triggers_of(wanted) if reading.article.in_one_clause(t, trigger)]
            if act["type"] in types and near:
                gap = min(gap_of(t, trigger) for t in near)
                ranked.append(((gap > 0, bool(wanted.get("optional")), not is_right(wanted, act), gap), i, j))
    pairs = one_to_one(ranked)
    score.add("acts said", sum(bool(act["type"]) for act in mine))
    for i, wanted in enumerate(gold):
        score_act(reading, wanted, mine[pairs[i]] if i in pairs else None, score)
    list_told_as_fact(reading, {pairs[i]: gold[i] for i in pairs}, score)
    list_norms(reading, score)


def score_act(reading: Reading, wanted: Entry, act: Entry | None, score: Score) -> None:
    counted = not wanted.get("optional")
    where = f"{wanted['id']} {wanted['type']} {label(reading, wanted['trigger'])}"
    if counted:
        score.add("acts")
    if act is None:
        if counted:
            score.errors.append(f"act missed: {where}")
        return
    right = is_right(wanted, act)
    if counted:
        score.add("acts found")
        score.add("acts with right modality", right)
        score_agent(reading, wanted, act, score)
    if not right:
        got = f"{'not ' if act['negated'] else ''}{act['modality']}{', generic' if act.get('generic') else ''}"
        score.errors.append(f"modality: {where}: want {strength_of(wanted)}, got {got}")
    if bool(act["negated"]) not in {negated for kind, _, negated in readings_of(wanted) if kind == act["type"]}:
        score.warnings.append(f"negation differs: {where}: negated is {bool(act['negated'])}")
    if act["roles"].get("agent") and not wanted["roles"].get("agent") and wanted["type"].startswith("violence."):
        score.warnings.append(f"an agent the article does not name: {where}")


def strength_of(wanted: Entry) -> str:
    return f"{'not ' if wanted['negated'] else ''}{wanted['modality']}"


def score_agent(reading: Reading, wanted: Entry, act: Entry, score: Score) -> None:
    """Whether one of the agents is right, among found acts whose agent the coding names."""
    agents: list[Entry] = wanted["roles"].get("agent", [])
    if not agents:
        return
    score.add("agents")
    keys = [agent["party"] for agent in agents if agent["party"]]
    spans = spans_of(agent["span"] for agent in agents)
    fillers: list[Entry] = act["roles"].get("agent", [])
    right = any(
        (filler.get("party") and reading.party_is(filler["party"], keys))
        or any(reading.article.same_mention(span, here) for span in spans for here in spans_of([filler.get("span")]))
        for filler in fillers
    )
    score.add("agents right", right)


def list_told_as_fact(reading: Reading, matched: dict[int, Entry], score: Score) -> None:
    """Acts the program asserts where the coding has nothing at that place that may be asserted."""
    gold: list[Entry] = reading.gold["acts"]
    for j, act in enumerate(reading.record.get("acts", [])):
        if not is_told_as_fact(act):
            continue
        trigger = cast("Span", span_of(act["trigger"]))
        here = [wanted for wanted in gold if any(overlaps(trigger, t) for t in triggers_of(wanted))]
        here += [matched[j]] if j in matched and matched[j] not in here else []
        if here and not any(may_be_asserted(wanted) for wanted in here):
            which = ", ".join(f"{wanted['id']} is {strength_of(wanted)}" for wanted in here)
            score.told_as_fact.append(f"{act['type']} {label(reading, act['trigger'])}: {which}")


def list_norms(reading: Reading, score: Score) -> None:
    """Rules and habits that the program tells as one event."""
    for act in reading.record.get("acts", []):
        trigger = cast("Span", span_of(act["trigger"]))
        for norm in reading.gold["norms"]:
            if is_told_as_fact(act) and any(overlaps(trigger, span) for span in spans_of(norm["triggers"])):
                score.warnings.append(f"a norm told as an event: {norm['id']} {act['type']} {label(reading, trigger)}")


# Findings


def score_findings(reading: Reading, findings: list[Entry], score: Score) -> None:
    gold: list[Entry] = reading.gold["findings"]
    document = reading.record["document"]
    names = {None, *(document.get(key) for key in ("id", "digest", "source"))}
    useful: set[int] = set()
    for wanted in gold:
        score.add("findings")
        answers = [j for j, finding in enumerate(findings) if answers_finding(wanted, finding, names)]
        score.add("findings found", bool(answers))
        useful.update(answers)
        if not answers:
            same_kind = sum(finding["kind"] == wanted["kind"] for finding in findings)
            score.errors.append(f"finding missed: {wanted['kind']} ({same_kind} of this kind with other passages)")
    for j, finding in enumerate(findings):
        if j not in useful:
            score.add("findings spurious")
            score.warnings.append(f"finding not in the coding: {finding['kind']}: {finding.get('title', '')}")


def answers_finding(wanted: Entry, finding: Entry, names: set[str | None]) -> bool:
    """Whether a finding has the kind, and a passage of the report known by `names`."""
    if finding["kind"] != wanted["kind"]:
        return False
    evidence: list[Entry] = [e for e in finding["evidence"] if e.get("document") in names]
    passages = spans_of(entry.get("passage") for entry in evidence)
    return any(overlaps(here, there) for here in passages for there in spans_of(wanted["evidence"]))


# The command


def label(reading: Reading, span: Any) -> str:
    place = span_of(span)
    return f"[{place[0]}:{place[1]}] “{reading.article.shown(place)}”" if place else "none"


def name_of(reading: Reading, party: str) -> str:
    return next((p.get("name") or p["id"] for p in reading.record["parties"] if p["id"] == party), party)


def text_with(digest: str, path: Path) -> str | None:
    """The text of the coded file at `path` or in that folder; None where there is nothing to look at.

    Raises OtherText when there are text files and none has the digest.
    """
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path] if path.is_file() else []
    for file in files:
        data = file.read_bytes()
        if hashlib.sha256(data).hexdigest() == digest:
            return data.decode("utf-8")
    if files:
        raise OtherText(f"{path}: no file there has the digest {digest} of the text that was coded")
    return None


def record_of(path: Path, text: str) -> Entry:
    """The line of a reading whose text is the coded one. Raises OtherText when there is none."""
    rows = [json.loads(row) for row in path.read_text(encoding="utf-8").split("\n") if row.strip()]
    for row in rows:
        if row["document"]["text"] == text:
            return cast("Entry", row)
    raise OtherText(f"{path}: none of its {len(rows)} reports has the coded text: read the article again, unchanged")


def score_of(gold: Entry, record: Entry, text: str, findings: list[Entry] | None = None) -> Score:
    """Everything counted, for one reading and, where given, its findings."""
    reading = Reading(
        article_of(text), gold, record, mentions_of(gold["parties"]), mentions_of(record.get("parties", []))
    )
    score = Score()
    score_statements(reading, score)
    score_acts(reading, score)
    if findings is not None:
        score_findings(reading, findings, score)
    return score


def lines_of(score: Score, errors: bool) -> Iterator[str]:
    counts = score.counts
    yield (
        f"statements  {counts['statements']} coded, {counts.get('statements found', 0)} found, "
        f"{counts.get('statements with right speaker', 0)} with the right speaker, "
        f"{counts.get('statements with right kind', 0)} with the right kind; {counts['statements said']} said"
    )
    yield (
        f"acts        {counts['acts']} coded, {counts.get('acts found', 0)} found, "
        f"{counts.get('acts with right modality', 0)} with the right modality, agent right in "
        f"{counts.get('agents right', 0)} of {counts.get('agents', 0)}; {counts['acts said']} said"
    )
    if "findings" in counts:
        yield (
            f"findings    {counts['findings']} coded, {counts['findings found']} found, "
            f"{counts.get('findings spurious', 0)} not in the coding"
        )
    yield from (f"TOLD AS A FACT: {line}" for line in score.told_as_fact)
    yield from (f"look at: {line}" for line in score.warnings)
    if errors:
        yield from score.errors


def summary_of(score: Score) -> str:
    parts = [
        f"statements with right speaker {score.share('statements with right speaker', 'statements'):.3f}",
        f"acts with right modality {score.share('acts with right modality', 'acts'):.3f}",
        f"told as a fact {len(score.told_as_fact)}",
    ]
    if "findings" in score.counts:
        parts.append(f"findings {score.share('findings found', 'findings'):.3f}")
        parts.append(f"spurious {score.counts.get('findings spurious', 0)}")
    return ", ".join(parts)


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("read", type=Path, help="JSONL of `facta read`")
    parser.add_argument("findings", type=Path, nargs="?", help="JSON of `facta report --json`")
    parser.add_argument("--text", type=Path, default=TEXTS, help="the article, or the folder it is in")
    parser.add_argument("--gold", type=Path, default=GOLD, help="the hand coding")
    parser.add_argument("--errors", action="store_true", help="list what is missed, with its text")
    return parser


def main(arguments: list[str] | None = None) -> int:
    chosen = options().parse_args(arguments)
    gold = json.loads(chosen.gold.read_text(encoding="utf-8"))
    try:
        text = text_with(gold["digest"], chosen.text)
        if text is None:
            print(f"left out: text not here ({chosen.text})")
            return 0
        record = record_of(chosen.read, text)
    except OtherText as problem:
        print(f"seed: {problem}", file=sys.stderr)
        return 2
    findings = json.loads(chosen.findings.read_text(encoding="utf-8"))["findings"] if chosen.findings else None
    score = score_of(gold, record, text, findings)
    for line in lines_of(score, chosen.errors):
        print(line)
    print(summary_of(score))
    return 0


if __name__ == "__main__":
    sys.exit(main())
