"""The model's attribute rules, remembered.

spaCy's `attribute_ruler` sets part of speech, morphology and some lemmas by some 180 patterns, nearly all over one
token's tag, lower-case form and dependency label. Which of those match is a function of these three alone, so the
matcher is asked once for each combination and its answer kept. The few patterns over two tokens are matched afresh on
every document.
The result equals the stock component's: tests/reading/test_parser.py compares them on running text.
"""

from typing import Any

from spacy.attrs import LEMMA, MORPH, POS, TAG
from spacy.matcher import Matcher
from spacy.tokens import Doc, Token

type Key = tuple[int, int, int]
type Attributes = dict[int, Any]


class AttributeTable:
    """A pipeline component that answers as the stock `ruler` does."""

    def __init__(self, ruler: Any) -> None:
        """Take over the rules of `ruler`, a loaded `spacy.pipeline.AttributeRuler` (its stubs are incomplete)."""
        self.attributes: list[Attributes] = list(ruler.attrs)
        self.target: list[int] = list(ruler.indices)
        self.single = Matcher(ruler.vocab, validate=False)
        self.double = Matcher(ruler.vocab, validate=False)
        self.strings = ruler.vocab.strings
        for number, rule in enumerate(ruler.patterns):
            for pattern in rule["patterns"]:
                (self.single if len(pattern) == 1 else self.double).add(str(number), [pattern])
        self.rules: dict[Key, tuple[int, ...]] = {}
        self.merged: dict[tuple[int, ...], Attributes] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of every token of `doc`, in place; later rules win, as in the stock component."""
        doubled = self._doubled(doc)
        changes: list[tuple[Token, Attributes]] = []
        for token in doc:
            key = (token.tag, token.lower, token.dep)
            rules = self.rules.get(key)
            if rules is None:
                rules = self.rules[key] = self._single(doc, token.i)
            if token.i in doubled:
                rules = tuple(sorted({*rules, *doubled[token.i]}))
            if rules:
                changes.append((token, self._merge(rules)))
        for token, attributes in changes:
            _apply(token, attributes)
        return doc

    def _single(self, doc: Doc, i: int) -> tuple[int, ...]:
        matches = self.single(doc[i : i + 1], allow_missing=True)
        return tuple(sorted({int(self.strings[match[0]]) for match in matches}))

    def _doubled(self, doc: Doc) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for name, start, _end in self.double(doc, allow_missing=True):
            rule = int(self.strings[name])
            found.setdefault(start + self.target[rule], []).append(rule)
        return found

    def _merge(self, rules: tuple[int, ...]) -> Attributes:
        merged = self.merged.get(rules)
        if merged is None:
            merged = {name: value for rule in rules for name, value in self.attributes[rule].items()}
            self.merged[rules] = merged
        return merged


def _apply(token: Any, attributes: Attributes) -> None:
    for name, value in attributes.items():
        if name == POS:
            token.pos = value
        elif name == MORPH:
            token.set_morph(value)
        elif name == LEMMA:
            token.lemma = value
        elif name == TAG:
            token.tag = value
