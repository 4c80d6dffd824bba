"""Deeds: what the tagger takes for an attitude and the codebook for an act is an act: "The Assembly passed the bill".

Rules have their own tables; this asks only of what the tagger added. Elsewhere: what is an act (frames.py).
"""

from facta.coding.drafts import Draft
from facta.coding.frames import Frames
from facta.model.clause import Clause

_OF_WORDS = frozenset({"words", "request"})
"""Traits of acts that are done by speaking."""
_STANDS = frozenset({"support", "reject", "concede"})
"""Types of acts that are as much the taking of a stand."""
_SAYING = frozenset({"clause", "infinitive", "quote"})
"""Frames that give what was said or thought, whatever was done by it."""


def without_deeds(drafts: list[Draft], frames: Frames) -> list[Draft]:
    """`drafts` less those that the tagger made of a deed; what the rules found stays."""
    return [draft for draft in drafts if not _is_deed(draft, frames)]


def _is_deed(draft: Draft, frames: Frames) -> bool:
    if not draft.found_by.startswith("tagger_") or (draft.frame in _SAYING and not draft.cue_class.no_speech):
        return False
    clause = frames.clause_at.get((draft.sentence, draft.token))
    if clause is None:
        return False
    entry = frames.entry_of(clause)
    if entry is None:
        return draft.cue_class.no_speech and _is_step(clause, frames)
    return entry.type.code not in _STANDS and entry.type.traits.isdisjoint(_OF_WORDS)


def _is_step(clause: Clause, frames: Frames) -> bool:
    """Whether an act below the word is of a matter that the word tells steps of: "passed it on first reading"."""
    entries = frames.codebook.index.get(f"{clause.kind}:{clause.lemma}", ())
    matters = {entry.type.matter for entry in entries} - {None}
    below = [frames.clause_at.get((clause.sentence, argument.head)) for argument in clause.arguments] if matters else []
    coded = [frames.entry_of(one) for one in below if one is not None]
    return any(entry is not None and entry.type.matter in matters for entry in coded)
