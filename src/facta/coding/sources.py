"""Sources: whose words a cue introduces, as the mention stands beside it or in the clause above."""

from facta.codebook.cues import CueTable
from facta.codebook.lexicon.left_out import is_left_out
from facta.coding.content_edges import goes_on_saying
from facta.coding.cues import lends_its_subject, subject_negates
from facta.coding.drafts import SUBJECTS, Source, charge_after_agent, is_passive, lemma_of
from facta.model.passage import Span
from facta.model.sentence import Sentence, Token

_NO_SUBJECT = frozenset({"n't", "n’t", "not", "’s", "'s", "t", "’"})  # wrongly cut contractions
_RELATIVE = frozenset({"who", "which", "that"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_CLOSING = frozenset({"”", '"', "''", "»", "’"})
_MISREAD = frozenset({"appos", "conj", "intj", "dep", "nmod", "dobj", "ROOT"})
_IN_A_PHRASE = frozenset({"PROPN", "NOUN", "ADJ", "DET", "NUM"})
_AFTER_COMMA = frozenset({"relcl", "advcl", "acl", "ccomp", "parataxis", "conj"})
_CLIMBED = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis", "dep", "acomp", "attr", "oprd", "pcomp"})


def source_of(sentence: Sentence, verb: Token, cues: CueTable) -> Source | None:
    """The source of the cue headed by `verb`: its subject, the passive's agent, or the subject of the clause above."""
    if is_passive(sentence, verb):
        if lemma_of(verb) not in cues.felt:
            return _agent(sentence, verb)
        if felt := sentence.children_of(verb, "nsubjpass"):
            return source_at(sentence, felt[0], verb)
    subject = subject_of(sentence, verb, cues)
    if subject is not None and (writer := _writer(sentence, subject, cues)) is not None:
        found = source_at(sentence, subject, verb)
        return Source(found.span, phrase_of(sentence, writer), found.negative)
    if subject is not None and garden_path(sentence, verb) is subject:
        return Source(Span(phrase_of(sentence, subject, verb).start, sentence.tokens[verb.i - 1].end))
    return None if subject is None else source_at(sentence, subject, verb)


def source_at(sentence: Sentence, subject: Token, cue: Token | None = None) -> Source:
    """`subject` with its modifiers and apposition, clear of the cue; a relative pronoun with what it stands for."""
    if is_left_out(subject, sentence):  # "not the mayor but the minister said"
        subject = next((t for t in sentence.children_of(subject, "conj") if not is_left_out(t, sentence)), subject)
    span = phrase_of(sentence, subject, cue)
    negative = subject_negates(sentence, subject)
    if subject.lower in _RELATIVE and subject.tag in {"WP", "WDT"}:
        clause = next((t for t in sentence.ancestors_of(subject) if t.dep == "relcl"), None)
        if clause is not None:
            antecedent = phrase_of(sentence, sentence.head_of(clause), clause)
            negative = negative or _is_ruled_out(sentence, sentence.head_of(clause))
            return Source(span, antecedent, negative) if subject.lower != "that" else Source(antecedent, None, negative)
    return Source(span, None, negative)


def _writer(sentence: Sentence, thing: Token, cues: CueTable) -> Token | None:
    """Whose words a written thing carries: "a letter from the union", "a banner held by them", "the union's letter"."""
    if lemma_of(thing) not in cues.written or thing.pos != "NOUN":
        return None
    holders = [thing, *sentence.children_of(thing, "acl")]
    for holder in holders:
        for by in sentence.children_of(holder, "prep", "agent"):
            if by.lower in ({"from", "by"} if holder is thing else {"by"}):
                return next(iter(sentence.children_of(by, "pobj")), None)
    return next(iter(sentence.children_of(thing, "poss")), None)


def _is_ruled_out(sentence: Sentence, noun: Token) -> bool:
    """ "It was not Marr who said ...": that Marr said it is denied."""
    head = sentence.head_of(noun)
    it = [t for t in sentence.children_of(head, "nsubj") if t.lower == "it"]
    return noun.dep == "attr" and bool(it) and bool(sentence.children_of(head, "neg"))


def phrase_of(sentence: Sentence, head: Token, cue: Token | None = None) -> Span:
    """The phrase of `head` without the clauses that a comma sets off, and without the clause that holds `cue`."""
    stack, found = [head.i], {head.i}
    bracket = next((t.i for t in sentence.tokens[head.i + 1 :] if t.text == "["), None)
    above = set[int]() if cue is None else {cue.i, *(t.i for t in sentence.ancestors_of(cue))}
    while stack:
        for child in sentence.children[stack.pop()]:
            token = sentence.tokens[child]
            if child in above and token.dep != "relcl":
                continue
            if bracket is not None and child >= bracket:  # "The mayor [Marr] promised": the name is the editor's
                continue
            if token.dep == "conj" and is_left_out(token, sentence):
                continue
            if token.dep in _AFTER_COMMA and _after_comma(sentence, token) and not _is_name_list(token):
                continue
            found.add(child)
            stack.append(child)
    first = last = head.i
    while first - 1 in found:
        first -= 1
    while last + 1 in found:
        last += 1
    while last > head.i and sentence.tokens[last].dep == "cc":
        last -= 1
    while last > head.i and sentence.tokens[last].pos == "PUNCT" and sentence.tokens[last].text not in {")", "]", "”"}:
        last -= 1
    while (
        first < head.i and sentence.tokens[first].pos == "PUNCT" and sentence.tokens[first].text in {",", "-", "—", ";"}
    ):
        first += 1
    if last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].text == "]":
        last += 1
    while first < head.i and sentence.tokens[first].text in _CLOSING | {"」", "』", "›"}:
        first += 1
    marks = [t.text for t in sentence.tokens[first : last + 1]]
    if marks.count("[") != marks.count("]") or marks[0] == "[":  # "[The mayor] refused": the brackets are the editor's
        while last > head.i and sentence.tokens[last].text == "]":
            last -= 1
        while first < head.i and not sentence.tokens[first].text[-1].isalnum():
            first += 1
    return Span(sentence.tokens[first].start, sentence.tokens[last].end)


def subject_of(sentence: Sentence, verb: Token, cues: CueTable) -> Token | None:
    """The subject of `verb`, looked for upwards through coordination, participles and infinitives."""
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        if (antecedent := garden_path(sentence, verb)) is not None:
            return antecedent
        if (own := _own_subject(sentence, verb)) is not None:
            return own
        if (speaker := _goes_on_for(sentence, verb, cues)) is not None and speaker.i not in seen:
            verb = speaker
            continue
        head = sentence.head_of(verb)
        above = sentence.head_of(head)
        if verb.dep == "acl" and head.dep in {"dobj", "nsubjpass"} and lends_its_subject(sentence, above, cues):
            verb = above  # "issued a statement saying"
            if is_passive(sentence, verb):
                return None
            continue
        if verb.dep in {"relcl", "acl"} and head.pos in {"NOUN", "PROPN", "PRON"}:
            return head if verb.tag in {"VBG", "VBN"} or verb.dep == "acl" else _relative_in(sentence, verb)
        if verb.dep == "xcomp" and (controller := _controller(sentence, head, cues)) is not None:
            return controller
        if verb.dep == "pcomp":
            head = _above_preposition(sentence, head)
        if head.pos not in {"VERB", "AUX", "ADJ"} or verb.dep not in _CLIMBED:
            return None
        verb = head
    return None


def garden_path(sentence: Sentence, verb: Token) -> Token | None:
    """The true subject of "told" in "One man that answered the telephone told ...", read as "the telephone told".

    The relative clause takes its own object for the cue's subject, and leaves the noun it hangs on without a verb.
    """
    above = sentence.head_of(verb)
    noun = sentence.head_of(above)
    if verb.dep == "ccomp" and above.dep == "relcl" and noun.dep == "ROOT" and noun.pos in {"NOUN", "PROPN", "PRON"}:
        subjects = sentence.children_of(verb, "nsubj")
        if subjects and above.i < subjects[0].i < verb.i and subjects[0].pos in {"NOUN", "PROPN"}:
            return noun
    return None


def inverted_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The noun after a finite cue that the parse calls its object, or another verb's: "," wrote the director"."""
    if verb.tag not in {"VBD", "VBZ"}:
        return None
    after = [c for c in sentence.children_of(verb, "dobj", "attr", "oprd", "dep") if 0 < c.i - verb.i <= 8]
    nouns = [c for c in after if c.pos in _NOUNS and c.lower not in {"nothing", "something", "anything", "it"}]
    if nouns and any(c.i < verb.i for c in sentence.children_of(verb, "ccomp", "punct")):
        return nouns[0]
    if verb.i and sentence.tokens[verb.i - 1].text in _CLOSING:
        return next((t for t in sentence.tokens[verb.i + 1 : verb.i + 8] if _is_head_noun(t)), None)
    return None


def misread_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The noun before a finite cue that the parse hangs on something else: "In a letter, Dina Marr said ...".

    Only where a comma or the beginning of the sentence stands before its phrase, and nothing but adverbs, or one
    stretch between commas, between it and the verb.
    """
    if verb.tag not in {"VBD", "VBZ", "VBP"}:
        return None
    if (noun := _described_subject(sentence, verb)) is not None:
        return noun
    if (noun := _before_an_aside(sentence, verb)) is not None:
        return noun
    at = verb.i - 1
    while at >= 0 and sentence.tokens[at].pos in {"ADV", "AUX"}:
        at -= 1
    if at < 0 or not _is_head_noun(sentence.tokens[at]) or sentence.tokens[at].dep not in _MISREAD:
        return None
    first = at
    while first and (sentence.tokens[first - 1].pos in _IN_A_PHRASE):
        first -= 1
    return sentence.tokens[at] if first == 0 or sentence.tokens[first - 1].text in {",", "”", '"'} else None


def _described_subject(sentence: Sentence, verb: Token) -> Token | None:
    """ "Sources close to the court say", read as "sources (are) close to the court": the sources."""
    for child in sentence.children_of(verb, "ccomp", "advcl", "dep"):
        described = child.i < verb.i and (child.tag == "VBG" or child.pos == "ADJ")
        if described and not sentence.children_of(child, "aux", "mark", "cop"):
            return next(iter(sentence.children_of(child, "nsubj")), None)
    return None


def _before_an_aside(sentence: Sentence, verb: Token) -> Token | None:
    """ "In a letter, Dina Marr, whose firm, Orel, builds bridges, said ...": the first phrase between commas.

    Only phrases that begin with a preposition may stand before it.
    """
    if verb.i < 4 or sentence.tokens[verb.i - 1].text != ",":
        return None
    phrase: list[Token] = []
    for token in sentence.tokens[: verb.i]:
        if token.text != ",":
            phrase.append(token)
            continue
        if token.i < verb.i - 1 and all(t.pos in _IN_A_PHRASE or t.tag == "PRP$" for t in phrase):
            heads = [t for t in phrase if _is_head_noun(t)]
            return heads[-1] if heads and heads[-1].entity not in {"DATE", "TIME"} else None
        if not phrase or phrase[0].pos != "ADP" or any(t.pos in {"VERB", "AUX"} for t in phrase):
            return None
        phrase = []
    return None


def _is_head_noun(token: Token) -> bool:
    return token.pos in _NOUNS and token.dep not in {"compound", "poss", "nmod", "amod", "npadvmod"}


def _goes_on_for(sentence: Sentence, verb: Token, cues: CueTable) -> Token | None:
    """The cue whose speaker goes on with `verb`, where the parse makes it part of what was said."""
    if verb.dep not in {"advcl", "ccomp", "conj", "dep"}:
        return None
    below = verb
    for above in sentence.ancestors_of(verb):
        introduces = below.dep == "ccomp" and above.i < verb.i and "clause" in cues.verbs.get(lemma_of(above), {})
        if introduces and goes_on_saying(sentence, verb, above, cues):
            return above
        below = above
    return None


def _above_preposition(sentence: Sentence, preposition: Token) -> Token:
    """The verb over "by saying", "a point of saying"; the preposition's own head where there is none."""
    head = sentence.head_of(preposition)
    if head.pos == "NOUN" and head.dep in {"dobj", "attr"}:
        return sentence.head_of(head)
    return head


def _relative_in(sentence: Sentence, verb: Token) -> Token | None:
    return next((t for t in sentence.children_of(verb) if t.i < verb.i and t.tag in {"WP", "WDT"}), None)


def _own_subject(sentence: Sentence, verb: Token) -> Token | None:
    subjects = [t for t in sentence.children_of(verb, *SUBJECTS) if t.lower not in _NO_SUBJECT]
    named = [t for t in subjects if t.dep != "csubj"]
    chosen = named or subjects or _misplaced_subject(sentence, verb)
    if not chosen:
        return None
    return min(chosen, key=lambda t: abs(t.i - verb.i))


def _misplaced_subject(sentence: Sentence, verb: Token) -> list[Token]:
    """Subjects that the parse hangs on the auxiliary: "They have in the past said ..."."""
    for auxiliary in sentence.children_of(verb, "aux"):
        if on_auxiliary := sentence.children_of(auxiliary, "nsubj"):
            return on_auxiliary
    return []


def _controller(sentence: Sentence, head: Token, cues: CueTable) -> Token | None:
    """The object that is to do it: "asked him to say"."""
    asked = cues.verbs.get(lemma_of(head), {}).get("infinitive")
    if asked is None or asked.name not in {"demand", "wish", "expectation", "decree"}:
        return None
    objects = sentence.children_of(head, "dobj", "dative")
    return objects[0] if objects and objects[0].i > head.i else None


def _agent(sentence: Sentence, verb: Token) -> Source | None:
    for by in sentence.children_of(verb, "agent", "prep"):
        if by.lower == "by":
            for noun in sentence.children_of(by, "pobj"):
                return source_at(sentence, noun, charge_after_agent(sentence, verb))
    return None


def _after_comma(sentence: Sentence, clause: Token) -> bool:
    first = sentence.first_below(clause)
    return first > 0 and sentence.tokens[first - 1].text in {",", "—", "–", "-", "--", "("}


def _is_name_list(token: Token) -> bool:
    """Whether `token` goes on a list of names ("A, B and C") rather than begins a new clause."""
    return token.dep == "conj" and token.pos in {"NOUN", "PROPN", "PRON"}
