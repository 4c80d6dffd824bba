"""A report: its text with the passages marked on the left; on the right an entry, and the list of all."""

from typing import Any
from urllib.parse import quote

from markupsafe import Markup
from starlette.responses import Response

from facta.engine.project_copies import copies_of
from facta.engine.project_review import Entry
from facta.store.errors import UnknownEntry
from facta.web.addresses import address_of
from facta.web.asked import Asked, html, see
from facta.web.desk import Desk
from facta.web.entry_view import Opened, opened, shown
from facta.web.fields import edit_fields
from facta.web.long_parts import html_of, list_of
from facta.web.pages.adding import adding_form
from facta.web.text_view import blocks_of


def report(asked: Asked) -> Response:
    """The page of a report; ?entry= chooses an entry, ?queue=1 says that it came from the queue."""
    desk = asked.desk
    found = opened(desk, asked.parts["document"])
    entry = _chosen(desk, found, asked.query.text("entry"))
    if entry is not None and asked.query.text("queue"):
        desk.visited(entry.id)
    return html(
        desk,
        "report.html.j2",
        report=found,
        copies=copies_of(desk.project, found.document.id),
        text=html_of(blocks_of(found.document, found.entries, entry)),
        rows=_listed(found, entry, parties=False),
        parties=_listed(found, entry, parties=True),
        adding=adding_form(desk, found),
        **panel_values(desk, found, entry, in_queue=bool(asked.query.text("queue")), mode=asked.query.text("mode")),
    )


def _listed(found: Opened, entry: Entry | None, *, parties: bool) -> tuple[int, Markup]:
    """How many lines the list has, and the lines."""
    rows = found.rows(parties=parties)
    return len(rows), list_of(rows, entry.id if entry is not None else "")


def panel(asked: Asked) -> Response:
    """The right-hand side alone, for the page's script."""
    found = opened(asked.desk, asked.parts["document"])
    entry = _chosen(asked.desk, found, asked.parts["entry"])
    queue = bool(asked.query.text("queue"))
    return html(
        asked.desk, "panel-alone.html.j2", report=found, **panel_values(asked.desk, found, entry, in_queue=queue)
    )


def entry(asked: Asked) -> Response:
    """Where an entry stands: its report, with the entry chosen."""
    return see(address_of(asked.desk.sight.entry(asked.parts["entry"]).id))


def queue(asked: Asked) -> Response:
    """The next entry that waits, in order of harm; ?after= skips, ?before= goes back to the one shown before."""
    desk = asked.desk
    before = asked.query.text("before")
    if before:
        earlier = desk.before(before)
        return see(address_of(earlier or before, in_queue=True))
    after = asked.query.text("after") or None
    waiting = desk.sight.next_entries(1, after) or (desk.sight.next_entries(1) if after else [])
    return see(address_of(waiting[0].id, in_queue=True) if waiting else "/?waiting=none")


def panel_values(
    desk: Desk, found: Opened, entry: Entry | None, *, in_queue: bool = False, mode: str = ""
) -> dict[str, Any]:
    """What the templates of the right-hand side need."""
    others = [each.id for each in found.entries if each.kind != "party" or (entry and entry.kind == "party")]
    place = others.index(entry.id) if entry is not None and entry.id in others else -1
    after = others[place + 1] if place + 1 < len(others) else ""
    before = others[place - 1] if place > 0 else ""
    if in_queue and entry is not None:
        next_address, previous_address = f"/queue?after={quote(entry.id)}", f"/queue?before={quote(entry.id)}"
    else:
        next_address = address_of(after) if after else ""
        previous_address = address_of(before) if before else ""
    return {
        "shown": shown(desk, found, entry) if entry is not None else None,
        "edit": edit_fields(desk, found, entry) if entry is not None else (),
        "in_queue": in_queue,
        "mode": mode,
        "next_address": next_address,
        "previous_address": previous_address,
        "place": place + 1,
        "of": len(others),
    }


def _chosen(desk: Desk, found: Opened, id: str) -> Entry | None:
    if not id:
        return None
    if id not in found.by_id:
        desk.sight.entry(id)
        raise UnknownEntry(f"no entry {id} in this report, or the program no longer suggests it")
    return found.by_id[id]
