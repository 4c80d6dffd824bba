"""Signatures: what a governing predicate says of what it governs, by the table embedding.en.yaml.

Each function answers whether the way up goes on: False where the act is taken for granted there.
"""

from collections.abc import Iterator

from facta.coding.modality.own_words import take_modifiers, take_own_words
from facta.coding.modality.scenes import sits_in_judgement
from facta.coding.modality.standing import MADE, Level, State
from facta.coding.modality.surroundings import Surroundings
from facta.coding.token_forms import has_to, is_finite, is_gerund
from facta.model.act import Modality
from facta.model.clause import Clause
from facta.model.sentence import Token

_POSSIBLE = frozenset({"can", "could", "may", "might"})
_OF_BOTH = frozenset({"alleged", "denied", "supposed"})
_INSIDE_NOUNS = frozenset({"oblique", "modifier", "apposition", "possessive"})


def signature_of(around: Surroundings, level: Level, is_event_noun: bool) -> tuple[str | None, str]:
    """What the governor says of an event or of a clause, and the entry that gives it; None where it says nothing.

    Who does a thing is not undone by it: "the arrest prevented a riot", "the arrests caused no riot".
    """
    signature, key = _looked_up(around, level, is_event_noun)
    if not is_event_noun or level.link != "subject" or level.token.dep != "nsubj" or level.above.pos != "VERB":
        return signature, key
    transitive = bool(around.sentence.children_of(level.above, "dobj", "ccomp")) and "_" not in level.lemma
    if signature == "negated" or (signature == "inherits" and transitive):
        return None, ""
    return signature, key


def _looked_up(around: Surroundings, level: Level, is_event_noun: bool) -> tuple[str | None, str]:
    """The signature of the governor, of an event or of a clause, and the entry that gives it.

    An entry with a preposition that is named for events holds for clauses too; one for clauses holds for events where
    it says that something is only told or supposed.
    """
    clauses, nouns = around.table.clauses, around.table.nouns
    own, other = (nouns, clauses) if is_event_noun else (clauses, nouns)
    for lemma in dict.fromkeys((level.lemma, level.above.lemma.lower(), *_before_the_preposition(around, level))):
        for key in _keys(around, level, lemma):
            if key in own:
                return own[key], key
        shared = other.get(f"{lemma}:{level.marker}", "") if level.link == "oblique" else ""
        if shared and (not is_event_noun or shared in _OF_BOTH):
            return shared, f"{lemma}:{level.marker}"
        if level.link == "oblique" and level.marker == "from" and clauses.get(lemma) == "negated":
            return "negated", f"{lemma}:from"
        if _is_misread_infinitive(around, level) and lemma in clauses:
            return clauses[lemma], lemma
    if is_event_noun and level.link == "oblique":
        for token in around.sentence.children_of(level.above, "dobj", "nsubjpass"):
            key = f"{token.lemma.lower()}:{level.marker}"
            if token.pos == "NOUN" and key in nouns:
                return nouns[key], key  # "a warrant has been issued for his arrest"
    return None, ""


def _keys(around: Surroundings, level: Level, lemma: str) -> Iterator[str]:
    """Entries that may stand for the governor, the narrowest first."""
    if level.link in ("infinitive", "complement") or level.token.dep in ("csubjpass", "nsubjpass"):
        if is_gerund(level.token, around.sentence):
            yield f"{lemma}:ing"
        elif level.link == "complement" and is_finite(level.token, around.sentence):
            yield f"{lemma}:that"
    if level.marker or level.link == "oblique":
        yield f"{lemma}:{level.marker}"
    if level.link != "oblique":
        yield lemma


def _is_misread_infinitive(around: Surroundings, level: Level) -> bool:
    """ "Forbade them to march", with "march" read as a noun behind a preposition."""
    bare = (
        level.token.tag in ("NN", "NNP")
        and level.token.text.islower()
        and not around.sentence.children_of(level.token, "det", "poss", "amod", "compound")
    )
    return bare and level.marker == "to" and level.above.pos == "VERB"


def _before_the_preposition(around: Surroundings, level: Level) -> list[str]:
    """ "Came near to killing him", "was found guilty by a jury of killing him", with the preposition under the verb."""
    if level.link != "oblique":
        return []
    preposition = around.sentence.head_of(level.token)
    before = around.sentence.tokens[preposition.i - 1] if preposition.i else None
    beside = before is not None and before.dep == "advmod" and before.head == level.above.i
    return [*_judgements(around, level.above, level.token), *([before.lower] if before is not None and beside else [])]


def under_the_charge(around: Surroundings, level: Level) -> Level:
    """ "Accused the warden of beating a boy", with the gerund parsed under whoever is charged: under the charge."""
    if level.link != "oblique" or level.above.dep not in ("dobj", "nsubjpass", "conj", "pobj", "npadvmod"):
        return level
    verb = around.sentence.head_of(level.above)
    if level.above.dep == "pobj":  # "was cleared in August of hiding papers"
        verb = around.sentence.head_of(verb)
    return level._replace(above=verb, upper=around.clause_of(verb))


def signature_of_charged(around: Surroundings, charge: Level) -> tuple[str | None, str]:
    """What a charge, by its verb or by what it calls somebody, says of the gerund or noun behind the preposition."""
    for lemma in (charge.above.lemma.lower(), *_judgements(around, charge.above, charge.token)):
        signature = around.table.clauses.get(f"{lemma}:{charge.marker}")
        if signature in ("alleged", "denied", "proven"):
            return signature, f"{lemma}:{charge.marker}"
    return None, ""


def _judgements(around: Surroundings, verb: Token, token: Token) -> list[str]:
    """What somebody is called or found: "was found guilty by a jury of killing him"."""
    called = around.sentence.children_of(verb, "oprd", "acomp")
    return [t.lemma.lower() for t in called if t.pos == "ADJ" and t.i < token.i]


def apply(around: Surroundings, state: State, signature: str, key: str, level: Level) -> bool:
    """Let `state` take on what the governor's signature says."""
    by = f"{signature}_under_{key}"
    if signature == "known":
        known_of = key == "know" and level.upper is not None and level.upper.voice == "passive"
        shows = known_of or key.partition(":")[0] in around.table.showing
        if not shows or not (_is_not_shown(around, level) or _is_not_done_itself(around, level)):
            return False  # "did not know that he was dead": he was; "is not known to have killed": nobody knows
        state.becomes(Modality.ALLEGED, f"not_shown_under_{key}")
        return True
    if signature == "proven":
        return _apply_verdict(around, state, key, level)
    if signature == "inherits" and level.is_negated and level.lemma in around.table.perceiving:
        state.becomes(Modality.HYPOTHETICAL, f"not_perceived_under_{key}")
        return True
    if signature in ("inherits", "negated"):
        if (signature == "negated") != level.is_negated:
            state.negated = True  # two negations are kept as one: "made no arrests" is negated at both
            state.by = by if state.modality is Modality.ASSERTED else state.by
        elif signature == "negated" and key in around.table.one_way:
            state.becomes(Modality.HYPOTHETICAL, f"not_{by}")  # "has not ruled out closing it"
        elif signature == "negated" and level.upper is not None and not _POSSIBLE.isdisjoint(level.upper.modals):
            state.becomes(Modality.HYPOTHETICAL, f"possible_{by}")  # "nothing can prevent them from arresting him"
        if level.upper is not None:
            take_own_words(around, level.upper, state)
        state.as_purpose |= key in around.table.going and has_to(level.token, around.sentence)
        return True
    if signature == "attempted" and state.as_means:
        return False  # "tried to win them by lowering prices": lowered
    if signature == "planned" and key in around.table.of_another and _is_of_another(around, level):
        signature, by = "wanted", f"wanted_under_{key}"
    state.becomes(MADE[signature], by, intended=key.partition(":")[0] in around.table.intending)
    state.attempted |= signature == "attempted"
    if signature == "attempted" and level.is_negated:
        state.is_not_so(f"not_{by}")  # "did not try to hide it"
    if signature == "denied" and level.is_negated:
        state.modality, state.by = Modality.ALLEGED, f"not_{by}"  # "did not deny that": still only said
    return True


def _is_not_shown(around: Surroundings, level: Level) -> bool:
    """Whether what would show it does not: "did not prove that", "nothing to show that"."""
    return level.is_negated or (level.above.tag == "VB" and has_to(level.above, around.sentence))


def _is_not_done_itself(around: Surroundings, level: Level) -> bool:
    """Whether what would show it was left undone itself: "came close to admitting that"."""
    link, marker, above = around.above(level.above)
    if above is None or link not in ("infinitive", "complement", "oblique"):
        return False
    governor = around.sentence.tokens[above]
    signature, _ = signature_of(around, Level(level.above, link, marker, governor, around.clause_of(governor)), False)
    return signature in ("negated", "planned", "wanted", "attempted", "supposed", "denied")


def _is_of_another(around: Surroundings, level: Level) -> bool:
    """Whether another than the governor's subject would do it: "wants the court to convict"."""
    own = around.sentence.children_of(level.token, "nsubj", "nsubjpass")
    before = [t for t in around.sentence.children_of(level.above, "dobj") if t.i < level.token.i]
    return level.link in ("infinitive", "complement") and bool(own or before)


def _apply_verdict(around: Surroundings, state: State, key: str, level: Level) -> bool:
    """What a court has found, the report gives as so; a verdict that fell, or is only a noun, as alleged."""
    verdict = level.upper
    plain = verdict is not None and not verdict.negated and verdict.kind != "noun" and _is_by_a_court(around, verdict)
    if verdict is not None and verdict.negated and verdict.kind == "adjective":
        state.becomes(Modality.DENIED, f"denied_under_not_{key}")
        return True
    lemmas = (t.lemma.lower() for t in around.sentence.tokens)
    if verdict is None or not plain or not around.table.overturning.isdisjoint(lemmas):
        state.becomes(Modality.ALLEGED, f"alleged_under_{key}")
        return True
    state.by = state.by or f"found_by_a_court_under_{key}"
    take_own_words(around, verdict, state)
    return True


def _is_by_a_court(around: Surroundings, verdict: Clause) -> bool:
    """Whether whoever convicts, or finds guilty, may be a court: by its noun, as a pronoun, or as nobody named."""
    finding = verdict
    if verdict.kind == "adjective":
        above = around.sentence.head_of(around.sentence.tokens[verdict.predicate])
        if above.lemma == "be" or (finding := around.clause_of(above) or verdict) is verdict:
            return True  # "is guilty of fraud": the report says so
    subjects = [a.head for a in finding.arguments_as("subject")]
    return not subjects or any(sits_in_judgement(around, around.sentence.tokens[i]) for i in subjects)


def is_contested_claim(around: Surroundings, state: State, level: Level) -> bool:
    """ "Rejected the allegation that it had blocked the site": what was claimed is denied."""
    contests = level.is_event_noun and level.lemma in around.table.contesting and not level.is_negated
    return contests and state.modality is not Modality.ASSERTED and around.was_said(level.token)


def over_event(around: Surroundings, state: State, level: Level) -> bool:
    """Past a noun that only measures or names ("a wave of arrests"), or a light verb ("made arrests")."""
    above, link = level.above, level.link
    if _is_only_arranged(around, level):
        state.becomes(Modality.PLANNED, f"arranged_under_{above.lemma.lower()}:{level.marker}")
        return False
    if above.pos in ("NOUN", "PROPN", "NUM", "PRON") and link in _INSIDE_NOUNS:
        take_modifiers(around, above, state)
        if link == "oblique" and _is_said_not_to_be(around, above):
            noun = above.lemma.lower()
            if noun in around.table.speaking_of:
                state.becomes(Modality.ALLEGED, f"in_doubt_under_no_{noun}")
                return False
            if noun in around.table.signs:
                state.is_not_so(f"negated_with_no_{noun}")
        return link != "possessive"
    base = above.lemma.lower()
    if link == "oblique" and level.marker in around.lexicon.with_preposition.get(base, ()):
        return apply(around, state, "inherits", base, level)  # "engaged in fraud"
    light = around.lexicon.doing | around.lexicon.undergoing | around.lexicon.giving
    carried = link == "object" or level.token.dep != "nsubj" or _takes_place(around, above)
    if link in ("object", "subject") and carried and not light.isdisjoint((base, level.lemma)):
        return apply(around, state, "inherits", base, level)
    if (above.lemma == "be" and link == "subject") or link == "attribute":
        return apply(around, state, "inherits", "be", level)  # "is guilty of it", "if found guilty of it"
    return False


def _is_only_arranged(around: Surroundings, level: Level) -> bool:
    """ "A square for a rally", "notified the council of the rally"; not "gathered for a rally"."""
    if level.link != "oblique" or level.token.lemma.lower() not in around.table.arranged:
        return False
    if level.marker == "of":
        return level.above.lemma.lower() in ("notify", "notification", "notice", "inform")
    definite = any(t.lower != "a" for t in around.sentence.children_of(level.token, "det", "poss"))
    return level.marker == "for" and level.above.pos == "NOUN" and not definite


def _takes_place(around: Surroundings, verb: Token) -> bool:
    return any(t.lower == "place" for t in around.sentence.children_of(verb, "dobj"))


def _is_said_not_to_be(around: Surroundings, noun: Token) -> bool:
    """Whether there was no such thing: "gave no reason for her dismissal" does not undo the dismissal."""
    if any(t.lower in ("no", "neither") for t in around.sentence.children_of(noun, "det")):
        return True
    governor = around.clause_of(around.sentence.head_of(noun)) if noun.dep == "dobj" else None
    return governor is not None and governor.negated
