"""Who speaks, by the words between a quotation and its cue: "'...,' a spokesman for the union said".

What stands there and nothing else is the source, whatever the parse makes of it ("Will wrote", "From said", the union
as the one who said it); so is the phrase right beside a cue whose source the parse finds inside the quotation.
Elsewhere: sources read off the tree (sources.py).
"""

from bisect import bisect_left

from facta.coding.drafts import Draft, Source, joined, less
from facta.coding.quotes import Quotes
from facta.coding.sources import phrase_of
from facta.model.passage import Span
from facta.model.sentence import Quotation, Sentence, Token

_IN_A_NAME = frozenset({"DET", "NOUN", "PROPN", "ADJ", "NUM", "ADP", "PART", "INTJ", "PRON"})
_FINITE = frozenset({"VBD", "VBZ"})
_LONGEST = 10
_NO_NAME = frozenset({"it", "there", "this", "that", "so", "not"})


def source_after(
    draft: Draft, sentence: Sentence, words: list[Token], cue: Token, quotation: Quotation, misread: bool
) -> bool:
    """Give `draft`, whose cue follows its quotation, the source that stands beside it; False where none does.

    words: what follows the quotation. misread: whether the parse takes the cue for a noun.
    """
    source = draft.source
    if misread and cue is not words[0]:
        draft.source = Source(Span(words[0].start, sentence.tokens[cue.i - 1].end))
        return True
    inverted = source is None or source.span.start > cue.start
    if source is None or (not inverted and source.span.start < quotation.span.end):
        noun = _noun_after(sentence, cue)
        if noun is None and words[0].pos == "PROPN" and words[0].start < cue.start:
            noun = _first_phrase(sentence, words[0], cue)  # "Dina Marr, the head of the office that won, wrote"
        if noun is None:
            return False
        draft.source = Source(noun)
    early = words.index(cue) > 0 and not inverted and source is not None and source.span.start > words[0].start
    return not early


def source_before(draft: Draft, sentence: Sentence, cue: Token, quotation: Quotation) -> None:
    """Give `draft`, whose cue stands before its quotation, the source beside it where the tree has none out of it."""
    source = draft.source
    if source is not None and source.span.overlaps(quotation.span):
        end = sentence.tokens[max(0, bisect_left(sentence.tokens, quotation.span.start, key=lambda t: t.start) - 1)].end
        starts_before = source.span.start < quotation.span.start and source.span.start < cue.start
        draft.source = Source(Span(source.span.start, min(end, cue.start - 1))) if starts_before else None
    if draft.source is not None:
        return
    beside = _noun_before(sentence, cue)
    if beside is None and cue.tag in {*_FINITE, "VBN"}:  # "Stated Marr: ..."
        after = _noun_after(sentence, cue)
        end = after.end if after is not None else cue.end
        rest = "".join(t.text for t in sentence.tokens if end <= t.start < quotation.span.start)
        beside = after if rest in {",", ":"} else None
    draft.source = None if beside is None else Source(beside)


def _noun_after(sentence: Sentence, verb: Token) -> Span | None:
    """The phrase after an inverted cue that the parse does not call its subject."""
    for token in sentence.tokens[verb.i + 1 : verb.i + 8]:
        if token.pos in {"NOUN", "PROPN", "PRON"} and token.dep not in {"compound", "poss", "nmod", "amod"}:
            return None if token.entity in {"DATE", "TIME"} else phrase_of(sentence, token, verb)
        if token.pos in {"VERB", "ADP"} or token.text in {".", ",", ":"}:
            return None
    return None


def _noun_before(sentence: Sentence, cue: Token) -> Span | None:
    """The phrase that ends right before a participle or a finite cue: "footage of Dina Marr saying"."""
    at = cue.i - 1
    while at >= 0 and sentence.tokens[at].pos in {"ADV", "AUX"}:
        at -= 1
    if at < 0 or cue.tag not in {"VBG", *_FINITE} or sentence.tokens[at].pos not in {"NOUN", "PROPN", "PRON"}:
        return None
    first = at
    while first and sentence.tokens[first - 1].pos in _IN_A_NAME - {"ADP", "PRON"}:
        first -= 1
    return Span(sentence.tokens[first].start, sentence.tokens[at].end)


def _first_phrase(sentence: Sentence, first: Token, cue: Token) -> Span:
    """From `first` up to the first comma, or to the cue."""
    last = first
    for token in sentence.tokens[first.i : cue.i]:
        if token.text == ",":
            break
        last = token
    return Span(first.start, last.end)


def mend_source_between(draft: Draft, quotes: Quotes) -> None:
    """Give `draft` the source that stands between the quotation that ends its content and its cue, if there is one."""
    if draft.cue is None or draft.frame not in {"clause", "quote"} or draft.cue_class.no_speech:
        return
    sentence = quotes.text.sentences[draft.sentence]
    first = _first_after_a_quotation(draft, sentence, quotes)
    if first is None:
        return
    between = [t for t in sentence.tokens[first:] if t.end <= draft.cue.start]
    verb = sentence.tokens[draft.token]
    if not between:
        _take_name_out_of_the_cue(draft, sentence, first, verb)
        _take_the_inverted_subject(draft, sentence, verb, quotes)
    elif _is_a_name(between) and _stands_elsewhere(draft, between):
        draft.source = Source(Span(between[0].start, between[-1].end))


def _first_after_a_quotation(draft: Draft, sentence: Sentence, quotes: Quotes) -> int | None:
    """Position of the first word after a quotation of the content that ends shortly before the cue."""
    assert draft.cue is not None
    tokens = sentence.tokens
    at = bisect_left(tokens, draft.cue.start, key=lambda t: t.start)
    for number in range(at, max(-1, at - _LONGEST), -1):
        before = tokens[number - 1] if number else None
        if before is not None and before.text == "," and number - 1 > 0:
            before = tokens[number - 2]
        end = draft.content[0].end if before is None else before.end
        for quotation in quotes.touching(Span(end - 1, end)):
            ends = quotation.span.end == end and any(p.overlaps(quotation.inner) for p in draft.content)
            if ends and quotation.span.end <= draft.cue.start and number < len(tokens):
                return number
    return None


def _is_a_name(between: list[Token]) -> bool:
    if any(t.pos not in _IN_A_NAME for t in between) or between[0].lower in _NO_NAME:
        return False
    return between[0].pos != "ADP" and any(t.pos in {"NOUN", "PROPN", "PRON", "INTJ"} for t in between)


def _stands_elsewhere(draft: Draft, between: list[Token]) -> bool:
    """Whether the source is none, stands outside these words, or begins later than they do."""
    if draft.source is None:
        return True
    span = draft.source.span
    return span.start > between[0].start or span.end <= between[0].start


def _take_the_inverted_subject(draft: Draft, sentence: Sentence, verb: Token, quotes: Quotes) -> None:
    """ "'The risk,' said Marr, 'is small'": the risk is part of what was said, though the parse has it say so."""
    source = draft.source
    if source is None or source.span.end > verb.start or not quotes.touching(source.span):
        return
    after = _noun_after(sentence, verb)
    if after is None:
        return
    whole = [q.span for q in quotes.touching(source.span)]
    rest = less(draft.content, [after])
    draft.source = Source(after)
    draft.content = joined([*whole, *(q.span for piece in rest for q in quotes.touching(piece))])


def _take_name_out_of_the_cue(draft: Draft, sentence: Sentence, first: int, verb: Token) -> None:
    """ "'...,' Will wrote": a name that reads like an auxiliary or an adverb."""
    assert draft.cue is not None
    word = sentence.tokens[first]
    follows = first + 1 == verb.i and verb.tag in _FINITE and word.start == draft.cue.start
    if follows and word.text.istitle() and word.dep != "neg" and draft.source is None:
        draft.source = Source(Span(word.start, word.end))
        draft.cue = Span(verb.start, draft.cue.end)
