import json

from facta.publishing.reading_json import finding_json, reading_from_json, reading_json
from tests.publishing.sample import sample_findings, sample_record


def test_a_reading_survives_its_json() -> None:
    for reading in sample_record().readings:
        assert reading_from_json(json.loads(json.dumps(reading_json(reading)))) == reading


def test_a_finding_names_its_reports_by_path_and_its_parties_by_name() -> None:
    row = finding_json(sample_findings()[0], sample_record())
    assert list(row)[:6] == ["kind", "title", "parties", "evidence", "figures", "caveats"]
    assert row["parties"] == ["The city of Tolvik", "Sunrise Club", "Tenants' League"]
    first = row["evidence"][0]
    text = sample_record().reading_of["d-square"].document.text
    assert first["document"] == "courier/square.txt"
    assert text[slice(*first["passage"])] == first["text"]
    json.dumps(row)
