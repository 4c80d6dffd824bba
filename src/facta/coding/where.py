"""Where an act took place: the words that name the place, and the rule that found them.

Rules run in the order of PLACE_RULES; the first that answers wins and its name is kept. The nearest words come first:
those of the act's own clause, then of what governs it, then the only place of its sentence. The last rules guess from
what stands before the sentence; their names are in GUESSED_PLACES (model/act.py), so that a page can say where the
place came from.
Elsewhere: which country and town the words mean (place_names.py).
"""

from collections.abc import Callable, Iterator, Mapping

from facta.codebook.lexicon.embedding import embedding
from facta.coding.party_index import PartyIndex
from facta.model.act import Place
from facta.model.clause import Clause
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText, Sentence, Token

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_AT = frozenset(
    "in at near outside inside around across throughout over above along beside opposite within off".split()
)
"""Prepositions after which a name of a place says where."""
_ON = frozenset({"on", "beyond", "behind", "between", "before", "under"})
"""Prepositions that say where only before a site or a stretch of land or water."""
_SURE = frozenset("in at near outside inside around across throughout along beside opposite within on".split())
"""Prepositions after which a common noun for a place does too."""
_CROSSED = frozenset({"airspace", "border", "coast", "frontier", "sea", "territory"})
_ALONG_THE_WAY = frozenset("into onto to from through via towards toward".split())
_PLACE_NOUNS = frozenset(
    "town city village hamlet capital suburb neighbourhood neighborhood district quarter province region county state "
    "area zone territory island peninsula valley mountain mountains coast shore beach desert forest jungle river lake "
    "sea port harbour harbor airport station depot terminal border frontier crossing checkpoint camp base barracks "
    "garrison prison jail cell compound complex embassy consulate office headquarters building tower hall house home "
    "flat apartment hotel motel hostel restaurant cafe bar pub nightclub club shop store mall market supermarket bank "
    "school university college campus kindergarten hospital clinic ward church mosque temple synagogue monastery "
    "cathedral shrine cemetery square street streets road highway bridge avenue lane alley park garden stadium arena "
    "theatre theater cinema museum library factory plant mill mine refinery pipeline farm field orchard courtroom "
    "courthouse parliament palace shelter orphanage property premises venue rally rallies gate yard "
    "warehouse garage bunker outpost stronghold enclave slum shantytown settlement outskirts centre center downtown "
    "place scene site society world north south east west countryside shack room".split()
)
"""Common nouns that name a place after a preposition of place."""
_VAGUE_PLACES = frozenset("place scene site society world".split())
"""Those that tell nothing without a word of their own: "the disputed site", never "the site" or "many places"."""
_VAGUE = frozenset("certain different entire few many numerous other own same several some various very whole".split())
_HAPPENS_AT_ITS_OBJECT = frozenset(
    "attack assault bomb bombard shell raid storm invade occupy capture seize besiege siege strike hit destroy damage "
    "burn loot ransack search evacuate visit enter reach liberate overrun airstrike blockade blast explosion massacre "
    "battle offensive war fight clash bombing incursion crackdown siege".split()
)
"""Predicates that happen where the place they are done to is."""
_BODILY = _HAPPENS_AT_ITS_OBJECT | frozenset(
    "kill murder slay shoot stab beat wound injure torture rape abduct kidnap detain arrest jail imprison execute "
    "capture hang behead detonate explode torch vandalize vandalise demolish wreck ransack rob robbery homicide "
    "killing shooting stabbing beating rally march protest demonstration riot demonstrate evict deport disperse "
    "hijack bombardment skirmish ambush coup arson looting massacre slaughter gun_down blow_up set_fire batter".split()
)
"""Predicates of events that have one place."""
_FOUGHT_FOR = frozenset({"battle", "fight", "offensive", "operation", "war"})
"""Events that are in the town that they are for: "the battle for Tolm"."""
_DESTROYS = frozenset(
    "burn damage demolish destroy loot ransack raze ruin torch vandalise vandalize wreck burn_down blow_up knock_down "
    "set_fire tear_down".split()
)
"""Predicates that happen where the thing they are done to stands."""
_DATELINE = 14
"""Tokens of a report's first sentence among which the dash after its dateline stands."""
_DASHES = frozenset({"-", "--", "–", "—"})
_LEVELS = 3
_OF_A_COUNTRY = frozenset(
    "war conflict unrest crisis riot protest election coup uprising massacre genocide holocaust famine revolution "
    "violence insurgency".split()
)
"""Events whose possessor is where they happen: "Ostrel's civil war"."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_TELLING = frozenset(
    lemma for lemma, signature in embedding().clauses.items() if signature in ("alleged", "known", "denied")
)
"""Predicates of saying and knowing: where something is said is not where it happened."""

type Rule = Callable[["Places", Clause, Sentence], Token | None]


class Places:
    """The places of one text's acts."""

    def __init__(self, text: AnnotatedText, clause_at: Mapping[tuple[int, int], Clause], parties: PartyIndex) -> None:
        self.sentences = text.sentences
        self.clause_at = clause_at
        self.parties = parties
        self.named: dict[int, list[Token]] = {}
        self.dateline = _dateline_of(text.sentences)

    def of(self, clause: Clause) -> Place | None:
        """Where the clause's act took place, or None where nothing near it says."""
        sentence = self.sentences[clause.sentence]
        for rule in PLACE_RULES:
            token = rule(self, clause, sentence)
            if token is not None:
                home = next(s for s in self.sentences if s.span.start <= token.start < s.span.end)
                span = _name(token, home)
                name = " ".join(t.text for t in home.tokens if span.start <= t.start < span.end)
                return Place(self.parties.at(span).party, span, name, found_by=rule.__name__)
        return None

    def in_sentence(self, sentence: Sentence) -> list[Token]:
        """The named places after a preposition of place, in text order."""
        if sentence.index not in self.named:
            at = (_innermost(t, sentence) for t in sentence.tokens if _stands_at_a_place(t, sentence))
            self.named[sentence.index] = [token for token in at if token.entity in _PLACES]
        return self.named[sentence.index]


def in_the_clause(places: Places, clause: Clause, sentence: Sentence) -> Token | None:
    """ "arrested in Tolm", "a fire near the mill": a place after a preposition of place."""
    return next(_obliques(clause, sentence), None)


def before_the_noun(places: Places, clause: Clause, sentence: Sentence) -> Token | None:
    """ "the Tolm fire": the name of a place before an event noun."""
    for argument in clause.arguments_as("modifier"):
        token = sentence.tokens[argument.head]
        if token.entity in _PLACES and token.pos != "ADJ":
            return token
    return None


def inside_an_argument(places: Places, clause: Clause, sentence: Sentence) -> Token | None:
    """ "destroyed a bridge in Tolm": a place that stands with what the act was done to, or by."""
    for function in ("object", "oblique", "indirect", "subject"):
        for argument in clause.arguments_as(function):
            for token in sentence.tokens:
                inside = argument.span.start <= token.start < argument.span.end
                if inside and _stands_at_a_place(token, sentence) and not _is_compared(token, sentence):
                    return _innermost(token, sentence)
    return None


def what_it_was_done_to(places: Places, clause: Clause, sentence: Sentence) -> Token | None:
    """ "shelled Tolm", "the attack on Tolm": the act was where its object is."""
    return _object_that_is_a_place(clause, sentence)


def where_its_object_stands(places: Places, clause: Clause, sentence: Sentence) -> Token | None:
    """ "burned a mill that stood in Tolm": what is told of a thing destroyed tells where it was destroyed."""
    if clause.lemma not in _DESTROYS:
        return None
    for argument in clause.arguments_as("object"):
        for token in sentence.subtree_of(sentence.tokens[argument.head]):
            if _stands_at_a_place(token, sentence):
                return _innermost(token, sentence)
    return None


def whose_event_it_is(places: Places, clause: Clause, sentence: Sentence) -> Token | None:
    """ "Ostrel's civil war": a country's own war or riot is in it."""
    if clause.lemma not in _OF_A_COUNTRY:
        return None
    for argument in clause.arguments_as("subject"):
        token = sentence.tokens[argument.head]
        if token.entity == "GPE" and argument.via == "possessive":
            return token
    return None


def in_what_governs_it(places: Places, clause: Clause, sentence: Sentence) -> Token | None:
    """The place of a predicate above that does not only tell of the act: "was caught in Tolm beating a clerk"."""
    predicate = sentence.tokens[clause.predicate]
    for token in sentence.ancestors_of(predicate):
        above = places.clause_at.get((clause.sentence, token.i))
        if above is None:
            continue
        if above.lemma in _TELLING:
            return None
        for found in _obliques(above, sentence):
            if predicate.dep != "conj" or found.i < token.i:
                return found
        if predicate.dep != "conj" and above.kind == "verb":
            reached = _object_that_is_a_place(above, sentence)
            if reached is not None:
                return reached
    return None


def on_the_way(places: Places, clause: Clause, sentence: Sentence) -> Token | None:
    """ "marched into Tolm", "was extradited from Tolm": where a movement leads, or where it began."""
    current: Clause | None = clause
    for _ in range(_LEVELS):
        if current is None:
            return None
        for argument in current.arguments_as("oblique"):
            token = sentence.tokens[argument.head]
            if argument.preposition in _ALONG_THE_WAY and token.entity in _PLACES:
                return token
        current = _above(current, places)
    return None


def the_only_place_of_the_sentence(places: Places, clause: Clause, sentence: Sentence) -> Token | None:
    """The one place that the sentence names after a preposition of place, unless another event is there."""
    found = places.in_sentence(sentence)
    if len({token.lower for token in found}) != 1:
        return None
    return found[0] if _is_open_to(clause, found[0], places, sentence) else None


def the_place_of_the_sentence_before(places: Places, clause: Clause, sentence: Sentence) -> Token | None:
    """ "The attack" of a sentence without a place: the one place that the sentence before names."""
    token = sentence.tokens[clause.predicate]
    if not sentence.index or clause.kind != "noun" or places.in_sentence(sentence):
        return None
    if not any(t.lower in _DEFINITE for t in sentence.children_of(token, "det")):
        return None
    before = places.in_sentence(places.sentences[sentence.index - 1])
    return before[0] if len({t.lower for t in before}) == 1 else None


def the_only_place_named_in_the_sentence(places: Places, clause: Clause, sentence: Sentence) -> Token | None:
    """ "Tolm counted nine killings": the one town or country that the sentence names, unless it is who acts."""
    if not _is_bodily(clause):
        return None
    named = [
        t for t in sentence.tokens if t.entity in ("GPE", "LOC") and t.pos == "PROPN" and _heads_its_name(t, sentence)
    ]
    doers = {a.head for a in clause.arguments_as("subject")}
    if len({t.lower for t in named}) != 1 or named[0].i in doers or places.in_sentence(sentence):
        return None  # a place after a preposition has been judged by the rules before this one
    return named[0]


def the_dateline(places: Places, clause: Clause, sentence: Sentence) -> Token | None:
    """ "TOLM (Wire) --": where a report was written from, for what its sentences place nowhere."""
    if not _is_bodily(clause) or any(t.entity in _PLACES for t in sentence.tokens):
        return None
    return places.dateline


PLACE_RULES: tuple[Rule, ...] = (
    in_the_clause,
    before_the_noun,
    inside_an_argument,
    whose_event_it_is,
    in_what_governs_it,
    on_the_way,
    the_only_place_of_the_sentence,
    what_it_was_done_to,
    where_its_object_stands,
    the_place_of_the_sentence_before,
    the_only_place_named_in_the_sentence,
    the_dateline,
)


def _object_that_is_a_place(clause: Clause, sentence: Sentence) -> Token | None:
    if clause.lemma not in _HAPPENS_AT_ITS_OBJECT:
        return None
    for argument in clause.arguments:
        token = sentence.tokens[argument.head]
        behind = argument.function == "oblique" and (
            argument.preposition in ("on", "of") or (argument.preposition == "for" and clause.lemma in _FOUGHT_FOR)
        )
        if (argument.function == "object" or behind) and _names_a_place(token, sentence):
            return _innermost(token, sentence)
    return None


def _is_bodily(clause: Clause) -> bool:
    """Whether the clause tells of an event that has one place, rather than of words, wishes or states."""
    return clause.kind != "adjective" and clause.lemma in _BODILY


def _names_a_place(token: Token, sentence: Sentence) -> bool:
    """Whether the token is a place's name, or a noun for a place with the name of one: "a suburb of Tolm"."""
    if token.entity in _PLACES:
        return token.pos != "ADJ"
    return token.lemma.lower() in _PLACE_NOUNS and _innermost(token, sentence) is not token


def _heads_its_name(token: Token, sentence: Sentence) -> bool:
    return sentence.head_of(token).entity != token.entity


def _is_compared(place: Token, sentence: Sentence) -> bool:
    """Whether the place is another's, to which something is likened: "worse than the war in Tolm"."""
    above = list(sentence.ancestors_of(place))
    if any(t.lower == "like" and sentence.head_of(t).tag == "NNS" for t in above):
        return False  # "towns like Tolm"
    return any(t.lower in ("like", "than", "similar", "unlike") for t in above)


def _dateline_of(sentences: tuple[Sentence, ...]) -> Token | None:
    """The town before the dash that opens a report."""
    if not sentences:
        return None
    opening = sentences[0].tokens[:_DATELINE]
    dash = next((t.i for t in opening if t.text in _DASHES and t.i), None)
    if dash is None or not opening[0].text[0].isupper():
        return None
    before = opening[:dash]
    agency = next((t.i for t in before if t.text == "("), dash)
    town = [t for t in before[:agency] if t.entity == "GPE" or t.text.isupper()]
    return town[0] if town and town[0].i == 0 and town[0].text.isalpha() else None


def _obliques(clause: Clause, sentence: Sentence) -> Iterator[Token]:
    for argument in clause.arguments_as("oblique"):
        token = sentence.tokens[argument.head]
        if _says_where(argument.preposition, token, sentence):
            yield _innermost(token, sentence)


def _stands_at_a_place(token: Token, sentence: Sentence) -> bool:
    return token.dep == "pobj" and _says_where(sentence.head_of(token).lower, token, sentence)


def _says_where(preposition: str, token: Token, sentence: Sentence) -> bool:
    if token.entity in _PLACES:
        return preposition in _AT or (preposition in _ON and token.entity != "GPE")
    if token.lemma.lower() in _VAGUE_PLACES and not _is_told_apart(token, sentence):
        return False
    crossed = preposition in ("over", "across") and token.lemma.lower() in _CROSSED
    return (crossed or (preposition in _SURE and token.lemma.lower() in _PLACE_NOUNS)) and not token.entity


def _is_told_apart(place: Token, sentence: Sentence) -> bool:
    """Whether a vague noun for a place has a word that says which: "the disputed site", "the site of the mill"."""
    own = (t for t in sentence.children_of(place, "amod", "compound", "nmod", "poss") if t.lower not in _VAGUE)
    named = any(t.entity in _PLACES for t in sentence.subtree_of(place))
    return named or any(True for _ in own)


def _innermost(token: Token, sentence: Sentence) -> Token:
    """The name inside a phrase of place ("a hotel in Tolm": Tolm), else the token itself."""
    if token.entity in _PLACES:
        return token
    for below in sentence.subtree_of(token):
        if below.entity in _PLACES and below.pos != "ADJ" and below.dep in ("pobj", "compound", "poss"):
            return below
    return token


def _is_open_to(clause: Clause, place: Token, places: Places, sentence: Sentence) -> bool:
    """Whether the place may be the act's: no relative clause, person or verb of telling holds it for itself."""
    chain = {clause.predicate, *(t.i for t in sentence.ancestors_of(sentence.tokens[clause.predicate]))}
    below = place
    for token in sentence.ancestors_of(place):
        if token.i in chain and below.dep != "nsubj":
            above = places.clause_at.get((sentence.index, token.i))
            return above is None or token.i == clause.predicate or above.lemma not in _TELLING
        if token.dep in ("relcl", "acl", "appos", "nsubj"):
            return False
        below = token
    return True


def _above(clause: Clause, places: Places) -> Clause | None:
    return places.clause_at.get((clause.sentence, clause.embedded_by)) if clause.embedded_by is not None else None


def _name(token: Token, sentence: Sentence) -> Span:
    """The whole name, or of a common noun its phrase up to the noun."""
    if token.entity not in _PLACES:
        before = [t for t in sentence.children_of(token, "det", "amod", "compound", "nmod", "poss") if t.i < token.i]
        return Span(min((t.start for t in before), default=token.start), token.end)
    first = last = token.i
    while first and sentence.tokens[first].entity == token.entity and not sentence.tokens[first].entity_start:
        first -= 1
    while last + 1 < len(sentence.tokens):
        after = sentence.tokens[last + 1]
        if after.entity != token.entity or after.entity_start:
            break
        last += 1
    return Span(sentence.tokens[first].start, sentence.tokens[last].end)
