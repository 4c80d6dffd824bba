"""One event that different texts tell with days, places, numbers or roles that cannot all be right.

Shown too is an event that one report tells and another says did not take place (a denial of one day and one party or
place; it counts for no event), and two outcomes of one day that exclude each other ("permitted", "refused").

Looks at incidents told by at least two texts, copies of one text counting once. Numbers that agree within the stated
tolerance, days that overlap, and places of which one may lie in the other are no contradiction. Places and denials are
set side by side only where a day that both give, or a party with a name, outside power, pins the two tellings to one
event. Both sides are kept; the finding does not say which is right.

A number is the interval of what its words leave possible: "at least 12" is 12 and more, "at most 80" is 80 and less,
"20 to 30" is both ends and all between, "about 40" is 40 give or take the tolerance t. Two intervals that meet agree;
else they agree where the gap between them is at most t times the larger of the two ends that face each other. Numbers
of different units are not compared, nor days that a report gives as uncertain, nor places that were only guessed from
another sentence. Two towns disagree where the gazetteer knows both and neither report names the other's.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from facta.codebook.content_words import content_words
from facta.findings.amounts import agree, in_words, of_one_scope, same_unit
from facta.findings.contrary_accounts import contrary_accounts
from facta.findings.making import Passages, Rows, counted, listed, made, said_by
from facta.findings.pile import Pile
from facta.findings.settings import FindingSettings
from facta.findings.told import Days, ToldAct, shortened
from facta.findings.words import words
from facta.model.act import Place, Quantity
from facta.model.finding import Evidence, Finding
from facta.model.identifiers import identifier
from facta.model.passage import Span
from facta.model.record import Incident

KIND = "contradiction"
QUESTION = "Where do the reports disagree?"
COUNTER = "the other reports of the event, with the side that each agrees with."
"""What in the record speaks against a finding, as its page says."""
RULE = (
    "Reports that tell one event are read in pairs; two numbers of one unit, days, places or accounts of who acted "
    "first that cannot both be right are shown side by side; so are an event and its denial, and opposite outcomes."
)
NARROW_DAYS = 3
"""Days told less exactly than this are not compared."""
NOT_THERE = words("not there")
BEGAN = words("began")
WITH = words("came with")
BEGAN_CHARACTERS = 80
NEAR_SENTENCES = 3
BEFALLEN = ("patient", "recipient")
BESIDES = words("besides others")
SOME_OF_THEM = words("some of them")
OTHERS = re.compile(r"\b(?:others|at each|each of)\b", re.IGNORECASE)
CAPITAL = re.compile(r"(?<=[\w,] )[A-Z]\w{3,}")
"""A word with a capital that does not begin a sentence."""
DATELINE = re.compile(r"^[\w ,.]{2,40}:\s")
BEFORE_THEM = 30
BEFORE_NUMBER, AFTER_NUMBER = 10, 14
"""Characters around a number in which a word says that it counts those besides others."""
CAVEATS = (
    "The reports may tell of different moments, counts or parts of one event, or of two events after all.",
    "Early counts change; a later report may know more.",
    "Which of the two is right cannot be told from the reports.",
)
FIELDS = {
    "number": "numbers",
    "date": "days",
    "place": "places",
    "role": "accounts of who acted first",
    "modality": "accounts of whether it took place",
    "outcome": "outcomes",
}


@dataclass(frozen=True)
class Version:
    """What one report says of the disputed field."""

    told: ToldAct
    says: str
    evidence: tuple[Evidence, ...]


def contradiction(pile: Pile, settings: FindingSettings) -> tuple[Finding, ...]:
    """One event that different texts tell with days, places, numbers or roles that cannot all be right."""
    found: dict[str, Finding] = {}
    for incident in pile.record.incidents:
        told = [pile.act_of[ref] for ref in incident.members if ref in pile.act_of]
        if len({one.reading.document.id for one in told}) < 2:
            continue
        for name, versions in _disputed(pile, told, settings):
            finding = _finding(pile, incident, name, versions, settings)
            found.setdefault(finding.id, finding)  # two events told by the same two passages disagree once
    for accounts in contrary_accounts(pile):
        left, right = (_version(pile, told, says) for told, says in zip(accounts.told, accounts.says, strict=True))
        finding = _finding(pile, accounts.event, accounts.field, (left, right), settings)
        found.setdefault(finding.id, finding)
    return tuple(found.values())


def _disputed(
    pile: Pile, told: list[ToldAct], settings: FindingSettings
) -> Iterator[tuple[str, tuple[Version, Version]]]:
    """The first pair of incompatible versions of each field, in order of report."""
    for name, check in CHECKS:
        for left, right in combinations(told, 2):
            if left.reading is right.reading:
                continue
            versions = check(pile, left, right, settings)
            if versions is not None:
                yield name, versions
                break


def _numbers(pile: Pile, left: ToldAct, right: ToldAct, settings: FindingSettings) -> tuple[Version, Version] | None:
    """Two numbers of one unit that cannot both be right, where neither report also gives one that fits the other's."""
    if _places_apart(pile, left, right) or not _of_one_time_place_or_party(pile, left, right):
        return None
    for ours in left.act.quantities:
        alike = [q for q in right.act.quantities if same_unit(ours, q)]
        if not alike or any(agree(ours, q, settings.number_tolerance) for q in alike):
            continue
        theirs = alike[0]
        if _besides(pile, left, ours) or _besides(pile, right, theirs) or not of_one_scope(ours, theirs):
            continue
        own = [q for q in left.act.quantities if same_unit(q, theirs)]
        if any(agree(q, theirs, settings.number_tolerance) for q in own):
            continue
        return _version(pile, left, in_words(ours)), _version(pile, right, in_words(theirs))
    return None


def _besides(pile: Pile, told: ToldAct, quantity: Quantity) -> bool:
    """Whether the number counts those besides others already told ("five others were hurt"), or some of them ("the
    parents of two of the dead"), or the sentence parts the count ("killed one person and injured two others")."""
    near = Span(max(0, quantity.span.start - BEFORE_NUMBER), quantity.span.end + AFTER_NUMBER)
    text = told.reading.document.text
    if BESIDES.search(text, near.start, near.end):
        return True
    if SOME_OF_THEM.search(text[max(0, quantity.span.start - BEFORE_THEM) : quantity.span.start].rstrip()):
        return True
    return bool(OTHERS.search(pile.words(told.reading, pile.sentence_at(told.reading, told.act.trigger))))


def _places_apart(pile: Pile, left: ToldAct, right: ToldAct) -> bool:
    """Whether both sentences name places, and none that the other names: counts of two places are no contradiction,
    unless both are of one person."""
    ours, theirs = _places_named(pile, left), _places_named(pile, right)
    return bool(ours and theirs) and not ours & theirs and not _of_one_person(pile, left, right)


def _of_one_person(pile: Pile, left: ToldAct, right: ToldAct) -> bool:
    """Whether both befell one person by name: a sentence is one, whatever places stand beside it."""
    both = {*pile.entities(left, *BEFALLEN)} & {*pile.entities(right, *BEFALLEN)}
    return any((entity := pile.entity(p)) is not None and entity.names and pile.kind(p) == "person" for p in both)


def _of_one_time_place_or_party(pile: Pile, left: ToldAct, right: ToldAct) -> bool:
    """Whether both tell a day that fits, name one place or one party; else they may be of two events."""
    ours, theirs = pile.days_of(left), pile.days_of(right)
    if ours is not None and theirs is not None and ours.first <= theirs.last and theirs.first <= ours.last:
        return True
    if _places_named(pile, left) & _places_named(pile, right):
        return True
    if {*pile.entities(left, *left.act.roles)} & {*pile.entities(right, *right.act.roles)}:
        return True
    named, others = _named_beside(pile, left), _named_beside(pile, right)
    return bool(named & others)


def _named_beside(pile: Pile, told: ToldAct) -> set[str]:
    """Words with a capital inside the sentence, days and authorities apart ("the Sarnet cannery workers")."""
    span = pile.sentence_at(told.reading, told.act.trigger)
    text, times = told.reading.document.text, told.reading.times
    powers = {
        word.lower()
        for party in pile.named_in(told.reading, span)
        if pile.is_authority(party)
        for word in pile.name(party).split()
    }
    return {
        match.group().lower()
        for match in CAPITAL.finditer(text, span.start + 1, span.end)
        if not any(one.span.covers(Span(match.start(), match.end())) for one in times)
    } - powers


def _places_named(pile: Pile, told: ToldAct) -> set[str]:
    """Names of places in the sentence, what stands before a dateline's colon apart."""
    sentence = pile.words(told.reading, pile.sentence_at(told.reading, told.act.trigger)).lower()
    text = DATELINE.sub("", sentence)
    return {name for name in pile.place_names if re.search(rf"\b{re.escape(name)}\b", text)}


def _dates(pile: Pile, left: ToldAct, right: ToldAct, settings: FindingSettings) -> tuple[Version, Version] | None:
    ours, theirs = _days_told(pile, left), _days_told(pile, right)
    if ours is None or theirs is None:
        return None
    if (ours.last - ours.first).days > NARROW_DAYS or (theirs.last - theirs.first).days > NARROW_DAYS:
        return None
    if ours.first <= theirs.last and theirs.first <= ours.last:
        return None
    return _version(pile, left, ours.shown), _version(pile, right, theirs.shown)


def _days_told(pile: Pile, told: ToldAct) -> Days | None:
    """The days of the act, or of what it came with: "detained when police broke up the protest on Wednesday"."""
    own = pile.days_of(told)
    sentence = pile.sentence_at(told.reading, told.act.trigger)
    rest = Span(told.act.trigger.end, max(sentence.end, told.act.trigger.end))
    with_what = WITH.match(told.reading.document.text[rest.start : rest.end].lstrip())
    return own or (pile.day_named_in(told.reading, rest) if with_what else None)


def _places(pile: Pile, left: ToldAct, right: ToldAct, settings: FindingSettings) -> tuple[Version, Version] | None:
    """Two towns or countries, or one report says that it was not where the other says it was."""
    return _other_towns(pile, left, right) or _not_there(pile, left, right)


def _other_towns(pile: Pile, left: ToldAct, right: ToldAct) -> tuple[Version, Version] | None:
    """Each report says where, in words of the act's own clause, and neither names the other's town anywhere.

    Two names of one town, and a place that a rule only guessed, are no disagreement.
    """
    ours, theirs = left.act.where, right.act.where
    if ours is None or theirs is None or ours.guessed or theirs.guessed:
        return None
    towns = bool(ours.town and theirs.town and ours.town != theirs.town)
    countries = bool(ours.country and theirs.country and ours.country != theirs.country)
    if not (towns or countries) or _names(left, theirs) or _names(right, ours):
        return None
    if not pile.one_and_the_same(left, right):
        return None
    return _version(pile, left, ours.name), _version(pile, right, theirs.name)


def _names(told: ToldAct, place: Place) -> bool:
    """Whether the report of `told` also names the place, by one of its names."""
    text = told.reading.document.text.lower()
    return any(name.lower() in text for name in (place.name, place.town) if name)


def _not_there(pile: Pile, left: ToldAct, right: ToldAct) -> tuple[Version, Version] | None:
    """One report says that it was not where the other says it was; only of what takes place somewhere."""
    if not any(_takes_place(told) for told in (left, right)):
        return None
    for one, other in ((left, right), (right, left)):
        for span in _sentences_from(one):
            match = NOT_THERE.search(one.reading.document.text, span.start, span.end)
            if match is None:
                continue
            there = pile.sentence_at(other.reading, other.act.trigger)
            if match.group() in pile.words(other.reading, there):
                continue  # both reports carry the same line
            shared = set(content_words(match.group())) & set(pile.subject_of(other.reading, there))
            if shared:
                passage = pile.shown(one.reading, span, "place", one.act.id)
                ours = Version(one, pile.words(one.reading, span), (pile.act_shown(one, "place"), passage))
                return ours, _version(pile, other, pile.words(other.reading, there))
    return None


def _takes_place(told: ToldAct) -> bool:
    """Whether it is told where the act took place, or it is of a sort that takes place somewhere."""
    where = told.act.where
    return bool(where and not where.guessed) or told.has("coercive", "criminal", "platform", "silences")


def _sentences_from(told: ToldAct) -> list[Span]:
    """The sentence of the act and the two that follow in the text."""
    after = [span for span in told.reading.sentences if span.end > told.act.trigger.start]
    return after[:NEAR_SENTENCES]


def _beginnings(pile: Pile, left: ToldAct, right: ToldAct, settings: FindingSettings) -> tuple[Version, Version] | None:
    """Each report says of another party that it acted first."""
    for ours in _first_acts(pile, left):
        for theirs in _first_acts(pile, right):
            agents, others = set(pile.entities(ours, "agent")), set(pile.entities(theirs, "agent"))
            if agents and others and not agents & others and _opposed(pile, agents, others):
                return (
                    _version(pile, ours, f"{listed(pile.names(sorted(agents)))} first"),
                    _version(pile, theirs, f"{listed(pile.names(sorted(others)))} first"),
                )
    return None


def _opposed(pile: Pile, agents: set[str], others: set[str]) -> bool:
    """One side holds public power and the other does not: "police" and "officers" are no two sides."""
    return any(map(pile.is_authority, agents)) != any(map(pile.is_authority, others))


def _first_acts(pile: Pile, told: ToldAct) -> list[ToldAct]:
    """Acts of the same report that it says came first."""
    text = told.reading.document.text
    return [
        other
        for other in pile.acts_in(told.reading)
        if other.happened
        and BEGAN.search(text, other.act.trigger.end, _end(pile, other, other.act.trigger.end + BEGAN_CHARACTERS))
    ]


def _end(pile: Pile, told: ToldAct, limit: int) -> int:
    return min(pile.sentence_at(told.reading, told.act.trigger).end, limit)


def _version(pile: Pile, told: ToldAct, says: str) -> Version:
    return Version(told, says, (pile.act_shown(told, "version"),))


def _finding(
    pile: Pile, incident: Incident, name: str, versions: tuple[Version, Version], settings: FindingSettings
) -> Finding:
    passages, table = Passages(), Rows("Report", "Says", "Passage")
    for version in versions:
        refs = passages.add(*version.evidence)
        source = pile.according_to(version.told)
        passage = " ".join(version.evidence[-1].text.split())
        table.add((pile.report(version.told.reading), said_by(version.says, source), passage), refs)
    parties = [
        party
        for version in versions
        for party in pile.entities(version.told, "agent", "patient")
        if pile.kind(party) != "place"
    ]
    told = versions[0].told
    noun = told.type.noun if told.type and told.type.noun else pile.words(told.reading, told.act.trigger)
    says = [version.says for version in versions] if name != "place" else []
    who = listed(v.told.reading.document.publisher or v.told.reading.document.source for v in versions)
    who = who if " and " in who else f"Two reports of {who}"
    title = f"{who} give different {FIELDS[name]} for one event ({noun}){': ' if says else ''}{listed(says)}."
    by_report: defaultdict[str, int] = defaultdict(int)
    for ref in incident.members:
        by_report[ref.document] += 1
    finding = made(
        pile,
        KIND,
        QUESTION,
        title,
        parties,
        passages,
        table=table,
        figures={"field": name, "reports that tell the event": incident.reports, "tellings": len(incident.members)},
        settings={"number_tolerance": settings.number_tolerance},
        caveats=(*CAVEATS, f"Taken for one event on these grounds: {', '.join(incident.reasons)}."),
        rule=RULE,
        looked_at=f"{counted(len(pile.record.incidents), 'event')} told more than once",
        counter=_that_agree(pile, incident, name, versions, settings),
        excluded=[*_copies(pile, by_report), *_uncertain(pile, incident, name)],
    )
    return replace(finding, id=identifier("f", finding.id, name))  # the same two passages may disagree on two things


def _copies(pile: Pile, by_report: dict[str, int]) -> list[str]:
    """Copies of a text that tell the event again and were not compared."""
    copies = [document for document in by_report if document in pile.record.same_text]
    return [f"{counted(len(copies), 'report')} left out as a copy of one that is compared."] if copies else []


def _that_agree(
    pile: Pile, incident: Incident, name: str, versions: tuple[Version, Version], settings: FindingSettings
) -> list[str]:
    """The other reports of the event whose telling fits one of the two sides and not the other."""
    check = dict(CHECKS).get(name)
    if check is None:
        return []
    shown = {version.told.ref.document for version in versions}
    others = [told for ref in incident.members if (told := pile.act_of.get(ref)) and ref.document not in shown]
    lines: list[str] = []
    for mine, other in (versions, versions[::-1]):
        fits = [
            told
            for told in others
            if _tells(told, name)
            and check(pile, mine.told, told, settings) is None
            and check(pile, other.told, told, settings) is not None
        ]
        if fits:
            reports = listed(pile.report(told.reading) for told in fits)
            lines.append(f"With “{shortened(mine.says, 60)}” agrees what {reports} says of the event.")
    return lines


def _tells(told: ToldAct, name: str) -> bool:
    """Whether the act says anything of the field."""
    return bool({"number": told.act.quantities, "date": told.act.when, "place": told.act.where}.get(name, True))


def _uncertain(pile: Pile, incident: Incident, name: str) -> list[str]:
    """Tellings that were not compared, for what they say of the field is itself uncertain."""
    told = [pile.act_of[ref] for ref in incident.members if ref in pile.act_of]
    if name == "date":
        unsure = [one for one in told if one.act.when is not None and pile.days_of(one) is None]
        return [f"{counted(len(unsure), 'telling')} with a day that is uncertain or not complete."] if unsure else []
    if name == "place":
        guessed = [one for one in told if one.act.where is not None and one.act.where.guessed]
        return [f"{counted(len(guessed), 'telling')} whose place was taken from another sentence."] if guessed else []
    return []


type Check = Callable[[Pile, ToldAct, ToldAct, FindingSettings], tuple[Version, Version] | None]

CHECKS: tuple[tuple[str, Check], ...] = (
    ("number", _numbers),
    ("date", _dates),
    ("place", _places),
    ("role", _beginnings),
)
"""What is compared, in the order in which it is shown."""
