"""Edges: how far the clause reaches that a cue introduces, and what in it is the writer's own or another cue's."""

from facta.codebook.cues import CueTable
from facta.coding.clause_forms import CLOSING_MARKS, OPENING_MARKS
from facta.coding.drafts import SUBJECTS, lemma_of, subtree
from facta.coding.possible_cue import Cue
from facta.model.sentence import Sentence, Token

_WHEN = frozenset({"when", "after", "before", "as"})
_CONCESSIONS = frozenset({"while", "though", "although"})


def clause_tokens(cue: Cue, head: Token) -> set[int]:
    """The clause of `head` without what its speaker goes on to say by another cue, and without asides at its end."""
    sentence = cue.sentence
    found, stack = {head.i}, [head.i]
    while stack:
        for i in sentence.children[stack.pop()]:
            if i > cue.token.i and _after_a_closing_mark(sentence, sentence.tokens[i], cue.token):
                continue
            if i > cue.token.i and goes_on_saying(sentence, sentence.tokens[i], cue.token, cue.cues):
                continue
            found.add(i)
            stack.append(i)
    return without_aside(sentence, found, head)


def _after_a_closing_mark(sentence: Sentence, token: Token, cue: Token) -> bool:
    """Whether `token` heads the writer's "when asked ..." after a quotation: "said, 'We will see,' when asked"."""
    tokens = sentence.tokens
    opening = [t.text for t in tokens[cue.i + 1 : cue.i + 3] if t.text not in {",", ":"}][:1]
    if token.dep not in {"advcl", "conj"} or not opening or opening[0] not in OPENING_MARKS:
        return False
    first = min(subtree(sentence, token))
    if token.dep == "conj":
        if token.tag != cue.tag or token.tag not in {"VBD", "VBZ", "VBG"} or sentence.children_of(token, *SUBJECTS):
            return False
        first -= 1  # "said 'It is lost' and left"
        return tokens[first].tag == "CC" and tokens[first - 1].text in CLOSING_MARKS
    return tokens[first].lower in _WHEN and tokens[first - 1].text in CLOSING_MARKS


def goes_on_saying(sentence: Sentence, token: Token, cue: Token, cues: CueTable) -> bool:
    """Whether `token`, parsed as part of what `cue` introduces, is another cue of the same speaker.

    ", adding that ..." after a comma, and "said it was late and insisted that ..." in the tense of the first cue.
    """
    frames = cues.verbs.get(lemma_of(token), {})
    if not frames or sentence.children_of(token, *SUBJECTS):
        return False
    if token.tag == "VBG" and token.dep in {"advcl", "ccomp", "conj", "dep"}:
        if all(kind.no_speech or kind.name == "evidence" for kind in frames.values()):
            return False
        return sentence.tokens[token.i - 1].text == "," and bool(sentence.children_of(token, "ccomp", "dobj", "prep"))
    if token.dep != "conj" or token.tag != cue.tag or token.tag not in {"VBD", "VBZ"}:
        return False
    if sentence.head_of(token).tag == "VB":  # "said it would close and praised the crew": not "would praised"
        return True
    above = cues.verbs.get(lemma_of(sentence.head_of(token)), {}).get("clause")
    if above is not None and above.name == "evidence":
        return False  # "the union argued that the letter showed and proved ...": both are the letter's
    return any(kind.name == "speech" for kind in frames.values()) and bool(
        sentence.children_of(token, "ccomp", "dobj", "prep", "xcomp")
    )


def without_aside(sentence: Sentence, found: set[int], head: Token) -> set[int]:
    """`found` without a relative clause set off by a comma at its end, which is the writer's own."""
    last = max(found)
    for i in sorted(found):
        token = sentence.tokens[i]
        if token.dep == "relcl" and token.i > head.i:
            clause_tokens = subtree(sentence, token)
            first = min(clause_tokens)
            if _is_quoted_of(sentence, token, clause_tokens):
                continue
            if max(clause_tokens) >= last - 1 and first > head.i and sentence.tokens[first - 1].text == ",":
                return found - clause_tokens
    return found


def _is_quoted_of(sentence: Sentence, verb: Token, clause_tokens: set[int]) -> bool:
    """Whether the speaker's own words stand in the relative clause: ", which “will help us all”"."""
    subjects = sentence.children_of(verb, "nsubj", "nsubjpass")
    marks = [n for n in clause_tokens if sentence.tokens[n].text in OPENING_MARKS]
    near = bool(marks) and min(marks) - min(clause_tokens) <= 3
    return near and any(t.tag in {"WP", "WDT"} for t in subjects)


def without_concession(sentence: Sentence, found: set[int]) -> set[int]:
    """`found` without a concession at its beginning, the writer's own: "While few came, the hall was full, he said"."""
    first = min(found)
    opening = sentence.tokens[first]
    if opening.lower not in _CONCESSIONS or opening.dep != "mark" or first + 1 not in found:
        return found
    own = subtree(sentence, sentence.head_of(opening))
    rest = found - own
    quoted = first and sentence.tokens[first - 1].text in {"“", '"', "``", "''", "«"}
    return rest if rest and not quoted and max(own) < max(rest) else found
