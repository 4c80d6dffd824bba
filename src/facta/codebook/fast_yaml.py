"""YAML as Facta's tables are written: by the C parser where it is built in, and with words left as words.

YAML 1.1 takes `on`, `off`, `yes` and `no` for truth values; here they are prepositions and particles, so only `true`
and `false` are.
"""

import re
from typing import Any

import yaml

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOOL = "tag:yaml.org,2002:bool"


class _WordLoader(_BASE):  # type: ignore[misc]
    """A safe loader to which only `true` and `false` are truth values."""


_WordLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag != _BOOL]
    for first, rules in _BASE.yaml_implicit_resolvers.items()
}
_WordLoader.add_implicit_resolver(_BOOL, re.compile(r"^(?:true|false)$"), list("tf"))


def load_yaml(text: str) -> Any:
    """The document that `text` holds. Raises yaml.YAMLError, with line and column, where it is none."""
    return yaml.load(text, Loader=_WordLoader)


def key_given_twice(text: str) -> tuple[str, int] | None:
    """The first key that one mapping of a sound document gives twice, and its line from 1: YAML keeps only the last."""
    nodes: list[Any] = [yaml.compose(text, Loader=_WordLoader)]
    found: list[tuple[int, str]] = []
    while nodes:
        node = nodes.pop()
        if isinstance(node, yaml.SequenceNode):
            nodes += node.value
        elif isinstance(node, yaml.MappingNode):
            keys: set[str] = set()
            for key, value in node.value:
                name = str(key.value)
                if name in keys:
                    found.append((key.start_mark.line + 1, name))
                keys.add(name)
                nodes.append(value)
    line, name = min(found, default=(0, ""))
    return (name, line) if line else None
