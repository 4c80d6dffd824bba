"""A pile's readings to the record, its findings and the dossier."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from facta import __version__
from facta.codebook.codebook import load_codebook
from facta.engine.asked_masks import with_masks
from facta.engine.settings import ReadSettings
from facta.engine.similarity import Remembering
from facta.findings.run import FindingSettings, findings_of
from facta.findings.settings import settings_from_row, settings_row
from facta.linking.link import link
from facta.model.finding import Finding
from facta.model.judgement import Judgement
from facta.model.record import Reading, Record
from facta.publishing.dossier import DossierOptions, write_dossier
from facta.reading.sentence_vectors import SentenceVectors


@dataclass(frozen=True, slots=True)
class ReportSettings:
    """How a dossier is written.

    unread: files that could not be read, each with what was found. thresholds: of the findings.
    set_by: name of the file that they come from. masks: names to mask beside those of minors and complainants.
    """

    read: ReadSettings
    profile: str = "desk"
    unmasked: bool = False
    replace: bool = False
    unread: tuple[tuple[str, str], ...] = ()
    thresholds: FindingSettings = field(default_factory=FindingSettings)
    set_by: str = ""
    masks: tuple[str, ...] = ()


def record_and_findings(
    readings: Sequence[Reading],
    settings: ReadSettings,
    thresholds: FindingSettings | None = None,
    judgements: Sequence[Judgement] = (),
) -> tuple[Record, tuple[Finding, ...]]:
    """The linked record of the pile, with what people judged carried out, and what the tests find in it."""
    codebook = load_codebook(settings.codebooks)
    rejected = frozenset((a, b) for j in judgements if j.kind == "pair" and not j.same for a in j.left for b in j.right)
    record = replace(link(readings, codebook, judgements), rejected_pairs=rejected)
    return record, findings_of(record, codebook, thresholds or FindingSettings(), SentenceVectors())


def publish(record: Record, findings: tuple[Finding, ...], folder: Path, settings: ReportSettings) -> tuple[str, ...]:
    """Write the dossier; the names of `settings.masks` that no party bears.

    Raises FolderHoldsSomethingElse or OSError; then nothing in `folder` has changed.
    """
    codebook = load_codebook(settings.read.codebooks)
    reader = record.readings[0].reader if record.readings else ""
    record, not_borne = with_masks(record, settings.masks)
    row, built_in = settings_row(settings.thresholds), settings_row(FindingSettings())

    likeness = Remembering(SentenceVectors())

    def test(tested: Record, parameters: Mapping[str, Any]) -> tuple[Finding, ...]:
        return findings_of(tested, codebook, settings_from_row(parameters), likeness)

    options = DossierOptions(
        profile=settings.profile,
        unmasked=settings.unmasked,
        replace=settings.replace,
        unread=settings.unread,
        versions={
            "facta": __version__,
            "reader": reader,
            "codebook": codebook.version,
            "similarity": SentenceVectors.name,
        },
        settings={
            "published": settings.read.published or "",
            "codebooks": ", ".join(path.name for path in settings.read.codebooks),
            "settings file": settings.set_by,
        },
        test=test,
        likeness=likeness.rows,
        test_settings=row,
        set_by=settings.set_by,
        set_differently=frozenset(name for name in row if row[name] != built_in[name]),
        codebooks={f"{n}-{path.name}": path.read_bytes() for n, path in enumerate(settings.read.codebooks, 1)},
    )
    write_dossier(record, findings, folder, options, codebook)
    return not_borne
