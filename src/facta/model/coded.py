"""A value together with the name of the rule that gave it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Coded[T]:
    """What a rule answered, and which rule it was."""

    value: T
    by: str
