"""The cue right beside a quotation that no content reaches: "..., he said" and "he said: ...".

Elsewhere: which quotations ask for one (quoted.py), a colon without a cue of the table (colons.py), whose words they
are by what stands between (source_beside.py).
"""

from facta.codebook.cues import CueTable
from facta.coding.cues import frames_of, lends_its_subject, verb_group
from facta.coding.drafts import Draft, lemma_of
from facta.coding.quotes import Quotes, between
from facta.coding.source_beside import source_after, source_before
from facta.coding.sources import source_of
from facta.model.sentence import Quotation, Sentence, Token

_LIMIT_TOKENS = 14
_NO_CUES = frozenset({"aux", "auxpass", "relcl", "amod", "acl"})
_ASIDES = frozenset({"advcl", "acl", "relcl", "pcomp"})
_ENDS = frozenset(",?!.—–…")
_NAMING = frozenset(
    {"call", "describe", "begin", "start", "close", "end", "finish", "conclude", "put", "recite", "sing", "read_out"}
)
_SAID = frozenset(",?!")
_SHORT_REST = 5


def cue_beside(quotation: Quotation, quotes: Quotes, cues: CueTable, sentence_like: bool) -> Draft | None:
    """The cue after the quotation (", he said", ", said the minister") or before it ("he said: ...").

    After it first, but for a cue right before the mark: "shouted, 'Marr,' and Dina Marr laughed".
    """
    before = _before(quotation, quotes, cues, sentence_like)
    if before is not None and before.cue is not None:
        gap = quotes.text.document.text[before.cue.end : quotation.span.start]
        if gap.strip() in {",", ":"}:
            return before
    return _after(quotation, quotes, cues, sentence_like) or before


def _after(quotation: Quotation, quotes: Quotes, cues: CueTable, sentence_like: bool) -> Draft | None:
    found = _following(quotation, quotes)
    if found is None:
        return None
    sentence, following = found
    whole = quotes.text.document.text
    words = [t for t in following if any(map(str.isalnum, t.text))][:_LIMIT_TOKENS]
    if not words or between(whole, quotation.span.end, words[0].start):
        return None
    inside = whole[: quotation.inner.end].rstrip()[-1:]
    if inside == "." and words[0].text[0].isupper() and len(words) > _SHORT_REST:
        return None  # "... by May." He said that ...": a sentence of its own
    if not sentence_like and inside not in _ENDS and whole[quotation.span.end : words[0].start].strip() != ",":
        return None  # "the 'Right to Fish' march, which began ..."
    for token in words:
        if quotes.around(token.start) is not None:
            return None
        misread = _reads_as_a_noun(token, words, cues)
        at_once = token is words[0] and token.tag in {"VBD", "VBZ"} and inside in _SAID
        if (token.pos not in {"VERB", "AUX"} or token.dep in _NO_CUES) and not misread and not at_once:
            continue
        frames = cues.verbs.get(lemma_of(token)) if misread else frames_of(sentence, token, cues)
        if frames is None and sentence_like and inside in _SAID and _stands_for_saying(token, words, quotation, quotes):
            draft = _draft(sentence, token, quotation, cues, "verb_right_after_quotation")
            return draft if source_after(draft, sentence, words, token, quotation, misread) else None
        if frames is None or "quote" not in frames:
            return None
        draft = _draft(sentence, token, quotation, cues, "cue_after_quotation")
        return draft if source_after(draft, sentence, words, token, quotation, misread) else None
    return None


def _following(quotation: Quotation, quotes: Quotes) -> tuple[Sentence, list[Token]] | None:
    """The sentence that goes on after the quotation, or follows it on its line, and its tokens from there."""
    text = quotes.text
    sentence = quotes.sentence_at(quotation.span.end)
    if sentence is None:
        return None
    following = [t for t in sentence.tokens if t.start >= quotation.span.end]
    if not following and sentence.index + 1 < len(text.sentences):
        sentence = text.sentences[sentence.index + 1]
        following = list(sentence.tokens)
    if not following or "\n" in text.document.text[quotation.span.end : following[0].start]:
        return None
    return sentence, following


def _stands_for_saying(token: Token, words: list[Token], quotation: Quotation, quotes: Quotes) -> bool:
    """ "'It is ours,' beamed Marr": a finite verb with a subject and no more, after a quotation that opens the line."""
    text = quotes.text.document.text
    before = text[: quotation.span.start].rstrip(" \u00a0")[-1:]
    if token.tag not in {"VBD", "VBZ"} or before not in {"", "\n", ".", "!", "?", "”", '"'}:
        return False
    at = words.index(token)
    if at:
        return all(t.pos in {"PROPN", "NOUN", "DET", "ADJ", "PRON"} for t in words[:at])
    return len(words) > 1 and words[1].pos in {"PROPN", "PRON", "DET"}


def _reads_as_a_noun(token: Token, words: list[Token], cues: CueTable) -> bool:
    """ ", Vance notes.", ", the farmers state in their letter": a verb of saying that the tagger has as a noun."""
    if "quote" not in cues.verbs.get(lemma_of(token), {}):
        return False
    if token.tag == "NNS":
        return True
    before = words[words.index(token) - 1] if words.index(token) else None
    return token.tag == "NN" and before is not None and before.tag in {"NNS", "NNPS", "CD"}


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
    if mark not in {",", ":"} and not sentence_like and not _says_at_once(sentence, ahead[-1], cues):
        return None
    for token in reversed(ahead[-_LIMIT_TOKENS:]):
        if quotes.around(token.start) is not None:
            return None
        if token.tag == "VBN" and token.dep == "acl":  # "a rally called ..."
            return None
        if token.pos not in {"VERB", "AUX"} or token.dep in {"aux", "auxpass", "amod"}:
            continue
        frames = frames_of(sentence, token, cues)
        if frames is None or "quote" not in frames:
            if mark in {",", ":"} and _gives_words(sentence, token, cues):
                return _draft(sentence, token, quotation, cues, "words_given_before_quotation")
            if mark == ":" or (mark == "," and _is_an_aside(sentence, token, ahead[-1])):
                continue
            return None
        if _is_refused(sentence, token, cues):
            return None
        draft = _draft(sentence, token, quotation, cues, "cue_before_quotation")
        source_before(draft, sentence, token, quotation)
        return draft
    return None


def _says_at_once(sentence: Sentence, last: Token, cues: CueTable) -> bool:
    """Whether the word right before the quotation says it: "a sign that read '15%!'", not "called 'Scam'"."""
    frames = frames_of(sentence, last, cues) if last.tag[0] == "V" else None
    return frames is not None and "quote" in frames and lemma_of(last) not in _NAMING


def _is_refused(sentence: Sentence, token: Token, cues: CueTable) -> bool:
    """Whether the saying itself was refused: "refused to repeat the words: ..."."""
    above = cues.verbs.get(lemma_of(sentence.head_of(token)), {}).get("infinitive")
    return token.dep == "xcomp" and above is not None and above.name == "refusal"


def _gives_words(sentence: Sentence, token: Token, cues: CueTable) -> bool:
    """ "issued a statement, '...'", "sent them a message: '...'": a verb that makes a noun of words the cue."""
    if not lends_its_subject(sentence, token, cues):
        return False
    given = sentence.children_of(token, "dobj")
    return any(lemma_of(t) in cues.written or lemma_of(t) in cues.nouns for t in given)


def _is_an_aside(sentence: Sentence, token: Token, last: Token) -> bool:
    """Whether commas set off what the verb tells: "Marr joked, putting on a voice, 'Amen'"."""
    if token.dep not in _ASIDES or token.tag not in {"VBG", "VBN"} or last.text != ",":
        return False
    first = sentence.first_below(token)
    return first > 0 and sentence.tokens[first - 1].text == ","


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
    kind = frames.get("quote", cues.classes["speech"])
    return Draft(
        sentence.index, token.i, group.span(sentence), source, [quotation.span], kind, "quote", rule,
        group.negated or (source is not None and source.negative),
    )  # fmt: skip
