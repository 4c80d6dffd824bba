"""A dossier in memory, and what a test asks of its pages."""

from html.parser import HTMLParser
from typing import Any

from facta.model.finding import Finding
from facta.model.record import Record
from facta.publishing.dossier import DossierOptions, dossier_files
from tests.publishing.sample import CODEBOOK, sample_findings, sample_record


def written(
    record: Record | None = None, findings: tuple[Finding, ...] | None = None, **options: Any
) -> dict[str, bytes]:
    """The files of a dossier of the sample."""
    made = sample_findings() if findings is None else findings
    return dossier_files(record or sample_record(), made, DossierOptions(**options), CODEBOOK)


class Page(HTMLParser):
    """Ids, links, headings, elements and text of a page."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(content.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.tags.append((tag, held))
        self.ids += [held["id"] or ""] if "id" in held else []
        self.links += [held["href"] or ""] if tag == "a" and "href" in held else []

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def headings(self) -> list[int]:
        return [int(tag[1]) for tag, _ in self.tags if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()]


def pages_of(files: dict[str, bytes]) -> dict[str, Page]:
    """Every HTML page by its path."""
    return {name: Page(content) for name, content in files.items() if name.endswith(".html")}
