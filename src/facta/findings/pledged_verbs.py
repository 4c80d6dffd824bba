"""Verbs of pledges from pledged_verbs.en.yaml: which tell one deed, and which name none."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from facta.codebook.fast_yaml import load_yaml


def one_deed(pledged: str, told: str) -> bool:
    """Whether `told`, a lemma, tells as done what `pledged`, another, says will be."""
    return told in _verbs()["one deed"].get(pledged, ())


def names_no_deed(verb: str) -> bool:
    """Whether the verb alone names no deed ("would make")."""
    return verb in _verbs()["no deed"]


@cache
def _verbs() -> Mapping[str, Any]:
    verbs: Mapping[str, Any] = load_yaml(files("facta.findings").joinpath("pledged_verbs.en.yaml").read_text("utf-8"))
    return verbs
