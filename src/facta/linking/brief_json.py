"""A brief as JSON and back; what acts are compared by stands in it as a text of its own, which few runs take apart.

Lists stand for records, in the order of their fields, since a pile has thousands of them.
"""

import json
from typing import Any

import numpy as np

from facta.linking.brief import ActBrief, ActWords, Brief, DocumentBrief, Named, ReportWords
from facta.model.matter import Matter, StageReached
from facta.model.party import Party, PartyKind
from facta.model.passage import Span
from facta.model.times import When

type _List = list[Any]


def row_of_brief(brief: Brief) -> _List:
    """What is looked at again when other reports come: not what serves but to compare the report with those before."""
    return [
        brief.document,
        [[party.id, party.kind, party.name] for party in brief.parties],
        brief.acts,
        [matter_row(matter) for matter in brief.matters],
        [brief.named.lead, sorted(brief.named.names)],
        _text(brief.act_words()),
    ]


def brief_from_row(row: _List) -> Brief:
    """The brief of which this was written. Raises ValueError, TypeError, KeyError or IndexError where it is none."""
    document, parties, acts, matters, named, words = row
    id, source, digest, publisher, published, head, length, copies = document
    return Brief(
        document=DocumentBrief(id, source, digest, publisher, published, head, length, tuple(copies)),
        parties=tuple(Party(id, PartyKind(kind), name, None, ()) for id, kind, name in parties),
        place_keys={},
        described={},
        said={},
        filled=(),
        acts=tuple(
            ActBrief(id, type_, root, tuple(families), family, denied, tuple(agents), tuple(patients), where)
            for id, type_, root, families, family, denied, agents, patients, where in acts
        ),
        matters=tuple(matter_from_row(row) for row in matters),
        words=ReportWords((), (), frozenset()),
        named=Named(named[0], frozenset(named[1])),
        shingles=np.zeros(0, dtype=np.uint64),
        act_words=lambda: _act_words_from(words),
    )


def _act_words_from(text: str) -> dict[str, ActWords]:
    return {id: ActWords(s, near, names, tuple(n), a, b) for id, (s, near, names, n, a, b) in json.loads(text).items()}


def _text(fields: object) -> str:
    return json.dumps(fields, ensure_ascii=True, separators=(",", ":"))


def matter_row(matter: Matter) -> _List:
    """A matter as a list."""
    history = [[s.stage, s.act, s.document, _when_row(s.when), s.modality, s.according_to] for s in matter.history]
    first = [matter.id, matter.kind, matter.parties, matter.stage, history]
    return [*first, matter.title, matter.by, matter.concerns]


def matter_from_row(row: _List) -> Matter:
    """The matter of such a list."""
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
