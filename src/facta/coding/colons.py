"""A quotation after a colon or a dash whose cue is no word of the table: "Here is Marr in May: 'We will'".

Who is named right before the colon speaks, else the subject of its clause. The colon is the cue, so that no word of the
clause ("did not mince words: ...") is taken for a saying or its denial.
Elsewhere: turns at the head of a paragraph (asides.py), cues of the table beside a quotation (cue_beside.py).
"""

from facta.codebook.cues import CueTable
from facta.coding.drafts import SUBJECTS, Draft, Source, lemma_of
from facta.coding.quotes import Quotes
from facta.coding.sources import phrase_of, source_at
from facta.model.passage import Span
from facta.model.sentence import Quotation, Sentence, Token

_NAMED = frozenset({"PERSON", "ORG", "NORP"})
_SOMEBODY = frozenset({"he", "she", "they", "who", "it", "one", "we", "i"})
_TAKES_BACK = frozenset({"denial", "refusal"})
_NOT_WORDS = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "ORDINAL", "QUANTITY"})


def before_a_colon(quotation: Quotation, quotes: Quotes, cues: CueTable) -> Draft | None:
    """The draft of a quotation that a colon opens, or None where nobody stands before it."""
    sentence = _sentence_ending_in_a_colon(quotation, quotes)
    if sentence is None:
        return None
    colon = next((t for t in reversed(sentence.tokens) if t.end <= quotation.span.start and t.text == ":"), None)
    if colon is None or _takes_it_back(sentence, colon, cues):
        return None
    found = ((rule, source) for rule, speaker in _RULES if (source := speaker(sentence, colon)) is not None)
    rule, source = next(found, ("", None))
    if source is None or quotes.around(source.span.start) is not None or source.negative:
        return None
    cue = Span(colon.start, colon.end)
    return Draft(sentence.index, colon.i, cue, source, [quotation.span], cues.classes["speech"], "quote", rule)


def _sentence_ending_in_a_colon(quotation: Quotation, quotes: Quotes) -> Sentence | None:
    """The sentence that the quotation ends or follows, where a colon stands right before the quotation."""
    text = quotes.text
    if text.document.text[: quotation.span.start].rstrip()[-1:] != ":":
        return None
    sentence = quotes.sentence_at(quotation.span.start)
    if sentence is not None and sentence.tokens[0].start >= quotation.span.start and sentence.index:
        sentence = text.sentences[sentence.index - 1]
    return sentence


def _takes_it_back(sentence: Sentence, colon: Token, cues: CueTable) -> bool:
    """Whether a word before the colon says that it was not said: "Marr denied the words: ..."."""
    for token in sentence.tokens[: colon.i]:
        frames = cues.verbs.get(lemma_of(token), {}) if token.tag[0] == "V" else cues.nouns.get(lemma_of(token), {})
        if any(kind.name in _TAKES_BACK for kind in frames.values()):
            return True
        saying = any(not kind.no_speech for kind in frames.values())
        if saying and any(t.dep == "neg" for t in sentence.children_of(token)):
            return True
    return False


def _named_right_before(sentence: Sentence, colon: Token) -> Source | None:
    """Who is named right before the colon, as the end of a clause that tells of them: "no surprise to Dina Marr:"."""
    last = sentence.tokens[colon.i - 1] if colon.i else None
    if last is None or last.entity not in {"PERSON"} or last.pos != "PROPN":
        return None
    if last.dep in {*SUBJECTS, "poss"} or sentence.head_of(last).lower in {"to", "with"}:
        return None
    return source_at(sentence, last)


def _speaking(sentence: Sentence, colon: Token) -> Source | None:
    """The subject of the clause that the colon ends, or whose thing it is: "Marr's answer was:"."""
    subjects = [t for t in sentence.tokens[: colon.i] if t.dep == "nsubj" and t.pos in {"NOUN", "PROPN", "PRON"}]
    roots = [t for t in subjects if sentence.head_of(t).dep in {"ROOT", "conj"}] or subjects[-1:]
    if not roots:
        return None
    subject = roots[-1]
    if subject.entity in _NOT_WORDS or (subject.pos == "PRON" and subject.lower not in _SOMEBODY):
        return None
    if subject.lower == "it":
        return None
    if lemma_of(sentence.head_of(subject)) == "be" and subject.entity not in _NAMED:
        owner = next(iter(sentence.children_of(subject, "poss")), None)
        return None if owner is None else Source(phrase_of(sentence, owner))
    return source_at(sentence, subject, sentence.head_of(subject))


def _from_whom(sentence: Sentence, colon: Token) -> Source | None:
    """Whose words they are by "From": "From the report: ...", "From Marr's letter: ..."."""
    opening = sentence.tokens[0]
    for named in sentence.children_of(opening, "pobj") if opening.text == "From" else ():
        if any(t.tag[0] == "V" for t in sentence.tokens[: colon.i]):
            return None
        owner = next(iter(sentence.children_of(named, "poss")), None)
        return Source(phrase_of(sentence, owner or named))
    return None


_RULES = (
    ("written_by_before_a_colon", _from_whom),
    ("name_before_a_colon", _named_right_before),
    ("subject_before_a_colon", _speaking),
)
