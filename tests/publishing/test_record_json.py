"""The record as lines of JSON: nothing is lost on the way out and back."""

import json
from dataclasses import replace

import pytest

from facta.model.record import Ref
from facta.publishing.record_json import NoRecord, record_from_rows, record_rows
from tests.publishing.sample import sample_record


def test_a_record_read_back_is_the_same_record() -> None:
    record = replace(sample_record(), rejected_pairs=frozenset({(Ref("d-square", "s1"), Ref("d-warden", "a1"))}))
    assert record.entities
    assert record.incidents
    assert record.matters
    lines = [json.dumps(row, ensure_ascii=False) for row in record_rows(record)]
    assert record_from_rows(json.loads(line) for line in lines) == record


def test_lines_without_the_last_one_are_no_record() -> None:
    with pytest.raises(NoRecord, match="last line"):
        record_from_rows(list(record_rows(sample_record()))[:-1])


def test_a_line_of_another_form_is_no_record() -> None:
    with pytest.raises(NoRecord, match="field"):
        record_from_rows([{"document": {"id": "x"}}])
