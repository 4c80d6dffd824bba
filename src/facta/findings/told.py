"""What reports tell, made ready for questions: an act with its type, a statement with its words, the days of either."""

import re
from dataclasses import dataclass
from datetime import date

from facta.codebook.act_type import ActType
from facta.model.act import Act, Modality
from facta.model.record import Reading, Ref
from facta.model.statement import Statement
from facta.model.times import When


@dataclass(frozen=True)
class ToldAct:
    """One act of one report, with its type."""

    reading: Reading
    act: Act
    type: ActType | None

    @property
    def ref(self) -> Ref:
        """Which act it is."""
        return Ref(self.reading.document.id, self.act.id)

    @property
    def happened(self) -> bool:
        """Whether the report asserts it or somebody alleges it: not negated, planned, denied, supposed or a norm."""
        return self.told and not self.act.negated

    @property
    def told(self) -> bool:
        """Asserted or alleged, negated or not: what an event or its absence can be read from."""
        return not self.act.generic and self.act.modality in (Modality.ASSERTED, Modality.ALLEGED)

    def has(self, *traits: str) -> bool:
        """Whether its type has one of `traits`."""
        return self.type is not None and bool(self.type.traits & set(traits))


@dataclass(frozen=True)
class ToldStatement:
    """One statement of one report."""

    reading: Reading
    statement: Statement

    @property
    def ref(self) -> Ref:
        """Which statement it is."""
        return Ref(self.reading.document.id, self.statement.id)

    @property
    def content(self) -> str:
        """The words said, their pieces joined by a blank."""
        text = self.reading.document.text
        return " ".join(text[span.start : span.end] for span in self.statement.content)


@dataclass(frozen=True)
class Days:
    """First and last day of something, both inclusive."""

    first: date
    last: date

    @property
    def shown(self) -> str:
        """ISO: one day, or first and last."""
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"


def day(value: str | None) -> date | None:
    """The day of an ISO date, None where there is none."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def days(when: When | None) -> Days | None:
    """First and last day, None where the year or the day is unknown or uncertain (EDTF `?`)."""
    first, last = (day(when.start), day(when.end)) if when and not when.uncertain else (None, None)
    return Days(first, last) if first and last else None


def gap_days(left: Days, right: Days) -> int:
    """Days from one to the other, 0 where they overlap; never negative."""
    return max(0, (right.first - left.last).days, (left.first - right.last).days)


def shortened(text: str, characters: int = 140) -> str:
    """`text` cut at a word with an ellipsis where it is longer."""
    if len(text) <= characters:
        return text
    return re.sub(r"\s+\S*$", "", text[:characters]) + " …"
