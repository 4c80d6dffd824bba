"""How a finding is put together: its identifier, its inputs, its coverage, its evidence without repeats."""

from collections.abc import Iterable, Mapping, Sequence

from facta.findings.pile import Pile
from facta.findings.reading_errors import could_move
from facta.model.finding import Evidence, Figure, Finding, ScoredPair, Table
from facta.model.identifiers import identifier

ACCORDING = "according to "


class Passages:
    """The evidence of one finding while it is gathered: each passage once, in order of first use."""

    def __init__(self) -> None:
        self._positions: dict[tuple[str, int, int, str, str], int] = {}
        self._evidence: list[Evidence] = []

    def add(self, *passages: Evidence) -> tuple[int, ...]:
        """Keep the passages; their positions, for a table's `refs`."""
        return tuple(self._add(passage) for passage in passages)

    def _add(self, passage: Evidence) -> int:
        key = (passage.document, passage.span.start, passage.span.end, passage.part, passage.entry)
        if key not in self._positions:
            self._positions[key] = len(self._evidence)
            self._evidence.append(passage)
        return self._positions[key]

    @property
    def kept(self) -> tuple[Evidence, ...]:
        """All passages."""
        return tuple(self._evidence)


class Rows:
    """A table while it is filled."""

    def __init__(self, *columns: str) -> None:
        self.columns = columns
        self._rows: list[tuple[str, ...]] = []
        self._refs: list[tuple[int, ...]] = []

    def add(self, cells: Sequence[str], refs: Iterable[int]) -> None:
        """One row with the positions of the passages it rests on; a row that is there already is not repeated."""
        row = tuple(cells)
        if row in self._rows:
            i = self._rows.index(row)
            self._refs[i] = tuple(dict.fromkeys((*self._refs[i], *refs)))
            return
        self._rows.append(row)
        self._refs.append(tuple(dict.fromkeys(refs)))

    @property
    def table(self) -> Table | None:
        """The table, or None without rows."""
        return Table(self.columns, tuple(self._rows), tuple(self._refs)) if self._rows else None


def made(
    pile: Pile,
    kind: str,
    question: str,
    title: str,
    parties: Sequence[str],
    passages: Passages,
    *,
    table: Rows | None = None,
    figures: Mapping[str, Figure] | None = None,
    settings: Mapping[str, Figure] | None = None,
    caveats: Sequence[str] = (),
    excluded: Sequence[str] = (),
    rule: str = "",
    looked_at: str = "",
    counter: Sequence[str] = (),
    status: str = "",
    pairs: Iterable[ScoredPair] = (),
) -> Finding:
    """A finding; its id comes from kind, parties and evidence, its inputs are the entries that the evidence shows.

    looked_at: the entries that the test looked at, in words ("12 decisions"). counter: what speaks against it most.
    """
    evidence = passages.kept
    places = sorted(f"{e.document}:{e.span[0]}-{e.span[1]}" for e in evidence)
    ids = tuple(dict.fromkeys(parties))
    return Finding(
        id=identifier("f", kind, *sorted(ids), *places),
        kind=kind,
        question=question,
        title=upper_first(" ".join(title.split())),
        parties=ids,
        names=pile.names(ids),
        evidence=evidence,
        figures=dict(figures or {}),
        table=table.table if table else None,
        caveats=(*caveats, *could_move(kind, figures or {})),
        excluded=tuple(dict.fromkeys(excluded)),
        coverage=f"Looked at: {'; '.join(filter(None, (pile.record.coverage.line, looked_at)))}.",
        status=status,
        settings=dict(settings or {}),
        inputs=tuple(sorted({f"{e.document}:{e.entry}" for e in evidence if e.entry})),
        rule=rule,
        counter=tuple(dict.fromkeys(counter)),
        pairs=tuple({(p.passage, p.other): p for p in pairs}.values()),
    )


def upper_first(words: str) -> str:
    """`words` as a sentence begins."""
    return words[:1].upper() + words[1:]


def listed(names: Iterable[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    found = list(dict.fromkeys(names))
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} and {found[-1]}"


def counted(n: int, noun: str) -> str:
    """ "1 report", "2 reports", "2 parties", "2 inquiries"."""
    if n == 1:
        return f"{n} {noun}"
    return f"{n} {noun[:-1]}ies" if noun.endswith(("ty", "ry")) else f"{n} {noun}s"


def by_whom(sources: Iterable[str]) -> str:
    """ "according to A and B" of "according to A" and "according to B"; other words follow as they stand."""
    found = [source for source in dict.fromkeys(sources) if source]
    named = [source.removeprefix(ACCORDING) for source in found if source.startswith(ACCORDING)]
    others = [source for source in found if not source.startswith(ACCORDING)]
    return ", ".join([*([ACCORDING + listed(named)] if named else []), *others])


def said_by(text: str, according_to: str) -> str:
    """`text`, with its source where the report does not say it in its own voice."""
    return f"{text} ({according_to})" if according_to else text
