"""What a judge of names answers."""

from typing import NamedTuple

SAME_SPELLING = 0.115
"""Largest spelling distance of two words that are taken for one."""
UNLIKE_SPELLING = 0.3
"""Smallest spelling distance of two words that are surely two."""


class Judgement(NamedTuple):
    """A verdict on two names, `same`, `different` or `unsure`, with the reason in words."""

    verdict: str
    reason: str
