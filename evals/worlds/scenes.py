"""One scene for each test: a world without the effect, and worlds with it at stated strengths.

A scene makes a world and says whether the test fired. For the three tests that give a p, firing is p <= .05 (for
`stalled`: shown by the estimate); for the others, a finding of the stated kind on the planted passage.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import log
from random import Random

from facta.codebook.codebook import load_codebook
from facta.findings.group_decisions import group_tests
from facta.findings.pile import Pile
from facta.findings.run import FINDINGS
from facta.findings.sanction_after_criticism import order_of_acts
from facta.findings.settings import FindingSettings, NamedParties
from facta.model.finding import Finding
from facta.model.record import Record
from facta.model.statement import StatementKind
from worlds.world import Noise, World

LEVEL = 0.05
CODEBOOK = load_codebook()
TESTS = dict(FINDINGS)


def found(record: Record, kind: str, settings: FindingSettings | None = None) -> tuple[Finding, ...]:
    chosen = settings or FindingSettings()
    return TESTS[kind](Pile(record, CODEBOOK, chosen.subjects), chosen)


# Tests with a p


def decisions(rng: Random, odds: float, each: int, noise: Noise) -> Record:
    """Two authorities of different strictness decide on two groups; the odds of a grant differ by `odds`."""
    world = World(rng, noise)
    halls = [world.party(f"{town} city hall", sector="GOV") for town in ("Orlen", "Brask")]
    groups = [[world.party(f"{kind} {n}") for n in range(max(4, each // 2))] for kind in ("Circle", "Union")]
    for second, group in enumerate(groups):
        for n in range(each):
            strict = rng.random() < (0.35, 0.65)[second]
            share = (0.65, 0.4)[strict]
            chance = share if not second else share / (share + (1 - share) * odds)
            code, word = ("assembly.permit", "permitted") if rng.random() < chance else ("assembly.refuse", "refused")
            world.act(code, word, 20 * n + rng.randrange(20), halls[strict], group[n % len(group)], about="a rally")
    return world.record()


GROUPS = tuple(NamedParties(kind, tuple(f"{kind} {n}" for n in range(100))) for kind in ("Circle", "Union"))


def exact_fires(record: Record) -> bool:
    settings = FindingSettings(groups=GROUPS)
    return any(one.p <= LEVEL for one in group_tests(Pile(record, CODEBOOK), settings))


def lasting(rng: Random, shape: str) -> float:
    """Days that a stage lasts, 100 in the middle."""
    if shape == "exponential":
        return -100 / log(2) * log(1 - rng.random())
    return rng.weibullvariate(120, 1.5) if shape == "Weibull, shape 1.5" else rng.lognormvariate(log(100), 0.8)


def cases(rng: Random, others: int, waited: int, shape: str, noise: Noise) -> Record:
    """Cases charged and then convicted, told up to a day 1,500 on. One is open: of the same kind as the others and seen
    at a day like any other (waited 0), or stopped so many days ago."""
    world, until = World(rng, noise), 1500
    for n in range(others + 1):
        name = world.party(f"Person {n}", "person")
        begun, lasts = rng.randrange(until - 30), round(lasting(rng, shape))
        while n == 0 and begun + lasts <= until:
            begun, lasts = (until - waited, until) if waited else (rng.randrange(until), round(lasting(rng, shape)))
        stages = [("charged", world.act("case.charge", "charged", begun, None, name))]
        if begun + lasts <= until:
            stages.append(("convicted", world.act("case.convict", "convicted", begun + lasts, None, name)))
        world.matter("case", name, stages)
    world.quiet(until)
    return world.record()


def stalled_fires(record: Record) -> bool:
    shown = found(record, "stalled")
    return any("e-Person 0" in one.parties and "chance" in " ".join(one.figures) for one in shown)


def spoken(rng: Random, followed: float, people: int, noise: Noise) -> Record:
    """Critics and others, arrests that come in waves; of each critic's words a share is followed by an arrest."""
    world, until = World(rng, noise), 720
    hall = world.party("City hall", sector="GOV")
    waves = [rng.randrange(until) for _ in range(6)]
    for n in range(people):
        name = world.party(f"Person {n}", "person")
        words = [rng.randrange(until - 40) for _ in range(rng.choice((0, 1, 1, 2)))]
        for day in words:
            world.say(StatementKind.ACCUSATION, day, name, "the police had lied about it", (hall,))
            if rng.random() < followed:
                world.act("case.detain", "detained", day + rng.randrange(1, 20), None, name)
        if rng.random() < 0.6:
            day = rng.choice(waves) + rng.randrange(15) if rng.random() < 0.5 else rng.randrange(until)
            world.act("case.detain", "detained", day, None, name)
    return world.record()


def order_fires(record: Record) -> bool:
    test, _ = order_of_acts(Pile(record, CODEBOOK), FindingSettings(permutations=399))
    return test is not None and test.p <= LEVEL


# Tests that set passages side by side


def like_requests(rng: Random, planted: float, noise: Noise) -> Record:
    world = World(rng, noise)
    hall, other = (world.party(f"{town} city hall", sector="GOV") for town in ("Orlen", "Brask"))
    names = [world.party(f"Circle {n}") for n in range(5)]
    for n, name in enumerate(names[:4]):
        world.act("assembly.permit", "permitted", 10 * n, hall, name, about="a rally")
    world.act("assembly.refuse", "refused", 30, hall if planted else other, names[4], about="a rally")
    return world.record()


def pledges(rng: Random, planted: float, noise: Noise) -> Record:
    world = World(rng, noise)
    minister = world.party("Dolvan", "person", "GOV")
    world.say(StatementKind.PLEDGE, 10, minister, "a shelter for the families of drowned miners would be opened")
    about = "a shelter for families of drowned miners" if planted else "an exhibition of old clocks"
    world.act("office.appoint", "appointed", 90, minister, None, about="a new driver")
    world.act("investigation.open", "opened", 60, minister, None, about=about)
    world.quiet(200)
    return world.record()


def numbers(rng: Random, planted: float, noise: Noise) -> Record:
    world = World(rng, noise)
    people = world.party("strikers", "group")
    told = [world.act("case.detain", "detained", 5, None, people, number=n) for n in (12, 31 if planted else 12)]
    world.one_incident(*told)
    return world.record()


def silent(rng: Random, planted: float, noise: Noise) -> Record:
    world = World(rng, noise)
    ministry = world.party("The ministry", sector="GOV")
    kind = StatementKind.NO_COMMENT if planted else StatementKind.CLAIM
    world.say(kind, 3, ministry, "to comment on the fund" if planted else "that the fund was there")
    return world.record()


def endings(rng: Random, planted: float, noise: Noise) -> Record:
    world = World(rng, noise)
    name = world.party("Odo Crane", "person")
    code, word = ("case.settle", "settled") if planted else ("case.acquit", "acquitted")
    world.act("case.charge", "charged", 3, None, name)
    world.act(code, word, 40, None, name)
    return world.record()


def squares(rng: Random, planted: float, noise: Noise) -> Record:
    world = World(rng, noise)
    hall = world.party("Orlen city hall", sector="GOV")
    first, second = world.party("Town Pride"), world.party("Reed Circle")
    world.act("assembly.permit", "permitted", 5, hall, first, about="a rally on Granary Square for the harbour bridge")
    code, word = ("assembly.refuse", "refused") if planted else ("assembly.permit", "permitted")
    for day in range(20):
        world.quiet(day)
    world.act(code, word, 9, hall, second, about="a rally on Granary Square for the harbour bridge")
    return world.record()


def unheard(rng: Random, planted: float, noise: Noise) -> Record:
    world = World(rng, noise)
    names = [world.party(f"Person {n}", "person") for n in range(4)]
    for n, name in enumerate(names):
        if n or not planted:
            world.say(StatementKind.CLAIM, n, name, "that the bridge was closed")
    world.act("case.detain", "detained", 6, None, names[0])
    return world.record()


def shows(kind: str, what: Callable[[Finding], bool] = lambda _: True) -> Callable[[Record], bool]:
    """Whether the test shows a finding of this form."""
    return lambda record: any(what(one) for one in found(record, kind))


@dataclass(frozen=True)
class Scene:
    """A test with one strength of effect. strength None: a null world."""

    test: str
    effect: str
    make: Callable[[Random], Record]
    fires: Callable[[Record], bool]
    null: bool


def scenes(noise: Noise) -> list[Scene]:
    """Every scene, null worlds first within a test."""
    made: list[Scene] = []
    for each in (12, 30):
        for odds in (1, 4, 10, 25):
            what = f"{each} decisions on each group, odds ratio {odds}" if odds > 1 else f"{each} on each group, none"
            made.append(
                Scene("unlike-treatment, exact test", what, lambda r, o=odds, e=each: decisions(r, o, e, noise),
                      exact_fires, odds == 1)
            )  # fmt: skip
    for shape in ("exponential", "Weibull, shape 1.5", "lognormal, sigma 0.8"):
        for waited in (0, 300, 500, 800):
            what = f"40 others, {shape}, {f'stopped {waited} days ago' if waited else 'none'}"
            made.append(
                Scene("stalled, estimate", what, lambda r, w=waited, s=shape: cases(r, 40, w, s, noise), stalled_fires,
                      not waited)
            )  # fmt: skip
    for people in (20, 40):
        for followed in (0.0, 0.25, 0.5):
            what = f"{people} parties, {f'{followed:.0%} of words followed' if followed else 'none'}"
            made.append(
                Scene("sanction-after-criticism, permutation", what,
                      lambda r, f=followed, p=people: spoken(r, f, p, noise), order_fires, not followed)
            )  # fmt: skip
    plain = (
        ("unlike-treatment", like_requests, shows("unlike-treatment"), "one of five requests decided otherwise"),
        ("words-without-deeds", pledges, shows("words-without-deeds", _followed), "the deed pledged"),
        ("contradiction", numbers, shows("contradiction"), "twelve and thirty-one"),
        ("silence", silent, shows("silence"), "one refusal to comment"),
        ("settled-out", endings, shows("settled-out"), "one settled case"),
        ("platform", squares, shows("platform"), "one permitted, one refused"),
        ("voices", unheard, shows("voices", lambda one: "e-Person 0" in one.parties), "one acted upon, never quoted"),
    )
    for test, make, fires, effect in plain:
        for planted in (False, True):
            made.append(
                Scene(test, effect if planted else "none", lambda r, m=make, p=planted: m(r, p, noise), fires,
                      not planted)
            )  # fmt: skip
    return made


def _followed(one: Finding) -> bool:
    shown = [row[0] for row in one.table.rows] if one.table else []
    return any("likeness of meaning" in cell for cell in shown if not cell.startswith("pledge"))
