"""Decisions on one entry: accept, reject, unsure, edit, and undoing."""

from dataclasses import replace

from starlette.responses import Response

from facta.engine import project_review as review
from facta.engine.project_review import Entry
from facta.store.errors import ChangedMeanwhile, NotAllowed, UnknownEntry
from facta.store.json_text import from_text
from facta.web import words
from facta.web.addresses import address_of
from facta.web.asked import Asked, conflict_page, see
from facta.web.desk import Desk
from facta.web.entry_view import opened
from facta.web.fields import edited_values
from facta.web.pages.report import panel_values
from facta.web.remembering import remember

LISTS = ("/pairs", "/same")
ACTIONS = {"accept": review.accept, "reject": review.reject, "unsure": review.unsure}


def decide(asked: Asked) -> Response:
    """Accept, reject or mark as unsure; then on to the next."""
    action = ACTIONS.get(asked.form.text("decision"))
    if action is None:
        raise NotAllowed("choose what to do with the entry: accept, reject or unsure")
    id = asked.parts["entry"]
    form = asked.form
    made = action(asked.desk.project, asked.desk.coder, id, form.seen, reason=form.text("reason"), seconds=form.seconds)
    remember(asked.desk, [made], id)
    return _on(asked, id)


def edit(asked: Asked) -> Response:
    """Record what the form of the entry changes."""
    desk, id, form = asked.desk, asked.parts["entry"], asked.form
    entry = desk.sight.entry(id)
    fields = edited_values(desk, opened(desk, entry.document), _as_seen(entry, form.text("was")), form)
    try:
        made = review.edit(
            desk.project, desk.coder, id, fields, form.seen, reason=form.text("reason"), seconds=form.seconds
        )
    except ChangedMeanwhile as problem:
        given = [(words.field(name), words.value(each)) for name, each in fields.items()]
        told = [("Reason", form.text("reason"))] if form.text("reason") else []
        return conflict_page(asked, problem, [*given, *told])
    remember(desk, made, id)
    if form.text("then") == "queue":
        return _on(asked, id)
    return see(address_of(id))


def _as_seen(entry: Entry, was: str) -> Entry:
    """The entry with the content that the person's page showed: what they changed is told by that, not by what a
    colleague has changed since."""
    if not was:
        return entry
    try:
        content = from_text(was)
    except ValueError:
        raise NotAllowed("this form is damaged: open the entry again") from None
    if not isinstance(content, dict) or set(content) != set(entry.content):
        raise NotAllowed("this form is damaged: open the entry again")
    return replace(entry, content=content)


def undo(asked: Asked) -> Response:
    """Undo decisions, the last first; back to the entry they were about."""
    desk, decisions = asked.desk, asked.form.texts("decision")
    if not decisions:
        raise NotAllowed("there is nothing to undo")
    for each in reversed(decisions):
        review.undo(desk.project, desk.coder, each, reason=asked.form.text("reason"))
    desk.forget(tuple(decisions))
    return see(_back_to(desk, asked.form.text("entry")))


def _back_to(desk: Desk, entry: str) -> str:
    """The page of the entry, or the list on which the decision was made."""
    if entry in LISTS:
        return entry
    try:
        return address_of(desk.sight.entry(entry).id)
    except (UnknownEntry, NotAllowed):
        return "/"


def _on(asked: Asked, id: str) -> Response:
    """The next entry: of the queue where the person came from there, else of the report."""
    desk = asked.desk
    if asked.form.text("then") == "queue":
        return see(f"/queue?after={id}")
    found = opened(desk, id.partition("-")[0])
    values = panel_values(desk, found, found.by_id.get(id))
    return see(str(values["next_address"] or address_of(id)))
