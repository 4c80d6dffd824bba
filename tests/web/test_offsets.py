import pytest
from hypothesis import given
from hypothesis import strategies as st

from facta.web.offsets import NoSuchPlace, Ruler, selected

TEXTS = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("📉👩‍👧e\u0301שלום\r\n a")), max_size=60)


def units(text: str) -> int:
    """How many UTF-16 units a text has, by the codec."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(TEXTS, st.data())
def test_every_place_is_counted_as_the_codec_counts_it_and_comes_back(text: str, data: st.DataObject) -> None:
    point = data.draw(st.integers(0, len(text)))
    ruler = Ruler(text)
    assert ruler.units_at(point) == units(text[:point])
    assert ruler.point_at(units(text[:point])) == point
    assert ruler.units == units(text)


@given(TEXTS, st.data())
def test_a_place_inside_a_pair_is_the_place_before_it(text: str, data: st.DataObject) -> None:
    ruler = Ruler(text)
    wide = [place for place, character in enumerate(text) if ord(character) > 0xFFFF]
    for place in wide:
        assert ruler.point_at(ruler.units_at(place) + 1) in (place, place + 1)
    place = data.draw(st.integers(0, ruler.units))
    assert 0 <= ruler.point_at(place) <= len(text)


@pytest.mark.parametrize(
    "before", ["", "📉 ", "👩‍👩‍👧 ", "cafe\u0301 ", "שלום ", "one\r\ntwo\r\n", "\ufeff", "𝔄📉\r\n"], ids=ascii
)
def test_a_selection_after_any_text_cites_the_words_that_were_selected(before: str) -> None:
    text = f"{before}not permitted."
    start = units(before)
    span = selected(text, start, start + units("not permitted"), "utf-16")
    assert text[slice(*span)] == "not permitted"


def test_white_space_at_the_ends_of_a_selection_is_left_out() -> None:
    assert selected("a  not so \r\n b", 1, 12) == (3, 9)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (1, 3), (2, 99), (5, 4)])
def test_a_selection_without_words_or_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(NoSuchPlace):
        selected("a   b", start, end)


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(NoSuchPlace, match="utf-16"):
        selected("word", 0, 4, "bytes")
