"""Time expressions are found with their determiner and resolved against the day of publication."""

from dataclasses import replace
from pathlib import Path

import pytest

from facta.model.document import Document
from facta.model.edtf import days_of_edtf
from facta.model.times import ASSUMED, TimeExpression
from facta.reading.parser import Parser
from facta.reading.time_expressions import time_expressions_of

REPORTS = sorted((Path(__file__).parents[2] / "examples" / "reports").glob("*.txt"))
THURSDAY = "2023-12-07"


def times_of(parser: Parser, text: str, published: str | None = THURSDAY) -> list[TimeExpression]:
    document = Document("d", "report.txt", "0", text, published=published)
    return list(time_expressions_of(document, parser.sentences_of(document)[1]))


def values(parser: Parser, text: str, published: str | None = THURSDAY) -> list[tuple[str, str]]:
    return [(text[t.span.start : t.span.end], t.value) for t in times_of(parser, text, published)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Police raided the hall on Tuesday.", "Tuesday", "2023-12-05"),
        ("The court ruled on Thursday.", "Thursday", "2023-12-07"),
        ("The court will rule on Tuesday.", "Tuesday", "2023-12-12"),
        ("The council is due to vote on Monday.", "Monday", "2023-12-11"),
        ("Police arrested her last Friday.", "last Friday", "2023-12-01"),
        ("They will meet next Friday.", "next Friday", "2023-12-08"),
        ("The rally was held on November 26.", "November 26", "2023-11-26"),
        ("The rally was held on 26 November.", "26 November", "2023-11-26"),
        ("The trial will open on January 12.", "January 12", "2024-01-12"),
        ("He was born on May 3, 1980.", "May 3, 1980", "1980-05-03"),
        ("She was jailed in March.", "March", "2023-03"),
        ("The bridge will open in March.", "March", "2024-03"),
        ("The party was founded in 1998.", "1998", "1998"),
        ("The union was founded in the 1990s.", "the 1990s", "199"),
        ("The castle was built in the 19th century.", "the 19th century", "18"),
        ("Sales fell in the third quarter.", "the third quarter", "2023-Q3"),
        ("Sales fell in the first quarter of last year.", "the first quarter of last year", "2022-Q1"),
        ("The ministry refused the request last week.", "last week", "2023-W48"),
        ("He resigned earlier this year.", "earlier this year", "2023"),
        ("The law was passed two years ago.", "two years ago", "2021"),
        ("She left the country three days ago.", "three days ago", "2023-12-04"),
        ("The summer of 2008 was dry.", "The summer of 2008", "2008-SU"),
        ("Police raided the hall on Tuesday evening.", "Tuesday evening", "2023-12-05TEV"),
        ("He was attacked on the night of November 26.", "the night of November 26", "2023-11-26TNI"),
        ("The clinic has been shut for five years.", "five years", "P5Y"),
        ("The talks lasted several months.", "several months", "PXM"),
        ("Prices doubled in the past decade.", "the past decade", "P10Y"),
        ("They held a two-day strike.", "two-day", "P2D"),
        ("They meet every Friday.", "every Friday", "XXXX-WXX-5"),
        ("They met on the first Monday of May.", "the first Monday of May", "2023-05-01"),
        ("Two rallies were planned for December 9.", "December 9", "2023-12-09"),
        ("The requests for rallies on December 9 were refused.", "December 9", "2023-12-09"),
        ("The alarms will work by the first of July.", "the first of July", "2024-07-01"),
        ("The court will stay shut until Friday.", "Friday", "2023-12-08"),
        ("The law changed after the September 11 attacks.", "September 11", "2001-09-11"),
        ("He served a year and a half.", "a year and a half", "P1.5Y"),
        ("They were open from Monday to Wednesday.", "Wednesday", "2023-12-06"),
        ("She currently heads the ministry.", "currently", "PRESENT_REF"),
        ("The mayor recently resigned.", "recently", "PAST_REF"),
        ("They hope to agree in the near future.", "the near future", "FUTURE_REF"),
    ],
)
def test_value_of_a_time_expression(parser: Parser, text: str, words: str, value: str) -> None:
    assert (words, value) in values(parser, text)


@pytest.mark.parametrize(
    "text",
    [
        "The second man left.",
        "The team won 3-2.",
        "It was the No. 1 story.",
        "The tickets cost 2000 euros.",
        "The 14-year-old left.",
        "The Sunday Times reported the deal.",
        "He said the party may march.",
        "April Jones paid the fine.",
        "At the end of the day, he is a singer.",
        "She prefers the term refugee.",
        "The pilot had logged his flying hours.",
    ],
)
def test_what_is_no_time_is_left_alone(parser: Parser, text: str) -> None:
    assert values(parser, text) == []


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("The rally was held on November 26.", "XXXX-11-26", "XXXX-11-26"),
        ("The rally was held in November.", "XXXX-11", "XXXX-11"),
        ("The rally was held on Friday.", "XXXX-WXX-5", None),
        ("The rally was held yesterday.", "XXXX-XX-XX", None),
        ("The rally was held last year.", "XXXX", None),
        ("The rally was held this week.", "XXXX-WXX", None),
        ("The rally was held at Christmas.", "XXXX-12-25", "XXXX-12-25"),
    ],
)
def test_without_a_day_of_publication_what_is_missing_stays_missing(
    parser: Parser, text: str, value: str, edtf: str | None
) -> None:
    (time,) = times_of(parser, text, published=None)
    assert (time.value, time.edtf, time.start, time.end) == (value, edtf, None, None)


def test_the_following_day_is_told_from_the_day_last_named(parser: Parser) -> None:
    text = "He was held on November 26, 2023. The following day he was freed."
    assert values(parser, text, None)[-1] == ("The following day", "2023-11-27")


@pytest.mark.parametrize("published", [None, THURSDAY])
def test_the_following_day_after_no_day_is_not_known(parser: Parser, published: str | None) -> None:
    (time,) = times_of(parser, "The following day he was freed.", published)
    assert (time.value, time.start) == ("XXXX-XX-XX", None)


def test_a_clock_time_takes_its_day_from_the_sentence_or_says_that_it_is_supposed(parser: Parser) -> None:
    (named,) = times_of(parser, "The raid began at 9 a.m. on Tuesday.")
    assert (named.value, named.by) == ("2023-12-05T09:00", "clock_time")
    (supposed,) = times_of(parser, "The raid began at 9 a.m. without warning.")
    assert (supposed.value, supposed.by) == ("2023-12-07T09:00", "clock_time" + ASSUMED)


@pytest.mark.parametrize(
    ("text", "edtf", "first", "last"),
    [
        ("She left at the end of November.", "2023-11~", "2023-11-01", "2023-11-30"),
        ("She left in early 2023.", "2023~", "2023-01-01", "2023-12-31"),
        ("She left last week.", "2023-11-27/2023-12-03", "2023-11-27", "2023-12-03"),
        ("She was away on November 20-26.", "2023-11-20/2023-11-26", "2023-11-20", "2023-11-26"),
        ("She left in the spring of 2022.", "2022-21", "2022-03-01", "2022-05-31"),
        ("It grew in the 2000s.", "200X", "2000-01-01", "2009-12-31"),
    ],
)
def test_edtf_of_a_time_expression(parser: Parser, text: str, edtf: str, first: str, last: str) -> None:
    (time,) = times_of(parser, text)
    assert (time.edtf, time.start, time.end) == (edtf, first, last)


@pytest.mark.parametrize("published", [None, "2024-11-01"])
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_what_holds_of_every_expression(parser: Parser, path: Path, published: str | None) -> None:
    document = Document("d", path.name, "0", path.read_text("utf-8"), published=published)
    sentences = parser.sentences_of(document)[1]
    times = time_expressions_of(document, sentences)
    starts = {t.start for s in sentences for t in s.tokens}
    ends = {t.end for s in sentences for t in s.tokens}
    assert times == time_expressions_of(document, sentences)
    assert list(times) == sorted(times, key=lambda t: t.span)
    for time, after in zip(times, [*times[1:], None], strict=True):
        assert time.span.start in starts
        assert time.span.end in ends
        assert after is None or not time.span.overlaps(after.span)
        assert time.by
        days = days_of_edtf(time.edtf) if time.edtf else None
        assert (time.start, time.end) == ((str(days.first), str(days.last)) if days else (None, None))
        if time.value.startswith("XXXX"):
            assert time.start is None


def test_a_publication_day_only_adds_what_was_missing(parser: Parser) -> None:
    document = Document("d", "r.txt", "0", REPORTS[0].read_text("utf-8"))
    sentences = parser.sentences_of(document)[1]
    without = time_expressions_of(document, sentences)
    dated = time_expressions_of(replace(document, published="2024-11-01"), sentences)
    assert [t.span for t in without] == [t.span for t in dated]
