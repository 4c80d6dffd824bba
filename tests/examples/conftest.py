"""The example pile, read, linked and tested once for all tests of this folder."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
import yaml
from facta.sources.collect import documents_of, plan

from facta.engine.read_files import readings_of
from facta.engine.report import record_and_findings
from facta.engine.settings import ReadSettings
from facta.model.document import Document
from facta.model.finding import Finding
from facta.model.record import Reading, Record

EXAMPLES = Path(__file__).parents[2] / "examples"


@dataclass
class Pile:
    """The linked example pile and what the tests found in it."""

    record: Record
    findings: tuple[Finding, ...]

    @cached_property
    def reading_by_file(self) -> dict[str, Reading]:
        """Reading by file name."""
        return {reading.document.source: reading for reading in self.record.readings}

    def names_of(self, finding: Finding) -> str:
        """All names of the finding's parties, folded, in one string."""
        entities = [self.record.entity_by_id.get(party) for party in finding.parties]
        known = [name for entity in entities if entity for name in (entity.name, *entity.names)]
        return folded(" | ".join([*finding.names, *known]))


def folded(text: str) -> str:
    """Lower case, straight marks, single spaces."""
    for curly, straight in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"')):
        text = text.replace(curly, straight)
    return " ".join(text.lower().split())


def expected() -> dict[str, Any]:
    """What examples/expected.yaml says."""
    loaded: dict[str, Any] = yaml.safe_load((EXAMPLES / "expected.yaml").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="session")
def pile() -> Pile:
    """The example pile."""
    settings = ReadSettings()
    opened = list(documents_of(plan([str(EXAMPLES / "reports")]), None))
    assert all(isinstance(item, Document) for item in opened), opened
    readings = [reading for _, reading in readings_of(opened, settings) if reading is not None]
    record, findings = record_and_findings(readings, settings)
    return Pile(record, findings)
