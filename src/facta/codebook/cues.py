"""Cue words from cues.en.yaml: which words say that somebody said, thinks, wants or demands something, and how."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

FRAMES = frozenset({"quote", "clause", "infinitive", "ing", "object", "bare"})
"""Frames other than prepositions; see the head of cues.en.yaml."""
PARTS = ("verbs", "nouns", "adjectives", "adverbs")
LISTS = (
    "raising",
    "denying",
    "light",
    "to_speak",
    "asked_for_words",
    "words_offered",
    "withheld",
    "gives_words",
    "felt",
    "deniable",
    "verdicts",
    "viewpoints",
    "wrongs",
    "written",
)


class CueUnsound(ValueError):  # noqa: N818 - an error names what was found
    """A group of cues names a class that is not listed, or has no frames or words."""


@dataclass(frozen=True, slots=True)
class CueClass:
    """What a cue does. no_speech: an attitude, which needs no words said."""

    name: str
    gloss: str
    no_speech: bool = False


type Frames = Mapping[str, CueClass]
"""The frames a word takes, each with the class it has there, in the file's order."""


@dataclass(frozen=True)
class CueTable:
    """Cue words by part of speech, with their frames; particles joined by an underscore ("point_out").

    The sets are lists of lemmas that the file explains at its head.
    """

    classes: Mapping[str, CueClass]
    verbs: Mapping[str, Frames]
    nouns: Mapping[str, Frames]
    adjectives: Mapping[str, Frames]
    adverbs: Mapping[str, Frames]
    raising: frozenset[str]
    denying: frozenset[str]
    light: frozenset[str]
    to_speak: frozenset[str]
    asked_for_words: frozenset[str]
    words_offered: frozenset[str]
    withheld: frozenset[str]
    gives_words: frozenset[str]
    felt: frozenset[str]
    deniable: frozenset[str]
    verdicts: frozenset[str]
    viewpoints: frozenset[str]
    wrongs: frozenset[str]
    written: frozenset[str]
    reasons: tuple[str, ...]


def load_cues(path: Path | None = None) -> CueTable:
    """The cue table in `path`, or the built-in one for English.

    Raises CueUnsound naming the group and what is wrong with it.
    """
    text = (
        path.read_text(encoding="utf-8")
        if path
        else files("facta.codebook").joinpath("cues.en.yaml").read_text(encoding="utf-8")
    )
    loaded: Any = yaml.safe_load(text)
    classes = {
        str(name): CueClass(str(name), str(fields.get("gloss", "")), bool(fields.get("no_speech", False)))
        for name, fields in loaded["classes"].items()
    }
    verbs, nouns, adjectives, adverbs = (_words(part, loaded.get(part, ()), classes) for part in PARTS)
    lists = {name: frozenset(str(loaded.get(name, "")).split()) for name in LISTS}
    reasons = tuple(str(phrase) for phrase in loaded.get("reasons", ()))
    return CueTable(classes, verbs, nouns, adjectives, adverbs, reasons=reasons, **lists)


def _words(part: str, groups: list[Mapping[str, Any]], classes: Mapping[str, CueClass]) -> Mapping[str, Frames]:
    found: dict[str, dict[str, CueClass]] = {}
    for group in groups:
        name = str(group.get("class", ""))
        frames = [str(frame) for frame in group.get("frames", ())]
        words = str(group.get("words", "")).split()
        unread = [frame for frame in group.get("frames", ()) if not isinstance(frame, str)]  # a bare on is true
        if name not in classes or not frames or not words or unread:
            raise CueUnsound(
                f"{part}: a group of class {name!r} with frames {frames} and {len(words)} words; "
                f"give it words, frames (on in quotation marks), and a class out of {', '.join(sorted(classes))}"
            )
        for word in words:
            for frame in frames:
                found.setdefault(word, {}).setdefault(frame, classes[name])
    return found
