"""Sources a cue may have: every phrase that the grammar around it offers, and none."""

from facta.coding.drafts import SUBJECTS, Source
from facta.coding.sources import source_at
from facta.model.sentence import Sentence, Token

_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"})
_NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_UPWARDS = 4

type Option = tuple[str, Source | None, Token | None]
"""How the phrase hangs on the cue, the source, and its head; both None for no source."""


def source_options(sentence: Sentence, token: Token, by_rules: Source | None) -> list[Option]:
    """The options, no place twice, the rules' own choice first."""
    found: list[Option] = []
    if by_rules is not None:
        found.append(("rules", by_rules, _head_in(sentence, by_rules)))
    found.append(("none", None, None))
    for name, head in _heads(sentence, token):
        if head.pos not in _NOUNS:
            continue
        source = source_at(sentence, head, token)
        if not any(s is not None and s.span == source.span for _, s, _ in found):
            found.append((name, source, head))
    return found


def _heads(sentence: Sentence, token: Token) -> list[tuple[str, Token]]:
    found: list[tuple[str, Token]] = []
    for child in sentence.children_of(token):
        if child.dep in (*SUBJECTS, "poss", "dobj", "dative"):
            found.append((child.dep, child))
        elif child.dep in {"compound", "amod", "nmod"} and child.entity in _NAMED:
            found.append(("name", child))
        elif child.dep in {"prep", "agent"} and child.lower in {"by", "from", "of", "among", "for"}:
            found += [(child.lower, t) for t in sentence.children_of(child, "pobj")]
    below = token
    for above in list(sentence.ancestors_of(token))[:_UPWARDS]:
        if below.dep in {"relcl", "acl", "appos"} and above.pos in {"NOUN", "PROPN", "PRON"}:
            found.append(("modified", above))
        if above.pos in {"VERB", "AUX"}:
            found += [
                ("above_" + t.dep, t) for t in sentence.children_of(above, "nsubj", "nsubjpass") if t is not below
            ]
            found += [("above_dobj", t) for t in sentence.children_of(above, "dobj") if t is not below]
        elif above.pos in {"NOUN", "PROPN"}:
            found += [("above_poss", t) for t in sentence.children_of(above, "poss")]
        below = above
    return found


def _head_in(sentence: Sentence, source: Source) -> Token | None:
    inside = [t for t in sentence.tokens if source.span.start <= t.start and t.end <= source.span.end]
    numbers = {t.i for t in inside}
    return next((t for t in inside if t.head not in numbers or t.head == t.i), None)
