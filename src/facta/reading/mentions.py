"""Mentions: the noun phrases and pronouns that can name a party.

In: parsed sentences. Out: one mention for each head that can, in text order. Names are found by entity labels and by
the parse (proper-noun heads), so that a text in lower case still gives its nouns. Which nouns name people or bodies is
for the codebook to say; here only what plainly cannot (days, amounts, abstract nouns) is left out.
"""

from facta.model.passage import Span
from facta.model.sentence import Mention, Sentence, Token

PARTY_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"})
OTHER_LABELS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "QUANTITY", "LANGUAGE"})
PRONOUNS = frozenset(
    "he she they it who i we you him her them us me his hers their theirs its our my your whose whom himself herself "
    "themselves itself myself ourselves".split()
)
PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WP$"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
PHRASE_DEPS = frozenset(
    "nsubj nsubjpass dobj pobj dative poss appos conj attr oprd ROOT nmod npadvmod dep meta intj agent ccomp".split()
)
BEFORE_DEPS = frozenset("det amod compound nummod poss nmod quantmod predet neg advmod npadvmod case".split())
PREPOSITIONS = frozenset("of in at from for".split())
PEOPLE_ADJECTIVES = frozenset(
    "accused injured detained arrested wounded dead deceased unemployed poor homeless disabled elderly displaced "
    "missing "
    "faithful young old others nonprofit non-profit minor".split()
)
FIELDS_OF_OFFICE = frozenset(
    "labour labor health economy finance interior defence defense justice education foreign trade energy agriculture "
    "transport culture environment home affairs security treasury state housing welfare industry".split()
)
BODIES_BY_FIELD = frozenset("ministries departments ministers committees secretaries agencies offices".split())
ARTICLE_ADJECTIVES = frozenset(("nonprofit", "non-profit", "old", "minor"))
ABSTRACT_ENDINGS = (
    "ness",
    "ism",
    "ship",
    "hood",
    "ology",
    "graphy",
    "ance",
    "ence",
    "ity",
    "tion",
    "sion",
    "ment",
    "ing",
)
NOT_ABSTRACT = frozenset(
    "government parliament administration opposition organization organisation commission delegation department "
    "corporation "
    "authority university city community minority majority federation association institution regiment establishment "
    "foundation leadership municipality coalition nation management audience police generation population presidency "
    "prosecution congregation faction mission legation union entity facility charity faculty humanity tribunal "
    "electorate "
    "division infantry king intelligence gathering wing celebrity station publication region constitution section "
    "personality township neighbourhood neighborhood brotherhood sisterhood settlement apartment championship "
    "dignitary "
    "procession deputation".split()
)


def mentions_of(sentences: tuple[Sentence, ...]) -> tuple[Mention, ...]:
    """The mentions of all sentences, in text order."""
    found: list[Mention] = []
    for sentence in sentences:
        tokens = sentence.tokens
        here: list[Mention] = []
        for token in tokens:
            tag = token.tag
            if tag in NOUN_TAGS:
                mention = _of_noun(sentence, token)
            elif tag in PRONOUN_TAGS:
                mention = _of_pronoun(sentence, token)
            elif token.entity in PARTY_LABELS or token.lower in PEOPLE_ADJECTIVES:
                mention = _of_other(sentence, token)
            else:
                continue
            if mention is not None:
                here.append(mention)
        here.sort(key=lambda mention: (mention.span.start, -mention.span.end, mention.head))
        found.extend(_one_a_phrase(here, sentence))
    return tuple(found)


def _one_a_phrase(mentions: list[Mention], sentence: Sentence) -> list[Mention]:
    """Of mentions of one and the same phrase ("Sully's Bar"), the one whose head stands highest."""
    kept: dict[Span, Mention] = {}
    for mention in mentions:
        other = kept.get(mention.span)
        if other is None or sentence.tokens[mention.head] in sentence.ancestors_of(sentence.tokens[other.head]):
            kept[mention.span] = mention
    return list(kept.values())


def _of_pronoun(sentence: Sentence, token: Token) -> Mention | None:
    if token.lower not in PRONOUNS:
        return None
    if token.lower == "it" and token.dep in ("expl", "dep"):
        return None
    return Mention(Span(token.start, token.end), sentence.index, token.i, "pronoun", token.entity)


def _of_noun(sentence: Sentence, token: Token) -> Mention | None:
    if not token.text[0].isalnum():
        return None
    proper = token.tag in ("NNP", "NNPS")
    if _is_inside_name(sentence, token):
        return None
    if token.dep not in PHRASE_DEPS or token.dep == "nmod":
        return _of_modifier(sentence, token)
    if token.entity in OTHER_LABELS:
        return None
    if proper or (token.entity in PARTY_LABELS and not _is_mislabelled(sentence, token)):
        return _name(sentence, token)
    lemma = token.lemma.lower()
    if lemma.endswith(ABSTRACT_ENDINGS) and lemma not in NOT_ABSTRACT:
        return None
    if token.dep == "compound":
        return None
    span = _phrase(sentence, token, token.i)
    return Mention(span, sentence.index, token.i, "nominal", "")


def _is_mislabelled(sentence: Sentence, token: Token) -> bool:
    """A plural common noun without a capital that is labelled a body: "services", "cowboy boots"."""
    if token.tag != "NNS" or token.entity != "ORG" or not token.text.islower():
        return False
    return not any(t.text[0].isupper() for t in sentence.tokens[max(0, token.i - 3) : token.i] if t.head == token.i)


def _is_inside_name(sentence: Sentence, token: Token) -> bool:
    """Whether the token is a first part of the name or noun that follows: "New" of "New Faces", "RFE" of "RFE/RL"."""
    tokens = sentence.tokens
    if (
        token.dep == "pobj"
        and token.lower == "state"
        and tokens[tokens[token.head].head].lower in ("secretary", "department")
    ):
        return True  # "Secretary of State"
    if _is_field_of_bodies(sentence, token):
        return True
    if token.dep == "pobj" and token.entity == "ORG":
        before = tokens[token.head]
        if before.entity == "ORG" and not any(t.entity_start for t in tokens[before.i : token.i + 1]):
            return True  # "the Committee of Quiet Voters" is one name
    if token.i + 1 >= len(tokens):
        return False
    after = tokens[token.i + 1]
    if after.text == "/" and token.i + 2 < len(tokens) and tokens[token.i + 2].tag[:3] == "NNP":
        return True
    if token.dep not in ("nmod", "compound") or token.head != after.i:
        return False
    if token.tag[:3] == "NNP":
        return after.tag[:3] == "NNP" and after.entity == token.entity and not after.entity_start
    return True


def _is_field_of_bodies(sentence: Sentence, token: Token) -> bool:
    """ "the Health, Labour, and Education ministries": each a field, none a party of its own."""
    tokens = sentence.tokens
    if token.tag[:2] != "NN":
        return False
    i = token.i + 1
    while i < len(tokens) and i - token.i <= 12 and (tokens[i].text in (",", "and", "&") or tokens[i].tag[:3] == "NNP"):
        i += 1
    listed = i - token.i > 1 or (token.i > 1 and tokens[token.i - 1].text in (",", "and", "&") and token.dep != "ROOT")
    return listed and i < len(tokens) and tokens[i].lower in BODIES_BY_FIELD


def _of_modifier(sentence: Sentence, token: Token) -> Mention | None:
    """A name that stands before another noun: "Almaty police", "Marr colleague Ada Venn"."""
    if token.dep not in ("compound", "amod", "nmod") or token.entity not in ("PERSON", "ORG", "GPE", "FAC", "LOC"):
        return None
    after = token.i + 1
    tokens = sentence.tokens
    if after < len(tokens) and tokens[after].tag[:3] == "NNP" and token.tag == "NN" and token.text.islower():
        return None
    if token.lower in FIELDS_OF_OFFICE and after < len(tokens) and tokens[after].tag[:3] == "NNP":
        # "Labour Minister Ada Venn": a field of office, not a party
        return None
    before_noun = token.tag[:3] == "NNP" and after < len(tokens) and tokens[after].tag in ("NN", "NNS")
    if (
        after < len(tokens)
        and tokens[after].entity == token.entity
        and not tokens[after].entity_start
        and not (before_noun and tokens[after].lower == tokens[after].text)
    ):
        return None
    head = tokens[token.head]
    if after < len(tokens) and tokens[after].text in ("/", "-", "–"):
        return None
    if before_noun and tokens[after].lower == tokens[after].text:
        pass
    elif (
        head.entity == token.entity and head.i > token.i and not any(t.entity_start for t in tokens[after : head.i + 1])
    ):
        return None
    first = _entity_first(sentence, token.i)
    return Mention(Span(tokens[first].start, token.end), sentence.index, token.i, "name", token.entity)


def _of_other(sentence: Sentence, token: Token) -> Mention | None:
    """An adjective that stands for people ("the injured"), or a labelled name that the tagger took for no noun."""
    if token.dep not in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "poss", "appos", "attr"):
        return None
    if token.entity in PARTY_LABELS and token.tag not in ("IN", "CC", "DT", "CD"):
        return _name(sentence, token)
    if token.tag[:2] in ("JJ", "VB") and any(
        t.lower == "the" or token.lower in ARTICLE_ADJECTIVES for t in sentence.children_of(token, "det")
    ):
        return Mention(_phrase(sentence, token, token.i), sentence.index, token.i, "nominal", "")
    return None


def _name(sentence: Sentence, token: Token) -> Mention:
    last = token.i
    tokens = sentence.tokens
    if token.entity in PARTY_LABELS:
        while last + 1 < len(tokens) and tokens[last + 1].entity == token.entity and not tokens[last + 1].entity_start:
            last += 1
        while last > token.i and tokens[last].tag in ("POS", ",", ":", "''", "``", ".", "IN", "-RRB-", "CC"):
            last -= 1
    label = token.entity
    if not label and token.i > 1 and tokens[token.i - 1].text == "/":
        label = tokens[token.i - 2].entity
    return Mention(_phrase(sentence, token, last), sentence.index, token.i, "name", label)


def _entity_first(sentence: Sentence, i: int) -> int:
    while i > 0 and not sentence.tokens[i].entity_start and sentence.tokens[i - 1].entity:
        i -= 1
    while sentence.tokens[i].tag == "DT":
        i += 1
    return i


def _phrase(sentence: Sentence, head: Token, last: int) -> Span:
    """From the leftmost premodifier to the last contiguous prepositional phrase, relative clauses left out."""
    tokens = sentence.tokens
    return Span(tokens[_leftmost(sentence, head.i)].start, tokens[_rightmost(sentence, head.i, last)].end)


def _leftmost(sentence: Sentence, i: int) -> int:
    first = i
    for child in sentence.children[i]:
        if child >= i:
            break
        if sentence.tokens[child].dep in BEFORE_DEPS:
            first = min(first, _leftmost(sentence, child))
    return first


def _rightmost(sentence: Sentence, i: int, last: int) -> int:
    tokens = sentence.tokens
    last = max(last, i)
    for child in sentence.children[i]:
        if child != last + 1 or tokens[child].dep != "prep" or tokens[child].lower not in PREPOSITIONS:
            continue
        objects = [t for t in sentence.children[child] if tokens[t].dep == "pobj"]
        if not objects or tokens[objects[0]].entity in OTHER_LABELS:
            break
        if tokens[i].entity == "PERSON" or (tokens[i].tag[:3] == "NNP" and tokens[objects[0]].tag[:3] != "NNP"):
            break
        last = _rightmost(sentence, objects[0], objects[0])
    return last
