"""Second coding, blind; adjudication without names; a second look at one's own work."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from facta.engine import project_coding as coding
from facta.engine.project_coding import WRONG, Blind
from facta.engine.project_review import Entry
from facta.model.passage import Span
from facta.publishing.marks import Layer, Piece, pieces_of
from facta.reading.paragraphs import paragraphs_of
from facta.store.errors import NotAllowed
from facta.store.json_text import as_text, from_text
from facta.web import words
from facta.web.asked import Asked, html, see
from facta.web.entry_view import Opened, opened_for
from facta.web.fields import nearest_mention
from facta.web.forms import Form

PURPOSES = ("second", "again")


@dataclass(frozen=True, slots=True)
class Question:
    """One field to code. control: `yesno`, `choice`, `party`, or `parties` for a role. options: value and label."""

    name: str
    label: str
    control: str
    options: tuple[tuple[str, str], ...]


def second(asked: Asked) -> Response:
    """The next entry to be coded without seeing what others made of it; where none is left, how to ask for more."""
    desk = asked.desk
    purpose = _purpose(asked.query.text("purpose"))
    waiting = desk.sight.assigned(purpose)
    if not waiting:
        differing = len(desk.sight.disagreements())
        return html(desk, "second.html.j2", purpose=purpose, shown=None, disagreeing=differing)
    shown = desk.sight.blind(waiting[0])
    report = opened_for(desk, shown.document)
    return html(
        desk,
        "second.html.j2",
        purpose=purpose,
        waiting=len(waiting),
        shown=shown,
        context=_context(report, Span(shown.start, shown.end), _core(shown.trigger)),
        report=report,
        questions=questions_of(shown, report),
    )


def code(asked: Asked) -> Response:
    """Record a blind coding."""
    desk, form, id = asked.desk, asked.form, asked.parts["entry"]
    purpose = _purpose(form.text("purpose"))
    shown = desk.sight.blind(id)
    values = values_given(shown, opened_for(desk, shown.document), form)
    record = coding.code if purpose == "second" else coding.look_again
    made = record(desk.project, desk.coder, id, values, seconds=form.seconds)
    desk.did((made.id,), "", "Coded")
    return see(f"/second?purpose={purpose}")


def ask_for(asked: Asked) -> Response:
    """Have entries assigned: those of others for a second coding, or one's own for a second look."""
    desk, form = asked.desk, asked.form
    count = min(form.number("count") or 10, 500)
    purpose = _purpose(form.text("purpose"))
    if purpose == "second":
        found = coding.assign_second(desk.project, desk.coder, count)
    else:
        days = form.number("days")
        found = coding.offer_again(desk.project, desk.coder, days=14 if days is None else days, count=count)
    desk.did((), "", f"{words.counted(found, 'entry')} assigned to you" if found else "No entry fits: nothing assigned")
    return see(f"/second?purpose={purpose}")


def adjudicate(asked: Asked) -> Response:
    """The next entry that two people coded differently: what each made of it, without names."""
    desk = asked.desk
    left = desk.sight.disagreements()
    if not left:
        return html(desk, "adjudicate.html.j2", shown=None, left=0)
    skipped = asked.query.text("after")
    place = (left.index(skipped) + 1) % len(left) if skipped in left else 0
    shown = desk.sight.adjudication(left[place])
    report = opened_for(desk, shown.entry.partition("-")[0])
    entry = desk.sight.entry(shown.entry)
    return html(
        desk,
        "adjudicate.html.j2",
        shown=shown,
        left=len(left),
        report=report,
        context=_context(report, Span(entry.start, entry.end), _core(entry.content.get("trigger"))),
        fields=[(name, words.field(name), _options(report, values)) for name, values in shown.fields.items()],
    )


def settle(asked: Asked) -> Response:
    """Record what the adjudicator decided."""
    desk, form, id = asked.desk, asked.form, asked.parts["entry"]
    shown = desk.sight.adjudication(id)
    values: dict[str, Any] = {}
    for name in shown.fields:
        given = form.text(name)
        if given:
            values[name] = from_text(given)
    if values.get(WRONG) is not False and set(values) != set(shown.fields):
        raise NotAllowed("choose a value for every field, or say that there is no such entry")
    entry = desk.sight.entry(id)
    report = opened_for(desk, entry.document)
    for name in [name for name in values if name.startswith("roles.")]:
        values[name] = fillers(report, entry, name, values[name])
    made = coding.adjudicate(
        desk.project, desk.coder, id, values, form.seen, reason=form.text("reason"), seconds=form.seconds
    )
    desk.did(tuple(each.id for each in made), id, "Adjudicated")
    return see("/adjudicate")


def fillers(report: Opened, entry: Entry, name: str, parties: list[str] | None) -> list[dict[str, Any]] | None:
    """The fillers of a role for these parties: as they stand, or with the nearest mention of each."""
    there = {each.get("party"): each for each in entry.content["roles"].get(name.removeprefix("roles."), ())}
    made = [
        there.get(id) or {"party": id, "span": nearest_mention(report, id, entry.start), "inferred": False}
        for id in parties or ()
    ]
    return made or None


def questions_of(shown: Blind, report: Opened) -> list[Question]:
    """What a second coder is asked; nothing is chosen for them."""
    parties = tuple(sorted(report.names.items(), key=lambda one: (one[1].casefold(), one[0])))
    near = tuple(
        (id, name) for id, name in parties if any(shown.start <= s < shown.end for s, _ in report.mentions[id])
    )
    found: list[Question] = []
    for name, allowed in shown.fields.items():
        if name.startswith("roles."):
            found.append(Question(name, words.field(name), "parties", near or parties))
        elif allowed == (True, False):
            found.append(Question(name, words.field(name), "yesno", ()))
        elif allowed is not None:
            options = tuple((str(each), str(each)) for each in allowed)
            found.append(Question(name, words.field(name), "choice", options))
        elif name == "relation":
            found.append(Question(name, words.field(name), "choice", tuple((r, r) for r in words.RELATIONS)))
        else:
            found.append(Question(name, words.field(name), "party", parties))
    return found


def values_given(shown: Blind, report: Opened, form: Form) -> dict[str, Any]:
    """The coding that the form gives. Raises NotAllowed where a question is open."""
    if form.text(WRONG) == "no":
        return {WRONG: False}
    values: dict[str, Any] = {}
    for question in questions_of(shown, report):
        given = form.text(question.name)
        if question.control == "parties":
            values[question.name] = sorted({*form.texts(question.name)})
        elif not form.has(question.name) or (not given and question.control != "party"):
            raise NotAllowed(f"answer every question: “{question.label}” is open")
        elif question.control == "yesno":
            values[question.name] = given == "yes"
        else:
            values[question.name] = None if given in ("", "none") else given
    return values


def _options(report: Opened, values: tuple[Any, ...]) -> list[tuple[str, str]]:
    """The different values as JSON and in words, in the order given."""
    found: dict[str, str] = {}
    for value in values:
        names = report.names
        told = [names.get(str(each), str(each)) for each in value] if isinstance(value, list) else value
        if isinstance(value, str):
            told = names.get(value, value)
        found.setdefault(as_text(value), words.value(told))
    return list(found.items())


def _core(trigger: Sequence[int] | None) -> list[Layer]:
    """Which words of the passage it is about: of an act its trigger, as one sentence may tell of several acts."""
    return [Layer(Span(*trigger), "chosen-core")] if trigger else []


def _context(report: Opened, span: Span, core: list[Layer]) -> list[Piece]:
    """The paragraphs around a passage, the passage marked, nothing else."""
    text = report.document.text
    around = [each for each in paragraphs_of(text) if each.overlaps(span)] or [span]
    whole = Span(min(around[0].start, span.start), max(around[-1].end, span.end))
    return pieces_of(text, whole, [Layer(span, "chosen"), *core], set())


def _purpose(given: str) -> str:
    if given and given not in PURPOSES:
        raise NotAllowed(f"entries are coded for {' or '.join(PURPOSES)}, not {given!r}")
    return given or "second"
