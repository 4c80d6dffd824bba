"""Whether two names are one person's, one place's or one body's: same, different or unsure, and why.

In doubt the answer is "unsure", which a person settles: a wrong merge of two people is the worst error.
Elsewhere: what decides for each kind (person_names.py, place_names.py, body_names.py).
"""

import re
from functools import lru_cache

from facta.codebook.sectors import load_sectors
from facta.linking.body_names import NUMBER, bodies
from facta.linking.judgement import Judgement
from facta.linking.person_names import persons
from facta.linking.place_names import TWO_NAMES, is_known_place, places
from facta.linking.romanisation import bare
from facta.model.party import PartyKind


@lru_cache(maxsize=262_144)
def judge(name1: str, name2: str, kind: str) -> Judgement:
    """Whether the two names name one party. kind: `person`, `place`, `organization`; others count as organizations."""
    if name1.strip().casefold() == name2.strip().casefold():
        return Judgement("same", "the same letters")
    if bare(name1) == bare(name2) != "":
        return Judgement("same", "the same letters without their marks")
    if kind == "person":
        return _unless_numbers_differ(name1, name2, persons(name1, name2), "unsure")
    if kind == "place":
        return _unless_numbers_differ(name1, name2, places(name1, name2), "different")
    return bodies(name1, name2)


def _unless_numbers_differ(name1: str, name2: str, found: Judgement, apart: str) -> Judgement:
    """The judgement, unless a number tells the two apart: "Ward 12" and "Ward 13", "Witness 7" and "Witness 8"."""
    one, two = NUMBER.findall(name1), NUMBER.findall(name2)
    if one == two or found.verdict == "different" or found.reason == TWO_NAMES:
        return found
    if one and two:
        return Judgement(apart, "another number")
    return Judgement("unsure", "a number that the other name lacks") if found.verdict == "same" else found


def kind_of(name1: str, name2: str) -> str:
    """The kind of party that two names without one are judged as: a body by its words, a place by the table."""
    nouns = load_sectors().nouns
    words = {word for name in (name1, name2) for word in re.findall(r"[^\W\d_]+", name.lower())}
    letters = [re.sub(r"[.\s]", "", name) for name in (name1, name2)]
    if any(word in nouns and nouns[word].kind == PartyKind.ORGANIZATION for word in words) or any(
        word.isupper() and len(word) > 1 for word in letters
    ):
        return "organization"
    return "place" if is_known_place(name1) or is_known_place(name2) else "person"
