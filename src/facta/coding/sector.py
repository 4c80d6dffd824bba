"""Sectors that one party lends another: the head of a charity belongs to civil society as the charity does."""

from facta.codebook.sectors import SectorTable
from facta.coding.groups import Group, Groups
from facta.coding.phrases import Phrase
from facta.model.party import PartyKind

CIVIC_BODIES = frozenset(
    "group organization organisation movement charity foundation nonprofit ngo association".split()
)
LENT = ("heads", "members")


def lend_sectors(groups: Groups, sectors: SectorTable, by_noun: bool = False) -> None:
    """Give people without a sector that of the body they head or belong to.

    by_noun: let the noun of a body that is no party yet tell ("the chairman of the council").
    """
    at = {(p.sentence.index, p.head.i): i for i, p in enumerate(groups.phrases)}
    for group in groups.all():
        if group.kind != PartyKind.PERSON or group.sectors:
            continue
        for i in group.members:
            phrase = groups.phrases[i]
            if phrase.form == "nominal" and any(phrase.noun in sectors.words[name] for name in LENT):
                sector = _sector_of_owner(groups, at, phrase, by_noun)
                if sector is not None:
                    group.sectors[sector] += 1
                    break


def _sector_of_owner(groups: Groups, at: dict[tuple[int, int], int], phrase: Phrase, by_noun: bool) -> str | None:
    for token in owner_tokens(phrase):
        i = at.get((phrase.sentence.index, token))
        if i is None:
            continue
        owner = groups.phrases[i]
        group: Group | None = groups.of.get(i)
        if group is not None and group.sector is not None and group.kind != PartyKind.PERSON:
            return group.sector
        if by_noun and owner.entry is not None and owner.entry.sector is not None:
            return owner.entry.sector
        nouns = (group.nouns if group is not None else set[str]()) | {owner.noun}
        if nouns & CIVIC_BODIES:
            return "SOC"
    return None


def owner_tokens(phrase: Phrase) -> list[int]:
    """Tokens that own the described one: the possessor, what follows "of", "for", "to", "at", a name before it."""
    found = [phrase.possessor] if phrase.possessor is not None else []
    sentence = phrase.sentence
    for child in sentence.children_of(phrase.head):
        if child.dep == "cc":
            # "aide to the president and director of the office": what follows is the second one's
            break
        if child.dep == "prep" and child.lower in ("of", "for", "to", "at", "with", "in"):
            for token in sentence.children_of(child, "pobj"):
                found.append(token.i)
                found.extend(t.i for t in sentence.children_of(token, "appos"))
        elif child.dep in ("compound", "nmod") and child.i < phrase.head.i and child.tag[:3] == "NNP":
            found.append(child.i)
    return found
