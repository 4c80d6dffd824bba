"""Signatures: what a governing predicate says of what it governs, by the table embedding.en.yaml.

Each function answers whether the way up goes on: False where the act is taken for granted there.
"""

from facta.coding.modality.own_words import take_modifiers, take_own_words
from facta.coding.modality.standing import MADE, Level, State
from facta.coding.modality.surroundings import Surroundings
from facta.model.act import Modality

_INSIDE_NOUNS = frozenset({"oblique", "modifier", "apposition", "possessive"})


def signature_of(around: Surroundings, level: Level, is_event_noun: bool) -> tuple[str | None, str]:
    """The signature of the governor, of an event or of a clause, and the entry that gives it."""
    table = around.table.nouns if is_event_noun else around.table.clauses
    for lemma in dict.fromkeys((level.lemma, level.above.lemma.lower())):
        with_marker = f"{lemma}:{level.marker}"
        key = with_marker if level.link == "oblique" or (level.marker and with_marker in table) else lemma
        if key in table:
            return table[key], key
    return None, ""


def signature_of_charged(around: Surroundings, level: Level) -> tuple[str | None, str]:
    """Of a gerund or noun parsed as hanging on whoever is charged: "accused the warden of beating a boy"."""
    if level.link != "oblique" or level.above.dep not in ("dobj", "nsubjpass", "conj", "pobj", "npadvmod"):
        return None, ""
    head = around.sentence.head_of(level.above)
    if level.above.dep == "pobj":  # "was cleared in August of hiding papers"
        head = around.sentence.head_of(head)
    key = f"{head.lemma.lower()}:{level.marker}"
    signature = around.table.clauses.get(key)
    return (signature, key) if signature in ("alleged", "denied", "proven") else (None, "")


def apply(around: Surroundings, state: State, signature: str, key: str, level: Level) -> bool:
    """Let `state` take on what the governor's signature says."""
    by = f"{signature}_under_{key}"
    if signature == "known":
        return False
    if signature == "proven":
        return _apply_verdict(around, state, key, level)
    if signature in ("inherits", "negated"):
        if (signature == "negated") != level.is_negated:
            state.negated = True  # two negations are kept as one: "made no arrests" is negated at both
            state.by = by if state.modality is Modality.ASSERTED else state.by
        if level.upper is not None:
            take_own_words(around, level.upper, state)
        return True
    if signature == "attempted" and state.as_means:
        return False  # "tried to win them by lowering prices": lowered
    state.becomes(MADE[signature], by, intended=key.partition(":")[0] in around.table.intending)
    state.attempted |= signature == "attempted"
    if signature == "denied" and level.is_negated:
        state.modality, state.by = Modality.ALLEGED, f"not_{by}"  # "did not deny that": still only said
    return True


def _apply_verdict(around: Surroundings, state: State, key: str, level: Level) -> bool:
    """What a court has found, the report gives as so; a verdict that fell, or is only a noun, as alleged."""
    verdict = level.upper
    plain = verdict is not None and not verdict.negated and verdict.kind != "noun"
    lemmas = (t.lemma.lower() for t in around.sentence.tokens)
    if verdict is None or not plain or not around.table.overturning.isdisjoint(lemmas):
        state.becomes(Modality.ALLEGED, f"alleged_under_{key}")
        return True
    state.by = state.by or f"found_by_a_court_under_{key}"
    take_own_words(around, verdict, state)
    return True


def is_contested_claim(around: Surroundings, state: State, level: Level) -> bool:
    """ "Rejected the allegation that it had blocked the site": what was claimed is denied."""
    contests = level.is_event_noun and level.lemma in around.table.contesting and not level.is_negated
    return contests and state.modality is not Modality.ASSERTED and around.was_said(level.token)


def over_event(around: Surroundings, state: State, level: Level) -> bool:
    """Past a noun that only measures or names ("a wave of arrests"), or a light verb ("made arrests")."""
    above, link = level.above, level.link
    if above.pos in ("NOUN", "PROPN", "NUM", "PRON") and link in _INSIDE_NOUNS:
        take_modifiers(around, above, state)
        return link != "possessive"
    base = above.lemma.lower()
    if link == "oblique" and level.marker in around.lexicon.with_preposition.get(base, ()):
        return apply(around, state, "inherits", base, level)  # "engaged in fraud"
    light = around.lexicon.doing | around.lexicon.undergoing | around.lexicon.giving
    if link in ("object", "subject") and not light.isdisjoint((base, level.lemma)):
        return apply(around, state, "inherits", base, level)
    if above.lemma == "be" and link in ("subject", "attribute"):
        return apply(around, state, "inherits", "be", level)
    return False
