"""Matter kinds from matters.yaml: their stages, and how a text marks them."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from facta.codebook.act_type import MatterKind
from facta.codebook.fast_yaml import load_yaml
from facta.model.matter import StageReached

PLAIN_WORDS = """
the a an this that these those its his her their our other another same new draft of on for to in at and or by with
from first second third final two three both several all
"""
PLAIN = frozenset(PLAIN_WORDS.split())

NEGATED = r"(?:\b(?:never|not|no|nor|without|yet to|where is)\b|n[’']t\b)"
NOT_BEYOND = r"(?:\b(?:never|not|nothing|no)\b|n[’']t\b)[^.;]{0,40}\b(?:beyond|past|further than|farther than)"
"""What stands before the name of a stage that was reached and not passed."""
CONCERNS = frozenset({"applicant", "patient", "theme"})


class MatterKindUnsound(ValueError):  # noqa: N818 - an error names what was found
    """A matter kind in the YAML names a stage it does not list, or lacks what every kind has."""


@cache
def load_matter_kinds() -> Mapping[str, MatterKind]:
    """Matter kinds by name, in the file's order.

    Raises MatterKindUnsound naming the kind and what is wrong with it.
    """
    loaded: Any = load_yaml(files("facta.codebook").joinpath("matters.yaml").read_text(encoding="utf-8"))
    no_further = tuple(str(pattern) for pattern in loaded.get("no_further", ()))
    return {name: _kind(name, fields, no_further) for name, fields in loaded["kinds"].items()}


def _kind(name: str, fields: Mapping[str, Any], no_further: tuple[str, ...]) -> MatterKind:
    stages = tuple(map(str, fields.get("stages", ())))
    final = frozenset(map(str, fields.get("final", ())))
    days = {str(stage): int(n) for stage, n in fields.get("stalled_after_days", {}).items()}
    marked = {str(stage): tuple(map(str, words)) for stage, words in fields.get("marked_by", {}).items()}
    concerns = str(fields.get("concerns", "theme"))
    unknown = sorted((final | set(days) | set(marked)) - set(stages) - {"*"})
    if not stages or unknown or "*" not in days or concerns not in CONCERNS:
        raise MatterKindUnsound(
            f"matter kind {name}: stages {list(stages)}, unlisted stages {unknown}, concerns {concerns!r}; "
            "list every stage under `stages`, give `stalled_after_days` a `*`, and one of "
            f"{', '.join(sorted(CONCERNS))} as `concerns`"
        )
    nouns = tuple(map(str, fields.get("nouns", ())))
    titled = str(fields.get("titled", "{name}"))
    gloss = str(fields.get("gloss", ""))
    also = frozenset(nouns) | frozenset(map(str, fields.get("taken_up_as", ())))
    lends = bool(fields.get("lends_words", False))
    return MatterKind(name, gloss, stages, final, days, nouns, concerns, marked, titled, no_further, also, lends)


def marked_stage(kind: MatterKind, text: str) -> str | None:
    """The stage that the words of an act's clause name ("on its second reading"); the first in the text wins."""
    lower = text.lower()
    found = [(lower.find(word), stage) for stage, words in kind.marked_by.items() for word in words if word in lower]
    return min(found)[1] if found else None


def stage_not_reached(kind: MatterKind, text: str) -> bool:
    """Whether the text says that a named stage did not come ("has not been put to a second reading")."""
    words = "|".join(re.escape(word) for marks in kind.marked_by.values() for word in marks)
    return bool(words) and re.search(NEGATED + rf"[^.;]{{0,60}}\b(?:{words})", text, re.IGNORECASE) is not None


def stage_not_passed(kind: MatterKind, text: str) -> str | None:
    """The stage that a text says was reached and not passed ("never got beyond a first reading"), or None."""
    for stage, words in kind.marked_by.items():
        for word in words:
            if re.search(NOT_BEYOND + rf"\s+(?:(?:a|an|the|its|their)\s+)?{re.escape(word)}", text, re.IGNORECASE):
                return stage
    return None


def says_no_further(kind: MatterKind, text: str) -> bool:
    """Whether the words say that nothing followed the stage ("never got beyond a first reading")."""
    return any(_compiled(pattern).search(text) for pattern in kind.no_further)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def noun_pattern(kind: MatterKind) -> re.Pattern[str]:
    """What finds a noun of the kind, singular or plural."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, kind.nouns))})s?\b", re.IGNORECASE)


def distinguishing_words(name: str, kind: MatterKind) -> frozenset[str]:
    """The words of a matter's name that tell it from others of its kind, lower case, without plural s."""
    nouns = {_singular(noun) for noun in kind.nouns}
    words = (_singular(word) for word in re.findall(r"[^\W\d_][\w’'-]*", name.lower()))
    return frozenset(word for word in words if word not in nouns and word not in PLAIN)


def _singular(word: str) -> str:
    word = re.sub(r"['’]s?$", "", word)
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def same_words(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two sets of distinguishing words name one matter: one holds the other, or they share most."""
    return left <= right or right <= left or 2 * len(left & right) > len(left | right)


def in_time_order(history: tuple[StageReached, ...], kind: MatterKind) -> tuple[StageReached, ...]:
    """Dated stages by day; an undated one after the last dated stage that usually precedes it."""
    rank = {stage: position for position, stage in enumerate(kind.stages)}
    dated = sorted(
        (reached for reached in history if reached.when is not None and reached.when.start is not None),
        key=lambda r: (r.when.start if r.when and r.when.start else "", rank[r.stage]),
    )
    undated = (r for r in history if r.when is None or r.when.start is None)
    for reached in sorted(undated, key=lambda r: rank[r.stage]):
        before = [i for i, other in enumerate(dated) if rank[other.stage] <= rank[reached.stage]]
        dated.insert(before[-1] + 1 if before else 0, reached)
    return tuple(dated)
