"""What kind of party a group of phrases is, and whether it is one at all."""

from collections.abc import Collection

from facta.codebook.sectors import SectorTable
from facta.coding.gender import gender_of_first_name
from facta.coding.groups import Group, Groups
from facta.coding.name_groups import key_of
from facta.coding.phrases import Phrase
from facta.model.party import PartyKind

GOVERNING_PLACES = frozenset(
    "city town village country region province district state capital county republic nation municipality".split()
)


def settle_kinds(groups: Groups, sectors: SectorTable) -> None:
    """Let what they do tell the kind of named groups that no label and no description tells."""
    alone = {key for phrase in groups.phrases if len(key := key_of(phrase.name)) == 1}
    for group in groups.all():
        if not group.votes and group.labels and _is_named_as_a_person(group, alone):
            group.vote(PartyKind.PERSON)
            group.rules.add("first_and_last_name")
        if not group.votes and _stands_as_place(group, groups):
            group.vote(PartyKind.PLACE)
            group.rules.add("stands_as_place")
        if group.votes or group.labels:
            continue
        if any(_is_headed(groups.phrases[i], sectors) for i in group.members):
            group.vote(PartyKind.ORGANIZATION)
            group.rules.add("has_a_head_or_members")
            continue
        if any(does_as_people_do(groups.phrases[i], sectors) for i in group.members):
            longest = max(len(name) for name in group.names) if group.names else 0
            group.vote(PartyKind.PERSON if longest > 1 else PartyKind.OTHER)
            group.rules.add("acts_as_people_do")


def _is_named_as_a_person(group: Group, alone: Collection[tuple[str, ...]]) -> bool:
    """ "Oskar Lind", a known first name, where "Lind" alone or a label of some mention says that it is a person too.

    alone: the names of one word that the report uses.
    """
    full = {key for name in group.names if len(key := key_of(name)) > 1}
    told = PartyKind.PERSON in group.labels
    return bool(full) and all(
        len(key) == 2 and gender_of_first_name(key) and (told or key[-1:] in alone) for key in full
    )


WHERE = frozenset(("in", "near", "outside"))


def _is_headed(phrase: Phrase, sectors: SectorTable) -> bool:
    """ "the head of Nova", "a member of Nova"."""
    tokens = phrase.sentence.tokens
    preposition = tokens[phrase.head.head]
    if phrase.head.dep != "pobj" or preposition.lower != "of":
        return False
    return any(tokens[preposition.head].lemma in sectors.words[name] for name in ("heads", "members"))


def _stands_as_place(group: Group, groups: Groups) -> bool:
    """A name of one word after "in" or in a dateline."""
    if not group.names or any(len(name) > 1 for name in group.names):
        return False
    return any(_is_where(groups.phrases[i]) for i in group.members)


def _is_where(phrase: Phrase) -> bool:
    head, tokens = phrase.head, phrase.sentence.tokens
    if phrase.title or phrase.name_span is None:
        return False
    governor = tokens[head.head]
    if head.dep == "pobj" and governor.lower in WHERE and governor.dep == "prep":
        return tokens[governor.head].lemma not in (
            "confidence",
            "trust",
            "believe",
            "faith",
            "interest",
            "share",
            "stake",
        )
    return head.i == 0 and head.text.isupper() and len(tokens) > 1 and tokens[1].text in (",", "--", "—", "–", "(")


THINGS = frozenset(
    "report statement law bill document study email letter poll survey datum data evidence article case telephone "
    "phone "
    "video footage post tweet text source story book message website page rule decision ruling verdict amendment "
    "act clause "
    "plan policy budget record figure number paper leaflet note transcript complaint petition motion resolution speech "
    "critics analysis investigation inquiry memo memorandum affidavit indictment order notice sign ad campaign rally "
    "figure poster placard banner machine telephone device body code fund mine flood fire storm river cloud "
    "time project event thing idea hope proposal question issue problem view voice name word fact effort attempt "
    "move vote "
    "dog animal horse cow bird car bus truck vehicle train plane house building shop bridge road market".split()
)
"""Nouns that stand where people stand ("the report says", "killed the bill") and are none."""


def does_as_people_do(phrase: Phrase, sectors: SectorTable) -> bool:
    """Whether the phrase is the subject or object of a verb that takes people."""
    head = phrase.head
    if phrase.form == "nominal" and head.lemma.lower() in THINGS:
        return False
    if head.dep == "nsubj":
        return phrase.sentence.tokens[head.head].lemma in sectors.words["people_subjects"]
    if head.dep in ("nsubjpass", "dobj"):
        return phrase.sentence.tokens[head.head].lemma in sectors.words["people_objects"]
    if head.dep == "pobj":
        preposition = phrase.sentence.tokens[head.head]
        governor = phrase.sentence.tokens[preposition.head]
        return preposition.lower == "of" and governor.lemma in ("arrest", "detention", "killing", "eviction", "murder")
    return False


def is_actor(phrase: Phrase) -> bool:
    """Whether the phrase does something: subject of an active verb, or by-phrase of a passive one."""
    head = phrase.head
    governor = phrase.sentence.tokens[head.head]
    if head.dep == "nsubj":
        return governor.pos == "VERB"
    return head.dep == "pobj" and governor.dep == "agent"


def is_party(group: Group, groups: Groups) -> bool:
    """Whether the group is a person, a body, people or a named place."""
    if group.names:
        return bool(group.votes or group.labels)
    return any(_describes_party(groups.phrases[i]) for i in group.members)


def _describes_party(phrase: Phrase) -> bool:
    if phrase.form != "nominal":
        return False
    if phrase.entry is None:
        return True
    if phrase.entry.kind != PartyKind.PLACE:
        return True
    # "a settlement can end a case" is no place
    return bool(phrase.places) or (is_actor(phrase) and phrase.noun in GOVERNING_PLACES)
