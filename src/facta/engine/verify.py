"""Verifying a dossier: its files, its passages and its findings, found anew from what it holds.

In: the folder of a dossier and, where they are at hand, the originals. Out: what was looked at and what does not match.
Nothing in the folder is changed.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from facta import __version__
from facta.codebook.codebook import Codebook, load_codebook
from facta.codebook.errors import CodebookError
from facta.engine.read_files import opened
from facta.engine.similarity import Recorded, recorded
from facta.findings.run import findings_of
from facta.findings.settings import settings_from_row
from facta.model.document import Document
from facta.model.finding import Finding
from facta.model.record import Record
from facta.publishing.dossier import RECORD
from facta.publishing.folder import MANIFEST, MARK
from facta.publishing.record_json import NoRecord, record_from_rows
from facta.publishing.tables import finding_rows, jsonl_bytes
from facta.sources.plan import plan

FINDINGS = "data/findings.jsonl"
LIKENESS = "data/likeness.jsonl"


class NoDossier(Exception):  # noqa: N818 (an error names what was found)
    """The folder is no dossier that can be verified: what was found, and the next step."""


@dataclass
class Verified:
    """What verifying found. seen: what was looked at and holds. wrong: what does not match, with its place."""

    seen: list[str] = field(default_factory=list[str])
    wrong: list[str] = field(default_factory=list[str])


def verified(folder: Path, originals: Sequence[str] = ()) -> Verified:
    """Looks at every file, every finding and, with `originals`, at every passage. Raises NoDossier."""
    manifest = _manifest(folder)
    outcome = Verified()
    _files(folder, manifest, outcome)
    if not (folder / RECORD).exists():
        outcome.seen.append(
            "findings: not found anew, for a public dossier holds no whole texts; verify the desk's own"
        )
        return outcome
    record, codebook = _record(folder), _codebook(folder)
    findings = _findings(folder, manifest, record, codebook, outcome)
    _passages(findings, record, outcome)
    if originals:
        _originals(record, findings, manifest, originals, outcome)
    return outcome


def _manifest(folder: Path) -> Mapping[str, Any]:
    path = folder / "data" / MANIFEST
    try:
        manifest: Any = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise NoDossier(
            f"{folder} is no dossier: data/{MANIFEST} is missing; name a folder that facta report wrote"
        ) from None
    except ValueError as problem:
        raise NoDossier(f"{path} is damaged ({problem}); write the dossier anew with facta report") from None
    if not isinstance(manifest, dict) or manifest.get("kind") != MARK:
        raise NoDossier(f"{path} is no manifest of a dossier; name a folder that facta report wrote")
    return manifest


def _files(folder: Path, manifest: Mapping[str, Any], outcome: Verified) -> None:
    """Every file's digest against the manifest's."""
    listed: Mapping[str, str] = manifest["files"]
    for name, digest in sorted(listed.items()):
        path = folder / name
        if not path.is_file():
            outcome.wrong.append(f"{name}: is missing")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            outcome.wrong.append(f"{name}: was changed after the dossier was written")
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    outcome.wrong += [
        f"{name}: does not belong to the dossier" for name in sorted(there - {*listed, f"data/{MANIFEST}"})
    ]
    outcome.seen.append(f"{len(listed)} files")


def _record(folder: Path) -> Record:
    try:
        with (folder / RECORD).open("rb") as lines:
            return record_from_rows(json.loads(line) for line in lines)
    except (NoRecord, ValueError) as problem:
        raise NoDossier(f"{RECORD} is damaged ({problem}); write the dossier anew with facta report") from None


def _codebook(folder: Path) -> Codebook:
    try:
        return load_codebook(tuple(sorted((folder / "data" / "codebooks").glob("*"))))
    except CodebookError as problem:
        raise NoDossier(f"a codebook of the dossier cannot be used: {problem}") from None


def _findings(
    folder: Path, manifest: Mapping[str, Any], record: Record, codebook: Codebook, outcome: Verified
) -> tuple[Finding, ...]:
    """The findings of the record, compared with those of the dossier byte for byte."""
    written_by = manifest["versions"].get("facta", "")
    if written_by != __version__:
        outcome.seen.append(f"written by facta {written_by}, verified by facta {__version__}: tests may have changed")
    try:
        settings = settings_from_row(manifest.get("test_settings", {}))
    except TypeError as problem:
        raise NoDossier(f"the dossier was written with a setting that this version does not know ({problem})") from None
    findings = findings_of(record, codebook, settings, _similarity(folder, manifest))
    anew = jsonl_bytes(finding_rows(findings, record)).splitlines()
    held = (folder / FINDINGS).read_bytes().splitlines()
    outcome.wrong += [f"{FINDINGS}, line {n}: {what}" for n, what in _differences(held, anew)]
    outcome.seen.append(f"{len(held)} findings, found anew from {RECORD}")
    return findings


def _similarity(folder: Path, manifest: Mapping[str, Any]) -> Recorded:
    """Likeness of meaning as the dossier kept it."""
    path = folder / LIKENESS
    try:
        rows = [json.loads(line) for line in path.read_bytes().splitlines()] if path.exists() else []
        return recorded(rows, str(manifest["versions"].get("similarity", "")))
    except (KeyError, TypeError, ValueError) as problem:
        raise NoDossier(f"{LIKENESS} is damaged ({problem}); write the dossier anew with facta report") from None


def _differences(held: list[bytes], anew: list[bytes]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(held, 1):
        if line not in anew:
            yield number, f"{_title(line)} is not found anew from the record"
    for line in anew:
        if line not in held:
            yield len(held) + 1, f"{_title(line)} is found anew but is not in the dossier"
    if sorted(held) == sorted(anew) and held != anew:
        yield 1, "the findings stand in another order"


def _title(line: bytes) -> str:
    try:
        row: Any = json.loads(line)
        return f'{row["kind"]} "{row["title"]}"'
    except (ValueError, KeyError, TypeError):
        return "a damaged line"


def _passages(findings: Sequence[Finding], record: Record, outcome: Verified) -> None:
    """Every passage of the findings against the text that the dossier holds."""
    count = 0
    for finding in findings:
        for one in finding.evidence:
            count += 1
            document = record.reading_of[one.document].document
            if document.text[slice(*one.span)] != one.text:
                outcome.wrong.append(
                    f"{document.source}, {one.span[0]}–{one.span[1]}: the passage is not what stands there"
                )
    outcome.seen.append(f"{count} passages of findings")


def _originals(
    record: Record,
    findings: Sequence[Finding],
    manifest: Mapping[str, Any],
    originals: Sequence[str],
    outcome: Verified,
) -> None:
    """Every original at hand against its digest; where it changed, which cited passages it no longer holds."""
    there = [item for item in opened(plan(originals), None) if isinstance(item, Document)]
    found = {item.source: item for item in there}
    same_bytes = {item.digest: item for item in there}
    unmasked = manifest["text"] != "masked"
    for reading in record.readings:
        document = reading.document
        now = found.get(document.source) or same_bytes.get(document.digest)  # a masked path names no file
        if now is None:
            outcome.wrong.append(f"{document.source}: its original is not among {', '.join(originals)}")
        elif now.digest != document.digest:
            outcome.wrong.append(f"{document.source}: the original was changed since it was read")
            outcome.wrong += _no_longer_there(document, now, findings) if unmasked else []
        elif unmasked and now.text != document.text:
            outcome.wrong.append(f"{document.source}: its text is taken out of the original otherwise than it was")
            outcome.wrong += _no_longer_there(document, now, findings)
    outcome.seen.append(f"{len(record.readings)} originals")


def _no_longer_there(document: Document, now: Document, findings: Sequence[Finding]) -> list[str]:
    cited = sorted({(one.span, one.text) for f in findings for one in f.evidence if one.document == document.id})
    lines: list[str] = []
    for span, text in cited:
        if now.text[slice(*span)] == text:
            continue
        where = now.text.find(text)
        what = f"stands at {where} now" if where >= 0 else "is no longer in it"
        lines.append(f"{document.source}, {span[0]}–{span[1]}: the passage cited {what}")
    return lines
