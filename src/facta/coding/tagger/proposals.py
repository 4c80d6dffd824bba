"""Proposals: for each word that may be a cue, what it would introduce if it took this or that frame.

The rules' own code makes every proposal, so cue group, negation and content are found as for words of the cue table;
only which words are cues, and of which frame, is left open. Which proposals are kept: tagger.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from facta.codebook.cues import CueClass, CueTable, Frames
from facta.coding.contents import content_of
from facta.coding.cues import verb_group
from facta.coding.drafts import SUBJECTS, Draft, lemma_of, subtree
from facta.coding.finders import draft_of
from facta.coding.possible_cue import Content
from facta.coding.quotes import Quotes, apart, reach_over_quotations
from facta.coding.sources import garden_path
from facta.model.sentence import Sentence, Token

REST = "rest"
"""Everything below a verb that follows its cue group: for trees too broken to show a frame."""
_VERB_FRAMES = ("clause", "infinitive", "ing", "object", "state")
_PHRASE_FRAMES = ("infinitive", "clause")
_CLAUSES = frozenset({"clause", REST})
_NONE = frozenset({"nothing", "nobody", "none", "no", "neither", "nor", "not", "never"})
_MEANS = frozenset({"by", "in", "after", "before", "while", "when", "with"})
"""Prepositions whose gerund was done: "opened by thanking"."""
_UNLISTED = {"clause": "belief", "infinitive": "intention", "state": "appearance", REST: "belief"}
"""The class of a cue that the table does not list in this frame; elsewhere an attitude."""


@dataclass(slots=True)
class Proposal:
    """A possible statement.

    frame: the frame that was tried, or the rule's name where the rules made the draft (`by_rules`).
    listed: whether the cue table has this word in this frame.
    """

    draft: Draft
    frame: str
    listed: bool
    by_rules: bool


def is_verb(token: Token) -> bool:
    """Whether the word is read as a verb."""
    return token.tag[0] == "V" or token.pos in {"VERB", "AUX"}


def may_be_cue(token: Token) -> bool:
    """Whether a word of this kind can head a cue."""
    return (is_verb(token) and token.dep not in {"aux", "auxpass"}) or token.pos in {"NOUN", "ADJ"}


def proposals_at(
    sentence: Sentence, token: Token, quotes: Quotes, cues: CueTable, ruled: str = ""
) -> Iterator[Proposal]:
    """One proposal for each frame that is there, but for the one in which the rules have the word (`ruled`)."""
    if any(garden_path(sentence, child) for child in sentence.children_of(token, "ccomp")):
        return
    if is_governed(sentence, token, cues):
        return
    known = _known(token, cues)
    for frame in _frames_to_try(sentence, token):
        if frame == ruled:
            continue
        cue_class = known.get(frame) or _class_elsewhere(known, frame, cues)
        found = _content(sentence, token, frame, cue_class, cues)
        if found is None:
            continue
        named, frames, content = found
        draft = draft_of(sentence, token, frames, named, content, cues)
        if draft is None or (draft.cue_class.name == "silence" and not draft.negated):
            continue
        if _says_nothing(sentence, draft) or (frame == REST and _is_aside(sentence, draft)):
            continue
        reach_over_quotations(draft, quotes)
        if apart(draft, quotes.text).content:
            draft.found_by = f"tagger_{draft.found_by}"
            yield Proposal(draft, frame, frame in known, by_rules=False)


def is_governed(sentence: Sentence, token: Token, cues: CueTable) -> bool:
    """Whether another word decides if it was said at all: "hesitated to say", "did not come to accuse them".

    Words that the cue group reaches through ("went on to say", "failed to say") do not: the group has their negation.
    """
    if not is_verb(token):
        return False
    head = sentence.head_of(token)
    if token.dep == "conj":
        own = sentence.children_of(token, "aux", "neg", *SUBJECTS)
        return not own and is_verb(head) and verb_group(sentence, head, cues).negated
    to = any(child.tag == "TO" for child in sentence.children_of(token, "aux"))
    if token.dep == "xcomp" or (token.dep in {"ccomp", "acl", "relcl"} and to):
        return verb_group(sentence, token, cues).top is token
    if token.dep == "pcomp" and head.lower not in _MEANS:
        return verb_group(sentence, token, cues).top is token and head.lower != "without"
    if token.dep in {"advcl", "pcomp"}:
        above = next((t for t in sentence.ancestors_of(token) if is_verb(t)), None)
        return to and above is not None and verb_group(sentence, above, cues).negated
    return False


def _says_nothing(sentence: Sentence, draft: Draft) -> bool:
    """Whether the content only says that there is none: "embraced nothing", "gave no answer"; the rules read those."""
    first = next((t for t in sentence.tokens if t.start >= draft.content[0].start), None)
    return first is not None and first.lower in _NONE


def _is_aside(sentence: Sentence, draft: Draft) -> bool:
    """Whether what follows the cue is only where, when or against whom: "appealed against the verdict"."""
    first = next((t for t in sentence.tokens if t.start >= draft.content[0].start), None)
    return first is not None and first.pos in {"ADP", "ADV"}


def _class_elsewhere(known: Frames, frame: str, cues: CueTable) -> CueClass:
    """The class of a word in a frame that the table does not list: as it is in others, but never more binding.

    A verb of saying still says, though not what it would by its own frame; a word of attitude stays one.
    """
    classes = list(known.values())
    if any(not one.no_speech for one in classes):
        return cues.classes["speech" if frame in _CLAUSES else "topic"]
    if classes:
        return classes[0]
    return cues.classes[_UNLISTED.get(frame, "attitude")]


def _content(
    sentence: Sentence, token: Token, frame: str, cue_class: CueClass, cues: CueTable
) -> tuple[str, Frames, Content] | None:
    if frame == REST:
        last = verb_group(sentence, token, cues).tokens[-1]
        rest = {i for i in subtree(sentence, token) if i > last}
        return ("clause", {"clause": cue_class}, Content(rest)) if rest else None
    frames = {frame: cue_class, "quote": cue_class} if frame == "clause" else {frame: cue_class}
    found = content_of(sentence, token, frames, cues)
    return None if found is None else (found[0], frames, found[1])


def _known(token: Token, cues: CueTable) -> Frames:
    table = cues.verbs if is_verb(token) else cues.nouns if token.pos == "NOUN" else cues.adjectives
    return table.get(lemma_of(token), {})


def _frames_to_try(sentence: Sentence, token: Token) -> list[str]:
    prepositions = [child.lower for child in sentence.children_of(token, "prep", "dative", "agent")]
    frames = (*_VERB_FRAMES, *prepositions, REST) if is_verb(token) else (*_PHRASE_FRAMES, *prepositions)
    return list(dict.fromkeys(frames))
