"""The lines or paragraphs of a text, as the rules for zones look at them.

Divided as `facta.reading.paragraphs` divides them, so that no zone cuts a paragraph that is read whole; a test holds
the two together.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from facta.model.passage import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|$))+")
_SENTENCE_END = re.compile(r"[.!?:;\"'”’)\]]\s*$")
_WRAP_COLUMNS = range(50, 101)
_FULL_STOP = re.compile(r"[.!?…:;,]\s?[\"'”’»)\]]*$")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph without white space at its ends."""

    span: Span
    text: str
    folded: str
    words: int

    @property
    def ends_a_sentence(self) -> bool:
        """Whether it ends in punctuation, before closing quotation marks and brackets."""
        return bool(_FULL_STOP.search(self.text))

    @property
    def is_prose(self) -> bool:
        """Whether it reads as running text: a dozen words that end a sentence, or a long paragraph."""
        return (self.words >= 12 and self.ends_a_sentence) or self.words >= 30


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of `text`, in order."""
    pattern = _BLOCK if _is_hard_wrapped(text) else _LINE
    blocks: list[Block] = []
    for match in pattern.finditer(text):
        stripped = match.group().strip()
        if stripped:
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            words = _WORD.findall(stripped)
            span = Span(start, start + len(stripped))
            blocks.append(Block(span, stripped, " ".join(words).casefold(), len(words)))
    return tuple(blocks)


def folded(text: str) -> str:
    """`text` as its words alone, in one case: what two lines that say the same have in common."""
    return " ".join(_WORD.findall(text)).casefold()


def _is_hard_wrapped(text: str) -> bool:
    lines = text.replace("\r\n", "\n").split("\n")
    inner = [line for line, after in pairwise(lines) if line.strip() and after.strip()]
    if len(inner) < 3:
        return False
    cut = [line for line in inner if not _SENTENCE_END.search(line) and len(line.rstrip()) in _WRAP_COLUMNS]
    return len(cut) > 0.6 * len(inner)
