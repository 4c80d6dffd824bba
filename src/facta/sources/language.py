"""Which language a text is in."""

import re
from functools import cache
from typing import Any

_WORD = re.compile(r"[^\W\d_]+")
_COMMON_ENGLISH = frozenset(
    "the of to and in a that is was for on with as he she it by at from his her they be has had have said who were "
    "not are this an but or their which will after would about".split()
)
_ENGLISH_SHARE = 0.22
_SAMPLE_CHARACTERS = 6_000
_FEWEST_WORDS = 20
_FEWEST_LETTERS = 100


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language of most of `text`; None where it is too short to tell.

    English is told by its commonest words, at no cost; anything else by py3langid.
    """
    words = _WORD.findall(text[:_SAMPLE_CHARACTERS])
    if not words or sum(map(len, words)) < _FEWEST_LETTERS:
        return None
    common = sum(word.lower() in _COMMON_ENGLISH for word in words)
    if len(words) >= _FEWEST_WORDS and common >= _ENGLISH_SHARE * len(words):
        return "en"
    if len(words) < _FEWEST_WORDS and text.isascii():
        return None
    code, _ = _identifier().classify(" ".join(words))
    return str(code)


@cache
def _identifier() -> Any:
    """py3langid's model, loaded when first needed."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
