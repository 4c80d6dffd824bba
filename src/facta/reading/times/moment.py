"""What a rule may know when it resolves an expression: the day of publication, the tense, the last date named."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from facta.model.sentence import Sentence, Token
from facta.model.times import Interval
from facta.reading.times.tense import direction_of, hangs_on_verb


class Reading(NamedTuple):
    """How a rule reads an expression.

    type, value: as in TIMEX3. approximate: "early 2023". edtf: only where it is not that of the value.
    assumed: the day is only supposed to be that of publication ("at 9 a.m.", with no day named near it).
    """

    type: str
    value: str
    approximate: bool = False
    edtf: str | None = None
    assumed: bool = False


@dataclass(slots=True)
class Moment:
    """The place at which an expression is read.

    published: day of publication. named: days of the last calendar time named before. day: the last single day named
        before, and `same_sentence` one named in this sentence. first, last: tokens of the expression.
    """

    sentence: Sentence
    first: int
    last: int
    published: date | None
    named: Interval | None = None
    day: date | None = None
    same_sentence: date | None = None
    _direction: str = field(default="")

    @property
    def direction(self) -> str:
        """`past`, `future` or `open`, by the governing verb."""
        if not self._direction:
            self._direction = direction_of(self.sentence, self.first, self.last)
        return self._direction

    @property
    def hangs_on_verb(self) -> bool:
        """Whether a verb governs the expression directly."""
        return hangs_on_verb(self.sentence, self.first, self.last)

    @property
    def anchor(self) -> date | None:
        """The first day last named, else the day of publication."""
        return self.named.first if self.named else self.published

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the expression."""
        return self.sentence.tokens[self.first : self.last + 1]

    def before(self, n: int = 1) -> Token | None:
        """The token `n` places before the expression."""
        return self.sentence.tokens[self.first - n] if self.first >= n else None

    def after(self, n: int = 1) -> Token | None:
        """The token `n` places after the expression."""
        return self.sentence.tokens[self.last + n] if self.last + n < len(self.sentence.tokens) else None

    def before_is(self, *words: str) -> bool:
        """Whether the token before the expression is one of `words`."""
        token = self.before()
        return token is not None and token.lower in words

    def after_is(self, *words: str) -> bool:
        """Whether the token after the expression is one of `words`."""
        token = self.after()
        return token is not None and token.lower in words
