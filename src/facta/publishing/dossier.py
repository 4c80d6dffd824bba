"""The dossier: a folder of static pages and tables that opens from the disk, with no network and no script.

In: the linked record and its findings. Out: `index.html`, one page per report, and `data/` with a CSV and a JSONL file
per table and `manifest.json`, which has the digest of every original and of every file. The same input gives the same
bytes: there is no clock and no path of this machine in it.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from facta.codebook.vocabulary import Vocabulary
from facta.model.finding import Finding
from facta.model.record import Record
from facta.publishing.citations import Citations
from facta.publishing.findings_view import settings_used
from facta.publishing.first_page import ReportLine, first_page
from facta.publishing.folder import MANIFEST, MARK, FolderHoldsSomethingElse, check_folder, new_folder
from facta.publishing.masking import MaskedRecord, masked
from facta.publishing.page_names import page_names
from facta.publishing.record_json import record_rows
from facta.publishing.rendering import STYLE, environment, page
from facta.publishing.report_page import blocks_of, paragraphs_of
from facta.publishing.review_words import agreement_on, is_reviewed, stamp_words
from facta.publishing.tables import csv_bytes, jsonl_bytes, tables_of
from facta.publishing.wording import Wording

__all__ = ["DossierOptions", "FolderHoldsSomethingElse", "check_folder", "write_dossier"]

RECORD = "data/record.jsonl"
LIKENESS = "data/likeness.jsonl"
STAMPS = {"desk": "Working copy, not reviewed, not for publication", "public": "Not reviewed"}


@dataclass(frozen=True, slots=True)
class DossierOptions:
    """How a dossier is written.

    profile: `desk` (whole texts) or `public` (cited passages with their sentence, and the original's address).
    unmasked: names of minors and complainants are left in; every page says so.
    replace: an earlier dossier in the folder is replaced.
    title: heading of the first page; "" for one that says how many reports were read.
    unread: files that could not be read, each with what was found.
    versions, settings: what the manifest tells of the run.
    test: finds the findings of a record anew, with its parameters. Where names are masked the findings are those of the
        masked record, so that they can be found again from what the dossier holds.
    likeness: rows of the scores of likeness that `test` asked for; kept, so that finding anew needs no model.
    test_settings: the parameters of `test`, as JSON; names in them are masked too.
    set_by: the file that the settings come from, and those that differ from the built-in ones.
    codebooks: the user's codebook files, name to content.
    """

    profile: str = "desk"
    unmasked: bool = False
    replace: bool = False
    title: str = ""
    unread: tuple[tuple[str, str], ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict[str, str])
    settings: Mapping[str, str] = field(default_factory=dict[str, str])
    test: Callable[[Record, Mapping[str, Any]], tuple[Finding, ...]] | None = None
    likeness: Callable[[], Iterable[Mapping[str, Any]]] | None = None
    test_settings: Mapping[str, Any] = field(default_factory=dict[str, Any])
    set_by: str = ""
    set_differently: frozenset[str] = frozenset()
    codebooks: Mapping[str, bytes] = field(default_factory=dict[str, bytes])

    def __post_init__(self) -> None:
        if self.profile not in STAMPS:
            raise ValueError(f'profile "{self.profile}" is not known: give one of {", ".join(STAMPS)}')


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every page says of the dossier. masked: labels of the persons masked in it."""

    words: str
    profile: str
    unmasked: bool
    masked: tuple[str, ...]


def write_dossier(
    record: Record, findings: tuple[Finding, ...], folder: Path, options: DossierOptions, codebook: Vocabulary
) -> None:
    """Write the dossier to `folder`, which changes only when everything is written.

    Raises FolderHoldsSomethingElse where the folder holds anything but an earlier dossier that may be replaced, and
    OSError where it cannot be written.
    """
    check_folder(folder, options.replace)
    content = dossier_files(record, findings, options, codebook)
    with new_folder(folder) as written:
        for name, content_bytes in content.items():
            path = written / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content_bytes)


def dossier_files(
    record: Record, findings: tuple[Finding, ...], options: DossierOptions, codebook: Vocabulary
) -> dict[str, bytes]:
    """Every file of the dossier by its path; masked first, so that nothing below knows a name that must not stand."""
    safe, test_settings = _protected(record, findings, options)
    public = options.profile == "public"
    pages = page_names(safe.record)
    citations = Citations(safe.record, pages, public, safe.touched if public else frozenset())
    stamp = Stamp(stamp_words(safe.record, STAMPS[options.profile]), options.profile, options.unmasked, safe.labels)
    content = _pages(safe, options, test_settings, codebook, citations, stamp)
    content[STYLE] = files("facta.publishing").joinpath("templates", STYLE).read_bytes()
    for name, rows in tables_of(safe.record, safe.findings, codebook, citations).items():
        columns = list(dict.fromkeys(key for row in rows for key in row))
        content[f"data/{name}.csv"] = csv_bytes(rows, columns)
        content[f"data/{name}.jsonl"] = jsonl_bytes(rows)
    if not public:
        content[RECORD] = jsonl_bytes(list(record_rows(safe.record)))
    if not public and options.likeness is not None:
        content[LIKENESS] = jsonl_bytes([dict(row) for row in options.likeness()])
    content.update({f"data/codebooks/{name}": held for name, held in options.codebooks.items()})
    content["data/README.txt"] = files("facta.publishing").joinpath("templates", "data-readme.txt").read_bytes()
    content[f"data/{MANIFEST}"] = _manifest(safe, options, test_settings, content)
    return dict(sorted(content.items()))


def _protected(
    record: Record, findings: tuple[Finding, ...], options: DossierOptions
) -> tuple[MaskedRecord, Mapping[str, Any]]:
    asked = options.test is not None and any(finding.pairs for finding in findings)
    safe = MaskedRecord(record, findings, (), frozenset(), str) if options.unmasked else masked(record, findings)
    if not safe.labels:
        if asked and options.test is not None:
            safe = replace(safe, findings=options.test(safe.record, options.test_settings))
        return safe, options.test_settings
    test_settings: Mapping[str, Any] = {name: _masked(v, safe) for name, v in options.test_settings.items()}
    if options.test is not None:
        safe = replace(safe, findings=options.test(safe.record, test_settings))
    return safe, test_settings


def _masked(value: Any, safe: MaskedRecord) -> Any:
    """A parameter whose texts hold no name that is masked."""
    if isinstance(value, str):
        return safe.text(value)
    if isinstance(value, Mapping):
        return {key: _masked(one, safe) for key, one in value.items()}  # pyright: ignore[reportUnknownArgumentType]
    return [_masked(one, safe) for one in value] if isinstance(value, list | tuple) else value  # pyright: ignore


def _pages(
    safe: MaskedRecord,
    options: DossierOptions,
    test_settings: Mapping[str, Any],
    codebook: Vocabulary,
    citations: Citations,
    stamp: Stamp,
) -> dict[str, bytes]:
    templates = environment()
    first = first_page(safe.record, safe.findings, codebook, citations, safe.nameless)
    reports = safe.record.coverage.reports
    title = (
        safe.text(options.title)
        or f"What {reports} report{'s' if reports != 1 else ''} say{'' if reports != 1 else 's'}"
    )
    unread = [(safe.text(source), safe.text(found)) for source, found in options.unread]
    shared: dict[str, Any] = {
        "stamp": stamp,
        "review_figures": safe.record.review_figures,
        "agreement": agreement_on(safe.record),
        "dossier_title": title,
        "versions": dict(options.versions),
    }
    used = settings_used(test_settings, options.set_differently)
    set_by = safe.text(options.set_by)
    content = {
        "index.html": page(
            templates, "index.html.j2", first=first, unread=unread, used=used, set_by=set_by, root="", **shared
        )
    }
    wording = Wording(safe.record, codebook)
    for place, line in enumerate(first.reports):
        around: dict[str, ReportLine | None] = {
            "before": first.reports[place - 1] if place else None,
            "after": first.reports[place + 1] if place + 1 < len(first.reports) else None,
        }
        reading = safe.record.readings[place]
        content[line.href] = page(
            templates,
            "report.html.j2",
            report=line,
            blocks=blocks_of(paragraphs_of(reading, wording, citations)),
            root="../",
            undoes_mask=reading.document.id in safe.touched,
            **around,
            **shared,
        )
    return content


def _manifest(
    safe: MaskedRecord, options: DossierOptions, test_settings: Mapping[str, Any], content: Mapping[str, bytes]
) -> bytes:
    manifest = {
        "kind": MARK,
        "profile": options.profile,
        "reviewed": is_reviewed(safe.record),
        "review": stamp_words(safe.record, STAMPS[options.profile]),
        "review_figures": list(safe.record.review_figures),
        "text": "unmasked" if options.unmasked else "masked" if safe.labels else "no person to be masked was found",
        "masked": list(safe.labels),
        "coverage": safe.record.coverage.line,
        "versions": dict(sorted(options.versions.items())),
        "test_settings": dict(test_settings),
        "settings": {name: safe.text(value) for name, value in sorted(options.settings.items())},
        "originals": [
            {
                "source": reading.document.source,
                "sha256": reading.document.digest,
                "copies": list(reading.document.copies),
                "given": list(reading.document.given),
            }
            for reading in safe.record.readings
        ],
        "unread": [{"source": safe.text(source), "found": safe.text(found)} for source, found in options.unread],
        "files": {name: hashlib.sha256(held).hexdigest() for name, held in sorted(content.items())},
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
