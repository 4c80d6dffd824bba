"""Readings kept for a run that goes on later."""

from dataclasses import replace
from pathlib import Path

import pytest

from facta.engine.kept_readings import NAME, KeptReadings
from facta.engine.reader import Reader
from facta.engine.settings import ReadSettings
from facta.model.document import Document

TEXT = "TOLM -- The city refused the rally on Monday.\n\nMayor Ana Petrel said the square was under repair.\n"
DOCUMENT = Document("d1", "a.txt", "0", TEXT, published="2024-05-02")


@pytest.fixture
def kept(tmp_path: Path) -> KeptReadings:
    found = KeptReadings(tmp_path / "kept", ReadSettings())
    found.keep(Reader().read(DOCUMENT))
    return KeptReadings(tmp_path / "kept", ReadSettings())


def test_a_kept_reading_is_found_as_it_was(kept: KeptReadings) -> None:
    assert kept.find(DOCUMENT) == Reader().read(DOCUMENT)


@pytest.mark.parametrize(
    "change", [{"published": "2024-05-03"}, {"digest": "1"}, {"id": "d2"}, {"title": "By the sheet"}]
)
def test_what_a_reading_depends_on_is_in_its_key(kept: KeptReadings, change: dict[str, str]) -> None:
    assert kept.find(replace(DOCUMENT, **change)) is None  # type: ignore[arg-type]


def test_other_settings_are_other_readings(kept: KeptReadings) -> None:
    assert KeptReadings(kept.path.parent, ReadSettings(every_predicate=True)).find(DOCUMENT) is None


def test_a_torn_line_is_ignored_and_the_next_begins_anew(kept: KeptReadings) -> None:
    whole = kept.path.read_bytes()
    kept.path.write_bytes(whole[:-20])
    torn = KeptReadings(kept.path.parent, ReadSettings())
    assert torn.find(DOCUMENT) is None
    torn.keep(Reader().read(DOCUMENT))
    assert KeptReadings(kept.path.parent, ReadSettings()).find(DOCUMENT) is not None


def test_the_text_of_the_report_is_not_kept(kept: KeptReadings) -> None:
    assert "under repair" not in kept.path.read_text(encoding="ascii")


def test_removing_leaves_what_is_not_ours(kept: KeptReadings) -> None:
    (kept.path.parent / "notes.txt").write_text("mine", encoding="utf-8")
    kept.remove()
    assert [path.name for path in kept.path.parent.iterdir()] == ["notes.txt"]
    assert NAME not in {path.name for path in kept.path.parent.iterdir()}
