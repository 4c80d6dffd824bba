"""The words of a person's name that tell who it is: titles, particles and nicknames in marks are set aside."""

import re
from functools import lru_cache

from facta.codebook.sectors import load_sectors
from facta.linking.name_tables import person_words_table
from facta.linking.romanisation import folded
from facta.model.party import PartyKind

OF_THE_FATHER = frozenset("oglu ogly ogli oghlu uly uulu qyzy kyzy kizi qizi gizi".split())
"""After a father's name, "son of" or "daughter of": "Rashid oglu"."""
AZERBAIJANI = str.maketrans("xcqXCQ", "hjgHJG")
ARTICLE = re.compile(r"\b([Aa]l|[Ee]l|[Uu]l|[Aa]d|[Aa]sh|[Aa]n|[Aa]r|[Aa]s|[Aa]t|[Aa]z)[-‐‑](?=\w)")
DIN = re.compile(r"(?<=\w)[\s-]+(?:[AaEeUu][ld][-‐‑\s]+)(?=[Dd][iy]e?e?n\b)")
"""The article within one Arabic name: "Nur al-Din" is one name, "Nureddin"."""
NAMES_TOO = frozenset("man sultan emir earl dean duke".split())
"""Nouns of people that are first names too."""
TITLES = re.compile(
    r"^\s*(?:U(?=\s+\w{2,}\s+\w{2,})|Daw(?=\s+\w{2,}\s+\w{2,})|Tan\s+Sri|Puan\s+Sri|Dat(?:uk|o)\s+(?:Seri|Sri))\s+(?=\S+\s+\S)"
)
"""Burmese and Malay forms of address, of which a word alone may be a name."""
NICKNAME = re.compile(r"[\"“”«»„][^\"“”«»„]{1,30}[\"“”«»„]|\([^()]{1,30}\)|(?<=\s)['‘][^'‘’]{1,30}['’](?=\s)")
"""A nickname in marks within a name: Robert "Bobby" Hallam."""
MAC = re.compile(r"\b[Mm]c(?=[A-Za-z]{3})")
HYPHENED_TITLE = re.compile(
    r"\b(ex|vice|former|deputy|acting|co)-(?=[^\W\d_])|-(elect|designate|in-chief)\b", re.IGNORECASE
)
"""Parts of a title that a hyphen joins to it: "ex-minister", "mayor-elect"."""
MARKS = re.compile(r"[-‐‑–'’‘ʻʼ`´]")


@lru_cache(maxsize=1)
def _title_words() -> frozenset[str]:
    """Nouns that stand before a name: ranks, offices, callings ("mayor", "archbishop")."""
    nouns = load_sectors().nouns
    found = person_words_table().titles | {
        noun for noun, entry in nouns.items() if entry.kind == PartyKind.PERSON and " " not in noun
    }
    return found - NAMES_TOO


@lru_cache(maxsize=16_384)
def person_words(name: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Folded words of a person's name, titles and particles left out, and its suffixes ("jr")."""
    words = _with_fathers(plain_words(name))
    suffixes = frozenset(word.lower() for word in words[1:] if word.lower() in person_words_table().suffixes)
    kept = [
        w
        for w in words
        if w.lower() not in suffixes and not (w.lower() in person_words_table().particles and len(words) > 2)
    ]
    return tuple(filter(None, (folded(word) for word in kept))), suffixes


def _with_fathers(words: list[str]) -> list[str]:
    """The words with a father's name and what marks it as one as a single word, where a family name follows."""
    kept: list[str] = []
    for number, word in enumerate(words):
        if number > 1 and number < len(words) - 1 and word.lower() in OF_THE_FATHER:
            kept[-1] += word.lower()
        else:
            kept.append(word)
    return kept


@lru_cache(maxsize=16_384)
def run_on_words(name: str) -> tuple[str, ...]:
    """The folded words of a name with articles and particles as the beginning of the next: "al-Masri" as "almasri"."""
    words = plain_words(ARTICLE.sub(lambda match: f"{match[1]}", name))
    kept: list[str] = []
    before = ""
    for number, word in enumerate(words):
        if number and word.lower() in person_words_table().particles and number < len(words) - 1:
            before += word
        else:
            kept.append(before + word)
            before = ""
    return tuple(filter(None, (folded(word) for word in kept)))


def plain_words(name: str) -> list[str]:
    """The words of a name, family name last, without titles and nicknames in marks."""
    name = name.translate(AZERBAIJANI) if "ə" in name.lower() else name
    bare = NICKNAME.sub(" ", name) if len(NICKNAME.sub(" ", name).split()) > 1 else name
    family, comma, given = bare.partition(",")
    if comma and given.strip() and given.strip(" .").lower() not in person_words_table().suffixes:
        bare = f"{given} {family}"
    bare = HYPHENED_TITLE.sub(lambda match: f"{match[1]} " if match[1] else "", bare)
    joined = MARKS.sub("", ARTICLE.sub("", DIN.sub("", bare)))
    joined = MAC.sub("Mac", joined)
    words = [word for word in re.split(r"[\s.,]+", TITLES.sub("", joined, count=1)) if word]
    while len(words) > 2 and words[-1] in person_words_table().honours:
        words.pop()
    return _without_titles(words)


def _without_titles(words: list[str]) -> list[str]:
    """The words without titles, which stand before two words or more: "Deputy Interior Minister"."""
    table = person_words_table()
    offices = [n for n, word in enumerate(words[:-2]) if word.lower() in table.offices]
    words = words[offices[-1] + 1 :] if offices else words
    while len(words) > 2 and words[0].lower() in _title_words() and words[1].lower() not in table.suffixes:
        words = words[1:]
    return words


@lru_cache(maxsize=65_536)
def one_run(name: str) -> str:
    """The name's letters as one word, its particles too: "de Wit" is "Dewit"."""
    divided = re.sub("[-‐‑–]", " ", ARTICLE.sub("", DIN.sub("", name)))
    return "".join(folded(word) for word in plain_words(divided))


PLAIN = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*")


@lru_cache(maxsize=65_536)
def is_plain(name: str) -> bool:
    """Whether a name is plain words, none of them a particle: nothing in it may be divided or marked otherwise."""
    particles = person_words_table().particles
    return bool(PLAIN.fullmatch(name)) and not any(word.lower() in particles for word in name.split())
