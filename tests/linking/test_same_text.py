from collections.abc import Sequence

from facta.linking import same_text
from facta.linking.briefing import briefs_of
from facta.model.document import Document, Zone, ZoneKind
from facta.model.passage import Span
from facta.model.record import Reading
from tests.builders import CODEBOOK

TEXT = (
    "Police in Pelm detained twelve dockers on Tuesday outside the Eel Quay gates, where they had gathered over unpaid "
    "wages. The dockers said that nobody had paid them since the spring fair. The harbour office said that a bank was "
    "to blame and that every wage would be paid by Sunday."
)


def same_text_of(readings: Sequence[Reading]) -> dict[str, str]:
    return same_text.same_text_of(briefs_of(readings, CODEBOOK))


def reading(name: str, text: str, publisher: str | None = None, zones: tuple[Zone, ...] = ()) -> Reading:
    return Reading(Document(f"d-{name}", name, name, text, publisher=publisher, published="2024-05-02", zones=zones))


def test_a_text_printed_twice_counts_for_the_outlet_that_it_credits() -> None:
    text = "PELM (Tide Wire) -- " + TEXT
    assert same_text_of([reading("a", text, "The Lamp"), reading("b", text, "Tide Wire")]) == {"d-a": "d-b"}


def test_a_shortened_text_with_changed_words_is_a_copy() -> None:
    shorter = TEXT.replace("twelve", "12").replace("The dockers said that nobody had paid them since the fair. ", "")
    assert same_text_of([reading("a", TEXT), reading("b", shorter)]) == {"d-b": "d-a"}


def test_two_texts_on_one_event_are_no_copies() -> None:
    other = (
        "Thirty-one people were held when officers broke up a gathering of dockers at Eel Quay, two lawyers said. "
        "The harbour office blamed a bank for the wages it has not paid since spring, and promised them for Sunday."
    )
    assert same_text_of([reading("a", TEXT), reading("b", other)]) == {}


def test_a_shared_notice_that_is_not_the_article_makes_no_copy() -> None:
    notice = "You may be fined for sharing this page. " * 8
    zones = (Zone(Span(0, len(notice)), ZoneKind.LEGAL, "test"),)
    left = reading("a", notice + "\n" + TEXT, zones=zones)
    right = reading("b", notice + "\n" + "Snow fell on the hills.", zones=zones)
    assert same_text_of([left, right]) == {}


def test_the_order_of_the_reports_does_not_matter() -> None:
    pile = [reading(name, TEXT) for name in "cab"]
    assert same_text_of(pile) == same_text_of(pile[::-1]) == {"d-b": "d-a", "d-c": "d-a"}


def test_a_text_that_many_outlets_print_under_their_own_heads_is_one() -> None:
    heads = [f"Outlet {n} of the coast reports from its {n} desks\n" for n in range(80)]
    found = same_text_of([reading(f"r{n:02}", head + TEXT) for n, head in enumerate(heads)])
    assert len(found) == 79
    assert len(set(found.values())) == 1
