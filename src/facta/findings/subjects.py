"""Whether a later act is about what was pledged, and whether it was the pledger's to do.

Likeness is the share of the pledge's words, weighted by how rare each is in the pile, that stand in the act's clause.
"""

from facta.codebook.content_words import content_words, shared_weight, weight
from facta.findings.pile import Pile
from facta.findings.words import words


def share_of(pile: Pile, subject: tuple[str, ...], others: tuple[str, ...]) -> float:
    """Share of the weight of `subject` that stands in `others`: 0 to 1."""
    whole = weight(subject, pile.rarity)
    return shared_weight(subject, others, pile.rarity) / whole if whole else 0.0


def likeness(pile: Pile, subject: tuple[str, ...], others: tuple[str, ...]) -> float:
    """The smaller of the two shares: 1 only where each has the other's words."""
    return min(share_of(pile, subject, others), share_of(pile, others, subject))


def same_body(pile: Pile, left: str, right: str) -> str:
    """How two parties are one in this matter: the same, tied, or of one name ("Labour Minister", "Labour Ministry")."""
    if left == right:
        return "the same party"
    if right in pile.bound(left):
        return "a body tied to it"
    if pile.kind(right) == "organization":
        between = [one for one in pile.bound(left) if pile.kind(one) == "organization" and right in pile.bound(one)]
        if between:
            return f"a body tied to {pile.name(between[0])}"
    if _is_office_of(pile, left, right) or _is_office_of(pile, right, left):
        return "a body of the same name"
    return ""


def _is_office_of(pile: Pile, one: str, body: str) -> bool:
    """Whether the body bears the name of the other's office; two people of one office ("senator") are not one."""
    bodies = pile.kind(body) != "person" and pile.is_authority(one) and pile.is_authority(body)
    return bodies and bool(_office_words(pile, one) & _office_words(pile, body))


def _office_words(pile: Pile, party: str) -> frozenset[str]:
    """Stems that name an office or body: of a person's titles, of a body's names; places and ranks name none."""
    entity = pile.entity(party)
    if entity is None:
        return frozenset()
    members = [pile.record.reading_of[ref.document].party_of.get(ref.id) for ref in entity.members]
    titles = [title for member in members if member is not None for title in member.titles]
    names = list(titles) if entity.kind.value == "person" else [entity.name, *entity.names]
    found = {word for name in names for word in content_words(name)}
    return frozenset(word for word in found if not words("general office words").fullmatch(word)) - pile.place_stems
