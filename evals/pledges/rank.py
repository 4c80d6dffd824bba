"""Rank the acts of each pledge as the finding `words-without-deeds` does, and print the lines that score.py takes.

    python evals/pledges/rank.py [--part visible|unseen|practice|wide]

The records become a pile of reports, one for each pledge and one for each act; from there on everything is the
finding's own: which acts come after the words and by the same party or its bodies, how like in meaning they are, and
which is shown as what followed. No planned act is given with a pledge, as a reader would find it.
"""

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from facta.codebook.codebook import load_codebook
from facta.findings.pile import Pile
from facta.findings.pledge_pairs import ON_SUBJECT, Pairing, all_pairings
from facta.findings.pledges import Pledge, pledge_groups
from facta.findings.settings import FindingSettings
from facta.model.act import Act, Filler, Modality
from facta.model.document import Document
from facta.model.finding import ScoredPair
from facta.model.party import Party, PartyKind, Tie
from facta.model.passage import Span
from facta.model.record import Coverage, Entity, Reading, Record, Ref
from facta.model.statement import Mode, Statement, StatementKind
from facta.model.times import When
from facta.reading.sentence_vectors import SentenceVectors

HERE = Path(__file__).resolve().parent
CUE = re.compile(r"\b(?:promised|pledged|vowed|assured|told|announced|said)\b")
BY = re.compile(r"\b(?:was|were|been|being)\W+$")
"""What stands before the verb of an act that is told from the side of those it was done to."""
AGENT = re.compile(r"\bby (?:the |its )?[\w’' -]+?(?=[,.]| (?:on|in|for|after|from|at|over|with)\b)")
type Row = dict[str, Any]


def rows(name: str, part: str) -> list[Row]:
    folder = HERE if part == "visible" else HERE / part
    return [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines()]


def parties_of(who: Row, passage: str, persons: frozenset[str]) -> tuple[tuple[Party, ...], tuple[Tie, ...]]:
    """The party and what it heads or belongs to, with the tie between them."""
    whole = Span(0, len(passage))

    def party(name: str, kind: PartyKind) -> Party:
        return Party(name, kind, name, who["sector"], (whole,), (name,))

    one = party(who["name"], PartyKind.PERSON if who["name"] in persons else PartyKind.ORGANIZATION)
    if who["body"] == who["name"]:
        return (one,), ()
    relation = "head-of" if one.kind is PartyKind.PERSON else "part-of"
    return (one, party(who["body"], PartyKind.ORGANIZATION)), (Tie(who["name"], who["body"], relation, whole),)


def reading_of(
    row: Row, who: Row, persons: frozenset[str], statements: tuple[Statement, ...], acts: tuple[Act, ...]
) -> Reading:
    passage = row["passage"]
    parties, ties = parties_of(who, passage, persons)
    document = Document(row["id"], f"{row['id']}.txt", row["id"], passage, published=row["date"])
    sentence = (Span(0, len(passage)),)
    return Reading(document, parties, statements, acts, ties, sentences=sentence, paragraphs=sentence)


def told_by(row: Row) -> tuple[Span, Span | None]:
    """Where the source and the cue of a pledge stand: what is left of the sentence, and the verb of saying in it."""
    passage, (start, end) = row["passage"], row["content"]
    before = CUE.search(passage, 0, start)
    cue = before or CUE.search(passage, end)
    rest = Span(end, len(passage)) if end < len(passage) else Span(0, start)
    if cue is None:
        return rest, None
    return (Span(0, cue.start()) if before else rest), Span(*cue.span())


def pledge_reading(row: Row, persons: frozenset[str]) -> Reading:
    start, end = row["content"]
    source, cue = told_by(row)
    said = Statement(
        "s1", row["speaker"]["name"], source, cue, (Span(start, end),), Mode.INDIRECT, StatementKind.PLEDGE
    )
    return reading_of(row, row["speaker"], persons, (said,), ())


def agent_at(passage: str, start: int, end: int) -> Span:
    """Where those who did it stand: before the verb; after "by" where the verb is passive and says so."""
    by = AGENT.search(passage, end) if BY.search(passage, 0, start) else None
    if by is not None:
        return Span(*by.span())
    return Span(0, start) if start else Span(end, len(passage))


def act_reading(row: Row, persons: frozenset[str]) -> Reading:
    start, end = row["trigger"]
    agent = agent_at(row["passage"], start, end)
    roles = {"agent": (Filler(row["agent"]["name"], agent),)}
    for role in ("patient", "theme"):
        at = row["passage"].find(row[role]) if row[role] else -1
        if at >= 0:
            roles[role] = (Filler(None, Span(at, at + len(row[role]))),)
    act = Act(
        id="a1",
        type=row["type"],
        plover=None,
        trigger=Span(start, end),
        lemma=row["passage"][start:end].lower().replace(" ", "_"),
        passage=Span(0, len(row["passage"])),
        roles=roles,
        when=When(row["date"], row["date"], row["date"], None),
        modality=Modality(row["modality"]),
    )
    return reading_of(row, row["agent"], persons, (), (act,))


def record_of(readings: list[Reading]) -> Record:
    members: dict[str, list[Ref]] = {}
    first: dict[str, Party] = {}
    for reading in readings:
        for party in reading.parties:
            members.setdefault(party.id, []).append(Ref(reading.document.id, party.id))
            first.setdefault(party.id, party)
    entities = tuple(
        Entity(f"e-{name}", first[name].kind, name, first[name].sector, tuple(refs), (name,))
        for name, refs in members.items()
    )
    days = sorted(reading.document.published or "" for reading in readings)
    return Record(tuple(readings), Coverage(len(readings), (), days[0], days[-1]), entities)


def readings_of(part: str) -> list[Reading]:
    """One reading for each pledge and each act. Whoever pledges and is not the body spoken for is a person."""
    pledges = rows("pledges.jsonl", part)
    persons = frozenset(row["speaker"]["name"] for row in pledges if row["speaker"]["name"] != row["speaker"]["body"])
    readings = [pledge_reading(row, persons) for row in pledges]
    return readings + [act_reading(row, persons) for row in rows("acts.jsonl", part)]


def pile_of(part: str) -> Pile:
    return Pile(record_of(readings_of(part)), load_codebook(), (), SentenceVectors())


def ranking(pledge: Pledge, pairings: list[Pairing], scored: list[ScoredPair]) -> Row:
    order = [pairing.told.ref.document for pairing in pairings]
    rest = sorted(scored, key=lambda pair: (-pair.score, pair.other.document))
    order += [pair.other.document for pair in rest if pair.other.document not in order]
    chosen = pairings[0] if pairings else None
    line: Row = {"pledge": pledge.said.ref.document, "ranked": order, "chosen": order[0] if chosen else None}
    return line | ({"relation": chosen.status} if chosen and chosen.status != ON_SUBJECT else {})


def rankings(part: str) -> Iterator[Row]:
    pile = pile_of(part)
    pledges = [pledge for group in pledge_groups(pile) for pledge in group]
    followed = all_pairings(pile, [[pledge] for pledge in pledges], FindingSettings())
    for pledge, (pairings, scored) in zip(pledges, followed, strict=True):
        yield ranking(pledge, pairings, scored)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--part",
        choices=("visible", "unseen", "practice", "wide", "fresh", "plain", "fresh_b", "fresh_c"),
        default="visible",
    )
    chosen = parser.parse_args()
    for row in rankings(chosen.part):
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
