"""The examples of a codebook, read by the built-in reader."""

from pathlib import Path

from facta.codebook.codebook import Codebook, load_codebook
from facta.codebook.examples import Failure, test_examples
from facta.engine.reader import Reader
from facta.model.act import Act
from facta.model.document import Document


def failures_of(codebook: Codebook, file: Path | None = None) -> tuple[list[Failure], int]:
    """The failing examples, and how many were run: all of `codebook`, or those of the user's own `file` only."""
    codes = frozenset(t.code for t in codebook.types)
    if file is not None:
        built_in = {t.code: t for t in load_codebook().types}
        codes = frozenset(t.code for t in codebook.types if built_in.get(t.code) != t)
    reader = Reader((file,) if file else ())

    def acts_of(text: str) -> tuple[Act, ...]:
        return reader.read(Document(id="example", source="example", digest="", text=text)).acts

    count = sum(len(t.examples) for t in codebook.types if t.code in codes)
    return test_examples(codebook, acts_of, codes), count
