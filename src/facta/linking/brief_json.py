"""A brief as two texts of JSON and back: what every run needs, and what acts are compared by, which few runs need.

Lists stand for records, in the order of their fields, since a pile has thousands of them.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np

from facta.linking.brief import ActBrief, ActWords, Brief, DocumentBrief, Named, ReportWords
from facta.model.matter import Matter, StageReached
from facta.model.party import Party, PartyKind
from facta.model.passage import Span
from facta.model.times import When

type _List = list[Any]


class WrittenBrief(NamedTuple):
    """A brief in writing. shingles: eight bytes each, the least significant first."""

    brief: str
    act_words: str
    shingles: bytes


def written(brief: Brief) -> WrittenBrief:
    """The brief in writing."""
    words = brief.words
    fields = [
        brief.document,
        [[p.id, p.kind, p.name, p.sector, p.names, p.titles, p.shielded] for p in brief.parties],
        dict(brief.place_keys),
        dict(brief.described),
        {id: " ".join(said) for id, said in brief.said.items()},
        brief.filled,
        brief.acts,
        [_matter_row(matter) for matter in brief.matters],
        [" ".join(words.stems), words.numbers, " ".join(sorted(words.marked))],
        [brief.named.lead, sorted(brief.named.names)],
    ]
    return WrittenBrief(_text(fields), _text(brief.act_words()), brief.shingles.astype("<u8").tobytes())


def act_words_from(text: str) -> dict[str, ActWords]:
    """What acts are compared by, from its writing."""
    return {id: ActWords(s, near, names, tuple(n), a, b) for id, (s, near, names, n, a, b) in json.loads(text).items()}


def brief_from(text: str, shingles: bytes, key: str, act_words: Callable[[], Mapping[str, ActWords]]) -> Brief:
    """The brief whose writing this is. Raises ValueError, TypeError, KeyError or IndexError where it is none."""
    document, parties, keys, described, said, filled, acts, matters, (stems, numbers, marked), named = json.loads(text)
    id, source, digest, publisher, published, head, length, copies = document
    return Brief(
        document=DocumentBrief(id, source, digest, publisher, published, head, length, tuple(copies)),
        parties=tuple(_party(*row) for row in parties),
        place_keys={id: tuple(words) for id, words in keys.items()},
        described={id: tuple(words) for id, words in described.items()},
        said={id: tuple(words.split()) for id, words in said.items()},
        filled=tuple(map(tuple, filled)),
        acts=tuple(
            ActBrief(id, type_, root, tuple(families), family, denied, tuple(agents), tuple(patients), where)
            for id, type_, root, families, family, denied, agents, patients, where in acts
        ),
        matters=tuple(_matter(row) for row in matters),
        words=ReportWords(tuple(stems.split()), tuple(numbers), frozenset(marked.split())),
        named=Named(named[0], frozenset(named[1])),
        shingles=np.frombuffer(shingles, dtype="<u8").astype(np.uint64, copy=False),
        act_words=act_words,
        key=key,
    )


def _text(fields: object) -> str:
    return json.dumps(fields, ensure_ascii=True, separators=(",", ":"))


def _party(id: str, kind: str, name: str, sector: str | None, names: _List, titles: _List, shielded: str) -> Party:
    return Party(id, PartyKind(kind), name, sector, (), tuple(names), tuple(titles), shielded)


def _matter_row(matter: Matter) -> _List:
    history = [[s.stage, s.act, s.document, _when_row(s.when), s.modality, s.according_to] for s in matter.history]
    first = [matter.id, matter.kind, matter.parties, matter.stage, history]
    return [*first, matter.title, matter.by, matter.concerns]


def _matter(row: _List) -> Matter:
    id, kind, parties, stage, history, title, by, concerns = row
    stages = tuple(
        StageReached(name, act, document, _when(when), modality, according_to)
        for name, act, document, when, modality, according_to in history
    )
    return Matter(id, kind, tuple(parties), stage, stages, title, tuple(by), tuple(concerns))


def _when_row(when: When | None) -> _List | None:
    return None if when is None else [when.edtf, when.start, when.end, when.span, when.by]


def _when(row: _List | None) -> When | None:
    if row is None:
        return None
    edtf, start, end, span, by = row
    return When(edtf, start, end, None if span is None else Span(*span), by)
