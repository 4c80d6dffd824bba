"""One act type in words, for `facta codebook show`."""

from collections.abc import Iterator

from facta.codebook.act_type import ActType, Pattern


def lines_of(act_type: ActType) -> Iterator[str]:
    """Everything the codebook says of `act_type`, line by line."""
    yield f"{act_type.code}: {act_type.gloss}"
    yield f"  PLOVER: {act_type.plover or 'no code'}"
    yield f"  roles: {', '.join(act_type.roles)}"
    if act_type.traits:
        yield f"  traits: {', '.join(sorted(act_type.traits))}"
    if act_type.matter:
        yield f"  matter: {act_type.matter}, stage {act_type.stage}"
    if act_type.agent_sector:
        yield f"  agent where none is named: {act_type.agent_sector}"
    yield f'  on pages: "{act_type.label}", "{act_type.noun}"'
    for pattern in act_type.patterns:
        yield from _pattern(pattern)
    for example in act_type.examples:
        expected = "".join(f"; {key} {value}" for key, value in example.expect.items())
        yield f"  {'wanted' if example.wanted else 'unwanted'}: {example.text}{expected}"


def _pattern(pattern: Pattern) -> Iterator[str]:
    yield f"  pattern {pattern.name}: {', '.join(sorted(pattern.predicates))}"
    for where, words in pattern.requires.items():
        yield f"    requires {where}: {', '.join(words)}"
    for where, words in pattern.excludes.items():
        yield f"    excludes {where}: {', '.join(words)}"
    for role, places in pattern.roles.items():
        yield f"    {role}: {', '.join(places)}"
