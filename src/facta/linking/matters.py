"""Matters across reports: one application, case or bill with the whole history of its stages.

In: briefs with their matters, and entities. Out: matters whose parties are entity ids. Two matters of one kind are
one when they concern the same applicant or suspect, or bear the same name, and nothing speaks against it.
Copies of one text add nothing to a history.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from facta.codebook.act_type import MatterKind
from facta.codebook.matters import distinguishing_words, in_time_order, same_words
from facta.codebook.vocabulary import Vocabulary
from facta.linking.brief import Brief
from facta.model.identifiers import identifier
from facta.model.matter import Matter, StageReached
from facta.model.record import Entity, Ref

DAYS_TOLERATED = 3
"""Reports may name days this far apart for one stage of one matter."""
OPPOSITES = {"permitted": "refused", "refused": "permitted"}


def matters_across(
    briefs: Sequence[Brief],
    entity_of: Mapping[Ref, Entity],
    same_text: Mapping[str, str],
    codebook: Vocabulary,
) -> tuple[Matter, ...]:
    """The matters of the pile, sorted by kind and first stage. entity_of: the entity of each party."""
    own = [matter for brief in briefs if brief.document.id not in same_text for matter in own_matters(brief, entity_of)]
    return tuple(sorted(joined_matters(own, codebook), key=lambda m: (m.kind, m.title, m.id)))


def own_matters(brief: Brief, entity_of: Mapping[Ref, Entity]) -> list[Matter]:
    """The matters of a report with entities for parties, and ids that hold across reports."""
    return [_with_entities(matter, brief, entity_of) for matter in brief.matters]


def joined_matters(own: Iterable[Matter], codebook: Vocabulary) -> list[Matter]:
    """The matters of several reports, given in the order of the reports, joined where they are one."""
    joined: list[Matter] = []
    by_key: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for matter in own:
        kind = codebook.matter_kinds.get(matter.kind)
        keys = _keys(matter, kind)
        near = sorted({i for key in keys for i in by_key[key]})
        home = next((i for i in near if kind and _one(joined[i], matter, kind)), None)
        if home is None:
            joined.append(matter)
            home = len(joined) - 1
        else:
            joined[home] = _together(joined[home], matter)
        for key in keys:
            by_key[key].append(home)
    return [_named(_in_order(matter, codebook.matter_kinds.get(matter.kind))) for matter in joined]


def keys_of_matter(matter: Matter, codebook: Vocabulary) -> list[str]:
    """What a matter shares with those that it may be one with."""
    return ["\x1f".join(key) for key in _keys(matter, codebook.matter_kinds.get(matter.kind))]


def _with_entities(matter: Matter, brief: Brief, entity_of: Mapping[Ref, Entity]) -> Matter:
    """The matter with entities for parties; a title that has a party of the report has its full name instead."""
    document, title = brief.document.id, matter.title
    for party in matter.concerns[:1]:
        entity, known = entity_of.get(Ref(document, party)), brief.party_of.get(party)
        if entity is not None and entity.names and known is not None and title.endswith(known.name):
            title = title.removesuffix(known.name) + entity.name

    def ids(parties: tuple[str, ...]) -> tuple[str, ...]:
        refs = (Ref(document, party) for party in parties)
        return tuple(dict.fromkeys(entity_of[ref].id for ref in refs if ref in entity_of))

    first = f"{document}\x1f{matter.id}"
    return replace(matter, id=first, parties=ids(matter.parties), concerns=ids(matter.concerns), title=title)


def _keys(matter: Matter, kind: MatterKind | None) -> list[tuple[str, str]]:
    if kind is None:
        return []
    parts = sorted(distinguishing_words(matter.title, kind)) if kind.concerns == "theme" else matter.concerns
    return [(matter.kind, part) for part in parts]


def _one(left: Matter, right: Matter, kind: MatterKind) -> bool:
    """Whether the two are one matter: one name or one party concerned, and no stage that speaks against it."""
    if kind.concerns == "theme":
        words, others = distinguishing_words(left.title, kind), distinguishing_words(right.title, kind)
        if not (words and others and same_words(words, others)):
            return False
    elif not set(left.concerns) & set(right.concerns):
        return False
    ours, theirs = ({_dated(stage) for stage in matter.history} for matter in (left, right))
    return not any(_against(a, b) for a in ours for b in theirs)


class _Dated(NamedTuple):
    """A stage with its days, unless they are unknown or uncertain: a hundred reports may tell it alike."""

    stage: str
    start: str
    end: str


def _dated(stage: StageReached) -> _Dated:
    when = stage.when
    if when is None or when.uncertain or when.start is None or when.end is None:
        return _Dated(stage.stage, "", "")
    return _Dated(stage.stage, when.start, when.end)


def _against(left: _Dated, right: _Dated) -> bool:
    if OPPOSITES.get(left.stage) == right.stage:
        return True
    return left.stage == right.stage and _days_apart(left, right) > DAYS_TOLERATED


@lru_cache(maxsize=16_384)
def _days_apart(left: _Dated, right: _Dated) -> int:
    """Days between the two stages; 0 where they overlap or one has no day, or an uncertain one."""
    if not left.start or not right.start:
        return 0
    start, end, other_start, other_end = map(date.fromisoformat, (left.start, left.end, right.start, right.end))
    return max(0, (other_start - end).days, (start - other_end).days)


def _in_order(matter: Matter, kind: MatterKind | None) -> Matter:
    """The matter of several reports with its stages in order of time; one of a single report as it is."""
    if kind is None or len({stage.document for stage in matter.history}) < 2:
        return matter
    ordered = in_time_order(matter.history, kind)
    return replace(matter, stage=ordered[-1].stage, history=ordered)


def _together(left: Matter, right: Matter) -> Matter:
    title = max(left.title, right.title, key=_fulness)
    return replace(
        left,
        id=min(left.id, right.id),
        parties=tuple(dict.fromkeys((*left.parties, *right.parties))),
        history=(*left.history, *right.history),
        title=title,
        by=tuple(sorted({*left.by, *right.by})),
        concerns=tuple(dict.fromkeys((*left.concerns, *right.concerns))),
    )


def _fulness(title: str) -> tuple[bool, int, str]:
    """A proper name ("Seasonal Contracts Act") before a description, then the longer."""
    words = title.split()
    return len(words) > 1 and all(word[0].isupper() for word in words if len(word) > 3), len(title), title


def _named(matter: Matter) -> Matter:
    """The matter with an id that the first of its reports gives, so that one report more seldom changes it."""
    return replace(matter, id=identifier("m", matter.kind, matter.id))
