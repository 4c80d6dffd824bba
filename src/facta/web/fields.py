"""The fields of an entry as a form, and what was written in the form as values for the record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facta.engine.project_review import Entry
from facta.model.act import Modality
from facta.model.edtf import NotEdtf, days_of_edtf
from facta.model.party import PartyKind
from facta.model.statement import Mode, StatementKind
from facta.store.errors import NotAllowed
from facta.store.json_text import Row
from facta.store.replay import field_of
from facta.web import words
from facta.web.desk import Desk
from facta.web.entry_view import Opened
from facta.web.forms import Form
from facta.web.offsets import selected

NEAR = 4000
"""How far away, in characters, a statement may stand to be offered as the one an act rests on."""
ROLES = ("agent", "patient", "recipient", "theme", "reason", "location", "instrument")
YES_NO = (("no", "no"), ("yes", "yes"))


@dataclass(frozen=True, slots=True)
class Choice:
    """A field with a closed list. options: value and label."""

    name: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...]
    control: str = "choice"


@dataclass(frozen=True, slots=True)
class Words:
    """A field that holds a span: its first and last character, and the words there now."""

    name: str
    label: str
    start: int | None
    end: int | None
    words: str
    control: str = "span"


@dataclass(frozen=True, slots=True)
class Line:
    """A field of free text. hint: how to write it."""

    name: str
    label: str
    value: str
    hint: str = ""
    control: str = "line"


@dataclass(frozen=True, slots=True)
class Filled:
    """One filler of a role; number: its place in the form."""

    number: int
    role: str
    party: str
    words: str
    roles: tuple[str, ...]
    parties: tuple[tuple[str, str], ...]
    control: str = "filler"


@dataclass(frozen=True, slots=True)
class Kept:
    """The mentions of a party, each of which may be taken away. spans: value, words."""

    name: str
    label: str
    spans: tuple[tuple[str, str], ...]
    control: str = "mentions"


type Field = Choice | Words | Line | Filled | Kept


def edit_fields(desk: Desk, report: Opened, entry: Entry) -> tuple[Field, ...]:
    """The form of an entry, filled with what stands."""
    makers = {"act": _act, "statement": _statement, "party": _party, "tie": _tie}
    return tuple(makers[entry.kind](desk, report, entry)) if entry.kind in makers else ()


def party_choices(report: Opened) -> tuple[tuple[str, str], ...]:
    """Parties of a report by name, each told apart by its id where names repeat."""
    names = list(report.names.values())
    found = [(id, name if names.count(name) == 1 else f"{name} ({id})") for id, name in report.names.items()]
    return tuple(sorted(found, key=lambda one: (one[1].casefold(), one[0])))


def type_choices(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Act types with their glosses."""
    types = sorted(desk.codebook.types, key=lambda each: each.code)
    return tuple((each.code, f"{each.code}: {words.short(each.gloss, 60)}") for each in types)


def plover_of(desk: Desk, code: str | None) -> str | None:
    """The PLOVER code of an act type."""
    found = desk.codebook.type_of(code) if code else None
    return found.plover if found is not None else None


def plain(values: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Values that are their own labels."""
    return tuple((value, value) for value in values)


def _act(desk: Desk, report: Opened, entry: Entry) -> Iterator[Field]:
    content = entry.content
    yield Choice("type", "Type", content["type"] or "", (("", "no type"), *type_choices(desk)))
    yield Choice("modality", words.field("modality"), content["modality"], plain(list(map(str, Modality))))
    yield Choice("negated", words.field("negated"), _yes(content["negated"]), YES_NO)
    yield Choice("generic", words.field("generic"), _yes(content["generic"]), YES_NO)
    yield Choice("according_to", "On whose word", content["according_to"] or "", sources_near(report, entry))
    parties = party_choices(report)
    fillers = [(role, each) for role, many in content["roles"].items() for each in many]
    names = tuple(dict.fromkeys([*_roles_of(desk, content["type"]), *content["roles"], *ROLES]))
    for number, (role, filler) in enumerate(fillers):
        text = report.document.text[slice(*filler["span"])] if filler.get("span") else ""
        yield Filled(number, role, filler["party"] or "", words.short(text, 60), names, parties)
    yield Filled(len(fillers), "", "", "", names, parties)
    yield Line("when", "When", (content["when"] or {}).get("edtf", ""), "as 2024-05-02, 2024-05, XXXX-05-02")
    yield _span("trigger", content["trigger"], report)
    yield _span("passage", content["passage"], report)


def _statement(desk: Desk, report: Opened, entry: Entry) -> Iterator[Field]:
    content = entry.content
    parties = (("", "nobody named, or open"), *party_choices(report))
    yield Choice("speaker", "Speaker", content["speaker"] or "", parties)
    yield Choice("kind", "Kind", content["kind"], plain(list(map(str, StatementKind))))
    yield Choice("mode", words.field("mode"), content["mode"], plain(list(map(str, Mode))))
    yield Choice("negated", "Is it said that they did not say so?", _yes(content["negated"]), YES_NO)
    yield _span("source", content["source"], report)
    yield _span("cue", content["cue"], report)
    for number, span in enumerate(content["content"]):
        yield _span(f"content.{number}", span, report, "What was said")


def _party(desk: Desk, report: Opened, entry: Entry) -> Iterator[Field]:
    content = entry.content
    yield Line("name", "Name", content["name"])
    yield Choice("kind", "Kind", content["kind"], plain(list(map(str, PartyKind))))
    yield Line(
        "sector", "Sector", content["sector"] or "", "PLOVER sector: GOV, COP, JUD, LEG, MIL, NGO, MED, OPP, CVL"
    )
    spans = tuple((f"{s}-{e}", report.document.text[s:e]) for s, e in content["mentions"])
    yield Kept("mentions", "Mentions; take the tick away from one that is not this party", spans)
    yield Words("mention", "One more mention", None, None, "")


def _tie(desk: Desk, report: Opened, entry: Entry) -> Iterator[Field]:
    parties = party_choices(report)
    yield Choice("from", "From", entry.content["from"], parties)
    yield Choice("relation", "Relation", entry.content["relation"], plain(words.RELATIONS))
    yield Choice("to", "To", entry.content["to"], parties)
    yield _span("passage", entry.content["passage"], report)


def sources_near(report: Opened, entry: Entry) -> tuple[tuple[str, str], ...]:
    """What an act may rest on: the report itself, a statement near it, a party."""
    own = entry.content.get("according_to")
    near = [
        (each.content["id"], words.short(report.told(each), 90))
        for each in report.entries
        if each.kind == "statement"
        and each.state != "rejected"
        and (abs(each.start - entry.start) < NEAR or each.content["id"] == own)
    ]
    own_party = [(own, f"{report.names[own]} (party)")] if own in report.names else []
    return (("", "the report’s own voice, or nobody named"), *own_party, *near)


def _roles_of(desk: Desk, code: str | None) -> tuple[str, ...]:
    found = desk.codebook.type_of(code) if code else None
    return found.roles if found is not None else ()


def _span(name: str, span: Sequence[int] | None, report: Opened, label: str = "") -> Words:
    start, end = span or (None, None)
    text = report.document.text[start:end] if span else ""
    return Words(name, label or words.field(name), start, end, words.short(text, 120))


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def edited_values(desk: Desk, report: Opened, entry: Entry, form: Form) -> dict[str, Any]:
    """What the form changes, by field as `review.edit` takes it. Raises NotAllowed or NoSuchPlace."""
    content, text = entry.content, report.document.text
    found: Row = {}
    for field in edit_fields(desk, report, entry):
        if isinstance(field, Choice) and form.has(field.name):
            found[field.name] = _chosen(field, form.text(field.name))
    if form.has("when") and entry.kind == "act":
        found["when"] = _when(content["when"], form)
    if entry.kind == "party":
        found |= {"name": form.text("name"), "sector": form.text("sector") or None}
        found["mentions"] = _mentions(content["mentions"], form, text)
    for name in ("trigger", "passage", "source", "cue"):
        if form.has(f"{name}.start"):
            found[name] = span_given(form, name, text)
    if entry.kind == "statement":
        pieces = [span_given(form, f"content.{n}", text) for n in range(len(content["content"]))]
        found["content"] = sorted(piece for piece in pieces if piece)
    if entry.kind == "act":
        found |= _role_values(report, entry, form)
        if "type" in found and found["type"] != content["type"]:
            found["plover"] = plover_of(desk, found["type"])
    return {name: value for name, value in found.items() if value != field_of(content, name)}


def _chosen(field: Choice, given: str) -> Any:
    if given not in [value for value, _ in field.options]:
        raise NotAllowed(f"{field.label} cannot be {given!r}")
    if field.options == YES_NO:
        return given == "yes"
    return given or None


def span_given(form: Form, name: str, text: str) -> list[int] | None:
    """A span that the form gives, in the unit that it names; None where it gives none."""
    start, end = form.number(f"{name}.start"), form.number(f"{name}.end")
    if start is None or end is None:
        return None
    return list(selected(text, start, end, form.text(f"{name}.unit") or "code-point"))


def _when(before: Mapping[str, Any] | None, form: Form) -> Row | None:
    given = form.text("when")
    if not given:
        return None
    if before is not None and before["edtf"] == given:
        return dict(before)
    try:
        days = days_of_edtf(given)
    except NotEdtf as problem:
        raise NotAllowed(str(problem)) from None
    first, last = (str(days.first), str(days.last)) if days else (None, None)
    kept: Row = {**before} if before is not None else {"span": None}
    return {**kept, "edtf": given, "start": first, "end": last}


def _mentions(before: Sequence[Sequence[int]], form: Form, text: str) -> list[list[int]]:
    kept = set(form.texts("mentions"))
    spans = [[start, end] for start, end in before if f"{start}-{end}" in kept]
    more = span_given(form, "mention", text)
    return sorted([*spans, more]) if more and more not in spans else spans


def _role_values(report: Opened, entry: Entry, form: Form) -> Row:
    """The roles as the form gives them: a filler that was not touched stays as it was."""
    old = [(role, each) for role, many in entry.content["roles"].items() for each in many]
    new: dict[str, list[Any]] = {role: [] for role in entry.content["roles"]}
    for number in range(len(old) + 1):
        role = form.text(f"role.{number}.role")
        if role:
            before = old[number][1] if number < len(old) else None
            new.setdefault(role, []).append(_filler(report, entry, form, number, before))
    if not form.has("role.0.role"):
        return {}
    return {f"roles.{role}": fillers or None for role, fillers in new.items()}


def _filler(report: Opened, entry: Entry, form: Form, number: int, before: Mapping[str, Any] | None) -> Any:
    party = form.text(f"role.{number}.party") or None
    span = span_given(form, f"role.{number}", report.document.text)
    if before is not None and span is None and before["party"] == party:
        return before
    if span is None and before is not None and before.get("span"):
        span = before["span"]
    if party is not None and party not in report.names:
        raise NotAllowed(f"no party {party} in this report")
    if span is None:
        span = nearest_mention(report, party, entry.content["trigger"][0])
    return {"party": party, "span": span, "inferred": False}


def nearest_mention(report: Opened, party: str | None, place: int) -> list[int]:
    """The mention of a party that stands nearest to a place. Raises NotAllowed for no party."""
    if party is None or not report.mentions.get(party):
        raise NotAllowed("a role needs a party, or words of the report that are selected for it")
    return min(report.mentions[party], key=lambda span: (abs(span[0] - place), span[0]))
