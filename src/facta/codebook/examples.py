"""The examples of a codebook, run as tests."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from facta.codebook.act_type import ActType, Example
from facta.codebook.codebook import Codebook
from facta.model.act import Act

type Coder = Callable[[str], tuple[Act, ...]]
"""What reads a sentence: its acts by the codebook under test."""


class Failure(NamedTuple):
    """An example that did not come out as written: the type, its sentence, and what was found instead."""

    code: str
    text: str
    why: str

    def __str__(self) -> str:
        """One line: type, what went wrong, sentence."""
        return f"{self.code}: {self.why}: {self.text}"


def test_examples(
    codebook: Codebook,
    coder: Coder,
    codes: frozenset[str] | None = None,  # noqa: PT028 - no pytest function, though it is named a test
) -> list[Failure]:
    """The failing examples of all types, or of those in `codes`."""
    return [
        Failure(act_type.code, example.text, why)
        for act_type in codebook.types
        if codes is None or act_type.code in codes
        for example in act_type.examples
        for why in _complaints(act_type, example, coder(example.text))
    ]


def _complaints(act_type: ActType, example: Example, acts: tuple[Act, ...]) -> Iterable[str]:
    own = [act for act in acts if act.type == act_type.code]
    if not example.wanted:
        return [f"unwanted, but coded by {own[0].matched_by}"] if own else []
    if not own:
        found = ", ".join(sorted({act.type for act in acts if act.type})) or "nothing"
        return [f"wanted, but {found} was coded"]
    best = min((_differences(act, example) for act in own), key=len)
    return ["; ".join(best)] if best else []


def _differences(act: Act, example: Example) -> list[str]:
    text = example.text
    expected = {"modality": "asserted", "negated": "false", **example.expect}
    if "modality" not in example.expect and act.modality.value == "alleged":
        expected["modality"] = "alleged"  # who says so is the statements' business
    found = {
        "modality": act.modality.value,
        "negated": str(act.negated).lower(),
        "generic": str(act.generic).lower(),
        "trigger": text[act.trigger.start : act.trigger.end],
    }
    for role, fillers in act.roles.items():
        found[role] = "; ".join(text[f.span.start : f.span.end] for f in fillers if f.span is not None)
    return [
        f'{key} is "{found.get(key, "")}", expected "{value}"'
        for key, value in expected.items()
        if value not in found.get(key, "").split("; ")
    ]
