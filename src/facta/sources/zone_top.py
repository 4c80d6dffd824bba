"""The top of a report: section labels, title, byline, date lines and the dateline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from facta.model.document import ZoneKind
from facta.model.passage import Span
from facta.sources.blocks import Block, folded
from facta.sources.dates import FORMS, MONTHS, Undatable, day_of, iso_day
from facta.sources.interface_words import is_interface

Marks = dict[int, tuple[ZoneKind, str]]

_TOP_BLOCKS = 10
_NAME = r"[^\W\d_a-z][\w’'.-]*"
_NAMES = rf"{_NAME}(?:\s+(?:(?:de|del|van|von|der|bin|al|la|le)\s+)?{_NAME}){{1,3}}"
_BYLINE = re.compile(
    rf"^(?i:by|text by|story by|words by|written by|reported by|reporting by)[:\s]\s*"
    rf"(?P<names>{_NAMES}(?:(?:,\s+|\s+and\s+|\s*&\s*|,\s+and\s+){_NAMES})*?)"
    rf"(?P<rest>(?:\s*[,|·•–—-]\s*|\s+for\s+|\s+in\s+|\s*\().*)?$"
)
_REPORTERS = re.compile(r"^\(?(?:additional )?(?:reporting|writing) by [^.!?]{3,160}(?:;|\)|\.$|$)", re.IGNORECASE)
_NO_NAME = frozenset(
    "the a an monday tuesday wednesday thursday friday saturday sunday popular any all our staff then now "
    "numbers law day night".split()
) | frozenset(MONTHS)
_OUTLET = re.compile(
    r"\b(?:Courier|Herald|Times|News|Newspaper|Post|Observer|Tribune|Gazette|Journal|Radio|Wire|Press|Agency|Today|"
    r"Record|Daily|Weekly|Review|Bulletin|Telegraph|Guardian|Star|Mail|Chronicle|Monitor|Service|Broadcasting|TV|"
    r"Television|Media|Magazine|Independent|Standard|Examiner|Dispatch)\b"
)
_ORG = rf"(?:The\s+)?{_NAME}(?:\s+(?:of\s+|the\s+|and\s+)?{_NAME}){{0,4}}"
_PLACED = re.compile(rf"^(?P<name>{_ORG})(?:,\s+|\s*[|·•–—]\s*)(?P<date>.*\d.*)$")
_UPDATED = re.compile(
    r"^(?:this (?:story|article|report) (?:is from|was published on)|published|posted|updated|last updated|date)"
    r"\s*(?:on|at)?:?\s*",
    re.IGNORECASE,
)
_CITY = r"[^\W\d_a-z][^\W\d_a-z’'.]+(?:[ -][^\W\d_a-z][^\W\d_a-z’'.]*){0,3}"
_REGION = rf"(?:,\s+{_NAME}(?:\s+(?:of\s+|and\s+)?{_NAME}){{0,3}}?)"
_DATED = r"(?:,?\s+(?P<date>(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8})(?:,?\s+\d{4})?))"
_AGENCY = r"(?:\s*\([^()\d]{2,40}\))"
_DASH = r"\s*(?:--+|[—–])\s*|\s+-\s+"
_DATELINE = re.compile(
    rf"^(?P<city>{_CITY})(?P<region>{_REGION})??{_DATED}?{_AGENCY}?(?:{_DASH})(?=[^\W_a-z]|[\"“'‘‹«])"
)
_MIXED = re.compile(
    rf"^(?P<city>{_NAME}(?:\s{_NAME}){{0,2}})(?P<region>{_REGION})??(?:{_DATED}{_AGENCY}?|{_AGENCY})(?:{_DASH})"
    r"(?=[^\W_a-z]|[\"“'‘‹«])"
)
_NO_CITY = frozenset(
    "UPDATE UPDATED EXCLUSIVE BREAKING WATCH VIDEO NEWS CORRECTION CLARIFICATION OPINION ANALYSIS LIVE FACTBOX "
    "TIMELINE PHOTOS PHOTO WARNING NOTE ABSTRACT QUESTION ANSWER NATO UNESCO UNICEF".split()
)
_SMALL = frozenset("au aux de del des do du la le les of on sur the upon and al el".split())


@dataclass(slots=True)
class Top:
    """What the top of a text shows. `marks`: kind and rule by index of the block."""

    marks: Marks = field(default_factory=Marks)
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_by: str = ""
    place: str | None = None
    dateline: Span | None = None
    dateline_block: int = -1


def read_top(
    blocks: Sequence[Block], title: str | None, byline: str | None, publisher: str | None, *, title_marked: bool
) -> Top:
    """The top of a text, with `title`, `byline` and `publisher` where they are known before.

    title_marked: the file's format has already marked the title, so none is looked for.
    """
    top = Top()
    first_prose = next((index for index, block in enumerate(blocks) if _is_body(block)), len(blocks))
    reach = min(len(blocks), _TOP_BLOCKS, first_prose + 2)
    _mark_labels(blocks[:reach], top)
    _mark_masthead(blocks[:4], publisher, top)
    if not title_marked:
        _mark_title(blocks, min(first_prose, reach), title, top)
    for index in range(min(reach, first_prose + 1)):
        if index not in top.marks:
            _mark_line(blocks[index], index, byline, publisher, top)
    _mark_beside_date(blocks, first_prose, top)
    _find_dateline(blocks, first_prose, top)
    _find_end_credit(blocks, top)
    return top


def _is_body(block: Block) -> bool:
    """Running text, and not a long headline that ends in a question mark."""
    return block.is_prose and not (block.words <= 25 and _is_headline_case(block.text))


def _mark_labels(blocks: Sequence[Block], top: Top) -> None:
    for index, block in enumerate(blocks):
        if is_interface(block.text):
            top.marks[index] = (ZoneKind.NAVIGATION, "interface_words")


def _mark_masthead(blocks: Sequence[Block], publisher: str | None, top: Top) -> None:
    """`OUTLET · A bulletin on law · Number 41`: the known outlet with what it calls itself."""
    name = folded(publisher or "")
    for index, block in enumerate(blocks):
        divided = re.search(r"\s[|·•]\s", block.text)
        if name and divided and f"{block.folded} ".startswith(f"{name} ") and block.words <= 15:
            top.marks.setdefault(index, (ZoneKind.BYLINE, "masthead"))


def _mark_title(blocks: Sequence[Block], first_prose: int, title: str | None, top: Top) -> None:
    """The known title where it stands, short lines above it as section labels; else the first heading-like line."""
    if title and (wanted := folded(title)):
        for index, block in enumerate(blocks[:_TOP_BLOCKS]):
            if block.folded == wanted:
                top.marks[index] = (ZoneKind.TITLE, "known_title")
                _mark_above(blocks, index, top)
                return
    for index, block in enumerate(blocks[: min(first_prose, _TOP_BLOCKS)]):
        if index in top.marks:
            continue
        if _is_title(block, has_more=index + 1 < len(blocks)):
            top.marks[index] = (ZoneKind.TITLE, "first_heading_like_line")
            top.title = block.text
        elif _BYLINE.match(block.text) or _bare_date(block.text):
            continue
        return


def _mark_above(blocks: Sequence[Block], title_at: int, top: Top) -> None:
    for index in range(title_at):
        block = blocks[index]
        if block.words <= 4 and not block.ends_a_sentence and not _bare_date(block.text):
            top.marks.setdefault(index, (ZoneKind.NAVIGATION, "short_line_above_the_title"))


def _is_title(block: Block, *, has_more: bool) -> bool:
    text = block.text
    if not has_more or not 2 <= block.words <= 30 or len(text) > 200 or _bare_date(text) or _BYLINE.match(text):
        return False
    if _DATELINE.match(text) or text[0].islower() or text[0] in "-—–•*(" or "@" in text:
        return False
    if text.endswith((":", ";", ",")):
        return False
    return not block.ends_a_sentence or text.endswith("?") or _is_headline_case(text)


def _is_headline_case(text: str) -> bool:
    long: list[str] = re.findall(r"[^\W\d_]{4,}", text)
    return len(long) >= 3 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def _mark_line(block: Block, index: int, byline: str | None, publisher: str | None, top: Top) -> None:
    """A byline, a line of outlet and date, or a line that is only a date."""
    if block.words > 20:
        return
    if match := _byline_of(block.text):
        top.marks[index] = (ZoneKind.BYLINE, "by_and_a_name")
        top.byline = top.byline or " ".join(match["names"].split())
        _learn_from_rest(match["rest"] or "", top)
    elif byline and _is_only(block, byline):
        top.marks[index] = (ZoneKind.BYLINE, "known_author")
        _learn_from_rest(block.text.replace(byline, ""), top)
    elif day := _bare_date(block.text):
        top.marks[index] = (ZoneKind.DATELINE, "only_a_date")
        _learn_day(day, "line_of_a_date", top)
    elif publisher and _is_only(block, publisher):
        top.marks[index] = (ZoneKind.BYLINE, "known_publisher")
        _learn_from_rest(block.text.replace(publisher, ""), top)
    elif (match := _PLACED.match(block.text)) and (day := _bare_date(match["date"])):
        _learn_placed(match["name"], index, top)
        _learn_day(day, "line_of_a_date", top)


def _byline_of(text: str) -> re.Match[str] | None:
    match = _BYLINE.match(text)
    if match is None or not text[:1].isupper() or text.endswith(("?", "!")) or len(text) > 140:
        return None
    words = [word.strip(".,").lower() for word in match["names"].split()]
    return (
        None
        if _NO_NAME & set(words) or any(word[0].islower() for word in match["names"].split() if len(word) > 3)
        else match
    )


def _is_only(block: Block, name: str) -> bool:
    """Whether a short block holds `name` and otherwise only marks, a date and a place or outlet."""
    if name not in block.text or block.ends_a_sentence or block.words > len(name.split()) + 8:
        return False
    rest = _without_dates(block.text.replace(name, " ", 1))
    return not re.search(r"\b[a-z]{3,}\b", rest.replace("and", "").replace("for", "").replace("the", ""))


def _without_dates(text: str) -> str:
    for form in FORMS:
        text = form.sub(" ", text)
    return text


def _learn_from_rest(rest: str, top: Top) -> None:
    """What follows the name in a byline: an outlet, a date."""
    for part in re.split(r"\s*[|·•()]\s*|\s*[–—]\s*", rest):
        part = part.strip(" ,-")
        if day := _bare_date(part):
            _learn_day(day, "date_beside_the_byline", top)
        elif (match := _PLACED.match(part)) and (day := _bare_date(match["date"])):
            _learn_day(day, "date_beside_the_byline", top)
            part = match["name"]
        if _OUTLET.search(part) and re.fullmatch(_ORG, part):
            top.publisher = top.publisher or part


def _learn_placed(name: str, index: int, top: Top) -> None:
    """`NAME, DATE`: an outlet where the name says so, else the place of writing."""
    if _OUTLET.search(name):
        top.marks[index] = (ZoneKind.BYLINE, "outlet_and_date")
        top.publisher = top.publisher or name
    else:
        top.marks[index] = (ZoneKind.DATELINE, "place_and_date")
        top.place = top.place or name


def _learn_day(day: str, by: str, top: Top) -> None:
    if day != "?" and not top.published:
        top.published, top.published_by = day, by


def _bare_date(text: str) -> str | None:
    """The ISO day of a text that is only a date; "?" where it is one but names no single day; else None."""
    if len(text) > 60 or not any(character.isdigit() for character in text):
        return None
    if re.match(r"(?:last )?updated\b", text, re.IGNORECASE):
        return "?" if re.search(r"\b[12]\d{3}\b", text) else None
    stripped = _UPDATED.sub("", text).strip()
    for part in re.split(r"\s*[|·•]\s*", stripped):
        part = _UPDATED.sub("", part)
        try:
            return iso_day(part.rstrip("."))
        except Undatable:
            if any(form.fullmatch(part) for form in FORMS):
                return "?"
            if not re.fullmatch(r"[\d\s:/.,APMapm-]*", part):
                return None
    return None


def _mark_beside_date(blocks: Sequence[Block], first_prose: int, top: Top) -> None:
    """`State Herald, Lodvar` directly above a line that is only a date."""
    for index in range(min(first_prose, _TOP_BLOCKS) - 1):
        block = blocks[index]
        after = top.marks.get(index + 1)
        if index in top.marks or after is None or after[1] != "only_a_date":
            continue
        if block.words <= 6 and _OUTLET.search(block.text) and re.fullmatch(rf"{_ORG}(?:,\s+{_ORG})?", block.text):
            top.marks[index] = (ZoneKind.BYLINE, "outlet_above_the_date")
            top.publisher = top.publisher or block.text.split(",")[0]


def _find_dateline(blocks: Sequence[Block], first_prose: int, top: Top) -> None:
    """`CITY, Country (Agency) -- ` at the head of one of the first paragraphs."""
    for index in range(min(len(blocks), first_prose + 4)):
        block = blocks[index]
        match = _DATELINE.match(block.text) or _MIXED.match(block.text)
        if index in top.marks or block.words < 6 or match is None or not _is_city(match):
            continue
        region = (match["region"] or "").lstrip(", ")
        top.place = ", ".join(filter(None, (_titled(match["city"]), region)))
        top.dateline = Span(block.span.start, block.span.start + len(match.group().rstrip()))
        top.dateline_block = index
        _learn_dateline_day(match["date"] or "", top)
        return


def _is_city(match: re.Match[str]) -> bool:
    city = match["city"]
    if set(city.split()) & _NO_CITY or len(match.group()) > 90:
        return False
    letters = sum(map(str.isalpha, city))
    more = match["region"] or match["date"] or "(" in match.group()
    if match["region"] and any(word.lower() in MONTHS for word in match["region"].replace(",", " ").split()[:1]):
        return bool(re.search(r"\d", match.group()))
    return letters >= 4 or bool(more)


def _learn_dateline_day(date: str, top: Top) -> None:
    for form in FORMS:
        if match := form.fullmatch(date):
            try:
                _learn_day(day_of(match), "dateline", top)
            except Undatable:
                return


def _titled(city: str) -> str:
    """`PORT-AU-PRINCE` as `Port-au-Prince`; what is not in capitals stays."""
    if not city.isupper():
        return city
    parts = re.split(r"([ -])", city.lower())
    return "".join(part if at and part in _SMALL else part[:1].upper() + part[1:] for at, part in enumerate(parts))


def _find_end_credit(blocks: Sequence[Block], top: Top) -> None:
    """`(Reporting by ...; editing by ...)` among the last blocks."""
    for index in range(max(0, len(blocks) - 4), len(blocks)):
        if index not in top.marks and blocks[index].words <= 30 and _REPORTERS.match(blocks[index].text):
            top.marks[index] = (ZoneKind.BYLINE, "reporting_credit")
