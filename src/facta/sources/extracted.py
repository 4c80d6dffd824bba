"""What a format's reader takes out of bytes: the text, and what the file says about itself."""

from dataclasses import dataclass

from facta.model.document import Zone


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of one file with what stands in its own metadata.

    published: ISO day, only where the file states it.
    zones: stretches that only the format can tell (a PDF's running heads, a DOCX file's headings); the rules over the
    text add theirs.
    notes: what the reader of the entry should know about how the text was won.
    """

    text: str
    media_type: str
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    zones: tuple[Zone, ...] = ()
    notes: tuple[str, ...] = ()
