"""Judgements: what a person decided about entries of different reports being one."""

from dataclasses import dataclass

from facta.model.record import Ref


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's word on parties or acts.

    kind: `party` or `incident` (of acts). same: all of `left` and `right` are one; else those of `left` are taken
        from whatever group they share with those of `right`, and stand as one group of their own.
    """

    kind: str
    same: bool
    left: tuple[Ref, ...]
    right: tuple[Ref, ...]
    by: str = ""
