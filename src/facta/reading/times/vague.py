"""Times that name no date: now, lately, once, soon."""

import re

from facta.reading.times.moment import Moment, Reading
from facta.reading.times.rule import Kind, rule


def present(match: re.Match[str], moment: Moment) -> Reading | None:
    """The present: "now", "currently", "the current crisis"."""
    token = moment.tokens[-1]
    if token.lower == "now" and moment.before_is("until", "till", "from"):
        return Reading("DATE", "PRESENT_REF")
    if token.lower == "present" and token.tag not in ("RB", "NN") and not moment.before_is("at"):
        return None
    if token.lower == "now" and (token.pos != "ADV" or token.dep == "mark" or moment.after_is("-", "that")):
        return None
    if token.lower == "current" and token.pos not in ("ADJ",):
        return None
    return Reading("DATE", "PRESENT_REF")


def past(match: re.Match[str], moment: Moment) -> Reading | None:
    """The past, undated: "recently", "in the past", "the recent losses"."""
    if moment.tokens[-1].entity in ("ORG", "WORK_OF_ART"):
        return None
    return Reading("DATE", "PAST_REF")


def once(match: re.Match[str], moment: Moment) -> Reading | None:
    """The adverb "once" for a time gone by, not "as soon as" and not a count."""
    token = moment.tokens[0]
    head = moment.sentence.head_of(token)
    is_past = head.tag in ("VBD", "VBN")
    after = moment.after()
    counts = after is not None and after.lower in (
        "again",
        "a",
        "every",
        "and",
        "more",
        "per",
        "in",
        "he",
        "they",
        "the",
    )
    if (
        token.dep != "advmod"
        or head.dep == "advcl"
        or not is_past
        or counts
        or moment.before_is("at", "than", "only", "just")
    ):
        return None
    if after is not None and after.i != head.i and after.head != head.i:
        return None
    return Reading("DATE", "PAST_REF")


def future(match: re.Match[str], moment: Moment) -> Reading | None:
    """The future, undated: "soon", "in the near future", "the long term"."""
    token = moment.tokens[-1]
    if token.lower == "soon" and (moment.before_is("as", "how", "too") or moment.after_is("as", "after", "to")):
        return None
    if token.lower in ("soon", "shortly", "imminently") and moment.direction == "past":
        return None
    return Reading("DATE", "FUTURE_REF")


_NEAR = (
    r"(?:(?:near|not too distant|not - too - distant|foreseeable|immediate|distant|medium|short|long|longer)"
    r"(?: ?- ?| ))?"
)
VAGUE_RULES = (
    rule(
        present,
        Kind.VAGUE,
        r"(?:right |just |only )?now|nowadays|currently|presently|current|the present(?: day| time| moment)?|"
        r"the (?:time being|moment)|(?<= at )present(?! ?-)|present(?= [,.)])|our recent history",
    ),
    rule(
        past,
        Kind.VAGUE,
        r"(?:more |most |very |as |only )?recently|lately|(?:the )?recent(?! (?:year|month|week|day|decade))"
        r"|(?:the )?(?:recent |distant )?past(?= [.,;)'\"”])|not so long ago|not long ago|long ago"
        r"|(?<= in )the past(?= (?:they|he|she|it|we|you|i|there|the|people) )|the other day(?= [.,;])",
    ),
    rule(once, Kind.VAGUE, "once"),
    rule(
        future,
        Kind.VAGUE,
        rf"(?:very |pretty )?soon|(?:the|a) {_NEAR}future|the {_NEAR[:-1]}term|imminently|shortly(?= [.,])",
    ),
)
