"""Quotations that no content reaches yet: the cue beside them, or the statement they go on from."""

import re
from bisect import bisect_left

from facta.codebook.cues import CueTable
from facta.coding.colons import before_a_colon
from facta.coding.cue_beside import cue_beside
from facta.coding.drafts import Draft, joined
from facta.coding.quotes import Quotes, fills_paragraph, is_sentence_like
from facta.coding.source_beside import mend_source_between
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText, Quotation, Sentence

_LISTING = re.compile(r"(?:,?[ \u00a0]+(?:and|or|then),?|,)[ \u00a0]+")
_CONJUNCTION = re.compile(r"(?:^|(?<=[.!?…:\"”’'\s]))(?:But|And|Then|Instead|Still|Yet|So|Also|Plus|Again),?$")
_SINGLE = re.compile(r"['‘](?!['‘])")


def quoted(drafts: list[Draft], quotes: Quotes, cues: CueTable) -> list[Draft]:
    """`drafts` with every quotation that has the length of a saying given to one of them, or to a new one."""
    found = list(drafts)
    for number, quotation in enumerate(quotes.outer):
        if _is_covered(quotation, found):
            continue
        if (listed := _listed_with(number, quotes, found)) is not None:
            listed.content = joined([*listed.content, quotation.span])
            continue
        sentence_like = is_sentence_like(quotes, quotation)
        draft = cue_beside(quotation, quotes, cues, sentence_like)
        if draft is None and sentence_like:
            draft = before_a_colon(quotation, quotes, cues)
        if draft is not None:
            _add(found, draft)
        elif sentence_like and (before := _goes_on_from(number, quotes, found)) is not None:
            before.content = joined([*before.content, quotation.span])
    for draft in found:
        _take_in_what_it_goes_on_from(draft, found, quotes)
        mend_source_between(draft, quotes)
    return found


def _add(drafts: list[Draft], draft: Draft) -> None:
    """Add `draft`, or give its quotation to the one that has its cue already."""
    for number, other in enumerate(drafts):
        if (other.sentence, other.token) == (draft.sentence, draft.token):
            if other.cue_class.name == "topic":  # "'No,' he said of the plan": the plan is no part of it
                drafts[number] = draft
            else:
                other.content = joined([*other.content, *draft.content])
            return
    drafts.append(draft)


def _is_covered(quotation: Quotation, drafts: list[Draft]) -> bool:
    return any(
        piece.overlaps(quotation.inner) and not quotation.span.covers(draft.anchor)
        for draft in drafts
        for piece in draft.content
    )


def _listed_with(number: int, quotes: Quotes, drafts: list[Draft]) -> Draft | None:
    """The statement whose quotation this one is listed with: "chanted 'Go home' and 'Shame'"."""
    if not number:
        return None
    before, quotation = quotes.outer[number - 1], quotes.outer[number]
    between = quotes.text.document.text[before.span.end : quotation.span.start]
    if not _LISTING.fullmatch(between):
        return None
    lists = [d for d in drafts if d.frame == "quote" and d.cue is not None and d.content[-1].end == before.span.end]
    return next((d for d in lists if d.cue is not None and d.cue.end <= before.span.start), None)


def _take_in_what_it_goes_on_from(draft: Draft, drafts: list[Draft], quotes: Quotes) -> None:
    """Add the quotation of the paragraph before that nothing closes, where the content begins with its continuation."""
    first = draft.content[0]
    number = bisect_left(quotes.starts, first.start)
    if draft.cue_class.no_speech or number == 0 or number == len(quotes.outer):
        return
    if quotes.starts[number] != first.start or draft.frame not in {"quote", "clause"}:
        return
    while number and quotes.outer[number - 1].continues and not _is_covered(quotes.outer[number - 1], drafts):
        number -= 1
        draft.content = joined([quotes.outer[number].span, *draft.content])


def _goes_on_from(number: int, quotes: Quotes, drafts: list[Draft]) -> Draft | None:
    """The statement that this quotation carries on: in its paragraph, or from the paragraph before."""
    quotation = quotes.outer[number]
    text = quotes.text
    sentence = quotes.sentence_at(quotation.inner.start)
    if sentence is None:
        return None
    paragraph = text.paragraphs[sentence.paragraph]
    ahead = _without_conjunction(text.document.text[paragraph.start : quotation.span.start].rstrip(" \t\u00a0—–-"))
    if ahead and ahead[-1] not in ".!?…:\"”’'":
        return _broken_off(sentence, quotation, quotes, drafts)
    at_head = quotation.span.start == paragraph.start
    spoken = [d for d in drafts if not d.cue_class.no_speech and quotes.around(d.anchor.start) is None]
    if at_head:
        if not fills_paragraph(quotes, quotation, paragraph):
            return None
        previous = [s for s in text.sentences if s.paragraph < sentence.paragraph]
        if not previous:
            return None
        wanted = text.paragraphs[previous[-1].paragraph]
    else:
        wanted = Span(paragraph.start, quotation.span.start)
    here = [d for d in spoken if any(piece.overlaps(wanted) for piece in d.content) or d.anchor.overlaps(wanted)]
    if not here:
        return None
    last = max(here, key=lambda d: (max(d.anchor.end, d.content[-1].end), -d.content[0].start))
    quoting = [d for d in here if d.sentence == last.sentence and _only_quotes(d, quotes)]
    if quoting and not _only_quotes(last, quotes) and last.anchor.start > quoting[-1].anchor.end:
        last = quoting[-1]  # "'It fell,' said Marr, who blamed the rain. 'It was old.'": who said "It fell" goes on
    ends = max(last.anchor.end, last.content[-1].end)
    rest = text.document.text[ends : quotation.span.start]
    if not _quotes_something(last, quotes) and (at_head or last.frame == "object"):
        return None
    if at_head and _is_a_heading(quotation, last, quotes):
        return None
    return last if _sentences_in(text, Span(ends, quotation.span.start)) == 0 or not rest.strip() else None


def _without_conjunction(ahead: str) -> str:
    """`ahead` without the writer's word that joins one quotation to the next: "... he said. But"."""
    joining = _CONJUNCTION.search(ahead)
    return ahead if joining is None else ahead[: joining.start()].rstrip()


def _broken_off(sentence: Sentence, quotation: Quotation, quotes: Quotes, drafts: list[Draft]) -> Draft | None:
    """The statement whose quotation was broken off for its cue: "'It holds,' said Marr, looking up, 'and will'"."""
    text = quotes.text.document.text
    if text[: quotation.span.start].rstrip()[-1:] != "," or not text[quotation.inner.start].islower():
        return None
    here = [d for d in drafts if d.sentence == sentence.index and d.cue is not None and not d.cue_class.no_speech]
    broken = [
        d
        for d in here
        if d.cue is not None
        and d.content[-1].end <= d.cue.start
        and d.cue.end <= quotation.span.start
        and _only_quotes(d, quotes)
    ]
    return broken[-1] if broken else None


def _sentences_in(text: AnnotatedText, span: Span) -> int:
    whole = text.document.text
    inside = [s.span for s in text.sentences if span.start <= s.span.start and s.span.end <= span.end]
    return sum(1 for s in inside if any(map(str.isalnum, whole[s.start : s.end])))


def _is_a_heading(quotation: Quotation, last: Draft, quotes: Quotes) -> bool:
    """Whether a paragraph of its own in single marks stands after words in double ones: "'A lot of anger'"."""
    text = quotes.text.document.text
    before = quotes.touching(last.content[-1])
    single = _SINGLE.match(text, quotation.span.start) is not None
    return single and bool(before) and _SINGLE.match(text, before[-1].span.start) is None


def _only_quotes(draft: Draft, quotes: Quotes) -> bool:
    """Whether the content is whole quotations and nothing else."""
    return all(any(q.span.covers(piece) for q in quotes.touching(piece)) for piece in draft.content)


def _quotes_something(draft: Draft, quotes: Quotes) -> bool:
    return any(quotes.touching(piece) for piece in draft.content)
