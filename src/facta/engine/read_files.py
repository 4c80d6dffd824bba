"""Files to readings, in one process or several, in the order of the plan whatever the number of workers."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import batched
from multiprocessing import get_context

from facta.engine.faults import fault_line, shown_whole
from facta.engine.kept_readings import KeptReadings
from facta.engine.reader import Reader
from facta.engine.settings import ReadSettings
from facta.model.document import Document
from facta.model.record import Reading
from facta.sources.collect import Item, Plan, open_document
from facta.sources.errors import Unreadable

type Read = tuple[Document | Unreadable, Reading | None]
"""What was opened, with its reading; None for what could not be opened or read."""

_ENGLISH = (None, "en")
_AHEAD = 8
"""Documents handed out per worker before results are awaited: keeps memory flat."""

_reader: Reader | None = None


class WorkerLost(Exception):  # noqa: N818 - an error names what was found
    """A worker process ended before its work did."""


def opened(plan: Plan, published: str | None) -> Iterator[Document | Unreadable]:
    """What the files of `plan` hold, in its order. No file, whatever is wrong with it, hinders the next."""
    yield from plan.missing
    for item in plan.files:
        yield _opened(item, plan, published)


def _opened(item: Item, plan: Plan, published: str | None) -> Document | Unreadable:
    try:
        return open_document(item, plan.row_of(item), published)
    except Unreadable as problem:
        return problem
    except Exception as fault:
        return _at_fault(item.source, fault)


def readings_of(
    documents: Iterable[Document | Unreadable], settings: ReadSettings, kept: KeptReadings | None = None
) -> Iterator[Read]:
    """What was opened, each with its reading: one that was kept, or a new one, which is then kept."""
    english = (checked(item) for item in documents)
    read = _alone if settings.workers <= 1 else _side_by_side
    for (item, reading), is_new in read(english, settings, kept):
        if kept is not None and reading is not None and is_new:
            kept.keep(reading)
        yield item, reading


def _alone(
    items: Iterable[Document | Unreadable], settings: ReadSettings, kept: KeptReadings | None
) -> Iterator[tuple[Read, bool]]:
    reader = None
    for item in items:
        known = kept.find(item) if kept is not None and isinstance(item, Document) else None
        if known is not None or isinstance(item, Unreadable):
            yield (item, known), False
            continue
        reader = reader or Reader(settings.codebooks, settings.every_predicate, settings.models)
        yield _read(reader, item), True


def _side_by_side(
    items: Iterable[Document | Unreadable], settings: ReadSettings, kept: KeptReadings | None
) -> Iterator[tuple[Read, bool]]:
    workers = min(settings.workers, os.cpu_count() or 1)
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_load, initargs=(settings,))
    try:
        for batch in batched(items, workers * _AHEAD):
            with _interrupts_kept_from_workers():
                handed_out = [_handed_out(pool, item, kept) for item in batch]
            for outcome in handed_out:
                yield (outcome.result(), True) if isinstance(outcome, Future) else (outcome, False)
    except BrokenProcessPool:
        raise WorkerLost(
            "a worker process was ended from outside, most often for want of memory; use fewer --workers"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _handed_out(
    pool: ProcessPoolExecutor, item: Document | Unreadable, kept: KeptReadings | None
) -> Future[Read] | Read:
    if isinstance(item, Unreadable):
        return item, None
    known = kept.find(item) if kept is not None else None
    return (item, known) if known is not None else pool.submit(_read_in_worker, item)


def checked(item: Document | Unreadable) -> Document | Unreadable:
    """The item, or why it is not read although it could be opened."""
    if isinstance(item, Document) and item.language not in _ENGLISH:
        return Unreadable(
            item.source,
            f"is in another language ({item.language})",
            "Facta reads English: translate it, keep the original beside it, and read the translation",
        )
    return item


def _read(reader: Reader, document: Document) -> Read:
    try:
        return document, reader.read(document)
    except Exception as fault:
        return _at_fault(document.source, fault), None


def _at_fault(name: str, fault: Exception) -> Unreadable:
    if shown_whole():
        raise fault
    return Unreadable(name, f"met a fault in Facta ({fault_line(fault)})", "please report it, with the file if you may")


@contextmanager
def _interrupts_kept_from_workers() -> Generator[None]:
    """Processes started in the block leave Ctrl-C to this one, which then ends them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _load(settings: ReadSettings) -> None:
    global _reader
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _reader = Reader(settings.codebooks, settings.every_predicate, settings.models)


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for ever: it ends too."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_in_worker(document: Document) -> Read:
    if _reader is None:
        raise RuntimeError("the worker was not initialised: call readings_of, not this function")
    return _read(_reader, document)
