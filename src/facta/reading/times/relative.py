"""Dates told from another: from the day of publication ("last week") or from the last date named ("two days later")."""

import re
from datetime import date, timedelta

from facta.model.sentence import Token
from facta.reading.times.moment import Moment, Reading
from facta.reading.times.rule import Kind, rule
from facta.reading.times.values import UNKNOWN, known, value_at, weekday_near
from facta.reading.times.vocabulary import (
    ABOUT,
    CLOCK_UNITS,
    DAY_PART,
    DAY_PARTS,
    NUMBER,
    ORDINALS,
    UNIT,
    UNITS_PLURAL,
    WEEKDAY,
    WEEKDAYS,
    number_of,
    one_of,
    unit_of,
    words_of,
)
from facta.reading.times.year_words import PART, is_approximate

_DAY_SHIFT = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_SHORT = frozenset({"day", "night", "week", "weekend"})
_AROUND_DAY = frozenset({"end", "finish", "close", "start", "begin", "open", "for"})
_NAMED_DAYS = frozenset({"Black", "Bloody", "Good", "Ash", "Palm", "Super", "Maundy", "Cyber"})
_LOOSE_HEADS = frozenset(words_of("world society youth generation standards age era children politics media economy"))


def _at(unit: str, day: date | None, shift: int = 0) -> str:
    return UNKNOWN[unit] if day is None else value_at(unit, day, shift)


def day_word(match: re.Match[str], moment: Moment) -> Reading | None:
    """A day by its distance: "today", "yesterday morning", "tonight"."""
    word = match["word"]
    if is_name(moment):
        return None
    if word == "today" and _is_loose_today(moment):
        return Reading("DATE", "PRESENT_REF")
    value = _at("day", moment.published, _DAY_SHIFT[word])
    part = "NI" if word == "tonight" else DAY_PARTS.get(match["day_part"] or "")
    return Reading("TIME", f"{value}T{part}") if part else Reading("DATE", value)


def is_name(moment: Moment) -> bool:
    """Whether the words are the name of a paper or programme: "USA Today", "This Week"."""
    last = moment.tokens[-1]
    if last.entity in ("ORG", "WORK_OF_ART", "PRODUCT"):
        return True
    return last.i > 0 and last.pos == "PROPN" and last.text != last.lower


def _is_loose_today(moment: Moment) -> bool:
    after = moment.after()
    if not after or after.tag != "POS":
        return False
    owned = moment.sentence.tokens[moment.tokens[-1].head]
    return owned.lower in _LOOSE_HEADS or (owned.pos == "PROPN" and owned.entity == "ORG")


def day_beyond(match: re.Match[str], moment: Moment) -> Reading | None:
    """The day two days off: "the day before yesterday"."""
    return Reading("DATE", _at("day", moment.published, -2 if "before" in match[0] else 2))


def last_night(match: re.Match[str], moment: Moment) -> Reading | None:
    """The night before publication."""
    return Reading("TIME", f"{_at('day', moment.published, -1)}TNI")


def this_day_part(match: re.Match[str], moment: Moment) -> Reading | None:
    """A part of the day of publication: "this morning"."""
    return Reading("TIME", f"{_at('day', moment.published)}T{DAY_PARTS[match['day_part']]}")


def other_day_part(match: re.Match[str], moment: Moment) -> Reading | None:
    """A part of the day last named: "in the evening", "the next morning"."""
    which = match["which"] or ""
    named = _named_day(moment)
    day = named or (moment.published if not which or which in ("the same", "early", "late") else None)
    shift = {"the next": 1, "the following": 1, "the previous": -1}.get(which, 0)
    if match["which"] is None and not moment.before_is("in", "during", "by", "early", "late", "of"):
        return None
    return Reading("TIME", f"{_at('day', day, shift)}T{DAY_PARTS[match['day_part']]}", assumed=named is None)


def _named_day(moment: Moment) -> date | None:
    return moment.same_sentence or moment.day


def weekday(match: re.Match[str], moment: Moment) -> Reading | None:
    """A weekday: the last one, or the next where the tense is future; unknown with no day of publication."""
    name, which = match["weekday"], match["which"] or ""
    token = next(t for t in moment.tokens if t.lower == name)
    if token.text.islower() or (token.entity in ("ORG", "PERSON", "WORK_OF_ART", "EVENT") and not match["day_part"]):
        return None
    if _is_part_of_name(token, moment):
        return None
    number = WEEKDAYS[name]
    any_such_day = token.dep not in ("compound", "nmod") and moment.before_is("a", "one", "any", "some")
    unknown = moment.published is None or any_such_day
    value = f"XXXX-WXX-{number}" if unknown else _near_weekday(moment, number, which, match["week"])
    part = DAY_PARTS.get(match["day_part"] or "")
    return Reading("TIME", f"{value}T{part}") if part else Reading("DATE", value)


def _is_part_of_name(weekday: Token, moment: Moment) -> bool:
    """Whether the weekday stands in a name: "the Sunday Times", "Black Friday"."""
    before, head = moment.before(), moment.sentence.head_of(weekday)
    if weekday.dep == "compound" and head.pos == "PROPN" and head.i > moment.last and head.i - moment.last <= 2:
        return True
    return before is not None and (before.entity == "EVENT" or before.text in _NAMED_DAYS)


def _near_weekday(moment: Moment, number: int, which: str, week: str | None) -> str:
    published = moment.published or date.min
    if week:
        shift = {"last": -1, "next": 1}.get(week.split()[-2] if " " in week else "", 0)
        monday = published - timedelta(days=published.isoweekday() - 1)
        return str(monday + timedelta(weeks=shift, days=number - 1))
    if which in ("next", "this coming", "coming", "the coming"):
        return weekday_near(published, number, "future", same_day=False)
    if which in ("last", "this past", "the past"):
        return weekday_near(published, number, "past", same_day=False)
    if which in ("the following", "the next") and (day := _named_day(moment)):
        return weekday_near(day, number, "future", same_day=False)
    if which in ("the previous", "the preceding") and (day := _named_day(moment)):
        return weekday_near(day, number, "past", same_day=False)
    from_day, opening = moment.same_sentence, moment.before(2)
    if moment.before_is("to", "through", "-", "–") and from_day and opening and opening.lower in WEEKDAYS:
        return weekday_near(from_day, number, "future", same_day=False)
    direction = moment.direction
    if which == "this" and direction == "open":
        direction = "future"
    return weekday_near(published, number, direction)


def period(match: re.Match[str], moment: Moment) -> Reading | None:
    """A week, month, year ... told from the day of publication: "last week", "earlier this year"."""
    which, unit = match["which"], match["unit"]
    if is_name(moment):
        return None
    shift = {"last": -1, "the last": -1, "next": 1, "the coming": 1, "this coming": 1}.get(which, 0)
    if which == "the last" and unit != "quarter" and moment.before_is("in", "over", "during", "within", "for", "of"):
        return None if not moment.before_is("of") else Reading("DATE", _at(unit, moment.published, -1))
    if which == "this" and unit == "decade" and moment.published is None:
        return Reading("DATE", "PRESENT_REF")
    if unit == "weekend" and moment.published and which in ("this", "this past", "last"):
        return Reading("DATE", _weekend(moment, which), is_approximate(match))
    return Reading("DATE", _at(unit, moment.published, shift), is_approximate(match))


def _weekend(moment: Moment, which: str) -> str:
    published = moment.published or date.min
    back = which == "last" or (published.isoweekday() <= 5 and moment.direction == "past")
    return value_at("weekend", published, -1 if back else 0)


def period_named(match: re.Match[str], moment: Moment) -> Reading | None:
    """A day, week, month, year ... told from the date last named: "the same day", "the following year"."""
    which, unit = match["which"], match["unit"]
    shift = {"previous": -1, "preceding": -1, "following": 1, "next": 1}.get(which.split()[-1], 0)
    if moment.after_is("previous", "before", "earlier", "after", "later"):
        return None
    assumed = unit in _SHORT and _named_day(moment) is None
    return Reading("DATE", _from_named(moment, unit, shift), is_approximate(match), assumed=assumed)


def _from_named(moment: Moment, unit: str, shift: int) -> str:
    if unit in _SHORT:
        supposed = moment.published if moment.named is None and not shift else None
        return _at(unit, _named_day(moment) or supposed, shift)
    return _at(unit, moment.anchor, shift)


def year_beside(match: re.Match[str], moment: Moment) -> Reading | None:
    """The year, month ... beside the one named: "the year before", "the year previous"."""
    shift = -1 if match["way"] in ("before", "previous", "earlier", "prior") else 1
    after = moment.after()
    if after and match["way"] in ("before", "after") and after.tag not in (".", ",", "CC", ":", "IN", "-RRB-"):
        return None
    if shift > 0 and moment.named is None and moment.direction == "past":
        return Reading("DATE", _at(match["unit"], None))  # the year after what?
    return Reading("DATE", _from_named(moment, match["unit"], shift))


def week_beyond(match: re.Match[str], moment: Moment) -> Reading | None:
    """A weekday and a week more: "Monday week", "a week on Tuesday", "a week from Friday"."""
    after = moment.after()
    if match["late"] and after is not None and (after.pos in ("NOUN", "PROPN", "ADJ") or after.text == "-"):
        return None  # "the Monday week of prayer"
    name = match["late"] or match["weekday"]
    if moment.published is None:
        return Reading("DATE", f"XXXX-WXX-{WEEKDAYS[name]}")
    near = date.fromisoformat(weekday_near(moment.published, WEEKDAYS[name], "future", same_day=False))
    return Reading("DATE", str(near + timedelta(weeks=1)))


def the_period(match: re.Match[str], moment: Moment) -> Reading | None:
    """The day, week, year ... under way: "the end of the year", "ended the day", "the entire year"."""
    unit = match["unit"]
    if unit == "day" and "end of" in match[0] and moment.before_is("at") and moment.after_is(","):
        return None  # the saying
    if not match["part"] and not match["whole"]:
        before = moment.before()
        closing = before is not None and before.lemma in _AROUND_DAY
        if unit != "day" or not closing or moment.after_is("when", "of", "to", "that", "after", "before"):
            return None
    named = _named_day(moment) if unit == "day" else moment.anchor if match["whole"] else None
    assumed = unit == "day" and named is None
    return Reading("DATE", _at(unit, named or moment.published), is_approximate(match), assumed=assumed)


def end_of_period(match: re.Match[str], moment: Moment) -> Reading | None:
    """The end of the year, month ... under way: "by year's end", "at year-end"."""
    return Reading("DATE", _at(match["unit"], moment.published), approximate=True)


def before_last(match: re.Match[str], moment: Moment) -> Reading | None:
    """The week, month ... two back or two ahead: "the week before last", "the year after next"."""
    return Reading("DATE", _at(match["unit"], moment.published, -2 if "before" in match[0] else 2))


def in_a_row(match: re.Match[str], moment: Moment) -> Reading | None:
    """The last of a run that ends now: "the fourth straight week", "a second day in a row", "its best week since"."""
    return Reading("DATE", _at(match["unit"], moment.published))


def of_this_time(match: re.Match[str], moment: Moment) -> Reading | None:
    """The like month of another year: "this time last year"."""
    shift = 12 if "next" in match[0] else -12
    return Reading("DATE", _at("month", moment.published, shift), approximate=True)


def day_of_month(match: re.Match[str], moment: Moment) -> Reading | None:
    """A day by its number, perhaps with its weekday: "on the 12th", "Sunday the 12th"; the nearest in its tense."""
    published, number = moment.published, int(match["nth"])
    weekday, after = match["weekday"], moment.after()
    if not weekday and after is not None and after.tag not in (".", ",", "CC", ":", "IN", "-RRB-"):
        return None
    if not weekday and after is not None and after.lower in ("of", "in"):
        return None
    if not 1 <= number <= 31:
        return None
    if published is None:
        return Reading("DATE", "XXXX-XX-XX")
    months = (date.fromisoformat(f"{value_at('month', published, n)}-01") for n in range(-14, 15))
    days = [days.first for m in months if (days := known(f"{m.year:04d}-{m.month:02d}-{number:02d}"))]
    if weekday:
        days = [day for day in days if day.isoweekday() == WEEKDAYS[weekday]]
    past, future = [d for d in days if d <= published], [d for d in days if d >= published]
    chosen = future[:1] if moment.direction == "future" else past[-1:]
    return Reading("DATE", str(chosen[0])) if chosen else None


def early_hours(match: re.Match[str], moment: Moment) -> Reading | None:
    """The hours after midnight of a day: "the early hours of Saturday"."""
    if match["weekday"]:
        if moment.published is None:
            return Reading("TIME", f"XXXX-WXX-{WEEKDAYS[match['weekday']]}TMO")
        return Reading("TIME", f"{weekday_near(moment.published, WEEKDAYS[match['weekday']], moment.direction)}TMO")
    shift = {"today": 0, "yesterday": -1, "tomorrow": 1}[match["word"]]
    return Reading("TIME", f"{_at('day', moment.published, shift)}TMO")


def overnight(match: re.Match[str], moment: Moment) -> Reading | None:
    """A night of which only the report's day is known to be near: "overnight"."""
    token = moment.tokens[0]
    if token.tag != "RB" or moment.sentence.head_of(token).pos not in ("VERB", "AUX"):
        return None
    return Reading("TIME", f"{moment.same_sentence or UNKNOWN['day']}TNI")


def the_weekend(match: re.Match[str], moment: Moment) -> Reading | None:
    """The weekend nearest to the day of publication: "over the weekend"."""
    if moment.published is None:
        return Reading("DATE", UNKNOWN["weekend"])
    return Reading("DATE", _weekend(moment, "this past" if moment.direction == "past" else "this"))


def that_time(match: re.Match[str], moment: Moment) -> Reading | None:
    """The time last named: "by that time", "at that point"."""
    day = _named_day(moment)
    return Reading("DATE", str(day)) if day else Reading("DATE", "PAST_REF")


def same_period(match: re.Match[str], moment: Moment) -> Reading | None:
    """The like period of another year: "the same month a year ago", "the same quarter last year"."""
    named, back = moment.named, 0 if "this year" in match[0] else -1
    unit = match["unit"]
    if named is None and moment.published is None:
        return Reading("DATE", UNKNOWN.get(unit, "XXXX"))
    first = named.first if named else (moment.published or date.min)
    last = named.last if named else first
    if unit in ("period", "time"):
        length = (last - first).days
        unit = "day" if length == 0 else "month" if length < 32 else "quarter" if length < 100 else "year"
    if unit == "day":
        return Reading("DATE", value_at("month", first, 12 * back))
    steps = {"month": 12, "quarter": 4, "week": 52, "year": 1}[unit]
    return Reading("DATE", value_at(unit, first, steps * back))


def ago(match: re.Match[str], moment: Moment) -> Reading | None:
    """A time told by its distance: "two weeks ago", "a year earlier", "three days later"."""
    unit, way = unit_of(match["unit"]), match["way"]
    if match["number"] is None and not match["half"] and way != "ago":
        return None
    number = 1 if match["number"] in ("a", "an", "one") else match["number"] and number_of(match["number"])
    if match["half"] and (match["number"] or unit not in _HALVES):
        return None
    if match["half"]:
        number, unit = _HALVES[unit]
    base = moment.published if way in ("ago", "hence", "from now") else moment.anchor
    if way in ("before", "after") and (after := moment.after()) and after.tag not in (".", ",", "CC", ":", "IN"):
        return None
    back = way in ("ago", "before", "earlier", "previously", "prior")
    if unit in CLOCK_UNITS:
        return _hours_off(match, moment, back)
    if not number or "." in str(number):
        return Reading("DATE", "PAST_REF" if back else "FUTURE_REF")
    if way not in ("ago", "hence", "from now") and unit in ("day", "week") and not (base := _named_day(moment)):
        return Reading("DATE", UNKNOWN["day"])
    if base is None:
        return Reading("DATE", UNKNOWN[unit])
    value = _distant(unit, base, int(number) * (-1 if back else 1))
    told = known(value)
    ahead = told is not None and moment.published is not None and told.first > moment.published
    return Reading("DATE", UNKNOWN[unit] if ahead and moment.direction == "past" else value)


def _distant(unit: str, base: date, shift: int) -> str:
    if unit in ("week", "fortnight"):
        return value_at("day", base, (7 if unit == "week" else 14) * shift)
    if unit in ("decade", "century"):
        return value_at("year", base, shift * (10 if unit == "decade" else 100))
    return value_at(unit, base, shift)


def _hours_off(match: re.Match[str], moment: Moment, back: bool) -> Reading | None:
    if match["way"] not in ("ago", "earlier", "later"):
        return None
    return Reading("TIME", "PAST_REF" if back else "FUTURE_REF")


_HALVES = {"year": (6, "month"), "decade": (5, "year"), "century": (50, "year")}
_UNIT = r"(?P<unit>day|week|weekend|fortnight|month|quarter|year|decade|century)"
_NTH = one_of(word for word, number in ORDINALS.items() if 1 < number < 20)
_EARLIER = r"(?:(?:earlier|later|early|late|sometime)(?: on)? )?"
_DAY_PART = rf"(?P<day_part>{DAY_PART})"
RELATIVE_RULES = (
    rule(day_word, Kind.DAY, rf"{_EARLIER}(?P<word>today|yesterday|tomorrow|tonight)(?: {_DAY_PART})?"),
    rule(day_beyond, Kind.DAY, r"the day (?:before yesterday|after tomorrow)"),
    rule(last_night, Kind.DAY, r"(?:late |early )?last night"),
    rule(this_day_part, Kind.DAY, rf"{_EARLIER}this {_DAY_PART}"),
    rule(
        other_day_part,
        Kind.DAY,
        rf"(?P<which>the (?:next|following|previous|same)|that|early|late)? ?(?:the )?{_DAY_PART}",
        late=True,
    ),
    rule(
        weekday,
        Kind.WEEKDAY,
        r"(?:(?:early|late|earlier|later)(?: on)? )?"
        r"(?:(?P<which>(?:the )?last|next|this past|this coming|the coming|coming|this|"
        r"the (?:following|next|previous|preceding|past)) )?"
        rf"(?:the )?(?P<weekday>{WEEKDAY})(?: {_DAY_PART})?(?: (?:of )?(?P<week>(?:last|this|next) week))?",
    ),
    rule(week_beyond, Kind.WEEKDAY | Kind.UNIT, rf"(?P<late>{WEEKDAY}) week(?P<weekday>(?!))?(?! of )"),
    rule(week_beyond, Kind.WEEKDAY | Kind.UNIT, rf"(?P<late>(?!))?a week (?:on|from) (?P<weekday>{WEEKDAY})"),
    rule(
        period,
        Kind.UNIT,
        rf"{PART}{_EARLIER}(?P<which>this coming|this past|this|last|next|the last|the coming|the current|"
        rf"the present) {_UNIT}",
    ),
    rule(
        period_named,
        Kind.UNIT,
        rf"{PART}{_EARLIER}(?P<which>the (?:very )?(?:same|previous|preceding|following|next)|that same|that|"
        rf"(?:a|the) (?:second|third|fourth) consecutive) {_UNIT}",
    ),
    rule(year_beside, Kind.UNIT, rf"the {_UNIT} (?P<way>before|previous|earlier|prior|after)"),
    rule(
        the_period,
        Kind.UNIT,
        r"(?:(?P<part>(?:the )?(?:very )?(?:beginning|start|end|middle|close|rest|remainder) of |"
        rf"(?:early|late|later|earlier) in )?the (?P<whole>whole |entire |full )?{_UNIT})",
    ),
    rule(end_of_period, Kind.UNIT, r"(?P<unit>year|month|week|quarter)(?: 's end| ?- ?end)"),
    rule(before_last, Kind.UNIT, rf"the {_UNIT} (?:before last|after next)"),
    rule(
        in_a_row,
        Kind.UNIT,
        rf"(?:(?:the|a|an|its|their|his|her) )?(?:{_NTH}|\d\d?(?:st|nd|rd|th)) (?:straight |consecutive |successive )"
        rf"{_UNIT}",
    ),
    rule(
        in_a_row,
        Kind.UNIT,
        rf"(?:(?:the|a|an|its|their|his|her) )?(?:{_NTH}|\d\d?(?:st|nd|rd|th)) {_UNIT} (?:in a row|running)",
    ),
    rule(in_a_row, Kind.UNIT, rf"(?<=best |orst ){_UNIT}(?= since )"),
    rule(of_this_time, Kind.VAGUE, r"(?:about |around )?this time (?:last|next) year"),
    rule(
        day_of_month,
        Kind.NUMERIC,
        rf"(?:(?P<weekday>{WEEKDAY}) )?(?<= on | by |day )(?:the )?(?P<nth>\d\d?)(?:st|nd|rd|th)",
    ),
    rule(
        early_hours,
        Kind.UNIT,
        rf"(?:the )?(?:very )?early hours of (?:(?P<weekday>{WEEKDAY})|(?P<word>today|yesterday))(?: morning)?",
    ),
    rule(overnight, Kind.DAY, "overnight", late=True),
    rule(the_weekend, Kind.UNIT, r"(?:the )?weekend"),
    rule(that_time, Kind.VAGUE, r"that (?:time|moment)"),
    rule(
        same_period,
        Kind.UNIT,
        r"the (?:same|corresponding|year - earlier) (?P<unit>day|week|month|quarter|period|time) ?(?:in |of )?"
        r"(?:(?:the )?(?:last|this|previous|past) year|(?:a|one) year (?:ago|earlier|before|previously)|"
        r"the year before)",
    ),
    rule(
        ago,
        Kind.UNIT,
        rf"{ABOUT}?(?:(?P<half>half an?)|(?P<number>a|an|{NUMBER})|(?:several|a few|some|many))? "
        rf"?(?P<unit>{UNIT}|{UNITS_PLURAL}) "
        r"(?P<way>ago|earlier|later|previously|before|prior|hence|from now|after)",
    ),
)
