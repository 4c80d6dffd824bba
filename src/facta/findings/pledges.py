"""Pledges and claims of work under way, as the reports tell them, and what each is about.

In: a pile. Out: groups of pledges of one party on one subject. Elsewhere: what followed (pledge_pairs.py).
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from facta.findings.checkable import names_no_deed
from facta.findings.pile import Pile
from facta.findings.subjects import likeness, share_of
from facta.findings.told import ToldAct, ToldStatement, days
from facta.findings.words import words
from facta.model.act import Modality
from facta.model.document import ZoneKind
from facta.model.party import PartyKind
from facta.model.passage import Span
from facta.model.statement import Mode, StatementKind

SAME_PLEDGE = 0.6
RETOLD = 0.6
LEAST_WORDS = 2
OPENING = " \t\n“”\"'‘"
"""What may stand before the first word of what was said."""

HISTORY_DAYS = 3653
"""A pledge told only by a report so much later is history, and its reports are not here."""
NEAREST = 400
"""Characters before a pronoun in which the person it stands for is named."""
BEFORE_CLAUSE = 12
"""Characters before a source in which a word says that its clause is only supposed."""
BEFORE_CUE = 25
"""Characters before a cue in which a word says that the words are only considered."""


@dataclass(frozen=True)
class Pledge:
    """A pledge or claim of work with what it is about."""

    said: ToldStatement
    speaker: str
    words: tuple[str, ...]
    deed: ToldAct | None
    made_on: date | None
    work: bool = False

    @property
    def is_work(self) -> bool:
        """A claim that work is under way, not a pledge."""
        return self.work


def pledged_words(said: ToldStatement) -> str:
    """The piece of the words that tells what will be done, else the first, without quotation marks around it."""
    text = said.reading.document.text
    pieces = [" ".join(text[span.start : span.end].split()) for span in said.statement.content]
    told = next((piece for piece in pieces if words("future").search(piece)), pieces[0] if pieces else "")
    return told.strip(OPENING + ",")


def pledge_groups(pile: Pile) -> list[list[Pledge]]:
    """Pledges of one party on one subject together, in order of report and text."""
    return _grouped(pile, _without_summaries(pile, _pledges(pile)))


def _pledges(pile: Pile) -> list[Pledge]:
    found: list[Pledge] = []
    for said in pile.statements:
        statement = said.statement
        if statement.negated or not (is_pledge(pile, said) or _is_work(said)) or _in_title(said):
            continue
        if _tells_what_was_done(pile, said) or names_no_deed(pledged_words(said)) or not _is_by_the_nearest(pile, said):
            continue
        work = not is_pledge(pile, said)
        speaker = next((s for s in pile.speakers(said) if _answers_for(pile, s, work)), None)
        subject = pile.subject_of(said.reading, *statement.content)
        if speaker is None or len(subject) < LEAST_WORDS:
            continue
        made_days = days(statement.when)
        made_on = made_days.first if made_days else pile.published(said.reading)
        told_on = pile.published(said.reading)
        if made_on and told_on and (told_on - made_on).days > HISTORY_DAYS:
            continue
        found.append(Pledge(said, speaker, subject, _deed(pile, said), made_on, work))
    return found


def is_pledge(pile: Pile, said: ToldStatement) -> bool:
    """A pledge by its kind, or words of one in power on what they or their body will do."""
    statement = said.statement
    if any(words(name).search(said.content) for name in ("will consider", "way of speaking", "only on a condition")):
        return False
    if _is_others_future(said) or _is_only_weighed(said) or _is_over(said) or not _tells_a_deed(pile, said):
        return False
    if _is_only_supposed(said) or _is_backing(pile, said) or _was_agreed(said):
        return False
    if words("at the polls").search(said.content) and not any(map(pile.is_authority, pile.speakers(said))):
        return False
    if statement.kind is StatementKind.PLEDGE:
        return True
    if statement.kind is not StatementKind.CLAIM or not any(map(pile.is_authority, pile.speakers(said))):
        return False
    return bool(words("own future").match(said.content.lstrip(OPENING)) or words("my word").search(said.content))


def _tells_a_deed(pile: Pile, said: ToldStatement) -> bool:
    """Not how something would be done ("how he would deal with it"), what an -ing did ("that dropping it was right"),
    nor, in quotation marks, what somebody else will do ("Speaker Moll will never give in")."""
    content = said.content.lstrip(OPENING)
    if words("no deed").match(content):
        return False
    if words("past clause").match(content) and not words("future").search(content):
        return False
    if words("a thing will").match(content) and all(
        pile.kind(one) in ("person", "group") for one in pile.speakers(said)
    ):
        return False
    if said.statement.mode is not Mode.DIRECT or words("own voice").search(content):
        return True
    future = words("will").search(said.reading.document.text, said.statement.content[0].start, _end_of(said))
    if future is None:
        return False
    before = pile.named_in(said.reading, Span(said.statement.content[0].start, future.start()))
    return not any(pile.kind(party) == "person" for party in before if party not in pile.speakers(said))


def _end_of(said: ToldStatement) -> int:
    return max(span.end for span in said.statement.content)


def _is_others_future(said: ToldStatement) -> bool:
    """Words in quotation marks that say what others will do ("they will call me up")."""
    content = said.content.lstrip(OPENING + "'")
    if words("kin's future").match(content):
        return True
    direct = said.statement.mode is Mode.DIRECT
    return direct and bool(words("others' future").match(content))


def _is_only_weighed(said: ToldStatement) -> bool:
    """Announcing it is only considered ("has been considering announcing that he will not run")."""
    return _before_cue(said, "weighed")


def _is_over(said: ToldStatement) -> bool:
    """Told as kept or as given up in the same breath ("keeping his promise to", "after initially saying")."""
    return _before_cue(said, "no longer open")


def _is_only_supposed(said: ToldStatement) -> bool:
    """Words in quotation marks of what one "would" do, or a promise that itself is only wanted or supposed ("asked
    them to promise", "until they agree to pay")."""
    if said.statement.mode is Mode.DIRECT and words("own would").search(said.content):
        return not words("will").search(said.content)
    cue = said.statement.cue
    if cue is None:
        return False
    text = said.reading.document.text
    source = said.statement.source
    clause = text[max(0, (source or cue).start - BEFORE_CLAUSE) : (source or cue).start].rstrip()
    before = text[max(0, cue.start - BEFORE_CUE) : cue.start].rstrip()
    told_to = words("to promise").match(text, cue.start, cue.end)
    return bool(told_to or words("to be promised").search(before) or words("supposed clause").search(clause))


def _is_backing(pile: Pile, said: ToldStatement) -> bool:
    """Whom somebody backs ("committed to Cole", "pledged to Venn"): the cue ends in "to", and a person follows."""
    cue = said.statement.cue
    if cue is None or not pile.words(said.reading, cue).lower().endswith(" to"):
        return False
    first = said.statement.content[0].start
    mentions = (m for p in said.reading.parties if p.kind is PartyKind.PERSON and p.names for m in p.mentions)
    return any(0 <= mention.start - first <= 1 for mention in mentions)


def _was_agreed(said: ToldStatement) -> bool:
    """Agreed in a time that is over ("agreed late last year to extend it"): the agreement is the deed told."""
    cue = said.statement.cue
    text = said.reading.document.text
    agreed = cue is not None and re.search(r"agreed?\b", text[cue.start : cue.end])
    return bool(cue and agreed and words("agreed before").match(text, cue.start + agreed.start()))


def _is_by_the_nearest(pile: Pile, said: ToldStatement) -> bool:
    """Whether "he" or "she" who pledged is the person last named before; after another, whose word it is is a guess."""
    source, reading = said.statement.source, said.reading
    if source is None or not words("he or she").fullmatch(pile.words(reading, source)):
        return True
    named = [
        (mention.start, pile.entity_id(reading, party.id))
        for party in reading.parties
        if party.kind is PartyKind.PERSON and party.names
        for mention in party.mentions
        if source.start - NEAREST <= mention.start < source.start and _is_a_name(pile.words(reading, mention))
    ]
    return not named or max(named)[1] in pile.speakers(said)


def _is_a_name(mention: str) -> bool:
    return not words("pronoun").fullmatch(mention) and mention.lower() not in ("his", "hers")


def _before_cue(said: ToldStatement, name: str) -> bool:
    """Whether a word of the list stands just before the cue, or in it."""
    cue = said.statement.cue
    return cue is not None and bool(
        words(name).search(said.reading.document.text, max(0, cue.start - BEFORE_CUE), cue.end)
    )


def _is_work(said: ToldStatement) -> bool:
    """Words that say that work is being done; not that people work hard or for little."""
    if words("work under way").search(said.content):
        return True
    content = said.content.lstrip(OPENING)
    own = words("own work").match(content)
    if said.statement.mode is Mode.DIRECT and words("pronoun").match(content):
        return False  # "he is looking into it", said of the minister
    return bool(said.statement.work_under_way and own) and not words("no work").search(said.content)


def _in_title(said: ToldStatement) -> bool:
    """Headlines sum up what the report tells."""
    zone = said.reading.document.zone_at(said.statement.span)
    return zone is not None and zone.kind in (ZoneKind.TITLE, ZoneKind.HEADING)


def _tells_what_was_done(pile: Pile, said: ToldStatement) -> bool:
    """Words about a deed already done ("adopted the act, as he had promised")."""
    inside = [
        told
        for told in pile.acts_in(said.reading)
        if told.type is not None and any(span.covers(told.act.trigger) for span in said.statement.content)
    ]
    asserted = [told for told in inside if told.told]
    return bool(asserted) and len(asserted) == len(inside) and not words("future").search(said.content)


def _answers_for(pile: Pile, party: str, work: bool) -> bool:
    """Parties in power, and for pledges any other that has a name."""
    entity = pile.entity(party)
    if words("unnamed source").fullmatch(pile.name(party)):
        return False
    if work:
        return pile.is_authority(party)
    return pile.is_authority(party) or (entity is not None and bool(entity.names))


def _deed(pile: Pile, said: ToldStatement) -> ToldAct | None:
    """The planned act inside the words; the first in the text."""
    inside = (
        told
        for told in pile.acts_in(said.reading)
        if any(span.covers(told.act.trigger) for span in said.statement.content)
        and told.act.modality in (Modality.PLANNED, Modality.HYPOTHETICAL)
        and not told.act.generic
    )
    return next(inside, None)


def _without_summaries(pile: Pile, pledges: list[Pledge]) -> list[Pledge]:
    """Without those that only sum up others of the same party and report ("promised a law, a fund and a centre")."""
    kept: list[Pledge] = []
    together_in: defaultdict[tuple[str, str], list[Pledge]] = defaultdict(list)
    for pledge in pledges:
        together_in[pledge.said.ref.document, pledge.speaker].append(pledge)
    for pledge in pledges:
        others = [
            other
            for other in together_in[pledge.said.ref.document, pledge.speaker]
            if other is not pledge and share_of(pile, pledge.words, other.words) < SAME_PLEDGE
        ]
        together = tuple(dict.fromkeys(word for other in others for word in other.words))
        if len(others) < 2 or share_of(pile, pledge.words, together) < RETOLD:
            kept.append(pledge)
    return kept


def _grouped(pile: Pile, pledges: list[Pledge]) -> list[list[Pledge]]:
    """Pledges of one party on one subject stand together, claims of work apart from pledges."""
    groups: list[list[Pledge]] = []
    by_speaker: defaultdict[str, list[list[Pledge]]] = defaultdict(list)
    for pledge in pledges:
        home = next(
            (
                group
                for group in by_speaker[pledge.speaker]
                if group[0].is_work == pledge.is_work and likeness(pile, group[0].words, pledge.words) >= SAME_PLEDGE
            ),
            None,
        )
        if home is None:
            groups.append([pledge])
            by_speaker[pledge.speaker].append(groups[-1])
        else:
            home.append(pledge)
    return groups
