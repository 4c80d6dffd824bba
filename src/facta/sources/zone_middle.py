"""Between top and end: captions, lines said twice, headings, and a page's controls left among the paragraphs."""

import re
from collections.abc import Mapping, Sequence

from facta.model.document import ZoneKind
from facta.sources.blocks import Block, folded
from facta.sources.interface_words import is_interface

Mark = tuple[ZoneKind, str]

_PHOTO = re.compile(
    r"\((?:file|archive|illustrative|undated|handout|combo|composite) (?:photo|image|picture|video)\b[^)]*\)|"
    r"\b(?:photo|photograph|picture|image|screenshot|graphic|video)(?:s)?(?: credit)?\s?(?:by)?:\s|"
    r"\bphoto(?:graph)? (?:by|courtesy of) [A-Z]|\bvia (?:Getty Images|AP|Reuters|AFP)\b(?!['’])|"
    r"/\s?(?:Getty Images|AFP|Reuters)\b|"
    r"\((?:photo|photograph|picture|image|screenshot)[^)]{0,60}\)$",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_a-z][\w’'.-]*"
_SHOWN = re.compile(
    rf"^(?!As |When |While |If )(?:{_NAME},? ){{2,4}}"
    rf"(?:(?:\([^)]+\)|\w+) ){{0,4}}?(?:speaks|attends|gestures|poses|walks|arrives|listens|"
    r"shakes hands|waves|addresses|stands|sits|looks on|holds|appears)\b.{0,80}\b(?:in|at|on|during|outside|near) "
)
_CREDIT_TAIL = re.compile(
    r"\s*(?:\([^()]*(?:photo|image|picture|file)[^()]*\)|(?:photo|image|picture)s?(?: by)?:.*)$", re.IGNORECASE
)
_FEWEST_REPEATED_WORDS = 8


def middle_marks(blocks: Sequence[Block], marked: Mapping[int, Mark]) -> dict[int, Mark]:
    """Marks by index of the block, for blocks not yet marked."""
    marks = _repeats(blocks, marked)
    for index, block in enumerate(blocks):
        if index in marked or index in marks:
            continue
        if is_interface(block.text):
            marks[index] = (ZoneKind.NAVIGATION, "interface_words")
        elif by := _caption_rule(block):
            marks[index] = (ZoneKind.CAPTION, by)
    for index in range(1, len(blocks) - 1):
        if index not in marked and index not in marks and _is_heading(blocks, index, {**marked, **marks}):
            marks[index] = (ZoneKind.HEADING, "short_line_between_paragraphs")
    return marks


def _repeats(blocks: Sequence[Block], marked: Mapping[int, Mark]) -> dict[int, Mark]:
    """The second of two lines that say the same: side by side, or a long one anywhere below.

    The same means word for word, photo credit apart: a line that differs by one "not" is another line.
    """
    marks: dict[int, Mark] = {}
    seen: dict[str, int] = {}
    for index, block in enumerate(blocks):
        key = folded(_CREDIT_TAIL.sub("", block.text))
        before = seen.get(key)
        if before is not None and index not in marked:
            beside = before == index - 1
            if beside and block.words >= 2 and _may_be_caption(block):
                marks.setdefault(before, (ZoneKind.CAPTION, "said_twice")) if before not in marked else None
                marks[index] = (ZoneKind.REPEATED, "said_just_before")
            elif block.words >= _FEWEST_REPEATED_WORDS:
                marks[index] = (ZoneKind.REPEATED, "said_above")
        if index not in marks or marks[index][0] is not ZoneKind.REPEATED:
            seen[key] = index
    return marks


def _may_be_caption(block: Block) -> bool:
    """A cry of one sentence said twice ("Never again.") is speech, not a caption."""
    return block.words >= _FEWEST_REPEATED_WORDS or not (block.ends_a_sentence or block.text[0] in "\"“'‘«")


def _caption_rule(block: Block) -> str:
    if block.words > 60:
        return ""
    if _PHOTO.search(block.text) and block.text[0] not in '"“' and not block.text.startswith(("“", "‘")):
        return "photo_credit"
    single = not re.search(r"[.!?][\"”’)]?\s+[A-Z\"“]", block.text)
    if (
        block.words <= 25
        and single
        and block.text[-1] not in ":?"
        and _SHOWN.match(block.text)
        and not re.search(r"[\"“”]", block.text)
    ):
        return "present_tense_of_a_picture"
    return ""


def _is_heading(blocks: Sequence[Block], index: int, marked: Mapping[int, Mark]) -> bool:
    block, before, after = blocks[index], blocks[index - 1], blocks[index + 1]
    if block.words > 10 or len(block.text) > 80 or not re.search(r"[^\W\d_]", block.text) or block.ends_a_sentence:
        return False
    if block.text[0].islower() or block.text[0] in "-•*–—(":
        return False
    settled = marked.get(index - 1, (None,))[0] in (ZoneKind.CAPTION, ZoneKind.REPEATED, ZoneKind.NAVIGATION)
    return after.is_prose and (before.ends_a_sentence or settled) and (before.words >= 8 or settled)
