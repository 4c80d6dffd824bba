"""Pledges and the deeds that may answer them: what the finding sets side by side, and what people decide of each pair.

A decision on a pair is a row of the log about the pair, target kind `pair`, target `PLEDGE+DEED` (entry ids). It
touches neither entry by itself. accept: the deed answers the pledge; reject: it does not; unsure: one cannot tell.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from facta.engine.project import Project
from facta.engine.project_review import Clock
from facta.store import schema
from facta.store.errors import NotAllowed, UnknownEntry
from facta.store.log import Wish, append, decisions_by_entry, now
from facta.store.replay import Decision, counting

KIND = "words-without-deeds"
PLEDGED = frozenset({"pledge", "claim of work"})
"""Parts of the finding that are words; every other part is what followed."""
ACTIONS = ("accept", "reject", "unsure")


@dataclass(frozen=True, slots=True)
class Answer:
    """A deed beside a pledge.

    part: what the finding says of it. last: the last decision on the pair; stands: the one that counts.
    """

    pledge: str
    deed: str
    part: str
    last: Decision | None
    stands: Decision | None


@dataclass(frozen=True, slots=True)
class Pledged:
    """One finding: pledges of one party on one subject, and what may have followed."""

    finding: str
    title: str
    status: str
    pledges: tuple[str, ...]
    answers: tuple[Answer, ...]


def pledged(project: Project) -> list[Pledged]:
    """Every finding that follows pledges, in the order of its id, with the decisions on its pairs."""
    finding, evidence = schema.finding, schema.evidence
    with project.store.asking() as connection:
        rows = connection.execute(select(finding).where(finding.c.kind == KIND).order_by(finding.c.id)).mappings().all()
        parts = connection.execute(
            select(evidence.c.finding, evidence.c.entry, evidence.c.part)
            .where(evidence.c.entry != "")
            .order_by(evidence.c.finding, evidence.c.position)
        ).all()
        by_finding: dict[str, list[tuple[str, str]]] = {}
        for id, entry, part in parts:
            by_finding.setdefault(id, []).append((entry, part))
        wanted = {row["id"]: _pairs(by_finding.get(row["id"], [])) for row in rows}
        targets = [f"{p}+{d}" for pairs in wanted.values() for p, d, _ in pairs]
        decided: Mapping[str, tuple[Decision, ...]] = decisions_by_entry(connection, targets) if targets else {}
    return [
        Pledged(
            row["id"],
            row["title"],
            row["status"],
            tuple(dict.fromkeys(e for e, part in by_finding.get(row["id"], []) if part in PLEDGED)),
            tuple(_answer(*pair, decided) for pair in wanted[row["id"]]),
        )
        for row in rows
    ]


def judge_pair(
    project: Project, who: str, action: str, pledge: str, deed: str, seen: str | None, *, reason: str = "",
    seconds: float | None = None, clock: Clock = now,
) -> Decision:  # fmt: skip
    """Decide whether a deed answers a pledge. Raises NotAllowed, UnknownEntry or ChangedMeanwhile."""
    if action not in ACTIONS:
        raise NotAllowed(f"a pairing is one of {', '.join(ACTIONS)}, not {action!r}")
    with project.store.writing() as connection:
        table = schema.entry
        kinds = dict(connection.execute(select(table.c.id, table.c.kind).where(table.c.id.in_([pledge, deed]))).all())
        for id, kind in ((pledge, "statement"), (deed, "act")):
            if id not in kinds:
                raise UnknownEntry(f"no entry {id} in this project")
            if kinds[id] != kind:
                raise NotAllowed(f"a pledge is a statement and a deed an act; {id} is a {kinds[id]}")
        wish = Wish(
            who, action, "pair", f"{pledge}+{deed}", None, "answers", [pledge], [deed], reason, seconds, seen
        )  # fmt: skip
        (made,) = append(connection, [wish], clock)
    return made


def _pairs(parts: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
    pledges = list(dict.fromkeys(entry for entry, part in parts if part in PLEDGED))
    deeds = dict(reversed([(entry, part) for entry, part in parts if part not in PLEDGED]))
    return [(pledge, deed, deeds[deed]) for pledge in pledges for deed in reversed(deeds)]


def _answer(pledge: str, deed: str, part: str, decided: Mapping[str, tuple[Decision, ...]]) -> Answer:
    own = decided.get(f"{pledge}+{deed}", ())
    standing = counting(own)
    return Answer(pledge, deed, part, own[-1] if own else None, standing[-1] if standing else None)
