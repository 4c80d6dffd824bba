"""Whose "I" it is: within a quotation or a turn behind a dash, of the one quoted; "we" and "our" where that is a body.

In: a text, its parties and statements. Out: the parties with those pronouns among their mentions. Nothing is chosen
where the innermost quotation is no statement's own from its first word on ("the banner read 'I did it'"), where it has
more than one speaker, or where its end is missing.
"""

from facta.coding.party_table import PartyTable
from facta.model.party import PartyKind
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText, Quotation
from facta.model.statement import Statement

RULE = "speaker_of_the_quotation"
_ONE = frozenset("i me my mine myself".split())
_MANY = frozenset("we us our ours ourselves".split())
FIRST_PERSONS = _ONE | _MANY
_BODIES = frozenset({PartyKind.ORGANIZATION, PartyKind.GROUP})


def with_first_persons(parties: PartyTable, text: AnnotatedText, statements: tuple[Statement, ...]) -> PartyTable:
    """`parties`, the first persons of quotations joined to whoever speaks them."""
    found: dict[int, str] = {}
    for i, phrase in enumerate(parties.phrases):
        word = phrase.noun
        if phrase.form != "pronoun" or word not in FIRST_PERSONS:
            continue
        speaker = _speaker_at(phrase.mention.span, text, statements)
        party = parties.party_of.get(speaker or "")
        if party is not None and (party.kind in _BODIES if word in _MANY else party.kind is PartyKind.PERSON):
            found[i] = party.id
    return parties.with_mentions(found, RULE) if found else parties


def _speaker_at(span: Span, text: AnnotatedText, statements: tuple[Statement, ...]) -> str | None:
    """The one party that says the words at `span` in its own voice, or None."""
    holding = [q for q in text.quotations if q.span.covers(span)]
    quotation = max(holding, key=lambda q: q.level, default=None)
    if quotation is None or not (quotation.closed or quotation.continues or quotation.span == quotation.inner):
        return None  # but a turn behind a dash has no mark at its end
    told = [
        (piece.end - piece.start, statement)
        for statement in statements
        for piece in statement.content
        if piece.covers(span) and _is_own_voice(piece, quotation, text)
    ]
    shortest = min((length for length, _ in told), default=0)
    nearest = [statement for length, statement in told if length == shortest]
    speakers = {None if s.co_speakers or s.candidates else s.speaker for s in nearest}
    return speakers.pop() if len(speakers) == 1 else None


def _is_own_voice(piece: Span, quotation: Quotation, text: AnnotatedText) -> bool:
    """Whether the piece is spoken: a quotation or a turn from its first word on, alone or after another quotation."""
    if piece.start > quotation.inner.start:
        return False
    before = text.document.text[piece.start : quotation.span.start].rstrip()
    end = piece.start + len(before)
    return not before or any(q.span.end == end and q.level == quotation.level for q in text.quotations)
