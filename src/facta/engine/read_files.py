"""Files to readings, in one process or several, in the order of the plan whatever the number of workers."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import batched
from multiprocessing import get_context

from facta.engine.reader import Reader
from facta.engine.settings import ReadSettings
from facta.model.document import Document
from facta.model.record import Reading
from facta.sources.errors import Unreadable

_ENGLISH = (None, "en")
_AHEAD = 8
"""Documents handed out per worker before results are awaited: keeps memory flat."""

_reader: Reader | None = None


def readings_of(
    opened: Iterable[Document | Unreadable], settings: ReadSettings
) -> Iterator[tuple[Document | Unreadable, Reading | None]]:
    """What was opened, each with its reading; None for what could not be opened or is not English."""
    if settings.workers <= 1:
        reader = Reader(settings.codebooks, settings.every_predicate)
        for item in opened:
            yield _checked(item), _read(reader, item)
        return
    with ProcessPoolExecutor(
        settings.workers, mp_context=get_context("spawn"), initializer=_load, initargs=(settings,)
    ) as pool:
        for batch in batched(opened, settings.workers * _AHEAD):
            readings = pool.map(_read_in_worker, batch)
            yield from ((_checked(item), reading) for item, reading in zip(batch, readings, strict=True))


def _checked(item: Document | Unreadable) -> Document | Unreadable:
    if isinstance(item, Document) and item.language not in _ENGLISH:
        return Unreadable(
            item.source,
            f"is in another language ({item.language})",
            "Facta reads English: translate it, keep the original beside it, and read the translation",
        )
    return item


def _read(reader: Reader, item: Document | Unreadable) -> Reading | None:
    checked = _checked(item)
    return None if isinstance(checked, Unreadable) else reader.read(checked)


def _load(settings: ReadSettings) -> None:
    global _reader
    _reader = Reader(settings.codebooks, settings.every_predicate)


def _read_in_worker(item: Document | Unreadable) -> Reading | None:
    if _reader is None:
        raise RuntimeError("the worker was not initialised: call readings_of, not this function")
    return _read(_reader, item)
