"""A pile's readings to the record, its findings and the dossier."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from facta import __version__
from facta.codebook.codebook import load_codebook
from facta.engine.settings import ReadSettings
from facta.findings.run import FindingSettings, findings_of
from facta.findings.settings import settings_row
from facta.linking.link import link
from facta.model.finding import Finding
from facta.model.judgement import Judgement
from facta.model.record import Reading, Record
from facta.publishing.dossier import DossierOptions, write_dossier


@dataclass(frozen=True, slots=True)
class ReportSettings:
    """How a dossier is written.

    unread: files that could not be read, each with what was found. thresholds: of the findings.
    """

    read: ReadSettings
    profile: str = "desk"
    unmasked: bool = False
    replace: bool = False
    unread: tuple[tuple[str, str], ...] = ()
    thresholds: FindingSettings = field(default_factory=FindingSettings)


def record_and_findings(
    readings: Sequence[Reading],
    settings: ReadSettings,
    thresholds: FindingSettings | None = None,
    judgements: Sequence[Judgement] = (),
) -> tuple[Record, tuple[Finding, ...]]:
    """The linked record of the pile, with what people judged carried out, and what the tests find in it."""
    codebook = load_codebook(settings.codebooks)
    record = link(readings, codebook, judgements)
    return record, findings_of(record, codebook, thresholds or FindingSettings())


def publish(record: Record, findings: tuple[Finding, ...], folder: Path, settings: ReportSettings) -> None:
    """Write the dossier. Raises FolderHoldsSomethingElse or OSError; then nothing in `folder` has changed."""
    codebook = load_codebook(settings.read.codebooks)
    reader = record.readings[0].reader if record.readings else ""
    options = DossierOptions(
        profile=settings.profile,
        unmasked=settings.unmasked,
        replace=settings.replace,
        unread=settings.unread,
        versions={"facta": __version__, "reader": reader, "codebook": codebook.version},
        settings={
            "published": settings.read.published or "",
            "codebooks": ", ".join(path.name for path in settings.read.codebooks),
        },
        test=lambda masked: findings_of(masked, codebook, settings.thresholds),
        test_settings=settings_row(settings.thresholds),
        codebooks={f"{n}-{path.name}": path.read_bytes() for n, path in enumerate(settings.read.codebooks, 1)},
    )
    write_dossier(record, findings, folder, options, codebook)
