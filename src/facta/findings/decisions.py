"""Requests that were decided: who asked, who decided, what was answered, and when.

In: a pile. Out: every decision that a report tells, and the one decision behind several tellings of it.
"""

from dataclasses import dataclass

from facta.findings.pile import AUTHORITY, Pile
from facta.findings.same_authority import Deciders, authorities_of, deciders_of, same_authority
from facta.findings.told import Days, ToldAct
from facta.findings.words import words
from facta.model.matter import Matter

APPLICANTS = ("recipient", "beneficiary", "applicant", "requester", "organizer", "patient")


@dataclass(frozen=True)
class Decision:
    """A request decided: who asked, what was answered, when."""

    told: ToldAct
    granted: bool
    kind: str
    applicants: tuple[str, ...]
    days: Days | None
    days_by: str
    deciders: Deciders


def decisions_of(pile: Pile) -> tuple[list[Decision], list[str]]:
    """Every decision that a report tells, in order, and why others are left out."""
    matter_of = {(r.document, r.act): m for m in pile.record.matters for r in m.history}
    found: list[Decision] = []
    excluded: list[str] = []
    for told in pile.acts:
        granted = _answer(told)
        if granted is None or told.type is None:
            continue
        kind = pile.codebook.matter_kinds.get(told.type.matter or "")
        if kind is None or kind.concerns != "applicant":
            continue
        applicants = _applicants(pile, told, matter_of.get((told.ref.document, told.ref.id)))
        if not applicants:
            excluded.append(f"Who had asked is not told: {pile.report(told.reading)}, {quoted(pile, told)}.")
            continue
        days, by = _days(pile, told)
        found.append(Decision(told, granted, kind.kind, applicants, days, by, _by_pronoun(pile, told)))
    return found, excluded


def _by_pronoun(pile: Pile, told: ToldAct) -> Deciders:
    """Who decided; "it" in one sentence with another decision is whoever made that one."""
    own = deciders_of(pile, told)
    spans = [filler.span for filler in told.act.roles.get("agent", ()) if filler.span is not None]
    if own.authorities or not any(words("pronoun").fullmatch(pile.words(told.reading, span)) for span in spans):
        return own
    here = pile.sentence_at(told.reading, told.act.trigger)
    for other in pile.acts_in(told.reading):
        if other.act is not told.act and here.covers(other.act.trigger) and other.has("grants", "refuses"):
            theirs = deciders_of(pile, other)
            if theirs.authorities:
                return theirs
    return own


def _answer(told: ToldAct) -> bool | None:
    """True where the request was granted, False where it was refused, None where the act tells neither."""
    if not told.told:
        return None
    if told.has("grants"):
        return not told.act.negated
    return False if told.has("refuses") and not told.act.negated else None


def _applicants(pile: Pile, told: ToldAct, matter: Matter | None) -> tuple[str, ...]:
    decided = set(authorities_of(pile, told))
    named = [p for p in pile.entities(told, *APPLICANTS) if _may_ask(pile, p) and p not in decided]
    somebody = any(f.span and not f.party for role in APPLICANTS for f in told.act.roles.get(role, ()))
    if not named and not somebody and matter is not None:
        named = [p for p in matter.concerns if _may_ask(pile, p) and p not in decided]
    return tuple(named)


def _may_ask(pile: Pile, party: str) -> bool:
    return pile.kind(party) in ("person", "group", "organization", "other") and pile.sector(party) not in AUTHORITY


def _days(pile: Pile, told: ToldAct) -> tuple[Days | None, str]:
    days = pile.days_of(told)
    if days is not None:
        return days, "the report"
    published = pile.published(told.reading)
    return (Days(published, published), "the day of publication") if published else (None, "")


def told_once(pile: Pile, decisions: list[Decision]) -> list[list[Decision]]:
    """The tellings of each decision: of one incident; or one answer of one authority to one applicant on a kind of
    request, on days that may be the same. Rather too few decisions than one counted twice."""
    groups: list[list[Decision]] = []
    for decision in decisions:
        home = next((group for group in groups if any(_may_be_one(pile, decision, other) for other in group)), None)
        if home is None:
            groups.append([decision])
        else:
            home.append(decision)
    return groups


def _may_be_one(pile: Pile, left: Decision, right: Decision) -> bool:
    if (left.kind, left.granted) != (right.kind, right.granted) or not set(left.applicants) & set(right.applicants):
        return False
    incidents = pile.record.incident_of
    if (one := incidents.get(left.told.ref)) and one is incidents.get(right.told.ref):
        return True
    days, others = pile.days_of(left.told), pile.days_of(right.told)
    if days and others and (days.first > others.last or others.first > days.last):
        return False
    unnamed = not left.deciders.authorities or not right.deciders.authorities
    return unnamed or bool(same_authority(pile, left.deciders, right.deciders))


def quoted(pile: Pile, told: ToldAct) -> str:
    """The words that tell the act, in quotation marks."""
    return f"“{pile.words(told.reading, told.act.trigger)}”"
