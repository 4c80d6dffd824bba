"""Attribution: who said what. An annotated text to its statements, each with its speaker, cue, content and kind.

Finders run in the order of FINDERS, each reading sentences or quotations and adding drafts; then contents reach over
their quotations, quotations left over find a cue or go on from the one before. A tagger may then correct and add, and
the codebook's acts are taken out of what it added; drafts become statements.
Elsewhere: cue groups and negation (cues.py), sources (sources.py), contents in the tree (contents.py), quotations
(quoted.py), turns and "according to" (asides.py), kinds (statement_kind.py).
"""

from bisect import bisect_left, bisect_right

from facta.codebook.codebook import Codebook
from facta.codebook.cues import CueTable
from facta.coding.asides import according_to, adverbs, turns
from facta.coding.drafts import Draft, less
from facta.coding.finders import cues_in
from facta.coding.frames import Frames
from facta.coding.party_index import PartyIndex, Resolved
from facta.coding.quoted import quoted
from facta.coding.quotes import Quotes, apart, reach_over_quotations
from facta.coding.statement_kind import kind_of, work_is_under_way
from facta.coding.tagger.deeds import without_deeds
from facta.coding.tagger.tagger import Tagger
from facta.coding.terms import terms_of
from facta.coding.told import Told
from facta.coding.viewpoints import viewpoints
from facta.coding.when_said import when_said
from facta.model.identifiers import identifier
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText, Sentence
from facta.model.statement import Mode, Statement

_OWN_WORDS = frozenset({"i", "we", "my", "our"})
FINDERS = (according_to, turns, cues_in, adverbs, viewpoints)


def statements_of(
    text: AnnotatedText,
    parties: PartyIndex,
    cues: CueTable,
    tagger: Tagger | None = None,
    codebook: Codebook | None = None,
) -> tuple[Statement, ...]:
    """The statements of `text`, in text order of their first word; by rules alone where there is no tagger.

    With a codebook the tagger takes none of its acts for words.
    """
    quotes = Quotes.of(text)
    drafts = rule_drafts(text, quotes, cues)
    if tagger is not None:
        drafts = tagger.corrected(drafts, text, quotes, cues)
        if codebook is not None:
            drafts = without_deeds(drafts, Frames(text, codebook, parties.sector_at, parties.kind_at))
    drafts = _outermost_first(drafts)
    identifiers = [identifier("s", text.document.id, *draft.content[0], *draft.anchor) for draft in drafts]
    within = _within(drafts)
    resolved = _speakers(drafts, within, text, quotes, parties)
    statements = [
        _statement(draft, text, parties, cues, quotes, resolved, identifiers, within, number)
        for number, draft in enumerate(drafts)
    ]
    return tuple(sorted(statements, key=lambda s: (s.span.start, -s.span.end, s.id)))


def rule_drafts(text: AnnotatedText, quotes: Quotes, cues: CueTable) -> list[Draft]:
    """What the rules find."""
    drafts = [draft for finder in FINDERS for draft in finder(text, quotes, cues)]
    for draft in drafts:
        reach_over_quotations(draft, quotes)
    drafts = quoted(_without_doubles(drafts), quotes, cues)
    return [draft for draft in (apart(draft, text) for draft in drafts) if draft.content]


def _statement(
    draft: Draft,
    text: AnnotatedText,
    parties: PartyIndex,
    cues: CueTable,
    quotes: Quotes,
    resolved: list[Resolved],
    identifiers: list[str],
    within: list[int | None],
    number: int,
) -> Statement:
    speaker = resolved[number]
    outer = within[number]
    sentence = text.sentences[draft.sentence]
    told = Told.of(draft, text, cues, parties, speaker.party)
    kind = kind_of(told)
    addressee = parties.at(draft.addressee).party if draft.addressee is not None else None
    return Statement(
        id=identifiers[number],
        speaker=speaker.party,
        source=draft.source.span if draft.source else None,
        cue=draft.cue,
        content=tuple(draft.content),
        mode=_mode(draft, quotes),
        kind=kind.value,
        when=when_said(text, draft, cues),
        co_speakers=speaker.others,
        candidates=speaker.candidates,
        within=identifiers[outer] if outer is not None else None,
        about=_about(draft, parties),
        negated=draft.negated,
        work_under_way=work_is_under_way(told, sentence),
        no_speech=draft.cue_class.no_speech,
        addressee=addressee,
        terms=terms_of(text, draft.content),
        found_by=draft.found_by,
        kind_by=kind.by,
    )


def _speakers(
    drafts: list[Draft], within: list[int | None], text: AnnotatedText, quotes: Quotes, parties: PartyIndex
) -> list[Resolved]:
    """Whose words each draft gives; "I" and "we" in a quotation are those of the one whose words it is."""
    found = [Resolved(None) if _stands_in_a_headline(draft, text) else _resolved(draft, parties) for draft in drafts]
    for number in range(len(drafts)):
        outer, seen = number, {number}
        while (quotation := _says_i(drafts[outer], text, quotes)) is not None:
            above = within[outer]
            while above is not None and above not in seen and quotation.covers(drafts[above].anchor):
                seen.add(above)  # "He has shown us who he is and we believe him": not he
                above = within[above]
            if above is None or above in seen:
                break
            seen.add(above)
            outer = above
        if outer != number and _says_i(drafts[outer], text, quotes) is None:
            found[number] = found[outer]
    return found


def _says_i(draft: Draft, text: AnnotatedText, quotes: Quotes) -> Span | None:
    """The innermost quotation in which the source is "I", "we", "my" or "our", or None."""
    if draft.source is None or quotes.around(draft.source.span.start) is None:
        return None
    if text.document.text[slice(*draft.source.span)].lower() not in _OWN_WORDS:
        return None
    around = [q.span for q in text.quotations if q.span.covers(draft.source.span)]
    return max(around, key=lambda span: span.start, default=None)


def _stands_in_a_headline(draft: Draft, text: AnnotatedText) -> bool:
    """A headline of capitals is parsed badly: only a source at its very beginning is trusted."""
    sentence = text.sentences[draft.sentence]
    if draft.source is None or draft.source.span.start == sentence.span.start:
        return False
    words = [t for t in sentence.tokens if t.text.isalpha() and len(t.text) > 3]
    capitals = sum(t.text[0].isupper() for t in words)
    return sentence.tokens[draft.token].text.istitle() and len(words) > 3 and capitals >= 0.8 * len(words)


def _resolved(draft: Draft, parties: PartyIndex) -> Resolved:
    if draft.source is None or draft.source.negative:
        return Resolved(None)
    return parties.at(draft.source.antecedent or draft.source.span)


def _about(draft: Draft, parties: PartyIndex) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party for piece in draft.content for party in parties.within(piece)))


def _mode(draft: Draft, quotes: Quotes) -> Mode:
    """Direct where every word stands in quotation marks, mixed where some do; the cue's own quotation apart."""
    text = quotes.text.document.text
    inside = quotes.around(draft.anchor.start)
    marked = [q.span for piece in draft.content for q in quotes.touching(piece) if q is not inside]
    if inside is not None:
        nested = quotes.nested.get(inside.span.start, ())
        marked = [q.span for q in nested if q.level == inside.level + 1 and inside.span.covers(q.span)]
        marked = [span for span in marked if any(span.overlaps(piece) for piece in draft.content)]
    if not marked:
        return Mode.INDIRECT
    outside = less(draft.content, marked)
    bare = any(map(str.isalnum, "".join(text[span.start : span.end] for span in outside)))
    return Mode.MIXED if bare else Mode.DIRECT


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """One draft for each cue, the first found, and none whose content and cue another already has."""
    kept: list[Draft] = []
    cues_taken: set[tuple[int, int]] = set()
    for draft in drafts:
        place = (draft.sentence, draft.token)
        if draft.cue is not None and place in cues_taken:
            continue
        cues_taken.add(place)
        kept.append(draft)
    return kept


def _outermost_first(drafts: list[Draft]) -> list[Draft]:
    return sorted(drafts, key=lambda d: (min(d.anchor.start, d.content[0].start), -d.content[-1].end, d.anchor))


_SENTENCES_APART = 40
"""Farther from its own cue a content does not reach."""


def _within(drafts: list[Draft]) -> list[int | None]:
    """For each draft the one in whose content its cue stands, the innermost where several do; never in a circle."""
    found: list[int | None] = []
    order = sorted(range(len(drafts)), key=lambda number: drafts[number].sentence)
    for number, draft in enumerate(drafts):
        first = bisect_left(order, draft.sentence - _SENTENCES_APART, key=lambda n: drafts[n].sentence)
        last = bisect_right(order, draft.sentence + _SENTENCES_APART, key=lambda n: drafts[n].sentence)
        around = [
            (piece.end - piece.start, other)
            for other in order[first:last]
            if other != number
            for piece in drafts[other].content
            if piece.covers(draft.anchor) and not (draft.cue is None and piece == draft.anchor)
        ]
        found.append(next((other for _, other in sorted(around) if not _leads_to(found, other, number)), None))
    return found


def _leads_to(found: list[int | None], start: int, wanted: int) -> bool:
    """Whether the way outward from `start`, as far as it is known, comes to `wanted`."""
    at: int | None = start
    while at is not None and at < len(found):
        if at == wanted:
            return True
        at = found[at]
    return at == wanted


def sentence_of(text: AnnotatedText, span: Span) -> Sentence | None:
    """The sentence in which `span` begins."""
    found = text.sentence_from(span.start)
    return found if found is not None and found.span.start <= span.start else None
