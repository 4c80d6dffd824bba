"""Verbs of headlines that the parser took for nouns: "Competition watchdog fines ship line".

In: the parsed sentences. A line that stands alone, ends without a mark and has a part without a verb is parsed once
more with its likely verb in the past ("fined"), which no noun looks like. If that word then governs a subject or stands
beside another verb, the new tree is taken, with the words and places of the text. Otherwise the line stays as it was.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from facta.model.sentence import Sentence, Token
from facta.reading.parser import Parser, Piece

_LONGEST = 18
"""Tokens in the longest headline."""
_ENDS = frozenset(".!?…:;\"”’'")
_PARTS = frozenset({",", ";", ":", "-", "–", "—", "|", "and", "as", "after", "but"})
_OPENS_WITH_A_SUBJECT = frozenset({"as", "after", "but", ":"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMES = frozenset({"NOUN", "PROPN", "ADJ"})
_PLURAL_WITHOUT_S = frozenset({"police", "people", "staff", "mps"})
_PARTICLES = frozenset("back down in off out through up".split())
_BEHIND_A_VERB = {
    "fire": ("on", "at", "into"), "march": ("against", "for", "on", "over", "through", "to"), "call": ("for", "on"),
    "rally": ("against", "behind", "for", "over", "round", "around"), "protest": ("against", "over", "at", "about"),
    "vote": ("for", "against", "to"), "clash": ("with",), "meet": ("with", "over", "on"), "object": ("to",),
    "strike": ("over", "for"), "walk": ("out",), "appeal": ("to", "for", "against"), "push": ("for",),
}  # fmt: skip
"""Verbs that look like nouns, each with what stands behind the verb: "Police fire on crowd"."""
_STACKED_ON = frozenset(
    "battle bid call case claim crisis deadline deal debate dispute drama fear fight hearing hope inquiry law plan "
    "probe protest question row rule scandal scheme shock talk trial victim vote war warning".split()
)
"""What headlines pile nouns upon: "fraud charges row", "tax cuts plan"."""
_ANY_VERB = "announced"
"""What stands in for a verb whose past the parser does not know as one: "Government decreed curfew"."""
_OWN_CLAUSE = frozenset({"ROOT", "conj", "ccomp", "advcl"})


@dataclass(frozen=True)
class _Verbs:
    """Verbs of the parser's lemmatizer, and the past of the irregular ones."""

    known: frozenset[str]
    irregular: Mapping[str, str]

    def past_of(self, verb: str) -> str:
        """The past tense: "fine" to "fined", "freeze" to "froze"."""
        if verb in self.irregular:
            return self.irregular[verb]
        if verb.endswith("e"):
            return f"{verb}d"
        if verb.endswith("y") and verb[-2:-1] not in "aeiou":
            return f"{verb[:-1]}ied"
        return f"{verb}ed"

    def base_of(self, word: str) -> str | None:
        """The verb whose third person `word` is."""
        bases = (word[:-1], word[:-2], f"{word[:-3]}y") if word.endswith("ies") else (word[:-1], word[:-2])
        return next((base for base in bases if word.endswith("s") and len(base) > 2 and self._knows(base)), None)

    def _knows(self, base: str) -> bool:
        return base in self.known or (base.endswith("ise") and f"{base[:-3]}ize" in self.known)


@lru_cache(maxsize=1)
def _verbs_of(parser: Parser) -> _Verbs:
    lookups: Any = parser.nlp.get_pipe("lemmatizer")
    tables: Any = lookups.lookups
    known = frozenset(str(verb) for verb in tables.get_table("lemma_index")["verb"])
    irregular: dict[str, str] = {}
    for form, bases in sorted(tables.get_table("lemma_exc")["verb"].items(), key=lambda row: (len(row[0]), row[0])):
        if not str(form).endswith(("ing", "s")):
            for base in bases:
                irregular.setdefault(str(base), str(form))
    return _Verbs(known, irregular)


def with_headline_verbs(sentences: Sequence[Sentence], parser: Parser) -> tuple[Sentence, ...]:
    """The sentences, headlines among them with the verbs that the parser took for nouns."""
    alone = alone_in_their_paragraph(sentences)
    found = list(sentences)
    for sentence in alone:
        if _may_lack_a_verb(sentence):
            verbs = dict(_likely_verbs(sentence, _verbs_of(parser)))
            tries = (_parsed_again(sentence, verbs, parser, stand_in) for stand_in in ("", _ANY_VERB) if verbs)
            found[sentence.index] = next((again for again in tries if again is not None), sentence)
    return tuple(found)


def alone_in_their_paragraph(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that are a paragraph of their own."""
    last = len(sentences) - 1
    return [
        s
        for i, s in enumerate(sentences)
        if (i == 0 or sentences[i - 1].paragraph != s.paragraph)
        and (i == last or sentences[i + 1].paragraph != s.paragraph)
    ]


def _may_lack_a_verb(sentence: Sentence) -> bool:
    tokens = sentence.tokens
    return 3 <= len(tokens) <= _LONGEST and tokens[-1].text[-1] not in _ENDS


def _parts(sentence: Sentence) -> Iterator[list[Token]]:
    """The stretches between commas, dashes and small words, each of which may have a verb of its own."""
    part: list[Token] = []
    for token in sentence.tokens:
        if token.lower in _PARTS:
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _likely_verbs(sentence: Sentence, verbs: _Verbs) -> Iterator[tuple[int, str]]:
    """Position and base of the word that is likely the verb of a part that has none."""
    for number, part in enumerate(_parts(sentence)):
        if any(token.tag in _FINITE and token.dep in _OWN_CLAUSE for token in part):
            continue
        ends = part[-1:] and part[-1].i == len(sentence.tokens) - 1
        for here, token in enumerate(part[:-1] if ends else part):
            opened_by = sentence.tokens[token.i - 1].lower if token.i else ""
            opens = here == 0 and number > 0 and opened_by not in _OPENS_WITH_A_SUBJECT
            if not opens and (here == 0 or part[here - 1].pos not in _NAMES | {"NUM"}):
                continue
            base = _base(token, None if opens else part[here - 1], sentence.tokens[token.i + 1], verbs)
            if base is not None:
                yield token.i, base
                break


def _base(token: Token, before: Token | None, behind: Token, verbs: _Verbs) -> str | None:
    if token.tag.startswith("VB") and token.dep in _OWN_CLAUSE:
        return None
    if (
        behind.lemma.lower() in _STACKED_ON
        or behind.lower in ("of", "'s", "’s", "'", "’")
        or behind.tag in ("VBG", "VBN", "VBD")
    ):
        return None  # "cables severed near the coast"
    several = before is not None and (before.tag in ("NNS", "CD") or before.lower in _PLURAL_WITHOUT_S)
    if not several:
        return verbs.base_of(token.lower)
    takes = (
        behind.tag == "VB"
        or behind.pos in _NAMES | {"DET", "NUM", "PRON"}
        or behind.lower in _PARTICLES
        or behind.lower in _BEHIND_A_VERB.get(token.lower, ())
    )
    return token.lower if takes and token.lower in verbs.known else None


def _parsed_again(sentence: Sentence, verbs: Mapping[int, str], parser: Parser, stand_in: str) -> Sentence | None:
    """The sentence by the tree that it has with these verbs in the past, or None where they do not govern in it.

    stand_in: another verb in their place, "" for their own past.
    """
    words = [token.text for token in sentence.tokens]
    known = _verbs_of(parser)
    for i, base in verbs.items():
        past = stand_in or known.past_of(base)
        words[i] = past.capitalize() if words[i][0].isupper() else past
    spaces = [here.end < there.start for here, there in zip(sentence.tokens, sentence.tokens[1:], strict=False)] + [
        False
    ]
    starts, ends = [t.start for t in sentence.tokens], [t.end for t in sentence.tokens]
    (doc,) = parser.parse([Piece(words, spaces, starts, ends, [sentence.paragraph] * len(words))])
    if any(t.is_sent_start for t in doc if t.i):
        return None
    again = Sentence(sentence.index, sentence.paragraph, tuple(_tokens(sentence.tokens, doc, verbs)))
    return again if all(_governs(again.tokens[i], again) for i in verbs) else None


def _tokens(tokens: Iterable[Token], doc: Any, verbs: Mapping[int, str]) -> Iterator[Token]:
    for token, t in zip(tokens, doc, strict=True):
        changed = token._replace(
            lemma=t.lemma_, pos=t.pos_, tag=t.tag_, dep=t.dep_, head=t.head.i, entity=t.ent_type_,
            entity_start=t.ent_iob_ == "B", morph=str(t.morph),
        )  # fmt: skip
        if token.i in verbs and changed.tag == "VBD":
            tag = "VBZ" if token.lower.endswith("s") and token.lower != verbs[token.i] else "VBP"
            changed = changed._replace(lemma=verbs[token.i], tag=tag, morph="Tense=Pres|VerbForm=Fin")
        yield changed


def _governs(token: Token, sentence: Sentence) -> bool:
    """Whether the word is now a verb with a subject, or stands beside another verb."""
    if token.tag not in ("VBZ", "VBP") or token.pos != "VERB":
        return False
    subject = bool(sentence.children_of(token, "nsubj"))
    return (subject and token.dep in _OWN_CLAUSE) or (token.dep == "conj" and sentence.head_of(token).tag in _FINITE)
