"""How an Arabic name may be read: its short vowels are heard one way and written another."""

import re
from functools import lru_cache

from facta.linking.name_tables import arabic_given_names

ARABIC = re.compile(
    r"\b(?:al|el|ul|ad|as|ash|an|at|ar|az|ed|es|ez)[-‐‑\s]\w|\w\s(?:bin|ibn|ben|bint|abu|abou)\s\w|abd[aeu]l"
    r"|(?<=\w\w)[ae]dd?[iey]+ne?\b|ou|gh|q(?!u)|dh|aa|[aeiu]['’‘ʿʾʻʼ][aeiu]",
    re.IGNORECASE,
)
"""Signs of an Arabic name: the article, a father's name, a compound, letters that stand for Arabic sounds."""


SERVANT = re.compile(r"\babd(?:[aeu](?:l|([rszndt])(?=\1))[\s-]*|[\s-]+[aeu][lrszndt][\s-]+)")
"""The first part of names such as "Abdul Rashid", "Abdurrashid", "Abd al-Rashid"."""


def is_arabic(name: str) -> bool:
    """Whether a name bears a sign of Arabic, or a first name of Arabic origin."""
    return bool(ARABIC.search(name)) or not arabic_given_names().isdisjoint(re.split(r"[\s.-]+", name.lower()))


@lru_cache(maxsize=16_384)
def arabic_readings(name: str) -> tuple[str, ...]:
    """Readings of an Arabic name by its long vowels: "Moqtada" as "Muqtada", "Haider" as "Haydar" and "Haydir"."""
    plain = re.sub("ai|ay|ei|ey|ae", "ay", SERVANT.sub("abd", name.lower()).replace("th", "t"))
    plain = re.sub("ou|oo|o|aw(?=[^aeiouy])", "u", plain.replace("ee", "i"))
    plain = re.sub(r"(?<=d)ine\b", "in", plain).replace("nb", "mb")
    emphatic = (plain, re.sub("(?<=[aeiu])dh(?=[aeiu])", "z", plain))
    return tuple(dict.fromkeys(re.sub(r"e(?=\w)", vowel, each) for each in emphatic for vowel in "ia"))
