"""Zones: what is marked as not the article, and above all what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facta.model.document import NOT_ARTICLE, ZoneKind
from facta.reading.paragraphs import paragraphs_of
from facta.sources.blocks import blocks_of
from facta.sources.zones import Known, Zoning, zoned

LEAD = "The city of Ostrel refused the rally on Monday, the group said in a statement that it sent to reporters."
SECOND = "The mayor did not permit the march either, and nobody was detained, according to the police of the province."
ARTICLE = f"{LEAD}\n\n{SECOND}"


def marked(text: str, *kinds: ZoneKind, known: Known | None = None) -> list[str]:
    return [text[zone.span.start : zone.span.end] for zone in zoned(text, (), known).zones if zone.kind in kinds]


def lost(text: str, known: Known | None = None) -> list[str]:
    return marked(text, *NOT_ARTICLE, known=known)


def test_labels_title_byline_and_date_at_the_top_are_told_apart() -> None:
    top = (
        "Skip to main content",
        "Breaking News",
        "City refuses rally",
        "By Ada Orsh, The Ostrel Post",
        "5 March 2024",
    )
    text = "\n\n".join((*top, ARTICLE))
    zoning = zoned(text)
    assert [zone.kind for zone in zoning.zones] == [
        ZoneKind.NAVIGATION,
        ZoneKind.NAVIGATION,
        ZoneKind.TITLE,
        ZoneKind.BYLINE,
        ZoneKind.DATELINE,
    ]
    assert (zoning.title, zoning.byline, zoning.publisher) == ("City refuses rally", "Ada Orsh", "The Ostrel Post")
    assert zoning.published == "2024-03-05"


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("OSTREL, Varda -- ", "Ostrel, Varda"),
        ("OSTREL (Varda Wire) — ", "Ostrel"),
        ("PORT-AU-SEL, Varda, March 5 (Wire) -- ", "Port-au-Sel, Varda"),
        ("Ostrel, 5 March — ", "Ostrel"),
        ("NEW OSTREL — ", "New Ostrel"),
    ],
)
def test_a_dateline_gives_the_place(dateline: str, place: str) -> None:
    text = f"City refuses rally\n\n{dateline}{ARTICLE}"
    assert zoned(text).place == place
    assert marked(text, ZoneKind.DATELINE) == [dateline.strip()]


@pytest.mark.parametrize("start", ["UPDATE -- ", "FBI — ", "EXCLUSIVE — ", "NEW YORK: ", "The mayor — ", "Ada Orsh — "])
def test_what_is_no_place_is_no_dateline(start: str) -> None:
    assert zoned(f"City refuses rally\n\n{start}{ARTICLE}").place is None


@pytest.mark.parametrize("line", ["03/04/2024", "Updated 5 March 2024", "March 2024", "In 2024"])
def test_a_line_that_names_no_single_day_of_publication_gives_none(line: str) -> None:
    assert zoned(f"City refuses rally\n\n{line}\n\n{ARTICLE}").published is None


def test_a_caption_said_twice_is_kept_once() -> None:
    text = f"{LEAD}\n\nAda Orsh (file photo)\nAda Orsh (file photo)\n\n{SECOND}"
    assert marked(text, ZoneKind.CAPTION) == ["Ada Orsh (file photo)"]
    assert lost(text) == ["Ada Orsh (file photo)"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Police did detain the two men on the square.",
            "Police did not detain the two men on the square.",
        ),
        (
            "Police detained 12 people on the square in the town.",
            "Police detained 21 people on the square in the town.",
        ),
        ("“Never again.”", "“Never again.”"),
        ("No.", "No."),
    ],
)
def test_lines_that_are_not_the_same_or_are_speech_are_not_repeats(first: str, second: str) -> None:
    assert lost(f"{LEAD}\n\n{first}\n\n{second}\n\n{SECOND}") == []


BIOGRAPHY = "Ada Orsh is a reporter living in Ostrel. Before joining the Post she wrote for two papers in Varda."


@pytest.mark.parametrize("above", ["", "Ada Orsh\n\n", "• 16x9 Image\n\nAda Orsh\n\n"])
def test_a_biography_at_the_end_is_marked_with_the_name_above_it(above: str) -> None:
    assert lost(f"{ARTICLE}\n\n{above}{BIOGRAPHY}") == [*above.split("\n\n")[:-1], BIOGRAPHY]


@pytest.mark.parametrize(
    "last",
    [
        "Ada Orsh is a journalist who was detained in March. Before joining the Post she wrote for two papers.",
        "Ada Orsh is a reporter of the Post.",
        'The Post has been declared an "undesirable organization" by the government, and its editor left the country.',
        'The Post has been declared an "undesirable organization" by the Vardan government.',
        "You could be fined for sharing such posts, the minister told the group.",
        "“All rights reserved to the people,” the placard of the woman on the square read.",
        "By Monday, 400 people had signed the petition against the order of the city.",
        "The group said it would follow him to the court.",
    ],
)
def test_news_at_the_end_is_not_taken_for_a_biography_or_a_notice(last: str) -> None:
    assert lost(f"{ARTICLE}\n\n{last}") == []


def test_a_biography_in_mid_article_is_article() -> None:
    assert lost(f"{LEAD}\n\n{BIOGRAPHY}\n\n{SECOND}") == []


def test_notices_at_the_end_are_marked() -> None:
    notices = (
        'The Post has been declared an "undesirable organization" by the Vardan government.',
        "If you are in Varda, please note that you could face fines for sharing our content, or for contacting us.",
        "To find out more, click here.",
        "Copyright (c) 2024 The Ostrel Post. All rights reserved.",
    )
    assert lost("\n\n".join((ARTICLE, *notices))) == list(notices)


def test_short_lines_between_paragraphs_are_headings_and_are_read() -> None:
    text = f"{LEAD}\n\nA Rather Odd Day\n\n{SECOND}"
    assert marked(text, ZoneKind.HEADING) == ["A Rather Odd Day"]
    assert lost(text) == []


@pytest.mark.parametrize("line", ["Advertisement", "READ MORE: Nights in the hall", "Facebook Twitter Linkedin Mail"])
def test_a_page_s_controls_between_paragraphs_are_marked(line: str) -> None:
    assert lost(f"{LEAD}\n\n{line}\n\n{SECOND}") == [line]


@pytest.mark.parametrize("line", ["Home rule was refused", "Watch the square, he said", "Search of the office"])
def test_lines_that_only_begin_like_a_control_are_not_marked(line: str) -> None:
    assert lost(f"{LEAD}\n\n{line}\n\n{SECOND}") == []


def test_a_known_title_marks_the_short_lines_above_it() -> None:
    text = f"Town Desk\n\nFire in Ostrel\n\n{ARTICLE}"
    assert lost(text, Known(title="Fire in Ostrel")) == ["Town Desk"]
    assert lost(text) == []


LINES = st.sampled_from(
    [LEAD, SECOND, BIOGRAPHY, "By Ada Orsh", "5 March 2024", "Advertisement", "City refuses rally", "Ada Orsh", "",
     "No.", "OSTREL, Varda -- The city refused the rally, it said on Monday.", "All rights reserved.",
     "Ada (file photo)"]
)  # fmt: skip


def check(text: str, zoning: Zoning) -> None:
    end = 0
    for zone in zoning.zones:
        assert 0 <= zone.span.start < zone.span.end <= len(text)
        assert zone.span.start >= end, "zones overlap"
        end = zone.span.end


@given(
    st.one_of(st.text(), st.lists(LINES, max_size=12).map("\n\n".join), st.lists(LINES, max_size=12).map("\r\n".join))
)
def test_zones_lie_inside_the_text_and_apart_from_each_other(text: str) -> None:
    check(text, zoned(text))


WRAPPED = (
    "the city of ostrel refused the rally on monday as the group had\n"
    "said in a long statement that it had sent to the reporters of\n"
)


@given(
    st.one_of(
        st.text(), st.lists(LINES, max_size=8).map("\n".join), st.lists(st.just(WRAPPED), max_size=4).map("\n".join)
    )
)
def test_blocks_are_the_paragraphs_that_are_read(text: str) -> None:
    assert [block.span for block in blocks_of(text)] == list(paragraphs_of(text))
