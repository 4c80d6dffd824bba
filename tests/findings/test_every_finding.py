"""What holds of every finding, whichever test made it."""

import pytest

from facta.findings.run import FINDINGS, findings_of
from facta.model.finding import Finding
from facta.model.record import Record
from tests.builders import CODEBOOK, record_of
from tests.findings.test_contradiction_and_settled_out import detained, settled
from tests.findings.test_platform_silence_voices import HELD, TURNED, spoken
from tests.findings.test_sanction_after_criticism import criticised
from tests.findings.test_unlike_treatment import permitted, refused
from tests.findings.test_words_without_deeds import NO_EVICTION, SHELTER, last, pledge

FORBIDDEN = ("because of", "lied", "broken", "discriminat", "guilty", "punish")


def records() -> list[Record]:
    return [
        record_of(permitted(), refused()),
        record_of(pledge(SHELTER), last()),
        record_of(pledge(NO_EVICTION, negated=True), last()),
        record_of(criticised().tell("[Police|agent] {detained|case.detain} [Moll|patient].", when="2024-05-13")),
        record_of(spoken().tell(HELD).tell(TURNED)),
        record_of(settled()),
        record_of(
            detained("a.txt", 12, "twelve", "2024-05-28"),
            detained("b.txt", 31, "thirty-one", "2024-05-28", publisher="The Tide"),
        ),
    ]


def everything() -> list[tuple[Record, Finding]]:
    return [(record, finding) for record in records() for finding in findings_of(record, CODEBOOK)]


@pytest.mark.parametrize(("record", "finding"), everything(), ids=lambda v: v.kind if isinstance(v, Finding) else "")
def test_every_passage_is_what_stands_there_and_nothing_is_judged(record: Record, finding: Finding) -> None:
    assert finding.evidence
    for evidence in finding.evidence:
        text = record.reading_of[evidence.document].document.text
        assert text[evidence.span.start : evidence.span.end] == evidence.text
    shown = " ".join([finding.title, finding.question, *finding.caveats, *finding.excluded]).lower()
    assert [word for word in FORBIDDEN if word in shown] == []
    assert finding.caveats
    assert finding.coverage.startswith("Looked at: in th")
    assert len(finding.parties) == len(finding.names)


def test_every_row_rests_on_passages_that_are_there() -> None:
    for _, finding in everything():
        if finding.table is not None:
            assert len(finding.table.rows) == len(finding.table.refs)
            for row, refs in zip(finding.table.rows, finding.table.refs, strict=True):
                assert len(row) == len(finding.table.columns)
                assert all(0 <= ref < len(finding.evidence) for ref in refs)


def test_the_same_record_gives_the_same_findings() -> None:
    for first, second in zip(records(), records(), strict=True):
        assert findings_of(first, CODEBOOK) == findings_of(second, CODEBOOK)


def test_all_nine_are_listed_by_their_published_names() -> None:
    assert [name for name, _ in FINDINGS] == [test.__name__.replace("_", "-") for _, test in FINDINGS]
    assert len(FINDINGS) == 9


def test_an_empty_record_has_no_findings() -> None:
    assert findings_of(record_of(), CODEBOOK) == ()
