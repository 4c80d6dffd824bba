"""The first page's contents, put together in the order in which a reader needs them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from facta.codebook.vocabulary import Vocabulary
from facta.model.document import Document
from facta.model.finding import Finding
from facta.model.record import Record, Ref
from facta.publishing.accused import Accused, accused_parties
from facta.publishing.charts import Bar, Strip, bars_of, strip_of
from facta.publishing.chronology import Month, Norm, months_of, norms_of
from facta.publishing.citations import Citations, Cite, in_short, safe_url
from facta.publishing.findings_view import FindingGroup, finding_groups
from facta.publishing.matter_tracks import TrackGroup, track_groups
from facta.publishing.not_known import Open, not_known
from facta.publishing.quoted import Quoted, Unquoted, speakers_of, unquoted
from facta.publishing.wording import Wording


@dataclass(frozen=True, slots=True)
class Publisher:
    """One publisher with its reports; name is "" for reports without one."""

    name: str
    reports: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One report of the list at the foot. link: address of the original, where it may be followed."""

    href: str
    title: str
    publisher: str
    published: str
    byline: str
    source: str
    link: str
    address: str
    statements: int
    acts: int
    same_as: str
    copies: tuple[str, ...]
    given: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FirstPage:
    """Everything on the first page."""

    coverage_line: str
    coverage_short: str
    publishers: tuple[Publisher, ...]
    given_dates: tuple[ReportLine, ...]
    repeated: tuple[ReportLine, ...]
    nameless: tuple[Cite, ...]
    accused: list[Accused]
    groups: list[FindingGroup]
    open_questions: list[Open]
    quoted: list[Quoted]
    bars: list[Bar]
    unquoted: list[Unquoted]
    tracks: list[TrackGroup]
    norms: list[Norm]
    months: list[Month]
    strip: Strip | None
    reports: tuple[ReportLine, ...]
    counts: Mapping[str, int] = field(default_factory=dict[str, int])


def first_page(
    record: Record,
    findings: tuple[Finding, ...],
    codebook: Vocabulary,
    citations: Citations,
    nameless: tuple[Ref, ...] = (),
) -> FirstPage:
    """The first page of `record`. nameless: persons to be protected for whom no name is known.

    The timeline comes last: in a public dossier it leads only to passages that the rest has cited.
    """
    wording = Wording(record, codebook)
    accused = accused_parties(record, wording, citations)
    groups = finding_groups(findings, citations, record)
    open_questions = not_known(record, wording, citations)
    tracks = track_groups(record, codebook.matter_kinds, wording, citations)
    norms = norms_of(record, wording, citations)
    quoted = speakers_of(record)
    months = months_of(record, wording, citations)
    reports = tuple(_report_line(record, reading.document, citations) for reading in record.readings)
    return FirstPage(
        coverage_line=record.coverage.line,
        coverage_short=in_short(record.coverage),
        publishers=_publishers(record),
        given_dates=tuple(line for line in reports if "published" in line.given),
        repeated=tuple(line for line in reports if line.same_as or line.copies),
        nameless=tuple(
            citations.cite(ref.document, record.reading_of[ref.document].party_of[ref.id].mentions[0])
            for ref in nameless
        ),
        accused=accused,
        groups=groups,
        open_questions=open_questions,
        quoted=quoted,
        bars=bars_of(quoted),
        unquoted=unquoted(record),
        tracks=tracks,
        norms=norms,
        months=months,
        strip=strip_of(months),
        reports=reports,
        counts={
            "reports": record.coverage.reports,
            "statements": sum(line.statements for line in reports if not line.same_as),
            "acts": sum(line.acts for line in reports if not line.same_as),
            "findings": len(findings),
        },
    )


def _publishers(record: Record) -> tuple[Publisher, ...]:
    days: dict[str, list[str]] = {}
    for reading in record.readings:
        days.setdefault(reading.document.publisher or "", []).append(reading.document.published or "")
    return tuple(
        Publisher(name, len(published), min(filter(None, published), default=""), max(published))
        for name, published in sorted(days.items(), key=lambda one: (not one[0], one[0]))
    )


def _report_line(record: Record, document: Document, citations: Citations) -> ReportLine:
    reading = record.reading_of[document.id]
    original = record.reading_of.get(record.same_text.get(document.id, ""))
    address = citations.address(document) or ""
    return ReportLine(
        href=citations.href(document.id),
        title=document.title or document.source,
        publisher=document.publisher or "no named publisher",
        published=document.published or "no date",
        byline=document.byline or "",
        source=document.source,
        link=safe_url(address) or "",
        address=address or ("withheld: the original names a person masked here" if document.url else ""),
        statements=len(reading.statements),
        acts=sum(act.type is not None and not act.generic for act in reading.acts),
        same_as=citations.report(original.document.id) if original is not None else "",
        copies=document.copies,
        given=", ".join(document.given),
        notes=document.notes,
    )
