"""The first page: what waits, how far to trust it, and where to go."""

from starlette.responses import Response

from facta.engine import project_coding as coding
from facta.engine import project_review as review
from facta.engine.project_status import status_of
from facta.store.queue import HARMS
from facta.web.asked import Asked, html

A_PAGE = 100
"""Rows of a page of a list."""


def home(asked: Asked) -> Response:
    """What waits by harm, who coded, error rates, agreement, and a search box."""
    project, coder = asked.desk.project, asked.desk.coder
    same, _ = review.page(project, "proposal", (), A_PAGE)
    return html(
        asked.desk,
        "home.html.j2",
        status=status_of(project),
        harms=HARMS,
        rates=coding.error_rates(project),
        agreement=coding.agreement(project),
        same=len(same),
        second=coding.next_assigned(project, coder, "second"),
        again=coding.next_assigned(project, coder, "again"),
        disagreeing=len(coding.disagreements(project)),
        nothing_waits=asked.query.text("waiting") == "none",
    )


def reports(asked: Asked) -> Response:
    """All reports in the order they were added, a page at a time."""
    after = asked.query.number("after")
    rows, key = review.page(asked.desk.project, "document", () if after is None else (after,), A_PAGE)
    return html(asked.desk, "reports.html.j2", rows=rows, more=key[0] if key else "")
