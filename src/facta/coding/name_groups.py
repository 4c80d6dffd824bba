"""Names of one report that are one party: full and short names, acronyms, translations in brackets, slips of the pen.

A surname alone is the one person of that surname; where two bear it, it is left open. Different first names are
different people, whatever the surname does.
"""

import unicodedata
from functools import lru_cache

from facta.coding.groups import Group, Groups
from facta.coding.phrases import Phrase
from facta.model.party import PartyKind

type Key = tuple[str, ...]


def join_full_names(groups: Groups) -> None:
    """Join the names of several words, and their other names in brackets."""
    full: dict[Key, Group] = {}
    for i, phrase in enumerate(groups.phrases):
        key = key_of(phrase.name)
        if len(key) < 2:
            continue
        if key in full:
            groups.join(i, full[key], "same_name")
        else:
            full[key] = groups.new(i, "name")
    _join_brackets(groups, full)


@lru_cache(maxsize=8192)
def key_of(name: tuple[str, ...]) -> Key:
    """Lower-case words without diacritics, full stops and possessive endings."""
    return tuple(_fold(word) for word in name if word not in ("'s", "’s", "'", "’"))


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower().rstrip(".")
    plain = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in plain if not unicodedata.combining(c)).rstrip(".")


def join_short_names(groups: Groups, open_names: dict[int, tuple[Group, ...]]) -> None:
    """Join names of one word; `open_names` takes those that fit two parties."""
    full = {key_of(name): group for group in groups.all() for name in group.names if len(name) > 1}
    short = [i for i, phrase in enumerate(groups.phrases) if len(phrase.name) == 1 or len(key_of(phrase.name)) == 1]
    by_last: dict[str, list[Group]] = {}
    by_first: dict[str, list[Group]] = {}
    by_initials: dict[str, list[Group]] = {}
    for key, group in full.items():
        if group.kind in (PartyKind.PERSON, PartyKind.OTHER) or (
            not group.votes and PartyKind.PLACE not in group.labels
        ):
            # a label alone does not make a person a body
            _add(by_last, key[-1], group)
        if group.kind in (PartyKind.PERSON, PartyKind.OTHER):
            _add(by_first, key[0], group)
        if group.kind != PartyKind.PERSON:
            _add(by_initials, initials_of(key), group)
    alone: dict[str, Group] = {}
    for i in short:
        phrase = groups.phrases[i]
        if i in groups.of and groups.of[i].names:
            alone.setdefault(key_of(phrase.name)[0], groups.of[i])
            continue
        word = key_of(phrase.name)[0] if key_of(phrase.name) else ""
        fitting = [] if _is_where(phrase) else _fitting(phrase, by_last.get(word, []))
        rule = "surname_alone"
        if not fitting and word not in by_last and phrase.mention.entity in ("PERSON", "") and not phrase.title:
            fitting, rule = _fitting(phrase, by_first.get(word, [])), "first_name_alone"
        if not fitting and phrase.name[0].isupper() and 2 <= len(word) <= 7:
            fitting, rule = by_initials.get(word.replace(".", ""), []), "initials"
        if len(fitting) == 1:
            groups.join(i, fitting[0], rule)
        elif len(fitting) > 1:
            open_names[i] = tuple(fitting)
        elif word in alone:
            groups.join(i, alone[word], "same_name")
        else:
            alone[word] = groups.new(i, "name")


def _add(table: dict[str, list[Group]], word: str, group: Group) -> None:
    listed = table.setdefault(word, [])
    if group not in listed:
        listed.append(group)


def _is_where(phrase: Phrase) -> bool:
    """A place by its label and its preposition, even where a person has the same name."""
    if phrase.mention.entity not in ("GPE", "LOC", "FAC"):
        return False
    governor = phrase.sentence.tokens[phrase.head.head]
    return governor.lower in ("in", "at", "near", "from", "to", "into")


def _fitting(phrase: Phrase, candidates: list[Group]) -> list[Group]:
    return [group for group in candidates if not (phrase.gender and group.gender and phrase.gender != group.gender)]


def initials_of(key: Key) -> str:
    """First letters of the words that count: "seasonal workers council" gives "swc"."""
    return "".join(word[0] for word in key if word and word not in ("of", "the", "for", "and", "to", "in", "on", "&"))


def _join_brackets(groups: Groups, full: dict[Key, Group]) -> None:
    """ "the Seasonal Workers' Council (SWC)", "Zora (Dawn)": the name in brackets is the body's other name."""
    ending = {(p.sentence.index, _last_token(p)): i for i, p in enumerate(groups.phrases) if p.name and i in groups.of}
    for i, phrase in enumerate(groups.phrases):
        if not phrase.name_span or phrase.mention.entity in ("GPE", "DATE"):
            continue
        tokens = phrase.sentence.tokens
        first = phrase.name_tokens[0].i
        last = _last_token(phrase)
        if first < 2 or last + 1 >= len(tokens) or tokens[first - 1].text != "(" or tokens[last + 1].text != ")":
            continue
        outer = ending.get((phrase.sentence.index, first - 2))
        if outer is None:
            outer = _possessive_end(groups, phrase, first - 2)
        if outer is None or (
            groups.of[outer].kind == PartyKind.PERSON and phrase.name[0].isupper() and len(phrase.name) == 1
        ):
            continue
        _join_alias(groups, full, i, groups.of[outer])


def _possessive_end(groups: Groups, phrase: Phrase, last: int) -> int | None:
    """The name phrase of this sentence that covers token `last`."""
    end = phrase.sentence.tokens[last].end
    for i, other in enumerate(groups.phrases):
        if i in groups.of and other.sentence is phrase.sentence and other.name_span and other.name_span.end == end:
            return i
    return None


def _join_alias(groups: Groups, full: dict[Key, Group], i: int, group: Group) -> None:
    rule = "name_in_brackets"
    phrase = groups.phrases[i]
    present = groups.of.get(i)
    if present is None:
        groups.join(i, group, rule)
        key = key_of(phrase.name)
        for j, other in enumerate(groups.phrases):
            if j not in groups.of and other.name and key_of(other.name) == key:
                groups.join(j, group, rule)
    else:
        groups.merge(group, present, rule)
        for key, owner in list(full.items()):
            if owner is present:
                full[key] = group


def _last_token(phrase: Phrase) -> int:
    return phrase.name_tokens[-1].i


def join_slips(groups: Groups) -> None:
    """One letter more in one word, all else alike, and no third name that fits as well."""
    owner: dict[Key, Group] = {}
    for group in groups.all():
        for name in group.names:
            if len(name) > 1:
                owner.setdefault(key_of(name), group)
    letters = {key: sum(map(len, key)) for key in owner}
    for key in list(owner):
        count = letters[key]
        near = [
            other
            for other in owner
            if abs(letters[other] - count) == 1 and owner[other] is not owner[key] and _is_slip(key, other)
        ]
        if len(near) == 1 and _may_be_slip(key, owner[key], near[0], owner[near[0]]):
            kept = owner[key]
            gone = owner[near[0]]
            groups.merge(kept, gone, "slip_of_one_letter")
            owner = {name: kept if group is gone else group for name, group in owner.items()}


def _may_be_slip(key: Key, one: Group, other: Key, two: Group) -> bool:
    """Two people must differ in the family name only; a label alone does not make a body a person."""
    if one.gender and two.gender and one.gender != two.gender:
        return False
    strong = [group.kind for group in (one, two) if group.votes]
    if any(kind in (PartyKind.ORGANIZATION, PartyKind.GROUP) for kind in strong):
        return PartyKind.PLACE not in strong and PartyKind.PERSON not in strong
    return one.kind == two.kind and key[:-1] == other[:-1]


def _is_slip(key: Key, other: Key) -> bool:
    if len(key) != len(other):
        return False
    unlike = [(a, b) for a, b in zip(key, other, strict=True) if a != b]
    if len(unlike) != 1:
        return False
    longer, shorter = sorted(unlike[0], key=len, reverse=True)
    if len(shorter) < 5 or len(longer) != len(shorter) + 1 or longer == shorter + "a":
        return False
    return any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))
