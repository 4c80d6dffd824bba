from hypothesis import given
from hypothesis import strategies as st

from facta.model.passage import Span
from facta.publishing.marks import Layer, pieces_of

TEXT = "The city did not permit the rally, the league said on Monday."
SPANS = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)).map(lambda p: Span(p[0], min(len(TEXT), sum(p))))


@given(st.lists(SPANS, max_size=8))
def test_pieces_are_exactly_the_text_however_marks_overlap(spans: list[Span]) -> None:
    layers = [Layer(span, f"k{n}", f"a{n}") for n, span in enumerate(spans)]
    placed: set[str] = set()
    pieces = pieces_of(TEXT, Span(0, len(TEXT)), layers, placed)
    assert "".join(piece.text for piece in pieces) == TEXT
    assert sorted(anchor for piece in pieces for anchor in piece.anchors) == sorted(placed)
    assert placed == {layer.anchor for layer in layers}
    for layer in layers:
        assert "".join(p.text for p in pieces if layer.look in p.looks.split()) == TEXT[slice(*layer.span)]


def test_the_innermost_mark_gives_the_link() -> None:
    layers = [Layer(Span(0, 34), "said", "", "#outer"), Layer(Span(17, 23), "act", "", "#inner")]
    pieces = {piece.text: piece.href for piece in pieces_of(TEXT, Span(0, len(TEXT)), layers, set())}
    assert pieces["permit"] == "#inner"
    assert pieces["The city did not "] == "#outer"
