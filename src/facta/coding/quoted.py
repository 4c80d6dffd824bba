"""Quotations that no content reaches yet: the cue beside them, or the statement they go on from."""

from facta.codebook.cues import CueTable
from facta.coding.cues import frames_of, verb_group
from facta.coding.drafts import Draft, Source, joined, lemma_of
from facta.coding.quotes import Quotes, between, fills_paragraph, is_sentence_like
from facta.coding.sources import phrase_of, source_of
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText, Quotation, Sentence, Token

_AFTER_LIMIT_TOKENS = 14


def quoted(drafts: list[Draft], quotes: Quotes, cues: CueTable) -> list[Draft]:
    """`drafts` with every quotation that has the length of a saying given to one of them, or to a new one."""
    found = list(drafts)
    for number, quotation in enumerate(quotes.outer):
        if _is_covered(quotation, found):
            continue
        sentence_like = is_sentence_like(quotes, quotation)
        draft = _beside(quotation, quotes, cues, sentence_like)
        if draft is not None:
            _add(found, draft)
        elif sentence_like and (before := _goes_on_from(number, quotes, found)) is not None:
            before.content = joined([*before.content, quotation.span])
    return found


def _add(drafts: list[Draft], draft: Draft) -> None:
    """Add `draft`, or give its quotation to the one that has its cue already."""
    for other in drafts:
        if (other.sentence, other.token) == (draft.sentence, draft.token):
            other.content = joined([*other.content, *draft.content])
            return
    drafts.append(draft)


def _is_covered(quotation: Quotation, drafts: list[Draft]) -> bool:
    return any(
        piece.overlaps(quotation.inner) and not quotation.span.covers(draft.anchor)
        for draft in drafts
        for piece in draft.content
    )


def _beside(quotation: Quotation, quotes: Quotes, cues: CueTable, sentence_like: bool) -> Draft | None:
    """The cue after the quotation (", he said", ", said the minister") or before it ("he said: ...")."""
    return _after(quotation, quotes, cues) or _before(quotation, quotes, cues, sentence_like)


def _after(quotation: Quotation, quotes: Quotes, cues: CueTable) -> Draft | None:
    text = quotes.text
    sentence = quotes.sentence_at(quotation.span.end)
    if sentence is None:
        return None
    following = [t for t in sentence.tokens if t.start >= quotation.span.end]
    if not following and sentence.index + 1 < len(text.sentences):
        sentence = text.sentences[sentence.index + 1]
        following = list(sentence.tokens)
    whole = text.document.text
    if not following or "\n" in whole[quotation.span.end : following[0].start]:
        return None
    words = [t for t in following if any(map(str.isalnum, t.text))][:_AFTER_LIMIT_TOKENS]
    if not words or between(whole, quotation.span.end, words[0].start):
        return None
    if whole[: quotation.inner.end].rstrip()[-1:] == "." and words[0].text[0].isupper():
        return None  # "... by May." He said that ...": a sentence of its own
    for token in words:
        if quotes.around(token.start) is not None:
            return None
        misread = token.tag == "NNS" and "quote" in cues.verbs.get(lemma_of(token), {})  # ", Vance notes."
        if (token.pos not in {"VERB", "AUX"} and not misread) or token.dep in {
            "aux",
            "auxpass",
            "relcl",
            "amod",
            "acl",
        }:
            continue
        frames = cues.verbs.get(lemma_of(token)) if misread else frames_of(sentence, token, cues)
        if frames is None or "quote" not in frames:
            return None
        draft = _draft(sentence, token, quotation, cues, "cue_after_quotation")
        if misread and token is not words[0]:
            draft.source = Source(Span(words[0].start, sentence.tokens[token.i - 1].end))
            return draft
        source = draft.source
        inverted = source is None or source.span.start > token.start
        if source is None or (not inverted and source.span.start < quotation.span.end):
            noun = _noun_after(sentence, token)
            if noun is None:
                return None
            draft.source = Source(noun)
        if words.index(token) > 0 and not inverted and source is not None and source.span.start > words[0].start:
            return None
        return draft
    return None


def _before(quotation: Quotation, quotes: Quotes, cues: CueTable, sentence_like: bool) -> Draft | None:
    text = quotes.text
    whole = text.document.text
    sentence = quotes.sentence_at(quotation.span.start)
    if sentence is None:
        return None
    ahead = [t for t in sentence.tokens if t.end <= quotation.span.start]
    if not ahead:
        if sentence.index == 0:
            return None
        sentence = text.sentences[sentence.index - 1]
        ahead = list(sentence.tokens)
        if not ahead or (ahead[-1].text != ":" and not _announces(sentence, quotation, quotes, cues)):
            return None
    mark = whole[: quotation.span.start].rstrip()[-1:]
    if mark not in {",", ":"} and not sentence_like:
        return None
    for token in reversed(ahead[-_AFTER_LIMIT_TOKENS:]):
        if quotes.around(token.start) is not None:
            return None
        if token.tag == "VBN" and token.dep == "acl":  # "a rally called ..."
            return None
        if token.pos not in {"VERB", "AUX"} or token.dep in {"aux", "auxpass", "amod"}:
            continue
        frames = frames_of(sentence, token, cues)
        if frames is None or "quote" not in frames:
            if mark == ":":
                continue
            return None
        return _draft(sentence, token, quotation, cues, "cue_before_quotation")
    return None


def _announces(sentence: Sentence, quotation: Quotation, quotes: Quotes, cues: CueTable) -> bool:
    """Whether the sentence before says that somebody spoke, and not what: "Marr said in a statement. 'We ...'"."""
    root = sentence.root
    frame = cues.verbs.get(lemma_of(root), {}).get("clause")
    same_paragraph = sentence.paragraph == getattr(quotes.sentence_at(quotation.inner.start), "paragraph", None)
    if frame is None or frame.name != "speech" or not same_paragraph:
        return False
    return not sentence.children_of(root, "ccomp", "dobj", "xcomp") and bool(sentence.children_of(root, "nsubj"))


def _draft(sentence: Sentence, token: Token, quotation: Quotation, cues: CueTable, rule: str) -> Draft:
    group = verb_group(sentence, token, cues)
    frames = cues.verbs.get(lemma_of(token)) or frames_of(sentence, token, cues) or {}
    source = source_of(sentence, token, cues)
    return Draft(
        sentence.index, token.i, group.span(sentence), source, [quotation.span], frames["quote"], "quote", rule,
        group.negated or (source is not None and source.negative),
    )  # fmt: skip


def _noun_after(sentence: Sentence, verb: Token) -> Span | None:
    """The phrase after an inverted cue that the parse does not call its subject."""
    for token in sentence.tokens[verb.i + 1 : verb.i + 8]:
        if token.pos in {"NOUN", "PROPN", "PRON"} and token.dep not in {"compound", "poss", "nmod", "amod"}:
            return phrase_of(sentence, token)
        if token.pos == "VERB" or token.text in {".", ","}:
            return None
    return None


def _goes_on_from(number: int, quotes: Quotes, drafts: list[Draft]) -> Draft | None:
    """The statement that this quotation carries on: in its paragraph, or from the paragraph before."""
    quotation = quotes.outer[number]
    text = quotes.text
    sentence = quotes.sentence_at(quotation.inner.start)
    if sentence is None:
        return None
    paragraph = text.paragraphs[sentence.paragraph]
    ahead = text.document.text[paragraph.start : quotation.span.start].rstrip(" \t\u00a0—–-")
    if ahead and ahead[-1] not in ".!?…:\"”’'":
        return None
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
    if quoting and not _quotes_something(last, quotes) and last.anchor.start > quoting[-1].anchor.end:
        last = quoting[-1]  # "'It fell,' said Marr, who blamed the rain. 'It was old.'": who said "It fell" goes on
    ends = max(last.anchor.end, last.content[-1].end)
    rest = text.document.text[ends : quotation.span.start]
    if at_head and not _quotes_something(last, quotes):
        return None
    return last if _sentences_in(text, Span(ends, quotation.span.start)) == 0 or not rest.strip() else None


def _sentences_in(text: AnnotatedText, span: Span) -> int:
    whole = text.document.text
    inside = [s.span for s in text.sentences if span.start <= s.span.start and s.span.end <= span.end]
    return sum(1 for s in inside if any(map(str.isalnum, whole[s.start : s.end])))


def _only_quotes(draft: Draft, quotes: Quotes) -> bool:
    """Whether the content is whole quotations and nothing else."""
    return all(any(q.span.covers(piece) for q in quotes.touching(piece)) for piece in draft.content)


def _quotes_something(draft: Draft, quotes: Quotes) -> bool:
    return any(quotes.touching(piece) for piece in draft.content)
