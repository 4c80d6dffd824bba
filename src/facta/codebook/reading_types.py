"""Act types from the content of a YAML file, every key checked.

Form of a file: `sets` (name to words) and `types`, a list of mappings with the keys of TYPE_KEYS; their `patterns` have
those of PATTERN_KEYS. See docs/codebook.md. Elsewhere: the form of each field (fields.py).
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from facta.codebook.act_type import TRAITS, ActType, Example, Pattern
from facta.codebook.condition import BadCondition, Condition, Selector, condition_of, selectors_of, words_in_set
from facta.codebook.errors import CodebookError
from facta.codebook.fields import check_keys, list_of, mapping_of, number_of, sector_of, shown, text_of, words_of
from facta.codebook.lexicon import english
from facta.codebook.matters import load_matter_kinds

TYPE_KEYS = frozenset(
    "code gloss plover roles traits matter stage agent_sector label noun never patterns examples".split()
)  # fmt: skip
PATTERN_KEYS = frozenset("name predicates requires excludes roles weight agent_sector plover".split())
KINDS = ("verb", "noun", "adjective")
_KINDS_SHOWN = ", ".join(f'"{kind}:lemma"' for kind in KINDS)
EXPECTED = frozenset({"modality", "negated", "generic", "trigger"})
"""What an example may expect of its act, beside the words of the type's roles."""
_ALSO_PARTICLES = frozenset({"in", "over", "on", "through", "around", "together"})
type Sets = Mapping[str, frozenset[str]]


class Source(NamedTuple):
    """One codebook file. own: a user's, not built in."""

    name: str
    text: str
    content: Any
    own: bool


def sets_of(source: Source) -> dict[str, frozenset[str]]:
    """The named sets of words of a file."""
    content = mapping_of(source.content, source.name, "the file")
    written = mapping_of(content.get("sets") or {}, source.name, "sets")
    return {str(name): frozenset(words_of(words, source.name, f"sets.{name}")) for name, words in written.items()}


def types_of(source: Source, sets: Sets) -> list[ActType]:
    """The act types of a file, in its order. Raises CodebookError."""
    content = mapping_of(source.content, source.name, "the file")
    check_keys(content, frozenset({"sets", "types"}), source.name, "the file")
    written = list_of(content.get("types"), source.name, "types")
    return [_type(mapping_of(entry, source.name, "types"), source.name, sets) for entry in written]


def _type(entry: dict[str, Any], file: str, sets: Sets) -> ActType:
    code = entry.get("code")
    if not isinstance(code, str) or not code:
        raise CodebookError(
            f'{file}: a type has no "code" ({shown(dict(entry))}); give it one, such as "assembly.permit"'
        )
    check_keys(entry, TYPE_KEYS, file, code)
    for key in ("gloss", "roles"):
        if not entry.get(key):
            raise CodebookError(f'{file}: {code} has no "{key}"; add it')
    traits = frozenset(words_of(entry.get("traits") or [], file, f"{code}.traits"))
    if traits - TRAITS.keys():
        unknown = ", ".join(sorted(traits - TRAITS.keys()))
        raise CodebookError(f"{file}: {code}.traits has {unknown}; known are {', '.join(sorted(TRAITS))}")
    roles = tuple(words_of(entry["roles"], file, f"{code}.roles"))
    never = mapping_of(entry.get("never") or {}, file, f"{code}.never")
    patterns = tuple(
        pattern
        for number, each in enumerate(list_of(entry.get("patterns"), file, f"{code}.patterns"), 1)
        for pattern in _patterns(
            _with(never, mapping_of(each, file, f"{code}.patterns"), file), code, number, roles, file, sets
        )
    )
    text = {key: text_of(entry.get(key), file, f"{code}.{key}") for key in ("gloss", "label", "noun", "plover")}
    matter, stage = _matter_and_stage(entry, file, code)
    sector = sector_of(entry.get("agent_sector"), file, f"{code}.agent_sector")
    return ActType(
        code, text["gloss"] or "", text["plover"], roles, traits, matter, stage, sector,
        text["label"] or "", text["noun"] or "", patterns, _examples(entry, file, code, roles),
    )  # fmt: skip


def _matter_and_stage(entry: dict[str, Any], file: str, code: str) -> tuple[str | None, str | None]:
    """The kind of matter and its stage, both or neither."""
    matter, stage = (text_of(entry.get(key), file, f"{code}.{key}") for key in ("matter", "stage"))
    kinds = load_matter_kinds()
    if matter is not None and matter not in kinds:
        raise CodebookError(f"{file}: {code}.matter is {shown(matter)}; known are {', '.join(sorted(kinds))}")
    stages = kinds[matter].stages if matter is not None else ()
    if stage is not None and matter is None:
        raise CodebookError(f"{file}: {code} has a stage and no matter; add one of {', '.join(sorted(kinds))}")
    if matter is not None and stage not in stages:
        raise CodebookError(f"{file}: {code}.stage is {shown(stage)}; the stages of {matter} are {', '.join(stages)}")
    return matter, stage


def _with(never: dict[str, Any], pattern: dict[str, Any], file: str) -> dict[str, Any]:
    """A pattern that excludes, beside its own, what its type excludes for all of them."""
    if not never:
        return pattern
    excludes = {
        str(k): words_of(v, file, "excludes")
        for k, v in mapping_of(pattern.get("excludes") or {}, file, "excludes").items()
    }
    for where, words in never.items():
        excludes[str(where)] = [*excludes.get(str(where), ()), *words_of(words, file, f"never.{where}")]
    return {**pattern, "excludes": excludes}


def _patterns(
    entry: dict[str, Any], code: str, number: int, roles: tuple[str, ...], file: str, sets: Sets
) -> list[Pattern]:
    """The pattern of one entry, and beside it one for each of its predicates of several words ("verb:put on ice")."""
    name = str(entry.get("name") or f"{code}#{number}")
    where = f"{code}, pattern {name}"
    check_keys(entry, PATTERN_KEYS, file, where)
    predicates = words_of(entry.get("predicates") or [], file, f"{where}: predicates")
    if not predicates:
        raise CodebookError(f'{file}: {where} has no "predicates"; list the verbs and nouns it stands on')
    requires, excludes, fills = (
        {
            str(k): tuple(words_of(v, file, f"{where}: {key}.{k}"))
            for k, v in mapping_of(entry.get(key) or {}, file, where).items()
        }
        for key in ("requires", "excludes", "roles")
    )
    unknown = sorted(fills.keys() - set(roles))
    if unknown:
        raise CodebookError(f"{file}: {where} fills {', '.join(unknown)}; the type has the roles {', '.join(roles)}")
    try:
        whole = Pattern(
            name, frozenset(_keys([p for p in predicates if " " not in p], sets)), frozenset(KINDS), requires, excludes,
            fills, _conditions(requires, sets), _conditions(excludes, sets), _fills(fills, roles),
            number_of(entry.get("weight"), file, f"{where}: weight"),
            sector_of(entry.get("agent_sector"), file, f"{where}: agent_sector"),
            text_of(entry.get("plover"), file, f"{where}: plover"),
        )  # fmt: skip
        several = [
            replace(whole, predicates=frozenset(_keys([first], sets)), tail=tail)
            for written in predicates
            if " " in written
            for first, tail in _firsts_and_tails(written)
        ]
        return [whole, *several] if whole.predicates else several
    except BadCondition as error:
        raise CodebookError(f"{file}: {where}: {error}") from None


def _firsts_and_tails(written: str) -> Iterator[tuple[str, tuple[frozenset[str], ...]]]:
    """ "verb:put on ice/hold": the predicate, and the words behind it with the alternatives of each.

    A particle is read both ways, as the parse may: "verb:send back" is `send_back` too.
    """
    first, *rest = written.split()
    yield first, tuple(frozenset(word.split("/")) for word in rest)
    if rest[0] in english().particles | _ALSO_PARTICLES and "_" not in first:
        yield f"{first}_{rest[0]}", tuple(frozenset(word.split("/")) for word in rest[1:])


def _keys(predicates: list[str], sets: Sets) -> list[str]:
    """`kind:lemma` for each predicate; nouns by the predicate they stand for. Raises BadCondition."""
    found: list[str] = []
    for written in predicates:
        if written.startswith("$"):
            found += _keys(sorted(words_in_set(written, sets)), sets)
            continue
        kind, _, lemma = written.rpartition(":")
        if not lemma or (kind and kind not in KINDS):
            raise BadCondition(f'"{written}" is no predicate; write a lemma, or a kind before it: {_KINDS_SHOWN}')
        if kind == "noun":
            found.append(f"noun:{english().predicate_of(lemma)}")
        elif kind:
            found.append(written)
        else:
            found += [f"verb:{lemma}", f"noun:{lemma}"]
    return found


def _conditions(written: Mapping[str, tuple[str, ...]], sets: Sets) -> tuple[Condition, ...]:
    return tuple(condition_of(where, terms, sets) for where, terms in written.items())


def _fills(written: Mapping[str, tuple[str, ...]], roles: tuple[str, ...]) -> dict[str, tuple[Selector, ...]]:
    """Which arguments fill each role; what a pattern leaves unsaid goes by the usual places."""
    fills = {role: tuple(s for place in places for s in selectors_of(place)) for role, places in written.items()}
    taken = {selector.function for selectors in fills.values() for selector in selectors if selector.then is None}
    for role in roles:
        usual = _usual(role, roles)
        if role not in fills and usual and usual[0].function not in taken - {"oblique"}:
            fills[role] = usual
    return fills


def _usual(role: str, roles: tuple[str, ...]) -> tuple[Selector, ...]:
    if role == "agent":
        return (Selector("subject"),)
    if role in ("patient", "theme"):
        first = next((each for each in roles if each in ("patient", "theme")), role)
        return (Selector("object"),) if role == first else ()
    if role == "recipient":
        return (Selector("indirect"), Selector("oblique", frozenset({"to"})))
    return ()


def _examples(entry: dict[str, Any], file: str, code: str, roles: tuple[str, ...]) -> tuple[Example, ...]:
    written = mapping_of(entry.get("examples") or {}, file, f"{code}.examples")
    check_keys(written, frozenset({"wanted", "unwanted"}), file, f"{code}.examples")
    found: list[Example] = []
    for key in ("wanted", "unwanted"):
        where = f"{code}.examples.{key}"
        for each in list_of(written.get(key), file, where):
            if isinstance(each, str):
                found.append(Example(each, key == "wanted"))
                continue
            fields = dict(mapping_of(each, file, where))
            text = fields.pop("text", None)
            if not isinstance(text, str):
                raise CodebookError(f'{file}: {where}: {shown(each)} has no "text"; write the sentence')
            check_keys(fields, EXPECTED.union(roles), file, where)
            expect = {str(k): str(v).lower() if isinstance(v, bool) else str(v) for k, v in fields.items()}
            found.append(Example(text, key == "wanted", expect))
    return tuple(found)
