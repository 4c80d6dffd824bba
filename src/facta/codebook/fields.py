"""Fields of a codebook file, each checked for its form.

In: what YAML made of the file. Out: the same as mappings, lists, words and numbers. What has another form raises
CodebookError, which names the file, the place in it, what was found and the next step.
"""

import re
from typing import Any, cast

from facta.codebook.errors import CodebookError

SECTOR = re.compile(r"[A-Z]{3}")


def mapping_of(value: Any, file: str, where: str) -> dict[str, Any]:
    """A mapping."""
    if not isinstance(value, dict):
        raise CodebookError(
            f'{file}: {where} is {shown(value)}, expected a mapping ("key: value"); see "facta codebook show"'
        )
    return cast("dict[str, Any]", value)


def list_of(value: Any, file: str, where: str) -> list[Any]:
    """A list; none is an empty one."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise CodebookError(f'{file}: {where} is {shown(value)}, expected a list; begin each entry with "-"')
    return value


def words_of(value: Any, file: str, where: str) -> list[str]:
    """A list of words, or a single one; none is empty."""
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
        raise CodebookError(
            f"{file}: {where} is {shown(value)}, expected a list of words; put numbers in quotation marks"
        )
    return [word.strip() for word in cast("list[str]", words)]


def text_of(value: Any, file: str, where: str) -> str | None:
    """A text, or None where there is none."""
    if value is None or isinstance(value, str):
        return value or None
    raise CodebookError(f"{file}: {where} is {shown(value)}, expected a text; put it in quotation marks")


def sector_of(value: Any, file: str, where: str) -> str | None:
    """A PLOVER sector, or None where there is none."""
    sector = text_of(value, file, where)
    if sector is not None and not SECTOR.fullmatch(sector):
        raise CodebookError(f"{file}: {where} is {shown(value)}, expected a sector of three capitals, such as COP")
    return sector


def number_of(value: Any, file: str, where: str) -> float:
    """A number; none is 0."""
    if value is None:
        return 0.0
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise CodebookError(f"{file}: {where} is {shown(value)}, expected a number")
    return float(value)


def check_keys(entry: dict[str, Any], known: frozenset[str], file: str, where: str) -> None:
    """Raises CodebookError where `entry` has a key that is not `known`."""
    unknown = sorted(str(key) for key in entry.keys() - known)
    if unknown:
        raise CodebookError(
            f"{file}: {where} has the unknown key {', '.join(unknown)}; known are {', '.join(sorted(known))}"
        )


def shown(value: Any) -> str:
    """A value as a message shows it, cut where it is long."""
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
