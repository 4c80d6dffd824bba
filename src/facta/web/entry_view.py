"""One entry as the page shows it: what it says, why the program thinks so, and what people decided on it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from facta.engine.project_review import Entry
from facta.model.document import Document
from facta.store.errors import NotAllowed, UnknownEntry
from facta.store.json_text import as_text
from facta.store.replay import Decision, counting
from facta.web import words
from facta.web.desk import Desk
from facta.web.offsets import Ruler
from facta.web.text_view import spans_of


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list of entries."""

    id: str
    kind: str
    badge: str
    words: str
    state: str
    strength: str
    harm: int | None


@dataclass(frozen=True, slots=True)
class Past:
    """One decision of an entry's history. counts: neither undone nor itself an undoing."""

    decision: Decision
    words: str
    when: str
    counts: bool


@dataclass(frozen=True)
class Opened:
    """A report with its entries, as the pages about it need them."""

    document: Document
    entries: Sequence[Entry]

    @cached_property
    def names(self) -> dict[str, str]:
        """Name of each party by its id in the reading, those rejected left out."""
        parties = [each for each in self.entries if each.kind == "party" and each.state != "rejected"]
        return {each.content["id"]: each.content["name"] for each in parties}

    @cached_property
    def mentions(self) -> dict[str, list[list[int]]]:
        """Spans of each party."""
        return {each.content["id"]: each.content["mentions"] for each in self.entries if each.kind == "party"}

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """Entries by their whole id."""
        return {each.id: each for each in self.entries}

    def line(self, entry: Entry) -> str:
        """One line that leads with how far the report commits to it: for places without a badge."""
        return f"{words.badge(entry.kind, entry.content)}: {self.told(entry)}"

    @cached_property
    def title(self) -> str:
        """The report's title, or its file."""
        return self.document.title or self.document.source

    def told(self, entry: Entry) -> str:
        """One line for an entry."""
        return words.told(entry.kind, entry.content, self.names, self.document.text)

    def rows(self, *, parties: bool) -> list[Row]:
        """The lines of the list: the parties, or everything else in text order."""
        return [
            Row(
                each.id,
                each.kind,
                words.badge(each.kind, each.content),
                self.told(each),
                each.state,
                words.strength(each.kind, each.content),
                each.harm,
            )
            for each in self.entries
            if (each.kind == "party") is parties
        ]


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry with all that its panel shows.

    selection: its spans in UTF-16 units, each with a look. was: its content as JSON.
    """

    entry: Entry
    badge: str
    told: str
    strength: str
    fields: tuple[tuple[str, str, str], ...]
    newer: tuple[tuple[str, str, str], ...]
    rules: tuple[str, ...]
    past: tuple[Past, ...]
    selection: str
    was: str


def opened(desk: Desk, document: str) -> Opened:
    """A report and its entries, without those that wait for this reviewer's blind coding. Raises UnknownEntry."""
    return Opened(desk.sight.document(document), desk.sight.entries_of(document))


def opened_for(desk: Desk, document: str) -> Opened:
    """A report with the entries that its lines need, for pages that show single entries of many reports."""
    return Opened(desk.sight.document(document), desk.sight.entries_of(document, ("party", "statement")))


def shown(desk: Desk, report: Opened, entry: Entry) -> Shown:
    """The panel of an entry."""
    decisions = desk.sight.history(entry.id)
    counts = {each.id for each in counting(decisions)}
    ruler = Ruler(report.document.text)
    selection = [(ruler.units_at(start), ruler.units_at(end), look) for (start, end), look in spans_of(entry)]
    return Shown(
        entry=entry,
        badge=words.badge(entry.kind, entry.content),
        told=report.told(entry),
        strength=words.strength(entry.kind, entry.content),
        fields=_with_gloss(desk, entry, tuple(fields_of(entry.kind, entry.content, report))),
        newer=tuple(fields_of(entry.kind, entry.newer, report)) if entry.newer else (),
        rules=tuple(filter(None, entry.rule.split(", "))),
        past=tuple(
            Past(each, words.decided(each), words.day_and_time(each.decided_at), each.id in counts)
            for each in reversed(decisions)
        ),
        selection=" ".join(f"{start}-{end}-{look}" for start, end, look in selection),
        was=as_text(entry.content),
    )


def _with_gloss(desk: Desk, entry: Entry, fields: tuple[tuple[str, str, str], ...]) -> tuple[tuple[str, str, str], ...]:
    """The fields of an act with what its type means."""
    type_ = desk.codebook.type_of(entry.content["type"]) if entry.kind == "act" and entry.content["type"] else None
    if type_ is None:
        return fields
    label, code, there = fields[0]
    return ((label, f"{code}: {type_.gloss}", there), *fields[1:])


def shown_now(desk: Desk, id: str) -> tuple[Opened, Shown] | None:
    """An entry as it stands now, for pages that tell of a conflict; None for what is no entry."""
    try:
        found = desk.sight.entry(id)
    except (UnknownEntry, NotAllowed):
        return None
    report = opened(desk, found.document)
    return report, shown(desk, report, found)


def fields_of(kind: str, content: Mapping[str, Any], report: Opened) -> Iterator[tuple[str, str, str]]:
    """Label, value, and the words of the report that it rests on, of each field that people look at."""
    text, names = report.document.text, report.names

    def at(span: Sequence[int] | None) -> str:
        return words.short(text[slice(*span)], 300) if span else ""

    def party(id: str | None) -> str:
        return names.get(id, "a party that is no longer there") if id else ""

    if kind == "act":
        yield "Type", content["type"] or "no type", at(content["trigger"])
        yield words.field("modality"), content["modality"], ""
        if content["negated"]:
            yield "Not so", "the report says that it did not happen", ""
        if content["generic"]:
            yield "Norm", "a rule or habit, no event", ""
        yield "On whose word", _on_whose_word(content, report), ""
        for role, fillers in content["roles"].items():
            for filler in fillers:
                told = party(filler["party"]) + (" (implied)" if filler.get("inferred") else "")
                yield role.capitalize(), told, at(filler.get("span"))
        if content["when"]:
            yield "When", content["when"]["edtf"], at(content["when"].get("span"))
        if content["where"]:
            where = content["where"]
            yield "Where", ", ".join(filter(None, (where["name"], where.get("country")))), at(where["span"])
        for quantity in content["quantities"]:
            yield "Quantity", f"{quantity['bound']} {quantity['value']:g} {quantity['unit']}".strip(), ""
    elif kind == "statement":
        yield "Speaker", party(content["speaker"]) or "nobody named", at(content["source"])
        for other in content["co_speakers"]:
            yield "And", party(other), ""
        if content["candidates"]:
            yield "Open between", "; ".join(map(party, content["candidates"])), ""
        yield "Kind", content["kind"], ""
        yield "Cue", "not said" if content["negated"] else "", at(content["cue"])
        for span in content["content"]:
            yield "What was said", content["mode"], at(span)
        if content["about"]:
            yield "About", "; ".join(map(party, content["about"])), ""
        if content["when"]:
            yield "When", content["when"]["edtf"], at(content["when"].get("span"))
    elif kind == "party":
        yield "Name", content["name"], ""
        yield "Kind", content["kind"], ""
        yield "Sector", content["sector"] or "not known", ""
        if content["titles"]:
            yield "Described as", "; ".join(content["titles"]), ""
        if content["shielded"]:
            yield "Masked on publication", content["shielded"], at(content["shielded_by"])
        yield "Mentions", f"{len(content['mentions'])}", "; ".join(dict.fromkeys(map(at, content["mentions"][:12])))
    elif kind == "tie":
        yield "From", party(content["from"]), ""
        yield "Relation", content["relation"], ""
        yield "To", party(content["to"]), ""
    else:
        yield "The reporter's own judgement", "", at(content["span"])


def _on_whose_word(content: Mapping[str, Any], report: Opened) -> str:
    source = content["according_to"]
    if source is None:
        return "the report’s own voice" if content["modality"] == "asserted" else "nobody named"
    if source in report.names:
        return report.names[source]
    entry = report.by_id.get(f"{report.document.id}-{source}")
    return words.short(report.told(entry), 120) if entry is not None else "a statement that is no longer there"
