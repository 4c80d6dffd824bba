"""Bodies that a report describes by one noun and one place ("police in Lodvar", "the Lodvar police").

In: a report's text and a party. Out: noun and place in one order, which mean the same body in every report.
"""

import re

from facta.codebook.sectors import load_sectors
from facta.linking.romanisation import folded, skeleton
from facta.model.party import Party, PartyKind

BODIES = frozenset((PartyKind.ORGANIZATION, PartyKind.GROUP))
BODY_SECTORS = frozenset(("GOV", "COP", "JUD", "LEG", "MIL", "SPY", "IGO"))
INDEFINITE = frozenset("a an one two three some another other several many few any no each every most".split())
POSSESSIVES = frozenset("my our your his her its their".split())
SMALL_WORDS = frozenset("the in of at from for this that same local".split())


def place_key_of(text: str, party: Party) -> tuple[str, ...] | None:
    """Noun and place of a body that is described, not named: ("lodvar", "police"); None where it has no place."""
    if party.names or party.kind not in BODIES or (party.kind == PartyKind.GROUP and party.sector not in BODY_SECTORS):
        return None
    for start, end in party.mentions:
        key = _described_key(text[start:end])
        if key is not None:
            return key
    return None


def _described_key(words: str) -> tuple[str, ...] | None:
    tokens = re.findall(r"[^\W_]+(?:[-‐‑.][^\W_]+)*", re.sub(r"['’]s?\b", "", words))
    if not tokens or tokens[0].lower() in INDEFINITE or len(tokens) > 7:
        return None
    if any(token.lower() in POSSESSIVES for token in tokens):
        return None
    known = load_sectors().nouns
    plain = [token.lower() if token.lower() in known or token.lower() in SMALL_WORDS else token for token in tokens]
    names = sorted(folded(token) for token in plain if token[0].isupper())
    nouns = sorted(token for token in plain if token[0].islower() and token not in SMALL_WORDS)
    if not names or not nouns or not any(skeleton(name) for name in names):
        return None
    return ("place", *names, "/", *nouns)
