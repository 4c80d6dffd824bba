"""Phrases: mentions described for coreference, before any two are joined.

In: an annotated text and the sector table. Out: for each mention its name words, title, head noun, number, gender,
the places and the possessor it carries. Elsewhere: which phrases are one party (coreference.py).
"""

from dataclasses import dataclass, replace

from facta.codebook.sectors import NounEntry, SectorTable
from facta.coding.gender import gender_of_name
from facta.model.party import PartyKind
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText, Mention, Sentence, Token

PARTICLES = frozenset(
    "de da do dos di del della der den van von zu la le el al bin ibn bint abu ben the of for and & to in on "
    "'s ' ’s - – /".split()
)
DEFINITE = frozenset("the this that these those same said aforementioned his her its their".split())
INDEFINITE = frozenset(
    "a an another one some several many few any no two three four five six seven eight nine ten eleven twelve dozens "
    "hundreds thousands most each every both more other others various numerous certain either".split()
)
REFLEXIVES = frozenset("himself herself itself themselves".split())
MALE_PRONOUNS = frozenset("he him his himself".split())
FEMALE_PRONOUNS = frozenset("she her hers herself".split())
PLURAL_PRONOUNS = frozenset("they them their theirs themselves we us our ours ourselves".split())
NEUTER_PRONOUNS = frozenset("it its itself".split())
IGNORED_MODIFIERS = frozenset(
    "same very own alleged so-called other former late new old young entire whole local".split()
)
KIND_OF_LABEL = {
    "PERSON": PartyKind.PERSON,
    "ORG": PartyKind.ORGANIZATION,
    "GPE": PartyKind.PLACE,
    "LOC": PartyKind.PLACE,
    "FAC": PartyKind.PLACE,
    "NORP": PartyKind.GROUP,
}


@dataclass(slots=True)
class Phrase:
    """One mention, described.

    name: words of the proper name without titles, or (). name_span: where it stands.
    title: lower-case words before it. noun: the head noun in its longest known phrase, lower case, or the lemma.
    entry: what the table says of it.
    modifiers: lower-case adjectives and nouns before the head, determiners left out.
    places: names of places that the phrase carries ("police in Lodvar", "Lodvar police"), lower case, sorted.
    possessor: position of the possessor's token in the sentence, or None.
    quoted: number of the outermost quotation it stands in, or -1.
    under_age: an age below 18 stands behind the name. number: `s` or `p`. gender: `f`, `m` or "".
    form: `name`, `nominal` or `pronoun`. name_tokens: the tokens of the name.
    gender_guess: what the first name suggests.
    determiner: `definite`, `indefinite` or "". many: a name of many people ("the Nukkians").
    """

    mention: Mention
    sentence: Sentence
    head: Token
    name: tuple[str, ...] = ()
    name_span: Span | None = None
    title: tuple[str, ...] = ()
    noun: str = ""
    entry: NounEntry | None = None
    modifiers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    possessor: int | None = None
    number: str = "s"
    gender: str = ""
    determiner: str = ""
    former: bool = False
    quoted: int = -1
    under_age: bool = False
    many: bool = False
    form: str = "nominal"
    gender_guess: str = ""
    name_tokens: tuple[Token, ...] = ()

    @property
    def kind(self) -> PartyKind | None:
        """The kind of party that the phrase alone tells, or None."""
        if self.entry is not None:
            return PartyKind.GROUP if self.entry.kind == PartyKind.PERSON and self.number == "p" else self.entry.kind
        return KIND_OF_LABEL.get(self.mention.entity) if self.name else None


def phrases_of(text: AnnotatedText, sectors: SectorTable) -> list[Phrase]:
    """The mentions of `text`, described, in text order."""
    by_index = {sentence.index: sentence for sentence in text.sentences}
    phrases = [_described(mention, by_index[mention.sentence], sectors) for mention in text.mentions]
    outer = [quotation.span for quotation in text.quotations if quotation.level == 0]
    number = 0
    for phrase in phrases:
        start = phrase.head.start
        while number < len(outer) and outer[number].end <= start:
            number += 1
        if number < len(outer) and outer[number].start <= start:
            phrase.quoted = number
    return phrases


def _described(mention: Mention, sentence: Sentence, sectors: SectorTable) -> Phrase:
    head = sentence.tokens[mention.head]
    phrase = Phrase(mention, sentence, head)
    if mention.form == "pronoun":
        phrase.form = "pronoun"
        _describe_pronoun(phrase)
        return phrase
    phrase.number = "p" if head.tag in ("NNS", "NNPS") else "s"
    phrase.many = phrase.number == "p" and mention.entity == "NORP"
    children = sentence.children_of(head)
    before = [t for t in children if t.i < head.i]
    phrase.possessor = next((t.i for t in before if t.dep == "poss"), None)
    phrase.determiner = _determiner(before)
    if mention.form == "name" or head.lemma.lower() in sectors.last_words or head.lower in sectors.last_words:
        phrase.places = _places(sentence, head)
    if mention.form == "name":
        _describe_name(phrase, sectors)
    if not phrase.name:
        _describe_nominal(phrase, sectors, before)
    return phrase


def _describe_pronoun(phrase: Phrase) -> None:
    lower = phrase.head.lower
    phrase.noun = lower
    phrase.gender = "m" if lower in MALE_PRONOUNS else "f" if lower in FEMALE_PRONOUNS else ""
    phrase.number = "p" if lower in PLURAL_PRONOUNS else "s"


def _determiner(before: list[Token]) -> str:
    for token in before:
        if token.dep in ("det", "poss", "predet", "nummod", "amod", "quantmod"):
            if token.dep == "poss" or token.lower in DEFINITE:
                return "definite"
            if token.lower in INDEFINITE or token.dep == "nummod":
                return "indefinite"
    return ""


def _places(sentence: Sentence, head: Token) -> tuple[str, ...]:
    """Places before the head or in a prepositional phrase on it."""
    found: set[str] = set()
    for child in sentence.children[head.i]:
        token = sentence.tokens[child]
        if token.i < head.i and token.dep in ("compound", "amod", "poss", "nmod"):
            if token.entity in ("GPE", "LOC", "NORP") or (token.tag[:3] == "NNP" and token.dep in ("compound", "nmod")):
                found.add(_entity_text(sentence, token))
        elif token.dep == "prep" and token.lower in ("in", "of", "from", "at"):
            found.update(
                _entity_text(sentence, t) for t in sentence.children_of(token, "pobj") if t.entity in ("GPE", "LOC")
            )
    return tuple(sorted(found))


def _entity_text(sentence: Sentence, token: Token) -> str:
    tokens = sentence.tokens
    first = last = token.i
    if not token.entity:
        while first > 0 and tokens[first - 1].tag[:3] == "NNP" and not tokens[first - 1].entity:
            first -= 1
        return " ".join(t.lower for t in tokens[first : last + 1])
    while first > 0 and not tokens[first].entity_start and tokens[first - 1].entity == token.entity:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].entity == token.entity and not tokens[last + 1].entity_start:
        last += 1
    return " ".join(t.lower for t in tokens[first : last + 1] if t.tag not in ("DT", "POS"))


def _describe_name(phrase: Phrase, sectors: SectorTable) -> None:
    """Part the phrase into title and name; leave the name empty where the words are but a title."""
    words = _name_tokens(phrase)
    if not words:
        return
    title, name = _title_and_name(words, phrase, sectors)
    phrase.title = tuple(t.lower for t in title)
    phrase.former = any(t.lower in sectors.words["former"] for t in _before(phrase, words[0])) or any(
        t in sectors.words["former"] for t in phrase.title
    )
    if not name or _is_common_noun(phrase, name, sectors):
        phrase.title = ()
        return
    phrase.form = "name"
    phrase.name_tokens = tuple(name)
    phrase.name = tuple(t.text for t in name)
    phrase.name_span = Span(name[0].start, name[-1].end)
    lower = tuple(t.lower for t in name)
    phrase.under_age = any(
        t.dep == "appos" and t.text.isdigit() and int(t.text) < 18 for t in phrase.sentence.children_of(phrase.head)
    )
    if title:
        phrase.entry = _title_entry(phrase.title, sectors)
        phrase.noun = phrase.entry.noun if phrase.entry else ""
        phrase.gender = _gender_of_words(phrase.title, sectors)
        phrase.number = "s"
    elif phrase.mention.entity != "PERSON":
        phrase.entry = sectors.of_name([word for word in lower if word not in ("'", "’", "'s", "’s")])
        if phrase.entry is not None and phrase.entry.kind == PartyKind.PERSON:
            phrase.entry = None
        phrase.noun = lower[-1]
    phrase.gender_guess = gender_of_name(phrase.name) if phrase.mention.entity in ("PERSON", "") else ""


def _name_tokens(phrase: Phrase) -> list[Token]:
    span, tokens = phrase.mention.span, phrase.sentence.tokens
    first, last = phrase.head.i, phrase.head.i
    while first and tokens[first - 1].start >= span.start:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].end <= span.end:
        last += 1
    inside = list(tokens[first : last + 1])
    while inside and (inside[0].dep == "det" or inside[0].tag in ("DT", "PRP$", "``", "''", "IN", "CC")):
        inside.pop(0)
    while len(inside) > 1 and inside[0].tag == "RB" and not inside[0].entity:  # "Even Ada Venn"
        inside.pop(0)
    while inside and inside[-1].lower in REFLEXIVES:  # "Venn herself"
        inside.pop()
    return inside


def _title_and_name(words: list[Token], phrase: Phrase, sectors: SectorTable) -> tuple[list[Token], list[Token]]:
    """Split at the last title word; what follows it, from the first capital on, is the name."""
    cut = 0
    lowers = [t.lower.rstrip(".") for t in words]
    for i in range(len(words) - 1):
        if _is_title(lowers, i, words[i], sectors):
            cut = i + 1
    cut = max(cut, _after_description(words, phrase))
    name = _up_to_a_verb(words[cut:], phrase)
    while name and not _may_open_name(name[0], phrase):
        cut += 1
        name = name[1:]
    if any(t.tag == "IN" for t in words[:cut]):
        # "Senator from Nova": a description that ends in a name
        return words, []
    return words[:cut], name


def _after_description(words: list[Token], phrase: Phrase) -> int:
    """Where a person's name begins behind a noun or an owner: "front-runner Ada Venn", "Nova colleague Ada Venn".

    Needs two capitalised words labelled as a person behind it, so that names that hold such words stay whole.
    """
    if phrase.mention.entity != "PERSON":
        return 0
    cut = 0
    for i, token in enumerate(words[:-2]):
        behind = words[i + 1 :]
        if not all(t.text[0].isupper() and t.entity == "PERSON" for t in behind[:2]):
            continue
        common = token.tag in ("NN", "NNS") and token.text.islower()
        owner = token.tag == "POS"
        nation = token.entity in ("NORP", "ORG", "GPE") and behind[0].entity_start
        joined = token.tag == "CC" and token.entity != "PERSON"
        if common or owner or nation or joined:
            cut = i + 1
    return cut


def _up_to_a_verb(name: list[Token], phrase: Phrase) -> list[Token]:
    """ "Ada Venn Is Now Being Held" at the head of a headline: the name ends before the verb."""
    if phrase.mention.entity != "PERSON":
        return name
    for i, token in enumerate(name):
        if i and token.tag in ("VBZ", "VBD", "VBP", "VBN", "MD", "RB") and token.i > phrase.head.i:
            return name[:i]
    return name


def _is_title(lowers: list[str], i: int, token: Token, sectors: SectorTable) -> bool:
    if token.entity == "ORG" and lowers[i] not in ("minister", "mr", "mrs", "ms", "dr", "sen", "rep", "gov"):
        # "the General Staff", "Mayor's Office": inside a labelled body a title word is part of its name
        return False
    entry = sectors.of_name([lowers[i]]) or sectors.of_noun(lowers[i])
    if entry is None or entry.kind != PartyKind.PERSON:
        return lowers[i] in ("gov", "lt-gen", "maj-gen")
    return not (entry.sector in ("CRM", "CVL") and token.tag[:3] == "NNP")


def _may_open_name(token: Token, phrase: Phrase) -> bool:
    if token.text[0].isupper() or (token.text[0].isdigit() and token.entity == phrase.mention.entity):
        return token.tag not in ("POS", "DT") and (token.dep != "poss" or token is phrase.head)
    return (
        bool(token.entity)
        and token.entity == phrase.mention.entity
        and not token.text[0].isupper()
        and token.lower not in PARTICLES
    )


def _is_common_noun(phrase: Phrase, name: list[Token], sectors: SectorTable) -> bool:
    """A capitalised word that names nobody: "Police" at the head of a headline, "the President"."""
    if len(name) == 1:
        entry = sectors.of_noun(name[0].lemma.lower()) or sectors.of_noun(name[0].lower)
        return entry is not None and phrase.mention.entity not in ("PERSON", "GPE")
    return False


def _title_entry(title: tuple[str, ...], sectors: SectorTable) -> NounEntry | None:
    for end in range(len(title), 0, -1):
        last = title[end - 1].rstrip(".")
        entry = sectors.of_noun(last, title[: end - 1]) or sectors.of_name([last])
        if entry is not None and (entry.kind == PartyKind.PERSON or end == len(title)):
            return entry
    return None


def _gender_of_words(words: tuple[str, ...], sectors: SectorTable) -> str:
    for word in reversed(words):
        bare = word.rstrip(".")
        if bare in sectors.words["female"]:
            return "f"
        if bare in sectors.words["male"]:
            return "m"
    return ""


def _words_before(sentence: Sentence, head: Token) -> list[str]:
    """The two words before the head, a possessive ending joined to its noun."""
    words: list[str] = []
    for token in sentence.tokens[max(0, head.i - 4) : head.i]:
        if token.tag == "POS" and words:
            words[-1] += token.lower.replace("’", "'")
        else:
            words.append(token.lower)
    return words[-2:]


def _before(phrase: Phrase, first: Token) -> list[Token]:
    return [
        t for t in phrase.sentence.tokens[max(0, first.i - 3) : first.i + 1] if t.start >= phrase.mention.span.start
    ]


def _widen(phrase: Phrase, words: int) -> None:
    """Let the mention reach over all words of its noun, wherever the parse cuts it ("spin doctors")."""
    tokens = phrase.sentence.tokens
    first = tokens[max(0, phrase.head.i - words)]
    mention = phrase.mention
    if first.start < mention.span.start and not any(t.tag == "POS" for t in tokens[first.i : phrase.head.i]):
        phrase.mention = replace(mention, span=Span(first.start, mention.span.end))


def _describe_nominal(phrase: Phrase, sectors: SectorTable, before: list[Token]) -> None:
    head = phrase.head
    lemma = head.lemma.lower()
    if lemma not in sectors.last_words and head.lower not in sectors.last_words and head.lower != "old":
        phrase.noun = lemma
        return
    modifiers = [t for t in before if t.dep in ("amod", "compound", "nmod") and t.text[0].isalnum()]
    words = _words_before(phrase.sentence, head)
    if lemma == "old" and words[-2:] == ["year", "-"]:
        lemma = "adult"
    entry = sectors.of_noun(lemma, words) or sectors.of_noun(head.lower, words)
    phrase.entry = entry
    phrase.noun = entry.noun if entry else lemma
    if entry is not None and " " in entry.noun:
        _widen(phrase, len(entry.noun.split()) - 1)
    noun_words = set(phrase.noun.split())
    phrase.modifiers = tuple(
        t.lower for t in modifiers if t.lower not in IGNORED_MODIFIERS and t.lower not in noun_words and not t.entity
    )
    phrase.former = any(t.lower in sectors.words["former"] for t in before)
    phrase.gender = "f" if lemma in sectors.words["female"] else "m" if lemma in sectors.words["male"] else ""
    if lemma in ("police", "people", "authority", "staff", "military", "gentry") or head.lower in (
        "women",
        "men",
        "children",
    ):
        phrase.number = "p" if lemma != "authority" or head.tag == "NNS" else "s"
    if (head.tag[:2] in ("JJ", "VB") and lemma not in ("old", "nonprofit", "minor")) or head.lower in INDEFINITE:
        phrase.number = "p"
