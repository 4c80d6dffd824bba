"""What errors of reading do to the findings: errors at measured rates put into records of which all is known.

    python evals/worlds/errors.py [--worlds N] [--only WORDS] [--write]

For each finding with a figure that counts, the figure of the disturbed record over that of the true one: its 5th and
95th percentile over 1,000 worlds, and in how many worlds the finding is gone. For every test, whether it counts or not:
in what share of the records that have its effect it no longer fires, and in what share of those that have none it does.
--only measures those tests alone whose name holds WORDS, and --write then leaves the rest as kept.
--write keeps them in src/facta/findings/reading_errors.yaml, from which every finding tells how far it could move.
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from facta.findings.settings import FindingSettings
from facta.model.act import Act, Modality
from facta.model.matter import Matter
from facta.model.record import Reading, Record
from facta.model.statement import Statement, StatementKind
from facta.model.times import When
from worlds.scenes import GROUPS, Scene, cases, decisions, found, scenes, spoken
from worlds.world import Noise, World

KEPT = Path(__file__).resolve().parents[2] / "src" / "facta" / "findings" / "reading_errors.yaml"
MEASURED_ON = (
    "acts on the 32 labelled reports of evals/acts (visible part), statements on PolNeAR's development part, kinds on "
    "evals/kinds, days on 90 news reports"
)
RATES = {
    "act missed": 0.11,
    "act of another type": 0.07,
    "modality wrong": 0.07,
    "not dropped": 0.012,
    "agent wrong": 0.05,
    "patient wrong": 0.06,
    "day wrong or missed": 0.15,
    "statement missed": 0.2,
    "statement in another's mouth": 0.1,
    "kind of statement wrong": 0.23,
}
NONE = Noise(0, 0, 0)
BUILT_IN = FindingSettings()


def disturbed(record: Record, rng: Random) -> Record:
    """The record as reading at RATES would have it."""

    def happens(what: str) -> bool:
        return rng.random() < RATES[what]

    parties = sorted({(p.id, p.sector or "") for r in record.readings for p in r.parties})

    def another(name: str | None) -> str | None:
        sector = next((s for n, s in parties if n == name), "")
        return rng.choice([n for n, s in parties if s == sector] or [name])

    def act(one: Act) -> Act | None:
        if happens("act missed"):
            return None
        if happens("act of another type"):
            one = replace(one, type=None)
        if happens("modality wrong"):
            other = Modality.ALLEGED if one.modality is Modality.ASSERTED else Modality.ASSERTED
            one = replace(one, modality=rng.choice((other, Modality.PLANNED)))
        if happens("not dropped"):
            one = replace(one, negated=not one.negated)
        roles = dict(one.roles)
        for role, what in (("agent", "agent wrong"), ("recipient", "patient wrong")):
            if role in roles and happens(what):
                moved = tuple(replace(f, party=another(f.party)) for f in roles[role])
                roles[role] = moved
                if role == "recipient" and "patient" in roles:
                    roles["patient"] = moved
        return replace(one, roles=roles, when=when(one.when))

    def when(told: When | None) -> When | None:
        if told is None or not happens("day wrong or missed"):
            return told
        return None

    def statement(one: Statement) -> Statement | None:
        if happens("statement missed"):
            return None
        if happens("statement in another's mouth"):
            one = replace(one, speaker=another(one.speaker))
        if happens("kind of statement wrong"):
            one = replace(one, kind=rng.choice(list(StatementKind)))
        return replace(one, when=when(one.when))

    def reading(one: Reading) -> Reading:
        acts = tuple(a for a in map(act, one.acts) if a is not None)
        said = tuple(s for s in map(statement, one.statements) if s is not None)
        known = {p.id: p for r in record.readings for p in r.parties}
        named = [f.party for a in acts for fs in a.roles.values() for f in fs] + [s.speaker for s in said]
        extra = {n for n in named if n and n not in one.party_of}
        return replace(one, acts=acts, statements=said, parties=(*one.parties, *(known[n] for n in sorted(extra))))

    readings = tuple(map(reading, record.readings))
    acts = {(r.document.id, a.id): a for r in readings for a in r.acts if a.type}

    def matter(one: Matter) -> Matter:
        history = tuple(
            replace(s, when=acts[s.document, s.act].when) for s in one.history if (s.document, s.act) in acts
        )
        return replace(one, history=history, stage=history[-1].stage if history else None)

    members: dict[str, list[tuple[str, str]]] = {}
    for one in readings:
        for party in one.parties:
            members.setdefault(f"e-{party.id}", []).append((one.document.id, party.id))
    entities = tuple(
        replace(e, members=tuple(type(e.members[0])(*ref) for ref in sorted(members.get(e.id, ()))))
        for e in record.entities
    )
    incidents = tuple(
        replace(i, members=kept)
        for i in record.incidents
        if len(kept := tuple(m for m in i.members if tuple(m) in acts)) > 1
    )
    return replace(
        record, readings=readings, entities=entities, incidents=incidents, matters=tuple(map(matter, record.matters))
    )


def many_statements(rng: Random) -> Record:
    world = World(rng, NONE)
    names = [world.party(f"Person {n}", "person", rng.choice(("GOV", "CVL", "NGO"))) for n in range(10)]
    for n in range(60):
        world.say(StatementKind.CLAIM, n, rng.choice(names), "that the bridge was closed")
    for n in range(5):
        world.act("case.detain", "detained", n, None, world.party(f"Detained {n}", "person"))
    return world.record()


def many_refusals(rng: Random) -> Record:
    world = World(rng, NONE)
    ministry = world.party("The ministry", sector="GOV")
    for n in range(10):
        world.say(StatementKind.NO_COMMENT, n, ministry, "to comment on the fund")
    world.party("Orlen police", sector="GOV")
    world.say(StatementKind.CLAIM, 3, "Orlen police", "that nobody was hurt")
    return world.record()


def alike_requests(rng: Random) -> Record:
    world = World(rng, NONE)
    hall = world.party("Orlen city hall", sector="GOV")
    for n in range(10):
        code, word = ("assembly.permit", "permitted") if n % 2 else ("assembly.refuse", "refused")
        world.act(code, word, 4 * n, hall, world.party(f"Circle {n}"), about="a rally")
    return world.record()


@dataclass(frozen=True)
class Case:
    """A finding, a world that has it, and those of its figures that count or measure."""

    kind: str
    make: Callable[[Random], Record]
    figures: tuple[str, ...]
    settings: FindingSettings = BUILT_IN


CASES = (
    Case("unlike-treatment", alike_requests, ("decisions permitting", "decisions refusing")),
    Case("unlike-treatment", lambda r: decisions(r, 10, 30, NONE), ("odds ratio",), FindingSettings(groups=GROUPS)),
    Case("stalled", lambda r: cases(r, 40, 500, "exponential", NONE), ("share of such stages that last longer",)),
    Case(
        "sanction-after-criticism",
        lambda r: spoken(r, 0.5, 40, NONE),
        (
            "coercive acts for each 1,000 days of one party",
            "the same within the window after own words",
            "of them after own words",
        ),
        FindingSettings(permutations=19),
    ),
    Case("silence", many_refusals, ("passages",)),
    Case("voices", many_statements, ("statements", "parties quoted", "acted upon and never quoted")),
)


def figures_of(record: Record, case: Case) -> dict[str, float]:
    """The figures of the first finding that has one of them."""
    for one in found(record, case.kind, case.settings):
        told = {name: one.figures.get(name) for name in case.figures}
        numbers = {n: float(v) for n, v in told.items() if isinstance(v, int | float | str) and _is_number(v)}
        if numbers:
            return numbers
    return {}


def _is_number(value: object) -> bool:
    try:
        return float(str(value)) > 0
    except ValueError:
        return False


def measured(case: Case, worlds: int) -> dict[str, list[float]]:
    """For each figure: 5th and 95th percentile of disturbed over true, and the share of worlds that lost it."""
    ratios: dict[str, list[float]] = {name: [] for name in case.figures}
    lost: dict[str, int] = dict.fromkeys(case.figures, 0)
    for n in range(worlds):
        rng = Random(f"errors {case.kind} {n}")
        record = case.make(rng)
        true, told = figures_of(record, case), figures_of(disturbed(record, rng), case)
        for name in case.figures:
            if name in true and name in told:
                ratios[name].append(told[name] / true[name])
            elif name in true:
                lost[name] += 1
    rows: dict[str, list[float]] = {}
    for name, values in ratios.items():
        values.sort()
        if values:
            ends = values[int(0.05 * len(values))], values[min(len(values) - 1, int(0.95 * len(values)))]
            rows[name] = [round(ends[0], 2), round(ends[1], 2), round(lost[name] / (len(values) + lost[name]), 3)]
    return rows


def shown_scenes() -> dict[str, tuple[Scene, Scene]]:
    """For each test, the scene of its strongest effect and a scene without one; by the test's name."""
    found: dict[str, tuple[Scene, Scene]] = {}
    every = scenes(NONE)
    for test in dict.fromkeys(scene.test for scene in every):
        of_test = [scene for scene in every if scene.test == test]
        found[test] = [s for s in of_test if not s.null][-1], next(s for s in of_test if s.null)
    return found


def shown(test: str, planted: Scene, null: Scene, worlds: int) -> list[float]:
    """Share of the records shown as having the effect that no longer do with errors; of null records, that do."""
    had = gone = false = 0
    for n in range(worlds):
        rng = Random(f"shown {test} {n}")
        record = planted.make(rng)
        if planted.fires(record):
            had += 1
            gone += not planted.fires(disturbed(record, rng))
        false += null.fires(disturbed(null.make(rng), rng))
    return [round(gone / had, 3) if had else 1.0, round(false / worlds, 3)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worlds", type=int, default=1000)
    parser.add_argument("--only", default="")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    before: dict[str, Any] = yaml.safe_load(KEPT.read_text(encoding="utf-8")) if given.only else {}
    findings: dict[str, dict[str, list[float]]] = before.get("findings", {})
    for case in () if given.only else CASES:
        rows = measured(case, given.worlds)
        findings.setdefault(case.kind, {}).update(rows)
        for name, (low, high, lost) in rows.items():
            print(f"{case.kind:26} {name:50} {low:5.2f} to {high:5.2f} of the true figure; lost {lost:.1%}", flush=True)
    tests: dict[str, list[float]] = before.get("tests", {})
    for test, (planted, null) in shown_scenes().items():
        if given.only not in test:
            continue
        tests[test] = shown(test, planted, null, given.worlds)
        gone, false = tests[test]
        print(
            f"{test:44} no longer fires in {gone:.1%} of those with the effect, fires in {false:.1%} of others",
            flush=True,
        )
    if given.write:
        kept = {
            "measured_on": MEASURED_ON, "worlds": given.worlds, "rates": RATES, "findings": findings, "tests": tests,
        }  # fmt: skip
        KEPT.write_text(yaml.safe_dump(kept, sort_keys=False, allow_unicode=True, width=120), encoding="utf-8")


if __name__ == "__main__":
    main()
