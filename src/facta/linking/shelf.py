"""What linking remembers of a pile from one run to the next: cells by sort and key.

A cell is read when it is asked for and written when it was set, so that a run costs what it touches. Without a store to
read from, a shelf begins empty and everything is found anew.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, Protocol


class Store(Protocol):
    """Where the cells of earlier runs are."""

    def cell(self, sort: str, key: str) -> str | None:
        """The text of a cell, or None."""
        ...

    def cells(self, sort: str) -> Iterable[tuple[str, str]]:
        """Key and text of all cells of a sort, by key."""
        ...


class Codec(NamedTuple):
    """A value to what JSON holds, and back."""

    plain: Callable[[Any], Any]
    value: Callable[[Any], Any]


class Shelf:
    """Cells by sort and key. codecs: for sorts whose values JSON does not hold."""

    def __init__(self, codecs: Mapping[str, Codec] | None = None, store: Store | None = None) -> None:
        self._codecs = dict(codecs or {})
        self._store = store
        self._cells: dict[tuple[str, str], Any] = {}
        self._before: dict[tuple[str, str], Any] = {}

    def get(self, sort: str, key: str) -> Any:
        """The value of a cell; None where there is none. Whoever changes it sets it again."""
        place = (sort, key)
        if place not in self._cells:
            text = self._store.cell(sort, key) if self._store is not None else None
            value = None if text is None else json.loads(text)
            if value is not None and sort in self._codecs:
                value = self._codecs[sort].value(value)
            self._cells[place] = value
        return self._cells[place]

    def set(self, sort: str, key: str, value: Any) -> None:
        """Set a cell; with None it is taken away."""
        if (sort, key) not in self._before:
            self._before[sort, key] = self.get(sort, key)
        self._cells[sort, key] = value

    def before(self, sort: str) -> Iterator[tuple[str, Any]]:
        """The cells of a sort that were set: key, and the value that stood there first."""
        for (one, key), value in self._before.items():
            if one == sort:
                yield key, value

    def changes(self) -> Iterator[tuple[str, str, str | None]]:
        """The cells that were set, in order: sort, key and text, or None for one that was taken away."""
        for sort, key in sorted(self._before):
            value = self._cells[sort, key]
            yield sort, key, None if value is None else self._text(sort, value)

    def texts(self, sort: str) -> Iterator[tuple[str, str]]:
        """Key and text of all cells of a sort, by key."""
        texts = dict(self._store.cells(sort)) if self._store is not None else {}
        for one, key in self._before:
            if one == sort:
                value = self._cells[one, key]
                if value is not None:
                    texts[key] = self._text(sort, value)
                else:
                    texts.pop(key, None)
        yield from sorted(texts.items())

    def _text(self, sort: str, value: Any) -> str:
        plain = self._codecs[sort].plain(value) if sort in self._codecs else value
        text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
        return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()
