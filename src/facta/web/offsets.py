"""Between what a browser counts (UTF-16 units) and what Facta counts (code points): here and nowhere else.

A character outside the basic plane is one code point and two UTF-16 units. A lone surrogate is one of either.
"""

from bisect import bisect_left

from facta.model.passage import Span

_BASIC_PLANE = 0xFFFF


class NoSuchPlace(ValueError):  # noqa: N818 - an error names what was found
    """A place that the text does not have."""


class Ruler:
    """The places of one text in both countings; for a text in the basic plane they are the same."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        plain = not text or ord(max(text)) <= _BASIC_PLANE
        wide = [] if plain else [place for place, character in enumerate(text) if ord(character) > _BASIC_PLANE]
        self._wide = wide
        self._wide_units = [place + before for before, place in enumerate(wide)]

    @property
    def units(self) -> int:
        """Length of the text in UTF-16 units."""
        return self._length + len(self._wide)

    def units_at(self, point: int) -> int:
        """The place in UTF-16 units of the place `point` in code points. Raises NoSuchPlace."""
        if not 0 <= point <= self._length:
            raise NoSuchPlace(f"place {point} lies outside the text, which has {self._length} characters")
        return point + bisect_left(self._wide, point)

    def point_at(self, units: int) -> int:
        """The place in code points of a place in UTF-16 units; inside a pair, the place before it.

        Raises NoSuchPlace.
        """
        if not 0 <= units <= self.units:
            raise NoSuchPlace(f"place {units} lies outside the text, which has {self.units} UTF-16 units")
        return units - bisect_left(self._wide_units, units)


def selected(text: str, start: int, end: int, unit: str = "code-point") -> Span:
    """The span that somebody selected, without white space at its ends.

    unit: "utf-16" for what a page's script counts, "code-point" for what a person or a script of theirs gives.
    Raises NoSuchPlace where it leaves the text or holds no words.
    """
    if unit == "utf-16":
        ruler = Ruler(text)
        start, end = ruler.point_at(start), ruler.point_at(end)
    elif unit != "code-point":
        raise NoSuchPlace(f'places are counted in "code-point" or "utf-16", not {unit!r}')
    if not 0 <= start <= end <= len(text):
        raise NoSuchPlace(f"characters {start} to {end} are no passage of this text, which has {len(text)}")
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if start >= end:
        raise NoSuchPlace("nothing is selected: select words of the report first")
    return Span(start, end)
