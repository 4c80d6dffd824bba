"""Asides: "according to", turns of a talk ("Name: ..."), and adverbs that tell without saying by whom."""

import re
from collections import Counter
from collections.abc import Iterator

from facta.codebook.cues import CueTable
from facta.codebook.sectors import load_sectors
from facta.coding.content_edges import without_concession
from facta.coding.drafts import Draft, Source, lemma_of, pieces_of, subtree
from facta.coding.quotes import Quotes, trimmed
from facta.coding.sources import source_at
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText, Sentence, Token

_TURN = re.compile(r"(?P<name>(?:[A-Z][\w.'’-]*\s?){1,5})(?P<cue>:)\s+(?=\S)")
_PORTRAIT = re.compile(r"(?P<name>[A-Z][^\n:;!?“”\"«»„]{2,100})(?P<cue>:)\s*(?=[“\"«„‘»])")
_DASH_AFTER = re.compile(r"\s*(?P<cue>[—–―-]{1,2})\s*(?P<name>(?:[A-Z][\w.'’-]*[ ,]*){1,6})$")
_SIGNED = re.compile(r"\s*(?P<cue>[—–―-]{1,2})\s*(?P<name>(?:[A-Z][\w.'’-]*[ ,]*){1,6}?)\.?\s*")
_OPENING = frozenset("“\"«„‘'")
_QUESTION_AND_ANSWER = ("Q", "A")
_PARTS_IN_A_TALK = frozenset(
    "answer anchor caller defence defense host interviewer moderator narrator presenter prosecution question reporter "
    "speaker voice".split()
)
_NOT_NAMES = frozenset({"note", "update", "correction", "related", "photo", "source", "read", "watch", "also", "more"})


def according_to(text: AnnotatedText, quotes: Quotes, cues: CueTable) -> Iterator[Draft]:
    """ "..., according to the ministry": the clause it stands in is the content."""
    for sentence in text.sentences:
        for token in sentence.tokens:
            if token.lower != "according":
                continue
            to = next((c for c in sentence.children_of(token, "prep") if c.lower == "to"), None)
            named = sentence.children_of(to, "pobj", "pcomp") if to is not None else []
            if to is None or not named:
                continue
            source = source_at(sentence, named[0])
            yield from said_beside(sentence, token, Span(token.start, to.end), source, cues, "according_to")


def said_beside(
    sentence: Sentence, head: Token, cue: Span, source: Source, cues: CueTable, rule: str
) -> Iterator[Draft]:
    """The draft of an aside that `head` heads and that says whose words the clause around it is."""
    clause = _clause_above(sentence, head)
    aside = subtree(sentence, head)
    content = subtree(sentence, clause) - aside if clause is not head else set[int]()
    if clause.dep == "conj":
        content = _without_conjunction(sentence, clause, content)
    if content and min(aside) > min(content):
        content = without_concession(sentence, content)
    if pieces := pieces_of(sentence, content):
        yield Draft(
            sentence.index, head.i, cue, source, pieces, cues.classes["speech"], "", rule, source.negative
        )  # fmt: skip


def turns(text: AnnotatedText, quotes: Quotes, cues: CueTable) -> Iterator[Draft]:
    """ "Name: ..." at the head of a paragraph, and "... — Name" at the end of one that is a quotation.

    Before a quotation the name may be described: "Name, 34, a teacher: '...'".
    """
    whole = text.document.text
    labels = _labels(text)
    for number, paragraph in enumerate(text.paragraphs):
        if not text.document.is_article(paragraph):
            continue
        first = next((s for s in text.sentences if s.paragraph == number), None)
        if first is None:
            continue
        match = _TURN.match(whole, paragraph.start, paragraph.end)
        said = trimmed(whole, Span(match.end(), paragraph.end)) if match is not None else None
        if match is not None and said is not None and _is_turn(text, first, match, said, labels):
            name = trimmed(whole, Span(*match.span("name")))
            if name is not None:
                yield _turn(first, Span(*match.span("cue")), name, said, cues, "turn_after_a_colon")
            continue
        match = _PORTRAIT.match(whole, paragraph.start, paragraph.end)
        opened = quotes.around(match.end()) if match is not None else None
        if match is not None and opened is not None and _is_described_name(first, match):
            rest = [q.span for q in quotes.touching(Span(match.end(), paragraph.end))]
            told = opened.span if rest[-1].end < paragraph.end - 1 else Span(opened.span.start, rest[-1].end)
            name = Span(*match.span("name"))
            yield _turn(first, Span(*match.span("cue")), name, told, cues, "portrait_before_a_colon")
            continue
        quotation = quotes.around(paragraph.start)
        if quotation is None:
            continue
        if quotation.span.end >= paragraph.end:
            signed = _signed_in_the_next(text, number)
            if signed is not None:
                yield _turn(first, signed[0], signed[1], quotation.span, cues, "name_after_a_dash")
            continue
        match = _DASH_AFTER.match(whole, quotation.span.end, paragraph.end)
        if match is not None and (name := trimmed(whole, Span(*match.span("name")))):
            cue = Span(*match.span("cue"))
            yield _turn(first, cue, name, quotation.span, cues, "name_after_a_dash")


def adverbs(text: AnnotatedText, quotes: Quotes, cues: CueTable) -> Iterator[Draft]:
    """ "was reportedly opened": told, without saying by whom."""
    for sentence in text.sentences:
        for token in sentence.tokens:
            frames = cues.adverbs.get(token.lower) if token.pos == "ADV" else None
            if frames is None:
                continue
            clause = _clause_above(sentence, token)
            if "quote" in cues.verbs.get(lemma_of(clause), {}) and _opens_a_quotation(sentence, clause):
                continue  # "Marr reportedly yelled, 'Out!'": the yelling is the cue
            content = subtree(sentence, clause) - {token.i}
            if clause.dep == "relcl":
                content = _with_what_it_tells_of(sentence, clause, content)
            if clause.pos in {"VERB", "AUX"} and (pieces := pieces_of(sentence, content)):
                cue = Span(token.start, token.end)
                yield Draft(
                    sentence.index, token.i, cue, None, pieces, frames["bare"], "bare", "adverb_of_report"
                )  # fmt: skip


def _signed_in_the_next(text: AnnotatedText, number: int) -> tuple[Span, Span] | None:
    """The dash and the name of a paragraph that only signs the quotation before it: "- Dina Marr"."""
    if number + 1 >= len(text.paragraphs):
        return None
    start, end = text.paragraphs[number + 1]
    match = _SIGNED.fullmatch(text.document.text, start, end)
    name = trimmed(text.document.text, Span(*match.span("name"))) if match is not None else None
    if name is not None and text.document.text[name.end - 1] == ".":
        name = Span(name.start, name.end - 1)
    return None if match is None or name is None else (Span(*match.span("cue")), name)


def _opens_a_quotation(sentence: Sentence, verb: Token) -> bool:
    following = sentence.tokens[verb.i + 1 : verb.i + 3]
    return any(t.text in _OPENING | {"``", "''"} for t in following)


def _with_what_it_tells_of(sentence: Sentence, clause: Token, content: set[int]) -> set[int]:
    """A relative clause with the noun it tells of ("the man who allegedly ran"), or without "in which", "where"."""
    first = min(content)
    if any(t.tag in {"WP", "WDT"} for t in sentence.children_of(clause, "nsubj", "nsubjpass")):
        return content | {i for i in subtree(sentence, sentence.head_of(clause)) if i < first}
    subjects = sentence.children_of(clause, "nsubj", "nsubjpass")
    start = min((min(subtree(sentence, t)) for t in subjects), default=first)
    return {i for i in content if i >= start}


def _turn(sentence: Sentence, cue: Span, name: Span, said: Span, cues: CueTable, rule: str) -> Draft:
    at = next((t.i for t in sentence.tokens if t.start >= cue.start), 0)
    return Draft(sentence.index, at, cue, Source(name), [said], cues.classes["speech"], "quote", rule)


def _labels(text: AnnotatedText) -> Counter[str]:
    """How many paragraphs each name before a colon opens."""
    whole = text.document.text
    matches = (_TURN.match(whole, span.start, span.end) for span in text.paragraphs)
    return Counter(match["name"].strip() for match in matches if match is not None)


def _is_turn(text: AnnotatedText, first: Sentence, match: re.Match[str], said: Span, labels: Counter[str]) -> bool:
    """Whether somebody speaks: a label that comes again, or a person's name before words with a verb.

    Labels are "Q:" and "A:", "MARR:", and a body or a part in a talk ("Ministry:", "Interviewer:").

    "Marr: 1,769" and "EXCLUSIVE: ..." are none.
    """
    name = match["name"].strip()
    if name.lower() in _NOT_NAMES or name.split()[0].lower() in _NOT_NAMES:
        return False
    if (name in _QUESTION_AND_ANSWER and all(labels[n] for n in _QUESTION_AND_ANSWER)) or (
        labels[name] > 1 and not name.isupper() and _speaks_for_itself(name)
    ):
        return _has_a_verb(text, first, said)
    if name.isupper() and (labels[name] > 1 or " " not in name):
        return labels[name] > 1
    here = [t for t in first.tokens if t.end <= match.end("name")]
    if not here or (any(t.pos not in {"PROPN", "PUNCT", "PART"} for t in here) and not name.isupper()):
        return False
    if not any(t.entity == "PERSON" for t in here) and not name.isupper():
        return False
    if labels[name] > 1 or text.document.text[said.start] in _OPENING:
        return True
    return _has_a_verb(text, first, said)


def _has_a_verb(text: AnnotatedText, first: Sentence, said: Span) -> bool:
    after = [t for s in text.sentences if s.paragraph == first.paragraph for t in s.tokens if t.start >= said.start]
    return any(t.pos in {"VERB", "AUX"} for t in after)


def _speaks_for_itself(name: str) -> bool:
    """Whether a label names a body, an office or a part in a talk."""
    words = name.lower().split()
    return words[-1] in _PARTS_IN_A_TALK or load_sectors().of_noun(words[-1], words[:-1]) is not None


def _is_described_name(sentence: Sentence, match: re.Match[str]) -> bool:
    """ "Dina Marr, 34, a teacher": a person's name before the first comma, and no finite verb."""
    here = [t for t in sentence.tokens if t.end <= match.end("name")]
    comma = next((n for n, t in enumerate(here) if t.text == ","), None)
    if comma is None or any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in here):
        return False
    return all(t.pos == "PROPN" for t in here[:comma]) and any(t.entity == "PERSON" for t in here[:comma])


def _clause_above(sentence: Sentence, token: Token) -> Token:
    here = token
    for above in sentence.ancestors_of(token):
        here = above
        if above.pos in {"VERB", "AUX"} and above.dep not in {"amod", "aux", "auxpass", "xcomp", "acl"}:
            return above
    return here


def _without_conjunction(sentence: Sentence, clause: Token, content: set[int]) -> set[int]:
    own_subject = sentence.children_of(clause, "nsubj", "nsubjpass")
    return (
        content
        if own_subject
        else content
        | subtree(sentence, sentence.head_of(clause))
        - {i for t in sentence.tokens if lemma_of(t) == "accord" for i in subtree(sentence, t)}
    )
