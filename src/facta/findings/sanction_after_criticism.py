"""A coercive act against a party that came within a stated time after the party had criticised an authority.

Looks at accusations and demands directed at an authority, in the party's own words, and at coercive acts against that
party or one it heads, belongs to or represents. Coercion that came first, came much later, or fell on somebody who had
said nothing is left out. Where no day is given, the report's own words of order ("days after") decide; where they do
not, the finding says that the order is not known. An act by somebody who is known to hold no public power is left out.
It never says why anything was done.

Beside each finding stands the base rate: coercive acts that began, for each 1,000 days of one party, over all parties
outside power that the reports speak of, and the same on the days within the window after a party's own words; acts that
follow one another within the window count as one. Where at least `least_sanctions` acts have a day, a permutation test
deals the days of all acts out anew among the parties acted against (each keeps its words and its number of acts);
p = (1 + k) / (1 + B), where k of the B deals have as many acts after the party's own words as are told (Phipson and
Smyth 2010).
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from facta.findings.criticism import Criticism, criticisms_in
from facta.findings.making import Passages, Rows, counted, listed, made, said_by
from facta.findings.order_by_chance import ByChance, Rates, Timeline, by_chance, episodes, rates
from facta.findings.pile import AUTHORITY, Pile
from facta.findings.settings import FindingSettings
from facta.findings.told import Days, ToldAct, day, shortened
from facta.findings.words import words
from facta.model.finding import Figure, Finding

KIND = "sanction-after-criticism"
QUESTION = "Who was acted against soon after speaking?"
COUNTER = (
    "those who criticised an authority and on whom no such act follows in these reports, and those acted "
    "against of whom no such words are told."
)
"""What in the record speaks against a finding, as its page says."""
RULE = (
    "Words of a party against an authority, and a coercive act on that party or one tied to it within the window; "
    "where days are missing, the report's own words of order."
)
ORDER = words("order")
NOT_KNOWN = words("order not known")
TARGETS = ("patient", "recipient", "theme")
NEAR_CHARACTERS = 900
NAMES_SHOWN = 5
WIDEST_DAYS = 3
"""An act or words known to within so many days have a day for the base rate and the test."""
CAVEATS = (
    "One thing after another is not one thing for another: the act may have been prepared before the party spoke, or "
    "follow a complaint that has nothing to do with it.",
    "How many others criticised the same authority and were left alone is known only as far as these reports tell.",
    "Reports tell of those who were acted against more than of those who were not, which raises every rate here.",
    "Words spoken earlier, or in places that no report tells, are not counted.",
)


@dataclass(frozen=True)
class Match:
    """A criticism and a coercive act, and how their order is known."""

    criticism: Criticism
    told: ToldAct
    target: str
    speaker: str
    gap_days: int | None
    order: str


def sanction_after_criticism(pile: Pile, settings: FindingSettings) -> tuple[Finding, ...]:
    """A coercive act against a party within a stated time after it criticised an authority; never more than that."""
    criticisms = criticisms_in(pile)
    by_speaker: defaultdict[str, list[Criticism]] = defaultdict(list)
    for criticism in criticisms:
        for speaker in criticism.speakers:
            by_speaker[speaker].append(criticism)
    groups: defaultdict[str, list[Match]] = defaultdict(list)
    excluded: defaultdict[str, list[str]] = defaultdict(list)
    for told in pile.acts:
        if not (told.happened and told.has("coercive")) or _by_nobody_in_power(pile, told):
            continue
        for target in _targets(pile, told) or _by_pronoun(pile, told, criticisms):
            for speaker in (target, *pile.bound(target)):
                for criticism in by_speaker.get(speaker, ()):
                    match = _match(pile, criticism, told, target, speaker, settings, excluded)
                    if match is not None:
                        groups[target].append(match)
    chance, rate = order_of_acts(pile, settings) if groups else (None, None)
    return tuple(
        _finding(
            pile,
            _own_first(matches),
            _left_out(matches, excluded),
            criticisms,
            _counter(pile, groups, by_speaker),
            chance,
            rate,
            settings,
        )
        for _, matches in sorted(groups.items(), key=lambda row: row[1][0].criticism.position)
    )


def _counter(pile: Pile, groups: Mapping[str, list[Match]], by_speaker: Mapping[str, list[Criticism]]) -> list[str]:
    """Those who criticised and of whom no such act is told, and acts on those of whom no such words are."""
    followed = {party for target, matches in groups.items() for party in (target, *(m.speaker for m in matches))}
    named = [s for s in by_speaker if s not in followed and (entity := pile.entity(s)) is not None and entity.names]
    acted = [
        target
        for told in pile.acts
        if told.happened and told.has("coercive") and not _by_nobody_in_power(pile, told)
        for target in _targets(pile, told)
    ]
    unspoken = [t for t in dict.fromkeys(acted) if not any(s in by_speaker for s in (t, *pile.bound(t)))]
    lines = (
        ("Criticised an authority, and no such act on them follows in these reports", named),
        ("Acted against, and no such words of theirs are in these reports", unspoken),
    )
    return [_names_of(pile, what, parties) for what, parties in lines if parties]


def _names_of(pile: Pile, what: str, parties: list[str]) -> str:
    names = list(dict.fromkeys(pile.names(parties)))
    more = f" and {len(names) - NAMES_SHOWN} more" if len(names) > NAMES_SHOWN else ""
    return f"{what}: {', '.join(names[:NAMES_SHOWN])}{more}." if more else f"{what}: {listed(names)}."


def order_of_acts(pile: Pile, settings: FindingSettings) -> tuple[ByChance | None, Rates | None]:
    """Over all parties outside power that the reports speak of: the permutation test, where acts are enough, and the
    base rate, where anything has a day."""
    spoke: defaultdict[str, set[int]] = defaultdict(set)
    acts: defaultdict[str, list[int]] = defaultdict(list)
    for criticism in criticisms_in(pile):
        for speaker in criticism.speakers:
            if criticism.days is not None and _is_near(criticism.days):
                spoke[speaker].add(criticism.days.last.toordinal())
    for told in pile.acts:
        acted = pile.days_of(told)
        if told.happened and told.has("coercive") and acted is not None and _is_near(acted):
            for target in () if _by_nobody_in_power(pile, told) else _targets(pile, told):
                acts[target].append(acted.first.toordinal())
    timelines = [
        Timeline(
            party,
            tuple(sorted({day_ for one in (party, *pile.bound(party)) for day_ in spoke.get(one, ())})),
            episodes(acts.get(party, ()), settings.sanction_days),
        )
        for party in sorted(_spoken_of(pile) | acts.keys())
    ]
    all_days = [d for t in timelines for d in (*t.words, *t.acts)]
    all_days += [d.toordinal() for d in (day(pile.record.coverage.first), pile.last_day) if d is not None]
    if not all_days:
        return None, None
    test = by_chance(timelines, settings.sanction_days, settings.least_sanctions, settings.permutations)
    return test, rates(timelines, settings.sanction_days, min(all_days), max(all_days))


def _is_near(told: Days) -> bool:
    return (told.last - told.first).days <= WIDEST_DAYS


def _spoken_of(pile: Pile) -> set[str]:
    """Persons, organizations and groups with a name, outside power."""
    return {
        entity.id
        for entity in pile.record.entities
        if entity.names and entity.kind.value in ("person", "organization", "group") and entity.sector not in AUTHORITY
    }


def _by_nobody_in_power(pile: Pile, told: ToldAct) -> bool:
    """Whether everybody who is named as doing it is known to hold no public power (a firm, a union)."""
    sectors = [pile.sector(agent) for agent in pile.entities(told, "agent")]
    return bool(sectors) and all(sector is not None and sector not in AUTHORITY for sector in sectors)


def _targets(pile: Pile, told: ToldAct) -> tuple[str, ...]:
    """Parties acted against, and those whose accounts, offices or cases were."""
    spans = [f.span for role in TARGETS for f in told.act.roles.get(role, ()) if f.span is not None]
    named = [party for span in spans for party in pile.named_in(told.reading, span)]
    parties = dict.fromkeys((*pile.entities(told, *TARGETS), *named))
    return tuple(p for p in parties if pile.kind(p) != "place" and not pile.is_authority(p))


def _by_pronoun(pile: Pile, told: ToldAct, criticisms: list[Criticism]) -> tuple[str, ...]:
    """ "The case against her": whoever the same sentence says had criticised, where the pronoun was left open."""
    spans = [f.span for role in TARGETS for f in told.act.roles.get(role, ()) if f.span is not None and f.party is None]
    if not any(words("pronoun").fullmatch(pile.words(told.reading, span)) for span in spans):
        return ()
    here = [c for c in criticisms if c.reading is told.reading and c.span.covers(told.act.trigger)]
    return here[0].speakers if len({c.speakers for c in here}) == 1 else ()


def _match(
    pile: Pile,
    criticism: Criticism,
    told: ToldAct,
    target: str,
    speaker: str,
    settings: FindingSettings,
    excluded: defaultdict[str, list[str]],
) -> Match | None:
    """The two as a match, or None; what was left out for its days is noted."""
    acted = pile.days_of(told)
    if criticism.days is not None and acted is not None:
        gap = (acted.first - criticism.days.last).days
        latest = (acted.last - criticism.days.first).days
        if latest < 0:
            excluded[speaker].append(f"{pile.name(target)}: the act of {acted.shown} came before the words.")
            return None
        if gap > settings.sanction_days:
            excluded[speaker].append(
                f"{pile.name(target)}: the act of {acted.shown} came {gap} days after the words, more than "
                f"{settings.sanction_days}."
            )
            return None
        order = "known" if gap >= 0 else "not known"
        return Match(criticism, told, target, speaker, max(gap, 0) if order == "known" else None, order)
    return _match_by_words(pile, criticism, told, target, speaker)


def _match_by_words(pile: Pile, criticism: Criticism, told: ToldAct, target: str, speaker: str) -> Match | None:
    """Without two days: the two must stand together, and the report must say something of their order."""
    document, position = criticism.position
    if document != told.reading.document.id or abs(position - told.act.trigger.start) > NEAR_CHARACTERS:
        return None
    start, end = sorted((position, told.act.trigger.start))
    reading = told.reading
    first = pile.sentence_at(reading, told.act.trigger)
    span = (min(start, first.start), max(end, first.end))
    stretch = reading.document.text[max(0, span[0] - 200) : span[1] + 300]
    if NOT_KNOWN.search(stretch):
        return Match(criticism, told, target, speaker, None, "not known")
    if ORDER.search(reading.document.text[span[0] : span[1]]):
        return Match(criticism, told, target, speaker, None, "by the report's words")
    return None


def _own_first(matches: list[Match]) -> list[Match]:
    """What the party itself said before what somebody tied to it said."""
    return sorted(matches, key=lambda match: match.speaker != match.target)


def _left_out(matches: list[Match], excluded: Mapping[str, list[str]]) -> list[str]:
    return [line for speaker in dict.fromkeys(m.speaker for m in matches) for line in excluded.get(speaker, ())]


def _finding(
    pile: Pile,
    matches: list[Match],
    excluded: list[str],
    criticisms: list[Criticism],
    counter: list[str],
    chance: ByChance | None,
    rate: Rates | None,
    settings: FindingSettings,
) -> Finding:
    speaker = matches[0].speaker
    speakers = tuple(dict.fromkeys(match.speaker for match in matches))
    passages, table = Passages(), Rows("What", "Who", "When", "Passage", "Report")
    for criticism in _unique([match.criticism for match in matches]):
        _criticism_row(pile, criticism, passages, table)
    for told in list({match.told.ref: match.told for match in matches}.values()):
        _act_row(pile, told, passages, table)
        _order_passages(pile, told, passages)
    gaps = [match.gap_days for match in matches if match.gap_days is not None]
    order = "known" if gaps else "by the report's words" if _worded(matches) else "not known"
    targets = list(dict.fromkeys(match.target for match in matches))
    agents = list(dict.fromkeys(a for m in matches for a in pile.entities(m.told, "agent")))
    title = _title(pile, speaker, targets, matches, gaps, order)
    return made(
        pile,
        KIND,
        QUESTION,
        title,
        (*speakers, *targets, *agents),
        passages,
        table=table,
        figures={
            "days": min(gaps) if gaps else None,
            "order": order,
            "coercive acts": len({m.told.ref for m in matches}),
            "criticisms of an authority in these reports": len(criticisms),
            "acted by": _acted_by(pile, matches),
            **_by_chance_figures(chance, rate, settings),
        },
        settings={
            "sanction_days": settings.sanction_days,
            "least_sanctions": settings.least_sanctions,
            "permutations": settings.permutations,
        },
        caveats=CAVEATS,
        rule=RULE,
        looked_at=f"{counted(len(criticisms), 'passage')} of criticism of an authority",
        counter=counter,
        excluded=excluded,
    )


def _acted_by(pile: Pile, matches: list[Match]) -> str:
    """Whether the authority that acted is the one criticised or tied to it, as far as both are named."""
    found: list[str] = []
    for match in matches:
        agents = set(pile.entities(match.told, "agent"))
        said = match.criticism.reading.statement_of.get(match.criticism.entry)
        about = {pile.entity_id(match.criticism.reading, party) for party in said.about} if said else set[str]()
        criticised = {party for party in about if pile.is_authority(party)}
        kin = criticised | {other for party in criticised for other in pile.bound(party)}
        found.append(
            "not told" if not agents or not criticised else "the authority criticised, or one tied to it"
            if agents & kin else "another authority"
        )  # fmt: skip
    return listed(found)


def _by_chance_figures(chance: ByChance | None, rate: Rates | None, settings: FindingSettings) -> dict[str, Figure]:
    figures: dict[str, Figure] = {}
    if rate is not None:
        figures["parties outside power spoken of"] = rate.parties
        figures["coercive acts for each 1,000 days of one party"] = round(rate.base, 3)
        after = None if rate.after_words is None else round(rate.after_words, 3)
        figures["the same within the window after own words"] = after
    if chance is None:
        figures["permutation test"] = f"not made: fewer than {settings.least_sanctions} acts with a day"
    else:
        figures["acts with a day, in all"] = chance.acts
        figures["of them after own words"] = chance.within
        figures["of them by chance, on average"] = round(chance.expected, 2)
        figures["p, by permutation"] = round(chance.p, 4)
        figures["permutations"] = chance.permutations
    return figures


def _worded(matches: list[Match]) -> bool:
    return all(match.order == "by the report's words" for match in matches)


def _unique(criticisms: list[Criticism]) -> list[Criticism]:
    return list({criticism.position: criticism for criticism in criticisms}.values())


def _criticism_row(pile: Pile, criticism: Criticism, passages: Passages, table: Rows) -> None:
    refs = passages.add(pile.shown(criticism.reading, criticism.span, "criticism", criticism.entry))
    when = criticism.days.shown if criticism.days else "no day given"
    who, words = listed(pile.names(criticism.speakers)), shortened(criticism.words)
    table.add(("words", who, when, words, pile.report(criticism.reading)), refs)


def _act_row(pile: Pile, told: ToldAct, passages: Passages, table: Rows) -> None:
    refs = passages.add(pile.act_shown(told, "coercive act"))
    label = told.type.label if told.type and told.type.label else pile.words(told.reading, told.act.trigger)
    days_ = pile.days_of(told)
    whom = listed(pile.names(_targets(pile, told)))
    what = said_by(label, pile.according_to(told))
    passage = shortened(pile.words(told.reading, told.act.passage))
    table.add((what, whom, days_.shown if days_ else "no day given", passage, pile.report(told.reading)), refs)


def _order_passages(pile: Pile, told: ToldAct, passages: Passages) -> None:
    """The sentences close by in which the report speaks of the order of the two."""
    for span in told.reading.sentences:
        if abs(span.start - told.act.trigger.start) > NEAR_CHARACTERS:
            continue
        words = told.reading.document.text[span.start : span.end]
        if NOT_KNOWN.search(words) or ORDER.search(words):
            passages.add(pile.shown(told.reading, span, "order of the two"))


def _title(pile: Pile, speaker: str, targets: list[str], matches: list[Match], gaps: list[int], order: str) -> str:
    whom = listed(pile.names(targets[:2]))
    told = matches[0].told
    label = told.type.label if told.type and told.type.label else "was acted against"
    act = said_by(f"{whom} {label}", pile.according_to(told))
    who = pile.name(speaker)
    if gaps:
        within = "on the same day" if min(gaps) == 0 else f"within {counted(min(gaps), 'day')}"
        return f"{act}; this followed {within} after {who} had criticised an authority."
    if order == "by the report's words":
        return f"{act}; by the report's words this followed soon after {who} had criticised an authority."
    return f"{act}; {who} had criticised an authority, and the order of the two is not known."
