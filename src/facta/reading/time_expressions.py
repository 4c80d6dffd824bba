"""Time expressions: found, typed and resolved against the day of publication.

Two steps: the rules of `reading/times` find spans in a sentence's line, the longest first from the left; then each is
read at its `Moment`: the day of publication, the tense of the verb that governs it, and the date last named. A year
that neither the words nor the day of publication give stays unknown.
"""

import re
from datetime import date
from typing import NamedTuple

from facta.model.document import Document
from facta.model.edtf import NotEdtf, days_of_edtf, edtf_of
from facta.model.passage import Span
from facta.model.sentence import Sentence
from facta.model.times import ASSUMED, Interval, TimeExpression
from facta.reading.times.grammar import TIME_RULES
from facta.reading.times.line import line_of
from facta.reading.times.moment import Moment, Reading
from facta.reading.times.ranges import with_ranges
from facta.reading.times.rule import Rule, kind_of

NAMED_FOR_SENTENCES = 3
"""For how many sentences a date stays the one that "the next day" is told from."""


class Match(NamedTuple):
    """A stretch of tokens that a rule matched."""

    first: int
    last: int
    rule: Rule
    match: re.Match[str]


class Named(NamedTuple):
    """What was named last: the days of a calendar time, the last single day, and the sentence it stood in."""

    days: Interval | None = None
    day: date | None = None
    sentence: int = 0


def time_expressions_of(document: Document, sentences: tuple[Sentence, ...]) -> tuple[TimeExpression, ...]:
    """The time expressions of `document`, in text order."""
    published = _published(document)
    found: list[TimeExpression] = []
    named = Named()
    for sentence in sentences:
        matches = _matches(sentence)
        if not matches:
            continue
        if sentence.index - named.sentence > NAMED_FOR_SENTENCES:
            named = Named()
        times = with_ranges(_times_of(sentence, matches, published, named), sentence)
        named = _named_after(times, named, sentence.index)
        found.extend(times)
    return tuple(found)


def _published(document: Document) -> date | None:
    try:
        return date.fromisoformat(document.published[:10]) if document.published else None
    except ValueError:
        return None


def _matches(sentence: Sentence) -> list[Match]:
    """What the rules match, in text order, the longest first where several begin together."""
    kinds = 0
    for token in sentence.tokens:
        kinds |= kind_of(token.lower)
    if not kinds:
        return []
    line = line_of(sentence)
    matches: list[tuple[int, int, int, Match]] = []
    for number, rule in enumerate(TIME_RULES):
        if rule.needs & kinds == rule.needs:
            for match in rule.pattern.finditer(line.text):
                start, end = match.span()
                first, last = line.starts.get(start), line.ends.get(end)
                if first is not None and last is not None:
                    matches.append((first, -last, number, Match(first, last, rule, match)))
    matches.sort(key=lambda entry: entry[:3])
    return [entry[3] for entry in matches]


def _times_of(sentence: Sentence, matches: list[Match], published: date | None, named: Named) -> list[TimeExpression]:
    """The expressions of one sentence: those that need the sentence's other dates are read last."""
    times: dict[int, TimeExpression] = {}
    taken: set[int] = set()
    for late in (False, True):
        for first, last, rule, match in matches:
            if rule.late != late or not taken.isdisjoint(range(first, last + 1)):
                continue
            before = [times[i] for i in sorted(times) if i < first]
            here = _named_after(before, Named(), 0)
            if late and here.day is None:
                here = Named(
                    here.days,
                    next(
                        (days.first for i in sorted(times) if (days := _days(times[i])) and days.first == days.last),
                        None,
                    ),
                )
            moment = Moment(sentence, first, last, published, here.days or named.days, here.day or named.day, here.day)
            time = _time_of(rule, match, moment)
            if time is not None:
                times[first] = time
                taken.update(range(first, last + 1))
    return [times[i] for i in sorted(times)]


def _named_after(times: list[TimeExpression], named: Named, sentence: int) -> Named:
    for time in times:
        if time.by != "event_day" and (days := _days(time)):
            named = Named(days, days.first if days.first == days.last else named.day, sentence)
    return named


def _time_of(rule: Rule, match: re.Match[str], moment: Moment) -> TimeExpression | None:
    try:
        reading = rule.read(match, moment)
    except OverflowError:
        return None
    if reading is None:
        return None
    edtf, days = _calendar(reading)
    span = Span(moment.tokens[0].start, moment.tokens[-1].end)
    by = rule.name + (ASSUMED if reading.assumed else "")
    first, last = (str(days.first), str(days.last)) if days else (None, None)
    return TimeExpression(span, reading.type, reading.value, edtf, first, last, by)


def _calendar(reading: Reading) -> tuple[str | None, Interval | None]:
    if reading.type not in ("DATE", "TIME"):
        return None, None
    edtf = (reading.edtf or None) if reading.edtf is not None else edtf_of(reading.value, reading.approximate)
    try:
        return edtf, days_of_edtf(edtf) if edtf else None
    except NotEdtf:
        return None, None


def _days(time: TimeExpression) -> Interval | None:
    if time.start is None or time.end is None:
        return None
    return Interval(date.fromisoformat(time.start), date.fromisoformat(time.end))
