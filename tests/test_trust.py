"""Rules of trust that hold for every reading, over random texts and our own reports."""

from hypothesis import given, settings
from hypothesis import strategies as st

from facta.engine.reader import Reader
from facta.model.document import Document
from facta.model.passage import passage_of
from facta.model.record import Reading
from facta.publishing.reading_json import reading_from_json, reading_json
from tests.examples.conftest import Pile, pile

__all__ = ["pile"]

_reader: list[Reader] = []


def reader() -> Reader:
    if not _reader:
        _reader.append(Reader())
    return _reader[0]


def spans_of(reading: Reading) -> list[tuple[int, int]]:
    """Every span that the reading cites."""
    found: list[object] = [m for p in reading.parties for m in p.mentions]
    found += [p.shielded_by for p in reading.parties]
    found += [s for st_ in reading.statements for s in (*st_.content, st_.source, st_.cue)]
    found += [st_.when.span for st_ in reading.statements if st_.when]
    for act in reading.acts:
        found += [act.trigger, act.passage]
        found += [filler.span for fillers in act.roles.values() for filler in fillers]
        found += [quantity.span for quantity in act.quantities]
        found += [act.when.span if act.when else None, act.where.span if act.where else None]
    found += [tie.passage for tie in reading.ties]
    found += [time.span for time in reading.times]
    found += [comment.span for comment in reading.comments]
    return [span for span in found if span is not None]  # type: ignore[misc]


def holds(reading: Reading) -> None:
    text = reading.document.text
    for span in spans_of(reading):
        passage = passage_of(reading.document.id, text, span)  # type: ignore[arg-type]
        assert passage.text == text[span[0] : span[1]]
        assert passage.text.strip()
    parties = {party.id for party in reading.parties}
    statements = {statement.id for statement in reading.statements}
    for statement in reading.statements:
        assert {statement.speaker, *statement.co_speakers, *statement.candidates, *statement.about} - {None} <= parties
        assert statement.within in statements | {None}
        assert not (statement.speaker and statement.candidates)
    for act in reading.acts:
        assert act.according_to in parties | statements | {None}
    assert len({act.id for act in reading.acts}) == len(reading.acts)
    assert len(statements) == len(reading.statements)
    assert len(parties) == len(reading.parties)


WORDS = st.sampled_from(
    [
        *"The city council did not permit refused rally on Monday police said that they had denied".split(),
        *"no one was detained he she who according to Marta Venn and her lawyer a spokesman for 14 40 people".split(),
        *"allegedly beat accused of never without promised will would if arrest , . ; — ’ “ ” ' ) (".split(),
        '"that',
        '"they',
        "denied\n",
        "\n\n",
        "😀",
        "é",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_every_span_cites_what_it_says_in_any_text(text: str) -> None:
    document = Document("d1", "random.txt", "0", text, published="2024-05-02")
    holds(reader().read(document))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=120))
def test_no_text_stops_the_reader(text: str) -> None:
    holds(reader().read(Document("d1", "random.txt", "0", text)))


def test_every_span_cites_what_it_says_in_the_example_pile(pile: Pile) -> None:
    for reading in pile.record.readings:
        holds(reading)


def test_evidence_of_findings_stands_in_the_reports(pile: Pile) -> None:
    for finding in pile.findings:
        assert finding.evidence, finding.title
        for evidence in finding.evidence:
            text = pile.record.reading_of[evidence.document].document.text
            assert text[evidence.span.start : evidence.span.end] == evidence.text


def test_a_reading_written_and_read_back_is_the_same(pile: Pile) -> None:
    import json

    for reading in pile.record.readings:
        assert reading_from_json(json.loads(json.dumps(reading_json(reading)))) == reading


def test_reading_twice_gives_equal_records(pile: Pile) -> None:
    for reading in pile.record.readings[:4]:
        assert reader().read(reading.document) == reading
