"""Fixtures that many tests share."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import pytest

from facta.model.document import Document
from facta.reading.parser import Parser, shared_parser


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The loaded model, once for all tests."""
    return shared_parser()


def document_of(text: str, **fields: str) -> Document:
    """A document with this text."""
    return Document(id="d1", source="report.txt", digest="0", text=text, **fields)  # type: ignore[arg-type]
