"""Matter kinds from matters.yaml: their stages, and how a text marks them."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from facta.codebook.act_type import MatterKind

CONCERNS = frozenset({"applicant", "patient", "theme"})


class MatterKindUnsound(ValueError):  # noqa: N818 - an error names what was found
    """A matter kind in the YAML names a stage it does not list, or lacks what every kind has."""


def load_matter_kinds(path: Path | None = None) -> Mapping[str, MatterKind]:
    """Matter kinds by name, in the file's order; the built-in ones without `path`.

    Raises MatterKindUnsound naming the kind and what is wrong with it.
    """
    text = path.read_text(encoding="utf-8") if path else files("facta.codebook").joinpath("matters.yaml").read_text()
    loaded: Any = yaml.safe_load(text)
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
    return MatterKind(name, gloss, stages, final, days, nouns, concerns, marked, titled, no_further)


def marked_stage(kind: MatterKind, text: str) -> str | None:
    """The stage that the words of an act's clause name ("on its second reading"); the first in the text wins."""
    lower = text.lower()
    found = [(lower.find(word), stage) for stage, words in kind.marked_by.items() for word in words if word in lower]
    return min(found)[1] if found else None


def says_no_further(kind: MatterKind, text: str) -> bool:
    """Whether the words say that nothing followed the stage ("never got beyond a first reading")."""
    return any(_compiled(pattern).search(text) for pattern in kind.no_further)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
