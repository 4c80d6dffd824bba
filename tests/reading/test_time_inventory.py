"""The inventory of English time expressions: a sentence for each form, read on a Thursday, 7 December 2023."""

import pytest

from facta.model.document import Document
from facta.model.times import TimeExpression
from facta.reading.parser import Parser
from facta.reading.time_expressions import time_expressions_of
from facta.reading.times.feasts import easter, orthodox_easter

INVENTORY = """
The harvest begins in spring.|spring|2024-SP
Spring shows signs of hope.|Spring|2023-SP
The bill was passed in autumn 2019.|autumn 2019|2019-FA
The bridge was closed last winter.|last winter|2022-WI
It will open next summer.|next summer|2024-SU
Sales fell in mid-2011.|mid-2011|2011
The law was drafted in late March 2020.|late March 2020|2020-03
The law was drafted in the early 1990s.|the early 1990s|199
It opened in the sixties.|the sixties|196
They met in the last decade of the 19th century.|the last decade of the 19th century|189
It opened in 500 BC.|500 BC|BC0500
Sales rose in Q3 2022.|Q3 2022|2022-Q3
Sales rose in the 2nd quarter of 2019.|the 2nd quarter of 2019|2019-Q2
Sales rose in the fourth quarter of fiscal 2022.|the fourth quarter of fiscal 2022|FY2022-Q4
Sales rose in fiscal year 2022.|fiscal year 2022|FY2022
The 2022-2023 fiscal year was hard.|The 2022-2023 fiscal year|2022
Profits fell in H1 2019.|H1 2019|2019-H1
Profits fell in the latter half of 2019.|the latter half of 2019|2019-H2
Profits fell in the second half of last year.|the second half of last year|2022-H2
They closed the road for the past week.|the past week|P1W
In the last few days, police searched five flats.|the last few days|PXD
He was held from May 5 to 7.|May 5 to 7|2023-05-05
He was held from 5 to 7 May 2019.|5 to 7 May 2019|2019-05-05
He was held between 5 and 7 May.|5 and 7 May|2023-05-05
He was away between 2009 and 2011.|2011|2011
He served in the 2010/11 season.|2010/11|2010
The strike lasted for hours.|hours|PTXH
The strike lasted two and a half weeks.|two and a half weeks|P2.5W
It took 3 hours and 20 minutes.|3 hours and 20 minutes|PT3H20M
He was jailed for a year and three months.|a year and three months|P1Y3M
It was the worst drought in decades.|decades|PXY
It happened a year ago.|a year ago|2022
It happened half a year ago.|half a year ago|2023-06
It happened a fortnight ago.|a fortnight ago|2023-11-23
It happened several years ago.|several years ago|PAST_REF
It happened some 20 years ago.|some 20 years ago|2003
It happened the other day.|the other day|PAST_REF
This time last year she was free.|This time last year|2022-12
The vote took place the week before last.|the week before last|2023-W47
The vote took place the day before yesterday.|the day before yesterday|2023-12-05
The vote will take place two days from now.|two days from now|2023-12-09
The vote will take place in the coming weeks.|the coming weeks|FUTURE_REF
It will open by year's end.|year's end|2023
It will open by year-end.|year-end|2023
It will open at the end of next month.|the end of next month|2024-01
The index rose for the fourth straight week.|the fourth straight week|2023-W49
The index rose for a second day in a row.|a second day in a row|2023-12-07
Protests went on for a third day running.|a third day running|2023-12-07
The court meets on Monday week.|Monday week|2023-12-18
The trial opens a week on Tuesday.|a week on Tuesday|2023-12-19
They met on Friday the 13th.|Friday the 13th|2023-10-13
The ban runs from 1 March to 15 June 2024.|1 March|2024-03-01
The ban ran from 20 November to 10 January 2022.|20 November|2021-11-20
The ban ran between October and March 2022.|October|2021-10
The court ordered him to leave by Monday.|Monday|2023-12-11
The judge gave them until 5 p.m. Monday.|5 p.m. Monday|2023-12-11T17:00
He failed to pay by Monday.|Monday|2023-12-04
He came back the year after.|the year after|XXXX
It was the best month since May.|month|2023-12
It opened on the 12th.|the 12th|2023-11-12
It will open on the 12th.|the 12th|2023-12-12
It opened on Sunday the 12th.|Sunday the 12th|2023-11-12
It opened on 25/12/2019.|25/12/2019|2019-12-25
It opened on 12/05/2019.|12/05/2019|2019-XX-XX
It opened on Easter Sunday.|Easter Sunday|2023-04-09
It opened at Orthodox Easter 2019.|Orthodox Easter 2019|2019-04-28
It opened on Good Friday.|Good Friday|2023-04-07
It opened on Thanksgiving Day 2019.|Thanksgiving Day 2019|2019-11-28
Last Christmas they met.|Last Christmas|2022-12-25
It happened in the week ending 3 May.|the week ending 3 May|2023-W18
It opened in the early hours of Saturday.|the early hours of Saturday|2023-12-02TMO
It opened overnight.|overnight|XXXX-XX-XXTNI
The raid began at 6 o'clock.|6 o'clock|2023-12-07T06:00
He left at a quarter to nine in the evening.|a quarter to nine in the evening|2023-12-07T20:45
The raid began at half past six.|half past six|2023-12-07T06:30
The raid began at 0900 GMT.|0900 GMT|2023-12-07T09:00Z
The raid began on Friday at 10pm.|10pm|2023-12-01T22:00
They talked between 10 and 11 a.m. without pause.|10|2023-12-07T10:00
They meet every other Friday.|every other Friday|XXXX-WXX-5
They meet on Sunday mornings.|Sunday mornings|XXXX-WXX-7TMO
They work in the evenings.|the evenings|XXXX-XX-XXTEV
They meet on weekdays.|weekdays|XXXX-WXX-WD
They meet every few weeks.|every few weeks|PXW
They meet every second year.|every second year|P2Y
They meet every spring.|every spring|XXXX-SP
They meet every 9 May.|every 9 May|XXXX-05-09
The paper appears twice a week.|a week|P1W
They pay 200 roubles per month.|per month|P1M
The city has kept the square shut until Friday.|Friday|2023-12-08
At present they meet in church.|present|PRESENT_REF
In the past they met in church.|the past|PAST_REF
""".strip().split("\n")


def times_of(parser: Parser, text: str) -> list[TimeExpression]:
    document = Document("d", "report.txt", "0", text, published="2023-12-07")
    return list(time_expressions_of(document, parser.sentences_of(document)[1]))


@pytest.mark.parametrize("row", INVENTORY)
def test_value_of_a_form_of_the_inventory(parser: Parser, row: str) -> None:
    text, words, value = row.split("|")
    assert (words, value) in [(text[t.span.start : t.span.end], t.value) for t in times_of(parser, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The Russell 2000 Index fell.",
        "It may rain and he may march.",
        "He lost half of the money.",
        "He scored on the 12th attempt.",
        "They are on the 3rd floor.",
        "He works at the clock factory.",
        "The easter egg was found.",
        "The overnight success surprised them.",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(parser: Parser, text: str) -> None:
    assert times_of(parser, text) == []


def test_several_days_of_a_month_are_an_interval(parser: Parser) -> None:
    (time,) = times_of(parser, "He was held from 5 to 7 May 2019.")
    assert (time.edtf, time.start, time.end) == ("2019-05-05/2019-05-07", "2019-05-05", "2019-05-07")


def test_a_date_whose_day_and_month_may_change_places_keeps_its_year_alone(parser: Parser) -> None:
    (time,) = times_of(parser, "It opened on 12/05/2019.")
    assert (time.edtf, time.start, time.end) == ("2019", "2019-01-01", "2019-12-31")


def test_easter_falls_on_the_sundays_that_tables_give() -> None:
    assert [str(easter(year)) for year in (2000, 2019, 2024, 2038)] == [
        "2000-04-23",
        "2019-04-21",
        "2024-03-31",
        "2038-04-25",
    ]
    assert [str(orthodox_easter(year)) for year in (2000, 2019, 2024)] == ["2000-04-30", "2019-04-28", "2024-05-05"]
