"""How else a person's name would be written: by the spelling of another language, or of another time.

French, Turkish, Uzbek, Serbian and older Indonesian spelling give letters a sound that an English romanisation writes
otherwise: "Chahed" and "Shahid", "Recep" and "Rejep", "Xolmatov" and "Kholmatov", "Đukić" and "Djukic", "Soesilo" and
"Susilo". Each rule asks for a sign that the name is of that spelling.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

SERBIAN = {
    "љ": "lj", "њ": "nj", "ђ": "đ", "ћ": "ć", "џ": "dž", "ј": "j", "ч": "č", "ш": "š", "ж": "ž", "ц": "c", "х": "h",
    "ѓ": "gj", "ќ": "kj", "ѕ": "dz",
}  # fmt: skip
"""Serbian and Macedonian letters in the Latin ones that go with them."""
SERBIAN_ALONE = re.compile(r"[љњђћџјѓќѕ]", re.IGNORECASE)
APOSTROPHE = "['’‘ʻʼ`]"
UZBEK = re.compile(rf"[og]{APOSTROPHE}|x\w*[oe]va?\b", re.IGNORECASE)
TURKISH = re.compile(r"[şğıİçöü]", re.IGNORECASE)
FRENCH = re.compile(r"ou|[éèïç]|dj", re.IGNORECASE)
OLD_INDONESIAN = re.compile(r"\b\w*(?:oe|dj|tj)\w*(?:[aiou]|wan|man|din)\b", re.IGNORECASE)


def in_latin(name: str) -> str:
    """A Serbian or Macedonian name in Latin letters; any other as it is."""
    if not SERBIAN_ALONE.search(name):
        return name
    letters = (SERBIAN.get(letter.lower(), letter) for letter in name)
    return "".join(new.capitalize() if old.isupper() else new for old, new in zip(name, letters, strict=True))


@lru_cache(maxsize=16_384)
def other_spellings(name: str) -> tuple[str, ...]:
    """Other ways to write the name, without the way it is written."""
    return tuple(dict.fromkeys(other for other in _respelt(name.lower()) if other != name.lower()))


def _respelt(name: str) -> Iterator[str]:
    if "đ" in name:
        yield name.replace("đ", "dj")
        yield name.replace("đ", "d")
    if UZBEK.search(name):
        yield re.sub(rf"(?<=o){APOSTROPHE}", "", re.sub(rf"o{APOSTROPHE}", "u", name)).replace("x", "kh")
    if TURKISH.search(name):
        yield name.replace("c", "j")
    if FRENCH.search(name):
        yield re.sub(r"\bch(?=\w{3})|(?<=\w)ch(?=\w{2})", "sh", re.sub(r"(?:\b|(?<=[aei]))ou(?=[aeiy])", "w", name))
    if OLD_INDONESIAN.search(name):
        yield name.replace("oe", "u").replace("tj", "c").replace("j", "y").replace("dy", "j")
