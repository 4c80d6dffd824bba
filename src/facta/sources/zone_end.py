"""The end of a report: the author's biography, legal notices, and what a page puts below its article.

Blocks are looked at from the last one upwards, and the first that belongs to the article ends the search: so a
paragraph with article below it is never marked here.
"""

import re
from collections.abc import Mapping, Sequence

from facta.model.document import ZoneKind
from facta.sources.blocks import Block
from facta.sources.interface_words import is_interface

Mark = tuple[ZoneKind, str]

_MOST_WORDS = 120
_RIGHTS = re.compile(
    r"\ball rights reserved\b|^\W*copyright\b|©\s*(?:\w+\W+){0,6}\d{4}|\(c\)\s*(?:\w+\W+){0,6}\d{4}|\d{4}\s*©|"
    r"\bmay not be (?:reproduced|published|broadcast|rewritten|redistributed)\b|"
    r"\breprint(?:ed|ing) (?:only )?with (?:the )?permission\b|"
    r"\bno part of this (?:page|publication|article|site)\b|"
    r"\b(?:may|can) be (?:copied|reprinted|republished) (?:freely|with)\b|"
    r"\b(?:views|opinions) expressed (?:in|here|by|are)\b[^.]{0,120}\b(?:do not|those of)\b|"
    r"\baccept(?:s)? no (?:liability|responsibility) for\b|"
    r"\b(?:uses?|store) cookies\b|^\W*(?:terms of (?:use|service)|privacy policy)\b",
    re.IGNORECASE,
)
_READER_WARNED = re.compile(
    r"\byou (?:could|may|might|can) (?:face|be)\b[^.]{0,40}\b(?:fine[sd]?|fined|imprison\w*|prosecut\w*|held liable)\b",
    re.IGNORECASE,
)
_OUR_PAGES = re.compile(
    r"\b(?:our (?:content|website|site|reports|articles|pages)|this (?:site|website|page)|contacting us|reading us)\b",
    re.IGNORECASE,
)
_INVITED = re.compile(
    r"^(?:to (?:find out|learn|read) more,? )?(?:please )?click here\b|"
    r"^to (?:find out|learn|read) more\b[^.]*\b(?:click|visit)\b|"
    r"^(?:subscribe|sign up|donate|follow us|support our|support independent)\b",
    re.IGNORECASE,
)
_DESIGNATED = re.compile(
    r"^(?P<who>.{2,60}?) (?:has been|was|is) (?:declared|designated|labell?ed) (?:as )?an? [\"“'‘]?undesirable",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"^\W*(?:\d+x\d+ image|author(?:'s|’s)? (?:photo|image|picture)|"
    r"about the authors?|about the writer|the author)\W*$",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_a-z][\w’'.-]*"
_NAMES = rf"{_NAME}(?: (?:(?:de|van|von|der|al|bin) )?{_NAME}){{0,3}}"
_NAME_LINE = re.compile(rf"^\W*(?P<name>{_NAMES})\W*$")
_JOB = re.compile(
    rf"^(?P<name>{_NAMES}),? (?:is|was) (?:an?|the|our|\w+(?:'s|’s)|(?:{_NAME} )*{_NAME}(?:'s|’s))"
    rf"(?: [\w’'/,-]+){{0,7}}? "
    r"(?:journalist|reporter|correspondent|editor|columnist|writer|producer|fellow|contributor|bureau chief|"
    r"photographer|commentator)\b"
)
_WRITES = re.compile(
    rf"^(?P<name>{_NAMES}) (?:writes|reports|covers|has (?:covered|reported|written)|worked|joined)\b",
)
_REACH = re.compile(
    r"\bfollow (?:him|her|them|me)\b|\b(?:can be|is) (?:reached|contacted) (?:at|on|by)\b|"
    r"\bon (?:twitter|x|facebook)\b[^.]{0,12}@\w+|"
    r"^\W*(?:twitter|e-?mail)\s*:\s*\S*@\S+",
    re.IGNORECASE,
)
_CAREER = re.compile(
    r"\b(?:before|prior to) joining\b|\b(?:writes|reports|reporting|writing) (?:about|on|for)\b|"
    r"\bhas (?:covered|written|reported)\b|"
    r"\bgraduate of\b|\bgraduated from\b|"
    r"\b(?:his|her|their) (?:work|reports|reporting|articles|writing) (?:has|have|was|were|on)\b|"
    r"\bis the author of\b|\b(?:won|received) (?:the|an?) [^.]{0,40}(?:prize|award)\b|"
    r"\b(?:lives|based) in\b|\bwrites for\b",
    re.IGNORECASE,
)
_NEWS = re.compile(
    r"\b(?:detained|arrested|killed|jailed|charged|sentenced|convicted|acquitted|died|accused|beaten|shot|missing|expelled|fined|"
    r"said|told|denied|says|trial|court|prison|police)\b",
    re.IGNORECASE,
)


def end_marks(
    blocks: Sequence[Block], marked: Mapping[int, Mark], byline: str | None, publisher: str | None
) -> dict[int, Mark]:
    """Marks by index of the block, for the unbroken run of such blocks at the end of a text."""
    marks: dict[int, Mark] = {}
    index = len(blocks) - 1
    first_prose = next((at for at, block in enumerate(blocks) if block.is_prose), len(blocks))
    while index > first_prose:
        if index not in marked:
            mark = _mark_of(blocks, index, marks, byline, publisher)
            if mark is None:
                break
            marks[index] = mark
        elif marked[index][0] is ZoneKind.TITLE:
            break
        index -= 1
    return marks


def _mark_of(
    blocks: Sequence[Block], index: int, marks: Mapping[int, Mark], byline: str | None, publisher: str | None
) -> Mark | None:
    block = blocks[index]
    below = marks.get(index + 1)
    if block.words > _MOST_WORDS:
        return None
    if by := _legal_rule(block, below, publisher):
        return ZoneKind.LEGAL, by
    if is_interface(block.text):
        return _label_mark(block)
    if by := _biography_rule(blocks, index, below, byline):
        return ZoneKind.BIOGRAPHY, by
    return None


def _label_mark(block: Block) -> Mark:
    picture = _PICTURE.match(block.text)
    return (ZoneKind.BIOGRAPHY, "picture_of_the_author") if picture else (ZoneKind.NAVIGATION, "interface_words")


def _legal_rule(block: Block, below: Mark | None, publisher: str | None) -> str:
    text = block.text
    if text[0] in '"“':
        return ""
    if _RIGHTS.search(text) and block.words <= 60:
        return "rights_reserved"
    if _READER_WARNED.search(text) and _OUR_PAGES.search(text):
        return "warning_to_the_reader"
    if _INVITED.match(text) and block.words <= 25:
        return "invitation_to_the_reader"
    # Below an article about such a ruling the same sentence is news: only above a notice, or of the publisher.
    if match := _DESIGNATED.match(text):
        above_a_notice = below is not None and below[0] is ZoneKind.LEGAL
        if block.words <= 20 and (above_a_notice or (publisher and publisher in match["who"])):
            return "notice_of_a_designation"
    return ""


def _biography_rule(blocks: Sequence[Block], index: int, below: Mark | None, byline: str | None) -> str:
    """The author's biography, the name above it, and the mark of the picture above that."""
    block = blocks[index]
    text = block.text
    if below is not None and below[0] is ZoneKind.BIOGRAPHY:
        if _PICTURE.match(text):
            return "picture_of_the_author"
        if (name := _NAME_LINE.match(text)) and _starts_with(blocks[index + 1].text, name["name"]):
            return "name_above_the_biography"
    return _about_the_author(blocks, index, byline)


def _about_the_author(blocks: Sequence[Block], index: int, byline: str | None) -> str:
    """Two signs are wanted: who is spoken of is the author, and what is said is what biographies say."""
    block = blocks[index]
    text, above = block.text, blocks[index - 1].text
    named = _NAME_LINE.match(above)
    of_author = bool(byline) and any(_starts_with(text, name) for name in re.split(r",\s*|\s+and\s+", byline or ""))
    under_name = bool(named and len(named["name"].split()) >= 2 and _starts_with(text, named["name"]))
    under_picture = bool(_PICTURE.match(above))
    job, reach = bool(_JOB.match(text)), bool(_REACH.search(text))
    career = bool(_CAREER.search(text) or _WRITES.match(text))
    if (of_author or under_name or under_picture) and (job or reach or career):
        return "about_the_author"
    if _NEWS.search(text):
        return ""
    if reach and (job or career or block.words <= 15):
        return "how_to_reach_the_author"
    return "about_a_journalist" if job and career else ""


def _starts_with(text: str, name: str) -> bool:
    return bool(name) and text.lstrip(" •*–—-").startswith(name)
