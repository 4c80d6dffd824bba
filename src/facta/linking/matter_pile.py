"""The matters of a pile, kept from run to run.

In: the reports that were touched. Out: those of which one is of another matter now. Each report's own matters are kept
under what they concern; only what hangs together with a touched report by that is joined anew (matters.py).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from facta.codebook.vocabulary import Vocabulary
from facta.linking.brief import Brief
from facta.linking.brief_json import matter_from_row, matter_row
from facta.linking.matters import joined_matters, keys_of_matter, own_matters
from facta.linking.shelf import Codec, Shelf
from facta.model.matter import Matter
from facta.model.record import Entity, Ref

type Row = dict[str, Any]
type EntityOf = Callable[[Iterable[Brief]], Mapping[Ref, Entity]]


def _own_rows(some: Iterable[Matter]) -> list[Any]:
    return list(map(matter_row, some))


def _own(rows: Iterable[list[Any]]) -> list[Matter]:
    return list(map(matter_from_row, rows))


CODECS = {"own": Codec(_own_rows, _own)}


class MatterPile:
    """The matters that a shelf holds. entity_of: the entities of the parties of some reports."""

    def __init__(self, shelf: Shelf, codebook: Vocabulary, entity_of: EntityOf) -> None:
        self._shelf, self._codebook, self._entity_of = shelf, codebook, entity_of

    def found_anew(self, touched: set[str], same_text: Mapping[str, str]) -> set[str]:
        """Find matters of the touched reports anew; the reports of which one is of another matter now."""
        shelf = self._shelf
        begun: dict[str, None] = {}
        gone: dict[str, None] = {}
        for id in sorted(touched):
            brief: Brief = shelf.get("brief", id)
            before = shelf.get("own", id) or []
            now = [] if id in same_text else own_matters(brief, self._entity_of([brief] if brief.matters else []))
            if now == before:
                continue
            shelf.set("own", id, now or None)
            for matters, entered in ((before, False), (now, True)):
                for number, matter in enumerate(matters):
                    place = f"{id}\x1d{number}"
                    keys = keys_of_matter(matter, self._codebook) or [f"\x1d{place}"]
                    for key in keys:
                        there: dict[str, int] = dict(shelf.get("concerned", key) or {})
                        there.pop(place, None)
                        shelf.set("concerned", key, {**there, **({place: 1} if entered else {})} or None)
                        begun[key] = None
                    if not entered:
                        gone.update(dict.fromkeys(shelf.get("matters_of", place) or ()))
                        shelf.set("matters_of", place, None)
        return self._matters_anew(begun, gone)

    def _matters_anew(self, begun: Iterable[str], gone: dict[str, None]) -> set[str]:
        """Join anew all that hangs together with what is concerned; `gone`: matters that are no more."""
        shelf = self._shelf
        reports: dict[str, str] = shelf.get("reports", "")
        changed: dict[str, dict[str, Any]] = {}
        seen: set[str] = set()
        together_ = [self._hanging_together(key, seen) for key in begun]
        for places in together_:
            for place in places:
                gone.update(dict.fromkeys(shelf.get("matters_of", place) or ()))
        for name in gone:
            self._stages(name, shelf.get("matter", name), changed, there=False)
            shelf.set("matter", name, None)
        for places in together_:
            ordered = sorted(places, key=lambda place: _in_order(place, reports))
            names: list[str] = []
            for matter in joined_matters((self._matter_at(place) for place in ordered), self._codebook):
                names.append("\x00".join((matter.kind, matter.title, matter.id)))
                row = asdict(matter)
                self._stages(names[-1], row, changed, there=True)
                shelf.set("matter", names[-1], row)
            for place in ordered:
                shelf.set("matters_of", place, names)
        for document, stages in changed.items():
            shelf.set("stages", document, stages or None)
        return set(changed)

    def _hanging_together(self, key: str, seen: set[str]) -> list[str]:
        """The own matters that share a key with this one, or with one that does, and so on; no key is `seen` twice."""
        places: dict[str, None] = {}
        waiting = [key] if key not in seen else []
        seen.update(waiting)
        while waiting:
            for place in self._shelf.get("concerned", waiting.pop()) or ():
                if place not in places:
                    places[place] = None
                    fresh = set(keys_of_matter(self._matter_at(place), self._codebook)) - seen
                    seen |= fresh
                    waiting += fresh
        return list(places)

    def _matter_at(self, place: str) -> Any:
        document, _, number = place.rpartition("\x1d")
        return self._shelf.get("own", document)[int(number)]

    def _stages(self, name: str, row: Row, changed: dict[str, dict[str, Any]], *, there: bool) -> None:
        for stage in row["history"]:
            document = stage["document"]
            if document not in changed:
                changed[document] = {
                    key: list(some) for key, some in (self._shelf.get("stages", document) or {}).items()
                }
            key = f"{stage['act']}\x1f{row['kind']}"
            some = [one for one in changed[document].get(key, ()) if one != name]
            changed[document][key] = [*some, name] if there else some

    def matter_of(self, stage: tuple[str, str, str]) -> str | None:
        """The id of the matter that a stage (document, act, kind) is of; None where there is none."""
        document, act, kind = stage
        names: list[str] = (self._shelf.get("stages", document) or {}).get(f"{act}\x1f{kind}") or []
        return max(names, key=lambda name: name.split("\x00")).split("\x00")[2] if names else None


def _in_order(place: str, reports: Mapping[str, str]) -> tuple[str, str, int]:
    document, _, number = place.rpartition("\x1d")
    return reports[document], document, int(number)
