"""Features: what the tagger looks at, as names (for the linear models) and as numbers (for the trees).

Names hold single words (lemmas, function words) and grammar labels; no stretch of text. The order of numbers is that of
the functions below; the weights carry their count, and loading checks it.
"""

from collections.abc import Iterator
from typing import NamedTuple

from facta.coding.drafts import Draft, Source, is_passive, lemma_of
from facta.coding.tagger.proposals import Proposal, is_verb
from facta.coding.tagger.sight import Sight, last_word, shared
from facta.model.passage import Span
from facta.model.sentence import Sentence, Token

TAGS = ("VBD", "VBZ", "VBG", "VBN", "VB", "VBP", "NN", "NNS", "JJ")
DEPS = (
    "ROOT",
    "conj",
    "advcl",
    "relcl",
    "acl",
    "ccomp",
    "xcomp",
    "pcomp",
    "dobj",
    "pobj",
    "nsubj",
    "parataxis",
    "amod",
)
FRAMES = ("clause", "infinitive", "ing", "object", "state", "rest", "for", "of", "to", "about", "on", "as", "with")
OPTIONS = (
    "rules", "none", "nsubj", "nsubjpass", "poss", "dobj", "name", "by", "from", "of", "modified", "above_nsubj",
    "above_nsubjpass", "above_dobj", "above_poss",
)  # fmt: skip
_LABELS = ("PERSON", "ORG", "NORP", "GPE")
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
NUMBERS = (52, 112)
"""How many numbers a possible source and a proposal have."""
_RELATIVE = frozenset({"who", "which", "that"})
_FIRST = frozenset({"i", "we", "my", "our", "us", "me"})
_PEOPLE = frozenset({"he", "she", "they", "his", "her", "their", "him", "them"})


def word_of(token: Token) -> str:
    """The word as the tagger's tables have it: its lemma and the first letter of its tag."""
    return f"{lemma_of(token)}/{token.tag[0]}"


def cue_names(sentence: Sentence, token: Token, ruled: Draft | None, quoted: bool) -> Iterator[str]:
    """Names for one possible cue word."""
    tag, dep, word = token.tag, token.dep, word_of(token)
    yield "bias"
    yield f"w={word}"
    yield f"tag={tag}"
    yield f"dep={dep}"
    yield f"dt={dep}|{tag}"
    yield f"wt={word}|{tag}"
    yield f"wd={word}|{dep}"
    head = sentence.head_of(token)
    yield f"h={lemma_of(head)}|{dep}"
    yield f"hp={head.pos}|{dep}"
    rule = "no" if ruled is None else ruled.found_by
    yield f"r={rule}"
    yield f"wr={word}|{ruled is not None}"
    if ruled is not None:
        yield f"rc={ruled.cue_class.name}"
        yield f"rf={ruled.cue_class.name}|{ruled.frame}"
    yield f"q={quoted}"
    yield f"wq={word}|{quoted}"
    for child in sentence.children_of(token):
        below = child.dep
        yield f"c={below}"
        yield f"wc={word}|{below}"
        if below in {"prep", "prt", "mark", "advmod", "aux", "neg", "agent", "det"}:
            yield f"cl={below}|{child.lower}"
            yield f"wcl={word}|{child.lower}"
        elif below in {"nsubj", "nsubjpass", "poss", "dobj", "pobj", "attr", "acomp"}:
            yield f"cs={below}|{lemma_of(child)}"
            yield f"ce={below}|{child.entity or child.pos}"
            yield f"wce={word}|{below}|{_sort(child)}"
        elif below in {"ccomp", "xcomp", "advcl", "acl"}:
            yield f"ct={below}|{child.tag}"
            yield f"wct={word}|{below}|{child.tag}"
    before = sentence.tokens[token.i - 1].lower if token.i else "^"
    after = sentence.tokens[token.i + 1].lower if token.i + 1 < len(sentence.tokens) else "$"
    yield f"b={before}"
    yield f"a={after}"
    yield f"wa={word}|{after}"


def source_names(sentence: Sentence, token: Token, option: str, head: Token | None, span: Span | None) -> Iterator[str]:
    """Names for one possible source of a cue."""
    lemma = lemma_of(token)
    yield f"o={option}"
    yield f"wo={lemma}|{option}"
    yield f"od={option}|{token.dep}"
    yield f"ot={option}|{token.tag}"
    yield f"op={option}|{is_verb(token) and is_passive(sentence, token)}"
    if head is None:
        return
    yield f"sl={lemma_of(head)}"
    yield f"se={head.entity or head.pos}"
    yield f"oe={option}|{head.entity or head.pos}"
    yield f"os={option}|{_sort(head)}"
    yield f"sd={head.dep}"
    yield f"side={option}|{head.i < token.i}"
    if span is not None and head.i > token.i and token.i + 1 < len(sentence.tokens):
        yield f"next={sentence.tokens[token.i + 1].start == span.start}"


def proposal_names(
    sentence: Sentence, token: Token, proposal: Proposal, source: Token | None, head: Token | None
) -> Iterator[str]:
    """Names for one proposal; `head` is that of its content."""
    lemma, frame = lemma_of(token), proposal.frame
    yield f"f={frame}"
    yield f"wf={lemma}|{frame}"
    yield f"fl={frame}|{proposal.listed}"
    yield f"fd={frame}|{token.dep}"
    yield f"ft={frame}|{token.tag}"
    yield f"fc={frame}|{proposal.draft.cue_class.name}|{proposal.listed}"
    yield f"fo={frame}|{'-' if source is None else _sort(source)}"
    yield f"wo={lemma}|{'-' if source is None else _sort(source)}"
    if source is not None:
        yield f"s={lemma_of(source)}"
    if head is not None:
        yield f"ch={lemma_of(head)}"
        yield f"fh={frame}|{head.entity or head.pos}"
        yield f"wh={lemma}|{frame}|{head.entity or head.pos}"
        yield f"cd={frame}|{head.dep}"
        first = next((t for t in sentence.tokens if t.start == proposal.draft.content[0].start), None)
        if first is not None:
            yield f"c1={frame}|{first.lower}"


def content_head(sentence: Sentence, draft: Draft, cue: Token) -> Token | None:
    """The word of the content that governs the rest of its first piece in this sentence, or None."""
    start, end = draft.content[0].start, draft.content[-1].end
    inside = [t for t in sentence.tokens if start <= t.start and t.end <= end]
    if len(draft.content) > 1:
        inside = [t for t in inside if any(p.start <= t.start and t.end <= p.end for p in draft.content)]
    numbers = {t.i for t in inside}
    heads = [t for t in inside if t.head not in numbers or t.head == t.i]
    return next((t for t in heads if t.head == cue.i), heads[0] if heads else None)


def _sort(token: Token) -> str:
    """What sort of thing a noun is, as far as a glance tells."""
    if token.lower in _RELATIVE and token.tag in {"WP", "WDT"}:
        return "who" if token.lower == "who" else "which"
    if token.lower in _FIRST:
        return "i"
    if token.lower in _PEOPLE:
        return "they"
    if token.pos == "PRON":
        return "it"
    return token.entity or token.pos


class Chosen(NamedTuple):
    """The source that was chosen for a cue.

    option: how it hangs on the cue. score: its log-odds; lead: by how much it leads the next.
    """

    option: str
    source: Source | None
    head: Token | None
    score: float
    lead: float


def source_numbers(
    sight: Sight, sentence: Sentence, token: Token, option: str, source: Source | None, head: Token | None, score: float
) -> list[float]:
    """Numbers for one possible source of a cue; `score` is that of the linear model."""
    same = sight.at.get((sentence.index, token.i))
    between = sentence.tokens[min(head.i, token.i) : max(head.i, token.i)] if head is not None else ()
    return [
        score,
        float(same is not None and _place(same.source) == _place(source)),
        *_one_of(OPTIONS, option),
        float(0 if head is None else max(-30, min(30, head.i - token.i))),
        float(sum(t.text == "," for t in between)),
        float(sum(t.tag[0] == "V" for t in between)),
        float(head is not None and head.pos == "PRON"),
        float(head is not None and head.entity == "PERSON"),
        float(head is not None and head.pos == "PROPN"),
        float(head is not None and head.tag in {"WP", "WDT"}),
        *_one_of(TAGS, token.tag),
        *_one_of(DEPS, token.dep),
        float(is_verb(token) and is_passive(sentence, token)),
        *_speaking(sight, sentence, token, source),
    ]


def proposal_numbers(
    sight: Sight,
    sentence: Sentence,
    token: Token,
    proposal: Proposal,
    chosen: Chosen,
    head: Token | None,
    scores: tuple[float, float],
) -> list[float]:
    """Numbers for one proposal; `scores` are those of the linear models for the proposal and for the cue."""
    draft = proposal.draft
    return [
        *scores,
        chosen.score,
        chosen.lead,
        float(proposal.by_rules),
        float(proposal.listed),
        float(draft.cue_class.no_speech),
        *_beside(sight, draft),
        *_extent(sight, sentence, token, draft),
        *_one_of(TAGS, token.tag),
        *_one_of(DEPS, token.dep),
        *_one_of(FRAMES, proposal.frame),
        *_one_of(OPTIONS, chosen.option),
        *_of_content(sight, sentence, token, head, draft),
        *_of_source(token, chosen.head),
        *_speaking(sight, sentence, token, draft.source),
        *_of_neighbours(sight, sentence, token, draft.source),
        *_of_cue(sight, sentence, token),
    ]


def _beside(sight: Sight, draft: Draft) -> list[float]:
    """What the rules found with the same cue, around it, and inside the content."""
    same = sight.at.get((draft.sentence, draft.token))
    inside = inside_speech = 0
    touching = 0.0
    for other in sight.reaching.get(draft.sentence, ()):
        if other is not same and other is not draft:
            holds = any(piece.covers(draft.anchor) for piece in other.content)
            inside += holds
            inside_speech += holds and not other.cue_class.no_speech
            touching = max(touching, shared(other.content, draft.content))
    cues_inside = sum(
        any(piece.covers(other.anchor) for piece in draft.content)
        for other in sight.by_sentence.get(draft.sentence, ())
        if other is not same and other is not draft
    )
    return [
        float(same is not None),
        0.0 if same is None else shared(same.content, draft.content),
        float(same is not None and _place(same.source) == _place(draft.source)),
        float(inside),
        float(inside_speech),
        touching,
        float(cues_inside),
    ]


def _extent(sight: Sight, sentence: Sentence, token: Token, draft: Draft) -> list[float]:
    """How long cue and content are and where they stand."""
    content, cue = draft.content, draft.anchor
    length = sum(p.end - p.start for p in content)
    quoted = sum(
        max(0, min(p.end, q.span.end) - max(p.start, q.span.start)) for p in content for q in sight.quotes.touching(p)
    )
    return [
        float(length),
        quoted / max(1, length),
        float(sight.quotes.around(cue.start) is not None),
        float(len(content)),
        float(max(-300, min(300, content[0].start - cue.end))),
        float(content[0].start < cue.start),
        float(cue.end - cue.start),
        float(draft.negated),
        float(is_verb(token) and is_passive(sentence, token)),
        float(draft.addressee is not None),
        float(token.i),
        float(len(sentence.tokens)),
        float(sentence.tokens[-1].start - content[-1].end),
        float(sentence.index),
        float(sentence.paragraph == 0),
    ]


def _of_content(sight: Sight, sentence: Sentence, token: Token, head: Token | None, draft: Draft) -> list[float]:
    words = sight.text.document.text[draft.content[0].start : draft.content[-1].end]
    about = [float("?" in words), float(len(words.split()))]
    if head is None:
        return [0.0] * 11 + about
    below = sentence.children_of(head)
    return [
        float(head.tag[0] == "V"),
        float(head.pos in {"NOUN", "PROPN"}),
        float(any(t.dep in {"nsubj", "nsubjpass"} for t in below)),
        float(any(t.dep == "mark" for t in below)),
        float(head.tag == "VB"),
        float(any(t.tag == "MD" for t in below)),
        float(any(t.dep == "neg" for t in below)),
        float(head.tag in _FINITE),
        float(head.i - token.i),
        float(head.entity == "PERSON"),
        float(head.pos == "PRON"),
        *about,
    ]


def _of_source(token: Token, head: Token | None) -> list[float]:
    if head is None:
        return [0.0, 0.0, 0.0]
    return [
        float(1 + _LABELS.index(head.entity) if head.entity in _LABELS else 5),
        float(1 if head.pos == "PRON" else 2 if head.pos == "PROPN" else 3),
        float(max(-30, min(30, head.i - token.i))),
    ]


def _speaking(sight: Sight, sentence: Sentence, token: Token, source: Source | None) -> list[float]:
    """Whether the rules have this source speak elsewhere."""
    if source is None:
        return [0.0] * 5
    others = [d for d in sight.by_sentence.get(sentence.index, ()) if d.token != token.i and d.source is not None]
    cue = Span(token.start, token.end)
    same = [d for d in others if _place(d.source) == _place(source)]
    return [
        float(sight.speakers[last_word(sight.text, source)]),
        float(len(same)),
        float(any(piece.covers(cue) for d in same for piece in d.content)),
        float(any(piece.covers(source.span) for d in others for piece in d.content)),
        float(source.span.end - source.span.start),
    ]


def _of_neighbours(sight: Sight, sentence: Sentence, token: Token, source: Source | None) -> list[float]:
    here = [d for d in sight.by_sentence.get(sentence.index, ()) if d.token != token.i]
    before = sight.by_sentence.get(sentence.index - 1, ())
    word = last_word(sight.text, source) if source is not None else None
    goes_on = any(d.source is not None and last_word(sight.text, d.source) == word for d in before)
    return [float(len(here)), float(len(before)), float(word is not None and goes_on)]


def _of_cue(sight: Sight, sentence: Sentence, token: Token) -> list[float]:
    below = sentence.children_of(token)
    above = sentence.head_of(token)
    return [
        float(any(t.tag == "MD" for t in below)),
        float(any(t.tag == "TO" for t in below)),
        float(any(t.dep == "aux" and t.lower in {"have", "has", "had"} for t in below)),
        float(above.tag[0] == "V"),
        float(lemma_of(above) in sight.cues.verbs),
        float(lemma_of(token) in sight.cues.verbs),
        float(any(t.dep == "ccomp" for t in below)),
        float(any(t.dep == "xcomp" for t in below)),
        float(any(t.dep == "dobj" for t in below)),
    ]


def _place(source: Source | None) -> Span | None:
    return None if source is None else source.span


def _one_of(labels: tuple[str, ...], label: str) -> list[float]:
    return [float(label == one) for one in labels]
