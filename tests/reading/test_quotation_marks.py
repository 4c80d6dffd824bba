"""Quotation marks of every style, paired by paragraph; apostrophes are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facta.model.document import Document
from facta.reading.paragraphs import paragraphs_of
from facta.reading.quotation_marks import quotations_of


def marked(text: str) -> list[tuple[str, int]]:
    """Words between marks, marks included, with their levels."""
    document = Document(id="d1", source="a.txt", digest="0", text=text)
    found = quotations_of(document, paragraphs_of(text))
    return [(text[q.span.start : q.span.end], q.level) for q in found]


@pytest.mark.parametrize(
    "quoted",
    ["“so it is”", '"so it is"', "«so it is»", "« so it is »", "»so it is«", "„so it is“", "„so it is”", "‘so it is’",
     "'so it is'", "``so it is''", "''so it is''", "â€œso it isâ€\x9d", "&quot;so it is&quot;", ",,so it is''"],
)  # fmt: skip
def test_every_style_of_mark_is_read(quoted: str) -> None:
    assert marked(f"He said {quoted} and left.") == [(quoted, 0)]


@pytest.mark.parametrize(
    "text",
    ["It's the mayor's bridge.", "the workers' hall and the farmers' market", "Don’t go, it’s ’90s music.",
     "rock 'n' roll in the '80s", "5' tall"],
)  # fmt: skip
def test_an_apostrophe_opens_nothing(text: str) -> None:
    assert marked(text) == []


def test_apostrophes_inside_single_marks_do_not_close_them() -> None:
    assert marked("‘It’s the ministers’ plan,’ she said.") == [("‘It’s the ministers’ plan,’", 0)]


def test_a_quotation_inside_a_quotation_has_the_next_level() -> None:
    found = marked("“He told me ‘go away’ twice,” she said.")
    assert found == [("“He told me ‘go away’ twice,”", 0), ("‘go away’", 1)]


def test_straight_marks_nest_where_enough_of_them_close() -> None:
    assert marked('He said "this is "very" good" today.') == [('"this is "very" good"', 0), ('"very"', 1)]


def test_a_mark_never_closed_ends_at_the_paragraph() -> None:
    text = "He said “it is over.\nShe left."
    document = Document(id="d1", source="a.txt", digest="0", text=text)
    (quotation,) = quotations_of(document, paragraphs_of(text))
    assert text[quotation.span.start : quotation.span.end] == "“it is over."
    assert not quotation.closed
    assert not quotation.continues


def test_a_mark_never_closed_ends_before_the_next_that_opens() -> None:
    assert marked('He said "it is over. "She left," he said.') == [('"it is over.', 0), ('"She left,"', 0)]


def test_a_quotation_carried_over_paragraphs_says_so() -> None:
    text = "“One.\n“Two.\n“Three.”"
    document = Document(id="d1", source="a.txt", digest="0", text=text)
    found = quotations_of(document, paragraphs_of(text))
    assert [(q.closed, q.continues) for q in found] == [(False, True), (False, True), (True, False)]


MARKS = "“”\"'‘’«»„`,.ab \n"


@given(st.text(alphabet=st.sampled_from(MARKS), max_size=60) | st.text(max_size=80))
def test_any_text_is_read_and_every_quotation_cites_its_marks(text: str) -> None:
    document = Document(id="d1", source="a.txt", digest="0", text=text)
    for quotation in quotations_of(document, paragraphs_of(text)):
        assert (
            0 <= quotation.span.start < quotation.inner.start <= quotation.inner.end <= quotation.span.end <= len(text)
        )
        assert quotation.inner.start < quotation.inner.end
        assert quotation.closed == (quotation.inner.end < quotation.span.end)
        assert "\n" not in text[quotation.span.start : quotation.span.end]
