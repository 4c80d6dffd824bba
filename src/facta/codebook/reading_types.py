"""Act types from the content of a YAML file, every key checked.

Form of a file: `sets` (name to words) and `types`, a list of mappings with the keys of TYPE_KEYS; their `patterns` have
those of PATTERN_KEYS. See docs/codebook.md.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple, cast

from facta.codebook.act_type import TRAITS, ActType, Example, Pattern
from facta.codebook.condition import BadCondition, Condition, Selector, condition_of, selectors_of
from facta.codebook.errors import CodebookError
from facta.codebook.lexicon import english

TYPE_KEYS = frozenset(
    "code gloss plover roles traits matter stage agent_sector label noun never patterns examples".split()
)  # fmt: skip
PATTERN_KEYS = frozenset("name predicates requires excludes roles weight agent_sector plover".split())
KINDS = ("verb", "noun", "adjective")
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
    content = _mapping(source.content, source.name, "the file")
    written = _mapping(content.get("sets") or {}, source.name, "sets")
    return {str(name): frozenset(_words(words, source.name, f"sets.{name}")) for name, words in written.items()}


def types_of(source: Source, sets: Sets) -> list[ActType]:
    """The act types of a file, in its order. Raises CodebookError."""
    content = _mapping(source.content, source.name, "the file")
    _known(content, frozenset({"sets", "types"}), source.name, "the file")
    written = content.get("types") or []
    if not isinstance(written, list):
        raise CodebookError(
            f'{source.name}: "types" is {_shown(written)}, expected a list; begin each type with "- code:"'
        )
    return [_type(_mapping(entry, source.name, "types"), source.name, sets) for entry in written]


def _type(entry: Mapping[str, Any], file: str, sets: Sets) -> ActType:
    code = entry.get("code")
    if not isinstance(code, str) or not code:
        raise CodebookError(
            f'{file}: a type has no "code" ({_shown(dict(entry))}); give it one, such as "assembly.permit"'
        )
    _known(entry, TYPE_KEYS, file, code)
    for key in ("gloss", "roles"):
        if not entry.get(key):
            raise CodebookError(f'{file}: {code} has no "{key}"; add it')
    traits = frozenset(_words(entry.get("traits") or [], file, f"{code}.traits"))
    if traits - TRAITS.keys():
        unknown = ", ".join(sorted(traits - TRAITS.keys()))
        raise CodebookError(f"{file}: {code}.traits has {unknown}; known are {', '.join(sorted(TRAITS))}")
    roles = tuple(_words(entry["roles"], file, f"{code}.roles"))
    never = _mapping(entry.get("never") or {}, file, f"{code}.never")
    patterns = tuple(
        pattern
        for number, each in enumerate(entry.get("patterns") or [], 1)
        for pattern in _patterns(
            _with(never, _mapping(each, file, f"{code}.patterns"), file), code, number, roles, file, sets
        )
    )
    text = {key: str(entry.get(key) or "") for key in ("gloss", "label", "noun")}
    optional = {key: entry.get(key) for key in ("plover", "matter", "stage", "agent_sector")}
    return ActType(
        code, text["gloss"], optional["plover"], roles, traits, optional["matter"], optional["stage"],
        optional["agent_sector"], text["label"], text["noun"], patterns, _examples(entry, file, code),
    )  # fmt: skip


def _with(never: Mapping[str, Any], pattern: Mapping[str, Any], file: str) -> Mapping[str, Any]:
    """A pattern that excludes, beside its own, what its type excludes for all of them."""
    if not never:
        return pattern
    excludes = {
        str(k): _words(v, file, "excludes")
        for k, v in _mapping(pattern.get("excludes") or {}, file, "excludes").items()
    }
    for where, words in never.items():
        excludes[str(where)] = [*excludes.get(str(where), ()), *_words(words, file, f"never.{where}")]
    return {**pattern, "excludes": excludes}


def _patterns(
    entry: Mapping[str, Any], code: str, number: int, roles: tuple[str, ...], file: str, sets: Sets
) -> list[Pattern]:
    """The pattern of one entry, and beside it one for each of its predicates of several words ("verb:put on ice")."""
    name = str(entry.get("name") or f"{code}#{number}")
    where = f"{code}, pattern {name}"
    _known(entry, PATTERN_KEYS, file, where)
    predicates = _words(entry.get("predicates") or [], file, f"{where}: predicates")
    if not predicates:
        raise CodebookError(f'{file}: {where} has no "predicates"; list the verbs and nouns it stands on')
    requires, excludes, fills = (
        {
            str(k): tuple(_words(v, file, f"{where}: {key}.{k}"))
            for k, v in _mapping(entry.get(key) or {}, file, where).items()
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
            float(entry.get("weight") or 0), entry.get("agent_sector"), entry.get("plover"),
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
    """`kind:lemma` for each predicate; nouns by the predicate they stand for."""
    found: list[str] = []
    for written in predicates:
        if written.startswith("$"):
            found += _keys(sorted(sets.get(written[1:], ())), sets)
            continue
        kind, _, lemma = written.rpartition(":")
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


def _examples(entry: Mapping[str, Any], file: str, code: str) -> tuple[Example, ...]:
    written = _mapping(entry.get("examples") or {}, file, f"{code}.examples")
    _known(written, frozenset({"wanted", "unwanted"}), file, f"{code}.examples")
    found: list[Example] = []
    for key in ("wanted", "unwanted"):
        for each in written.get(key) or []:
            if isinstance(each, str):
                found.append(Example(each, key == "wanted"))
                continue
            fields = dict(_mapping(each, file, f"{code}.examples.{key}"))
            text = fields.pop("text", None)
            if not isinstance(text, str):
                raise CodebookError(f'{file}: {code}.examples.{key}: {_shown(each)} has no "text"; write the sentence')
            expect = {str(k): str(v).lower() if isinstance(v, bool) else str(v) for k, v in fields.items()}
            found.append(Example(text, key == "wanted", expect))
    return tuple(found)


def _mapping(value: Any, file: str, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise CodebookError(
            f'{file}: {where} is {_shown(value)}, expected a mapping ("key: value"); see "facta codebook show"'
        )
    return cast("dict[str, Any]", value)


def _words(value: Any, file: str, where: str) -> list[str]:
    if isinstance(value, str):
        return [value]
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise CodebookError(
            f"{file}: {where} is {_shown(value)}, expected a list of words; put numbers in quotation marks"
        )
    return cast("list[str]", value)


def _known(entry: Mapping[str, Any], known: frozenset[str], file: str, where: str) -> None:
    unknown = sorted(str(key) for key in entry.keys() - known)
    if unknown:
        raise CodebookError(
            f"{file}: {where} has the unknown key {', '.join(unknown)}; known are {', '.join(sorted(known))}"
        )


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
