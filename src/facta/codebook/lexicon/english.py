"""The English tables, loaded once a process from the YAML files beside this module."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from facta.codebook.fast_yaml import load_yaml


@dataclass(frozen=True)
class Lexicon:
    """What the tables say; see the comments in nouns.en.yaml, light_verbs.en.yaml and grammar.en.yaml.

    event_nouns: noun lemma to the predicate it stands for.
    """

    event_nouns: dict[str, str]
    possessor_is_object: frozenset[str]
    of_is_subject: frozenset[str]
    doing: frozenset[str]
    undergoing: frozenset[str]
    giving: frozenset[str]
    with_preposition: dict[str, tuple[str, ...]]
    ditransitive: frozenset[str]
    object_control: frozenset[str]
    sends_its_object: frozenset[str]
    takes_an_event: frozenset[str]
    charging: dict[str, tuple[str, ...]]
    containers: frozenset[str]
    never_without_object: frozenset[str]
    particles: frozenset[str]
    lemmas: dict[str, str]

    def predicate_of(self, noun: str) -> str:
        """The predicate that `noun` stands for; itself where the table has none."""
        return self.event_nouns.get(noun, noun)


@lru_cache(maxsize=1)
def english() -> Lexicon:
    """The process's one English lexicon."""
    nouns, light, grammar = (_table(name) for name in ("nouns.en.yaml", "light_verbs.en.yaml", "grammar.en.yaml"))
    return Lexicon(
        event_nouns={**{noun: noun for noun in nouns["own"]}, **nouns["verb_of"]},
        possessor_is_object=frozenset(nouns["possessor_is_object"]),
        of_is_subject=frozenset(nouns["of_is_subject"]),
        doing=frozenset(light["doing"]),
        undergoing=frozenset(light["undergoing"]),
        giving=frozenset(light["giving"]),
        with_preposition={verb: tuple(after) for verb, after in light["with_preposition"].items()},
        ditransitive=frozenset(grammar["ditransitive"]),
        object_control=frozenset(grammar["object_control"]),
        sends_its_object=frozenset(grammar["sends_its_object"]),
        takes_an_event=frozenset(grammar["takes_an_event"]),
        charging={verb: tuple(after) for verb, after in grammar["charging"].items()},
        containers=frozenset(grammar["containers"]),
        never_without_object=frozenset(grammar["never_without_object"]),
        particles=frozenset(grammar["particles"]),
        lemmas=dict(grammar["lemma_of"]),
    )


def _table(name: str) -> dict[str, Any]:
    text = files("facta.codebook.lexicon").joinpath(name).read_text(encoding="utf-8")
    table = load_yaml(text)
    assert isinstance(table, dict)
    return table
