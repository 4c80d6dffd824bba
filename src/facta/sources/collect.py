"""Paths to documents: what engine and command line call."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from facta.model.document import Document
from facta.sources.errors import Unreadable
from facta.sources.limits import FILE_BYTES, MIB
from facta.sources.opening import open_document
from facta.sources.plan import Item, Plan, plan

__all__ = ["Item", "Plan", "Unreadable", "collect", "documents_of", "once_each", "open_document", "plan"]


def collect(paths: Sequence[Path | str], published: str | None = None) -> Iterator[Document | Unreadable]:
    """The documents of `paths` and what could not be read, in the order of their plan."""
    return documents_of(plan(paths), published)


def documents_of(plan: Plan, published: str | None = None) -> Iterator[Document | Unreadable]:
    """One document for each file of `plan`, or why there is none; missing paths first, then by `source`.

    Files with the same bytes give a document each, with the same `digest`: linking counts them once.
    """
    yield from plan.missing
    for item in plan.files:
        try:
            yield open_document(item, plan.row_of(item), published)
        except Unreadable as problem:
            yield problem


def once_each(files: Sequence[Item]) -> tuple[Item, ...]:
    """`files` without those whose bytes an earlier one has, which become its `copies`."""
    first: dict[object, Item] = {}
    for item in files:
        digest = _digest_of(item)
        if digest in first:
            earlier = first[digest]
            first[digest] = replace(earlier, copies=(*earlier.copies, item.source))
        else:
            first[digest] = item
    return tuple(first.values())


def _digest_of(item: Item) -> object:
    """SHA-256 of the file; for what cannot be read twice, or at all, something no other file has."""
    try:
        if item.path is None or not item.path.is_file() or not 0 < item.path.stat().st_size <= FILE_BYTES:
            return item.source, item.path
        digest = hashlib.sha256()
        with item.path.open("rb") as file:
            while block := file.read(MIB):
                digest.update(block)
        return digest.digest()
    except OSError:
        return item.source, item.path
