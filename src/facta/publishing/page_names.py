"""File names of report pages: safe on every disk, unique, told by the report's own file name."""

import re
import unicodedata

from facta.model.record import Record

MAX_LENGTH = 80
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
"""Names that Windows keeps for devices."""


def page_names(record: Record) -> dict[str, str]:
    """Path of each report's page within the dossier, by document id: `reports/2024-05-03-first-reading.html`."""
    taken: set[str] = set()
    names: dict[str, str] = {}
    for reading in record.readings:
        stem = slug(reading.document.source)
        name, number = stem, 1
        while name in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name)
        names[reading.document.id] = f"reports/{name}.html"
    return names


def slug(path: str) -> str:
    """Lower-case ASCII letters and digits, divided by hyphens, without the suffix; "report" where nothing is left."""
    stem = re.sub(r"\.\w{1,5}$", "", path)
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_LENGTH].strip("-")
    return f"report-{plain}".rstrip("-") if not plain or plain in RESERVED else plain
