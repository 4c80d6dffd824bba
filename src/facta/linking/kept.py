"""What linking found before and may use again: answers that depend on nothing but what they are asked about."""

from typing import Protocol


class Kept(Protocol):
    """Answers by the sort of question and the question, which is in full in its text, or by its digest."""

    def find(self, sort: str, asked: str) -> str | None:
        """The answer that was kept, or None."""
        ...

    def keep(self, sort: str, asked: str, answer: str) -> None:
        """Keep an answer."""
        ...
