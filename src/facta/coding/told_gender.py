"""Gender as the text tells it: pronouns used of a person where nobody else can be meant.

A list of first names fits some languages only, so what the report itself says of a person comes before it.
"""

from facta.coding.groups import Group, Groups
from facta.coding.phrases import Phrase
from facta.model.party import PartyKind

_LEAST_AGAINST_THE_NAME = 2
_NEAR = 4


def learn_genders(groups: Groups) -> None:
    """Note for each named person the gender of pronouns in sentences that name nobody else."""
    told: dict[Group, dict[str, int]] = {}
    sentences: dict[int, list[int]] = {}
    for i, phrase in enumerate(groups.phrases):
        sentences.setdefault(phrase.sentence.index, []).append(i)
    latest: Group | None = None
    before = -2
    last: dict[Group, int] = {}
    for index, listed in sentences.items():
        near = [group for group, seen in last.items() if index - seen <= _NEAR]
        latest = _read(groups, listed, latest if index == before + 1 else None, near, told)
        before = index
        last.update((groups.of[i], index) for i in listed if i in groups.of)
    for group, genders in told.items():
        if len(genders) != 1 or group.genders:
            continue
        gender, count = next(iter(genders.items()))
        if gender in group.guesses or not group.guesses or count >= _LEAST_AGAINST_THE_NAME:
            group.genders[gender] += count


def _read(
    groups: Groups, listed: list[int], before: Group | None, near: list[Group], told: dict[Group, dict[str, int]]
) -> Group | None:
    """Count the pronouns of one sentence for the only person named up to there; who that is at its end, or None.

    before: the only person of the sentence before. near: parties of the sentences before; one of the
    pronoun's gender may be meant. Pronouns within quotations tell nothing.
    """
    people: dict[Group | int, None] = {}
    for i in sorted(listed, key=lambda j: groups.phrases[j].head.i):  # "his" before the "father" of "his father"
        phrase = groups.phrases[i]
        if phrase.form != "pronoun":
            group = groups.of.get(i)
            if group is None and _may_be_a_person(phrase):
                people.setdefault(i)
            elif group is not None and group.kind in (PartyKind.PERSON, PartyKind.OTHER):
                people.setdefault(group)
            continue
        only = before if not people else next(iter(people)) if len(people) == 1 else None
        if phrase.gender and phrase.quoted < 0 and isinstance(only, Group):
            if any(group.gender == phrase.gender for group in near if group is not only):
                continue
            counts = told.setdefault(only, {})
            counts[phrase.gender] = counts.get(phrase.gender, 0) + 1
    only = before if not people else next(iter(people)) if len(people) == 1 else None
    return only if isinstance(only, Group) else None


def _may_be_a_person(phrase: Phrase) -> bool:
    return phrase.number == "s" and (phrase.kind == PartyKind.PERSON or phrase.form == "name")
