"""Search over reports, passages and entries, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.responses import Response

from facta.store.search import Hit
from facta.web import words
from facta.web.asked import Asked, html
from facta.web.desk import Desk
from facta.web.entry_view import opened_for

PAGE = 20
WHERE = ("entry", "document")


@dataclass(frozen=True, slots=True)
class Found:
    """A line of the results. told: of an entry, its fields in one line; report: the title of the report it is in."""

    address: str
    badge: str
    strength: str
    told: str
    passage: str
    report: str


def search(asked: Asked) -> Response:
    """Entries and reports that hold the words, each with a way to the next page."""
    query = asked.query
    given, where = query.text("q"), query.text("where")
    found: dict[str, tuple[list[Found], str]] = {}
    for kind in WHERE:
        if where in ("", kind):
            after = query.number("after") or 0 if where == kind else 0
            hits = asked.desk.sight.find(given, kind, PAGE, after) if given else []
            more = urlencode({"q": given, "where": kind, "after": hits[-1].cursor}) if len(hits) == PAGE else ""
            found[kind] = (_told(asked.desk, hits), f"/search?{more}" if more else "")
    return html(asked.desk, "search.html.j2", q=given, found=found, nothing=not any(hits for hits, _ in found.values()))


def _told(desk: Desk, hits: Sequence[Hit]) -> list[Found]:
    """Hits as lines: an act leads with how far the report commits to it."""
    reports = {id: opened_for(desk, id) for id in dict.fromkeys(hit.document for hit in hits if hit.kind != "document")}
    found: list[Found] = []
    for hit in hits:
        if hit.kind == "document":
            title = desk.sight.document(hit.id).title or ""
            found.append(Found(f"/reports/{hit.id}", "report", "", title, hit.passage, ""))
            continue
        entry = desk.sight.entry(hit.id)
        badge, strength = words.badge(entry.kind, entry.content), words.strength(entry.kind, entry.content)
        report = reports[hit.document]
        found.append(Found(f"/entries/{hit.id}", badge, strength, report.told(entry), hit.passage, report.title))
    return found
