"""Who was given the square, and who was kept off it.

Looks at acts that give a party a stage (permitted, held, invited, received) beside acts of the same sort that keep
another off it (turned back, dispersed, refused, not invited), told close together in one report; or close in time and
in one town, or by one authority on one subject. A crowd without a name is no party here, nor are acts of two different
authorities set side by side. With the ties of those who were given it, what they said of the matter, and why the others
were kept off.
"""

from collections import defaultdict
from dataclasses import dataclass

from facta.codebook.content_words import shared_weight
from facta.findings.making import Passages, Rows, by_whom, counted, listed, made, said_by
from facta.findings.pile import AUTHORITY, Pile
from facta.findings.settings import FindingSettings
from facta.findings.told import Days, ToldAct, ToldStatement, gap_days, shortened
from facta.findings.words import words
from facta.model.finding import Finding
from facta.model.matter import Matter
from facta.model.passage import Span

KIND = "platform"
QUESTION = "Who was given the square?"
COUNTER = "where those kept off were given a stage, and where the party given one was kept off it."
"""What in the record speaks against a finding, as its page says."""
RULE = (
    "A party outside power that was permitted, invited or held a rally, beside another that was refused, turned back "
    "or dispersed, told close together in one report, or close in time in one town or by one authority."
)
RECEIVERS = ("recipient", "patient", "beneficiary", "organizer")
KEPT_OFF_ROLES = ("patient", "recipient", "beneficiary", "applicant")
VAGUE = words("vague")
CROWD = words("crowd")
GATHERING = words("gathering")
STRIKE, STRIKE_NEXT = words("strike"), words("strike next")
OWN_GROUP = words("somebody's own")
INVITING = frozenset({"invite", "receive", "admit", "welcome"})
"""Verbs of which whoever is not named is the host."""
NEAR_CHARACTERS = 2500
SHARED_WEIGHT = 2.5
TIES_SHOWN = 8
STANDS_SHOWN = 4
COUNTER_SHOWN = 3
CAVEATS = (
    "Who was given a stage and who was not may follow from who asked, when, and for how many.",
    "A tie is a passage that says two parties are connected; it does not say that the tie decided anything.",
    "Others may have been heard or kept off whom these reports do not name.",
)


@dataclass(frozen=True)
class Turn:
    """A party given a stage or kept off one."""

    told: ToldAct
    parties: tuple[str, ...]


def platform(pile: Pile, settings: FindingSettings) -> tuple[Finding, ...]:
    """Who was given a stage, with their ties and their words, beside who was kept off it."""
    matter_of = {(r.document, r.act): m for m in pile.record.matters for r in m.history}
    given = [turn for told in pile.acts if (turn := _given(pile, told, matter_of))]
    off = [turn for told in pile.acts if (turn := _kept_off(pile, told, matter_of))]
    pairs: defaultdict[str, list[tuple[Turn, Turn]]] = defaultdict(list)
    near = _Nearby(pile, off, settings)
    refused = {(turn.told.ref.document, party) for turn in off for party in turn.parties}
    for turn in given:
        if not turn.told.has("grants") and any((turn.told.ref.document, p) in refused for p in turn.parties):
            continue  # "applications to hold rallies were refused": the rally named was not held
        for other in near.to(turn):
            if not set(turn.parties) & set(other.parties) and _side_by_side(pile, turn, other, settings):
                pairs[_leading(pile, turn)].append((turn, other))
    return tuple(_finding(pile, party, rows, given, off, settings) for party, rows in pairs.items())


class _Nearby:
    """Those kept off a stage, found by report and by kind and time."""

    def __init__(self, pile: Pile, turns: list[Turn], settings: FindingSettings) -> None:
        self.pile, self.turns, self.days = pile, turns, max(1, settings.platform_days)
        self.by_key: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        for i, turn in enumerate(turns):
            self.by_key[turn.told.ref.document, 0].append(i)
            for kind in _kinds(turn.told):
                for window in self._windows(turn.told):
                    self.by_key[kind, window].append(i)

    def to(self, turn: Turn) -> list[Turn]:
        """Turns that may stand beside `turn`, in order."""
        keys = [(turn.told.ref.document, 0)]
        keys += [(k, w + step) for k in _kinds(turn.told) for w in self._windows(turn.told) for step in (-1, 0, 1)]
        return [self.turns[i] for i in sorted({i for key in keys for i in self.by_key.get(key, ())})]

    def _windows(self, told: ToldAct) -> list[int]:
        days = _days(self.pile, told)
        return sorted({d.toordinal() // self.days for d in (days.first, days.last)}) if days else []


def _kinds(told: ToldAct) -> list[str]:
    return [told.type.code.split(".")[0]] if told.type else []


def _given(pile: Pile, told: ToldAct, matter_of: dict[tuple[str, str], Matter]) -> Turn | None:
    if not (told.happened and told.has("platform")) or told.has("refuses", "silences"):
        return None
    everyone = pile.entities(told, "agent", *RECEIVERS)
    if told.has("grants"):
        parties = _outside_power(pile, pile.entities(told, *RECEIVERS))
    elif told.type is not None and told.type.matter:
        if not _is_gathering(pile, told):
            return None
        parties = _named(pile, _outside_power(pile, pile.entities(told, "agent")))
    elif any(map(pile.is_authority, everyone)):
        parties = _named(pile, _outside_power(pile, everyone))
    else:
        return None
    if not parties and told.has("grants"):
        matter = matter_of.get((told.ref.document, told.ref.id))
        parties = _named(pile, _outside_power(pile, matter.concerns if matter else ()))
    return Turn(told, parties) if parties else None


def _is_gathering(pile: Pile, told: ToldAct) -> bool:
    """Whether the act's own words tell of a gathering: a strike, a riot or a slogan in a chamber has no square."""
    themes = [filler.span for filler in told.act.roles.get("theme", ()) if filler.span is not None]
    spans = (told.act.trigger, *(themes or [told.act.passage]))
    return any(GATHERING.search(pile.words(told.reading, span)) for span in spans) and not _is_strike(pile, told)


def _is_strike(pile: Pile, told: ToldAct) -> bool:
    """Whether what was done or forbidden is to stop work or leave a chamber ("prohibiting the strike")."""
    themes = [filler.span for filler in told.act.roles.get("theme", ()) if filler.span is not None]
    said = " ".join(pile.words(told.reading, span) for span in (told.act.trigger, *themes))
    after = pile.words(told.reading, Span(told.act.trigger.start, told.act.passage.end))
    return bool(STRIKE.search(said) or STRIKE_NEXT.match(after)) and not GATHERING.search(said)


def _named(pile: Pile, parties: tuple[str, ...]) -> tuple[str, ...]:
    """Those with a name, and groups described by what they stand for ("a pro-government group")."""
    return tuple(p for p in parties if (entity := pile.entity(p)) and (entity.names or _is_described(pile, p)))


def _is_described(pile: Pile, party: str) -> bool:
    return bool(pile.bound(party)) and not VAGUE.match(pile.name(party))


def _kept_off(pile: Pile, told: ToldAct, matter_of: dict[tuple[str, str], Matter]) -> Turn | None:
    refused = told.happened and told.has("silences")
    not_given = told.told and told.act.negated and told.has("platform") and _could_be_given(pile, told)
    if not (refused or not_given) or _is_strike(pile, told):
        return None
    parties = _outside_power(pile, pile.entities(told, *KEPT_OFF_ROLES))
    if not parties and not _speaks_of_somebody(told, KEPT_OFF_ROLES):
        matter = matter_of.get((told.ref.document, told.ref.id))
        parties = _outside_power(pile, matter.concerns if matter else ())
    return Turn(told, parties) if parties else None


def _could_be_given(pile: Pile, told: ToldAct) -> bool:
    """Whether what did not come about was an authority's to give: a rally, an invitation, to be received."""
    if told.type is not None and told.type.matter:
        return True
    agents = pile.entities(told, "agent")
    return any(map(pile.is_authority, agents)) or (not agents and told.act.lemma in INVITING)


def _speaks_of_somebody(told: ToldAct, roles: tuple[str, ...]) -> bool:
    """Whether the act names somebody who is no known party ("another was denied ..."): then it is nobody else."""
    return any(
        filler.span is not None and filler.party is None for role in roles for filler in told.act.roles.get(role, ())
    )


def _outside_power(pile: Pile, parties: tuple[str, ...]) -> tuple[str, ...]:
    """Who could be given a stage: no authority or place, no nameless crowd, and no rally taken for a party."""
    return tuple(
        p for p in parties if pile.sector(p) not in AUTHORITY and pile.kind(p) != "place" and _is_somebody(pile, p)
    )


def _is_somebody(pile: Pile, party: str) -> bool:
    """A name, or words that tell this group from others ("two women", "the dockers")."""
    entity = pile.entity(party)
    if entity is None or entity.names:
        return True
    head = entity.name.split(" of ")[0]
    return not (CROWD.search(head) or GATHERING.search(head) or OWN_GROUP.match(head))


def _side_by_side(pile: Pile, turn: Turn, other: Turn, settings: FindingSettings) -> bool:
    """Told close together in one report; or of one sort, close in time, in one place or by one authority."""
    left, right = turn.told, other.told
    if not _of_one_host(pile, left, right):
        return False
    if left.reading is right.reading:
        return _of_one_kind(left, right) and abs(left.act.trigger.start - right.act.trigger.start) <= NEAR_CHARACTERS
    days, others = _days(pile, left), _days(pile, right)
    if days is None or others is None or gap_days(days, others) > settings.platform_days:
        return False
    return _of_one_kind(left, right) and (_in_one_place(pile, left, right) or _hosts_shared(pile, left, right))


def _of_one_host(pile: Pile, left: ToldAct, right: ToldAct) -> bool:
    """No two authorities: where both acts name who gave and who refused, they have one in common."""
    ours, theirs = _hosts(pile, left), _hosts(pile, right)
    return not ours or not theirs or bool(ours & theirs)


def _hosts_shared(pile: Pile, left: ToldAct, right: ToldAct) -> bool:
    """One authority, and a subject in common: what it gives one and refuses another years of news apart is no pair."""
    return bool(_hosts(pile, left) & _hosts(pile, right)) and _shared(pile, left, right) >= SHARED_WEIGHT


def _hosts(pile: Pile, told: ToldAct) -> set[str]:
    """The authorities that gave a stage or refused it; of a meeting, whichever side holds power."""
    if told.type is not None and told.type.matter:
        return (
            {p for p in pile.entities(told, "agent") if pile.is_authority(p)}
            if told.has("grants", "refuses")
            else set()
        )
    return {p for p in pile.entities(told, "agent", *RECEIVERS) if pile.is_authority(p)}


def _in_one_place(pile: Pile, left: ToldAct, right: ToldAct) -> bool:
    """One town or square, told in the words of each act; a country or a province is no square."""
    places = [one.act.where for one in (left, right)]
    known = [where for where in places if where is not None and not where.guessed]
    if len(known) < len(places) or any(where.resolved_by and where.town is None for where in known):
        return False
    return known[0].name.lower() == known[1].name.lower()


def _of_one_kind(left: ToldAct, right: ToldAct) -> bool:
    """Of one sort of act ("assembly"), or one type told with and without "not"."""
    if left.type is None or right.type is None:
        return False
    return left.type.code.split(".")[0] == right.type.code.split(".")[0]


def _shared(pile: Pile, left: ToldAct, right: ToldAct) -> float:
    return shared_weight(pile.act_words(left), pile.act_words(right), pile.rarity)


def _days(pile: Pile, told: ToldAct) -> Days | None:
    published = pile.published(told.reading)
    return pile.days_of(told) or (Days(published, published) if published else None)


def _leading(pile: Pile, turn: Turn) -> str:
    """The party that the finding is about: an organization or group before its members."""
    order = sorted(turn.parties, key=lambda p: (pile.kind(p) == "person", turn.parties.index(p)))
    return order[0]


def _finding(
    pile: Pile,
    party: str,
    pairs: list[tuple[Turn, Turn]],
    given: list[Turn],
    off: list[Turn],
    settings: FindingSettings,
) -> Finding:
    passages = Passages()
    table = Rows("Who", "What", "When", "For what message or reason", "Report")
    for turn in _unique([turn for turn, _ in pairs]):
        _row(pile, turn, "given a stage", passages, table)
    kept = _unique([off for _, off in pairs])
    for turn in kept:
        _row(pile, turn, "kept off", passages, table)
    circle = _circle(pile, party)
    ties = _ties(pile, circle, passages, table)
    stands = _stands(pile, {*circle}, pairs, passages, table)
    excluded_parties = list(dict.fromkeys(p for turn in kept for p in turn.parties))
    title = f"Given a stage: {pile.name(party)}; kept off one: {listed(pile.names(excluded_parties[:3]))}"
    sources = sorted({s for pair in pairs for turn in pair if (s := pile.according_to(turn.told))})
    return made(
        pile,
        KIND,
        QUESTION,
        said_by(title, by_whom(sources[:2])) + ".",
        (party, *excluded_parties, *ties),
        passages,
        table=table,
        figures={
            "given": len({g.told.ref for g, _ in pairs}),
            "kept off": len(kept),
            "ties": len(ties),
            "words": stands,
        },
        settings={"platform_days": settings.platform_days},
        caveats=CAVEATS,
        rule=RULE,
        looked_at=f"{counted(len(given), 'telling')} of a stage given, {counted(len(off), 'telling')} of one refused",
        counter=_the_other_way(pile, party, excluded_parties, given, off),
    )


def _the_other_way(pile: Pile, party: str, excluded: list[str], given: list[Turn], off: list[Turn]) -> list[str]:
    """Where those kept off were given a stage, and the party given one was kept off it."""
    found = (
        *((turn, "was given a stage", set(excluded) & set(turn.parties)) for turn in given),
        *((turn, "was kept off one", {party} & set(turn.parties)) for turn in off),
    )
    return [
        f"{pile.name(who)} {what}: “{shortened(pile.words(turn.told.reading, turn.told.act.passage))}” "
        f"({pile.report(turn.told.reading)})."
        for turn, what, parties in found
        for who in sorted(parties)
    ][:COUNTER_SHOWN]


def _unique(turns: list[Turn]) -> list[Turn]:
    return list({turn.told.ref: turn for turn in turns}.values())


def _row(pile: Pile, turn: Turn, part: str, passages: Passages, table: Rows) -> None:
    told = turn.told
    refs = passages.add(pile.act_shown(told, part))
    label = told.type.label if told.type and told.type.label else pile.words(told.reading, told.act.trigger)
    if told.act.negated:
        label = f"not: {label}"
    reasons = [pile.words(told.reading, f.span) for f in told.act.roles.get("reason", ()) if f.span is not None]
    days = pile.days_of(told)
    table.add(
        (
            listed(pile.names(turn.parties)),
            said_by(f"{part}: {label}", pile.according_to(told)),
            days.shown if days else "no day given",
            "; ".join(reasons) or "none found in these reports",
            pile.report(told.reading),
        ),
        refs,
    )


def _circle(pile: Pile, party: str) -> tuple[str, ...]:
    """The party and those who head it, belong to it or represent it."""
    return (party, *pile.bound(party))


def _ties(pile: Pile, circle: tuple[str, ...], passages: Passages, table: Rows) -> list[str]:
    """Ties of the party and its circle, shown as rows; the parties at their other ends."""
    found: list[str] = []
    for reading, tie, left, right in pile.ties:
        ends = {left, right}
        if not ends & set(circle) or len(found) >= TIES_SHOWN or left == right:
            continue
        span = pile.sentence_at(reading, tie.passage)
        refs = passages.add(pile.shown(reading, span, "tie"))
        cell = f"{tie.relation.replace('-', ' ')} {pile.name(right)}"
        table.add((pile.name(left), f"tie: {cell}", "", "", pile.report(reading)), refs)
        found.extend(end for end in (left, right) if end not in found and end != circle[0])
    return found


def _stands(pile: Pile, circle: set[str], pairs: list[tuple[Turn, Turn]], passages: Passages, table: Rows) -> int:
    """What the circle said in the reports that tell of the stage; how many passages."""
    readings = {given.told.reading.document.id for given, _ in pairs}
    shown = 0
    for said in pile.statements:
        if said.reading.document.id not in readings or shown >= STANDS_SHOWN or said.statement.no_speech:
            continue
        if circle & set(pile.speakers(said)):
            shown += 1
            refs = passages.add(pile.statement_shown(said, "what they said"))
            table.add((_speakers(pile, said), "said", "", shortened(said.content), pile.report(said.reading)), refs)
    return shown


def _speakers(pile: Pile, said: ToldStatement) -> str:
    return listed(pile.names(pile.speakers(said)))
