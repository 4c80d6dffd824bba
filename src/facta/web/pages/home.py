"""The first page: what waits, how far to trust it, and where to go."""

from starlette.responses import Response

from facta.engine.project_status import status_of
from facta.store.queue import HARMS
from facta.web.asked import Asked, html

A_PAGE = 100
"""Rows of a page of a list."""


def home(asked: Asked) -> Response:
    """What waits by harm, who coded, error rates, agreement, and a search box."""
    sight = asked.desk.sight
    same, _ = sight.page("proposal", (), A_PAGE)
    return html(
        asked.desk,
        "home.html.j2",
        status=status_of(sight.project),
        harms=HARMS,
        rates=sight.error_rates(),
        agreement=sight.agreement(),
        same=len(same),
        second=sight.assigned("second"),
        again=sight.assigned("again"),
        disagreeing=len(sight.disagreements()),
        nothing_waits=asked.query.text("waiting") == "none",
    )


def reports(asked: Asked) -> Response:
    """All reports in the order they were added, a page at a time."""
    after = asked.query.number("after")
    rows, key = asked.desk.sight.page("document", () if after is None else (after,), A_PAGE)
    return html(asked.desk, "reports.html.j2", rows=rows, more=key[0] if key else "")
