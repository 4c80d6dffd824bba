"""Cases closed by settlement, withdrawal or dropping, without a court's decision on what was alleged.

Looks at acts whose type ends a matter undecided, as a report asserts them or somebody says. Norms ("a settlement can
end a case") and what is only planned, denied or supposed are left out. One finding for each case.
"""

from collections import defaultdict

from facta.findings.making import Passages, Rows, counted, listed, made, said_by
from facta.findings.pile import Pile
from facta.findings.settings import FindingSettings
from facta.findings.told import ToldAct, shortened
from facta.findings.words import words
from facta.model.finding import Finding
from facta.model.passage import Span
from facta.model.record import Ref

KIND = "settled-out"
QUESTION = "Which cases ended without a decision?"
COUNTER = "cases in these reports that a court decided."
"""What in the record speaks against a finding, as its page says."""
RULE = "Each case that a report says was settled, withdrawn or dropped, with who is told to have been present."
DECIDED = frozenset({"acquitted", "convicted", "sentenced"})
COUNTER_SHOWN = 3
CASES = frozenset({"case", "investigation"})
LOOKED_AT = (("case", "case"), ("investigation", "inquiry"))
"""Kinds of matter, and what a page calls them."""
PRESENT = words("present")
HABIT = words("habit")
OTHER_AGREEMENT = words("other agreement")
AHEAD = words("still ahead")
ROLES = ("patient", "theme", "recipient", "beneficiary")
CAVEATS = (
    "A case may rightly end in this way: for lack of evidence, because a complaint was withdrawn freely, or because "
    "the law allows the two sides to settle.",
    "That a case ended undecided says nothing of whether what was alleged took place.",
    "The case may have been opened again after these reports.",
)


def settled_out(pile: Pile, settings: FindingSettings) -> tuple[Finding, ...]:
    """Cases closed by settlement, withdrawal or dropping, without a court's decision on what was alleged."""
    groups: defaultdict[str, list[ToldAct]] = defaultdict(list)
    matter_of = {(r.document, r.act): m.id for m in pile.record.matters for r in m.history}
    for told in pile.acts:
        if (
            told.has("undecided")
            and told.happened
            and told.type
            and told.type.matter in CASES
            and _is_event(pile, told)
        ):
            groups[_key(pile, told, matter_of)].append(told)
    decided = _decided(pile)
    left_out = _left_out(pile)
    return tuple(_finding(pile, told, decided, left_out) for told in groups.values())


def _decided(pile: Pile) -> list[ToldAct]:
    """Acts by which a court decided, each case once."""
    cases = [m for m in pile.record.matters if m.kind in CASES]
    reached = [next((r for r in m.history if r.stage in DECIDED), None) for m in cases]
    tellings = [pile.act_of.get(Ref(r.document, r.act)) for r in reached if r is not None]
    return [told for told in tellings if told is not None and told.happened and _is_event(pile, told)]


def _left_out(pile: Pile) -> list[str]:
    """Tellings of such an end that are no finding, by reason."""
    such = [told for told in pile.acts if told.has("undecided") and told.type and told.type.matter in CASES]
    habits = sum(told.happened and not _is_event(pile, told) for told in such)
    planned = sum(not told.happened for told in such)
    reasons = (
        ("planned, denied, supposed or a rule", planned),
        ("of nobody's case by name, or told as a habit", habits),
    )
    return [f"{counted(n, 'telling')} left out: {reason}." for reason, n in reasons if n]


def _is_event(pile: Pile, told: ToldAct) -> bool:
    """Somebody's case, not how such cases go: a party with a name, or one known as the matter's, and no habit."""
    span = pile.sentence_at(told.reading, told.act.trigger)
    text = told.reading.document.text
    if OTHER_AGREEMENT.search(text[span.start : span.end]):
        return False
    if HABIT.search(text[span.start : span.end]) or AHEAD.search(text[span.start : told.act.trigger.start]):
        return False
    return any(_has_a_name(pile, party) for party in pile.entities(told, *ROLES))


def _has_a_name(pile: Pile, party: str) -> bool:
    """A person or body with a name; the court before which a case stands is not whose case it is."""
    entity = pile.entity(party)
    return (
        entity is not None
        and bool(entity.names)
        and entity.kind.value in ("person", "organization")
        and entity.sector != "JUD"
    )


def _key(pile: Pile, told: ToldAct, matter_of: dict[tuple[str, str], str]) -> str:
    """Tellings of one case's end stand together: by matter, else by incident, else alone."""
    matter = matter_of.get((told.ref.document, told.ref.id))
    incident = pile.record.incident_of.get(told.ref)
    return matter or (incident.id if incident else f"{told.ref.document}:{told.ref.id}")


def _finding(pile: Pile, tellings: list[ToldAct], decided: list[ToldAct], left_out: list[str]) -> Finding:
    passages, rows, parties = Passages(), Rows("Whose case", "How it ended", "When", "Report"), dict[str, None]()
    present = 0
    whose_case = dict[str, None]()
    for told in tellings:
        concerned = [e for e in pile.entities(told, *ROLES) if pile.kind(e) != "place"]
        parties.update(dict.fromkeys(concerned))
        whose_case.update(dict.fromkeys(concerned))
        refs = passages.add(pile.act_shown(told, "end of the case"))
        for span in _sentences_near(pile, told):
            if PRESENT.search(told.reading.document.text[span.start : span.end]):
                refs += passages.add(pile.shown(told.reading, span, "who was present"))
                parties.update(dict.fromkeys(_named_in(pile, told, span)))
                present += 1
        days = pile.days_of(told)
        how = told.type.label if told.type and told.type.label else pile.words(told.reading, told.act.trigger)
        rows.add(
            (
                listed(pile.names(concerned)) or "not named",
                said_by(how, pile.according_to(told)),
                days.shown if days else "no day given",
                pile.report(told.reading),
            ),
            refs,
        )
    first = tellings[0]
    named = [e for e in whose_case if pile.kind(e) == "person"] or list(whose_case)
    whose = listed(pile.names(named[:2]))
    source = pile.according_to(first)
    labels = dict.fromkeys(told.type.label for told in tellings if told.type and told.type.label)
    how = listed(labels) or "ended"
    title = f"A case{f' that names {whose}' if whose else ''} ended without a decision: it {how}"
    return made(
        pile,
        KIND,
        QUESTION,
        said_by(title, source) + ".",
        tuple(parties),
        passages,
        table=rows,
        figures={"tellings": len(tellings), "passages on who was present": present},
        caveats=CAVEATS,
        rule=RULE,
        looked_at=" and ".join(
            counted(sum(m.kind == kind for m in pile.record.matters), noun) for kind, noun in LOOKED_AT
        ),
        counter=_by_a_decision(pile, first, decided),
        excluded=left_out,
    )


def _by_a_decision(pile: Pile, first: ToldAct, decided: list[ToldAct]) -> list[str]:
    """Cases in these reports that a court decided, those of the same report first."""
    if not decided:
        return []
    near = sorted(decided, key=lambda told: told.reading is not first.reading)
    lines = [
        f"Ended by a decision: “{shortened(pile.words(told.reading, told.act.passage))}” ({pile.report(told.reading)})."
        for told in near[:COUNTER_SHOWN]
    ]
    more = len(near) - COUNTER_SHOWN
    return [*lines, f"{counted(more, 'further case')} ended by a decision."] if more > 0 else lines


def _sentences_near(pile: Pile, told: ToldAct) -> list[Span]:
    """The sentence of the act, the one before and the two after."""
    sentences = told.reading.sentences
    here = pile.sentence_at(told.reading, told.act.trigger)
    if here not in sentences:
        return [here]
    at = sentences.index(here)
    return list(sentences[max(0, at - 1) : at + 3])


def _named_in(pile: Pile, told: ToldAct, span: Span) -> list[str]:
    return [
        pile.entity_id(told.reading, party.id)
        for party in told.reading.parties
        if party.names and party.kind.value == "person" and any(span.covers(mention) for mention in party.mentions)
    ]
