"""A request as pages see it, and how what goes wrong is answered."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from facta.store.errors import (
    ChangedMeanwhile,
    NotAllowed,
    StoreFull,
    StoreLocked,
    StoreProblem,
    StoreReadOnly,
    UnknownEntry,
)
from facta.web import words
from facta.web.addresses import address_of
from facta.web.desk import Desk
from facta.web.entry_view import shown_now
from facta.web.forms import Form
from facta.web.offsets import NoSuchPlace
from facta.web.rendering import rendered

MOST_BYTES = 1_000_000
"""The longest form that is read."""
_STATUS: tuple[tuple[type[Exception], int], ...] = (
    (ChangedMeanwhile, 409),
    (UnknownEntry, 404),
    (NotAllowed, 422),
    (NoSuchPlace, 422),
    (StoreLocked, 503),
    (StoreReadOnly, 503),
    (StoreFull, 507),
    (StoreProblem, 500),
    (ValueError, 422),
)


@dataclass(frozen=True)
class Asked:
    """One request. query: of the address; form: of the body, empty for GET."""

    desk: Desk
    method: str
    path: str
    parts: Mapping[str, str]
    query: Form
    form: Form


type Page = Callable[[Asked], Response]


def endpoint(page: Page, desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    """The page as a route: its form read and checked, its work done beside the loop, its errors answered."""

    async def answer(request: Request) -> Response:
        posted = request.method not in ("GET", "HEAD")
        form = Form([])
        if posted:
            body = await body_of(request)
            if body is None:
                return error_page(desk, 413, "This form is too long.")
            try:
                form = Form(parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=5000))
            except (UnicodeDecodeError, ValueError):
                return error_page(desk, 400, "This form cannot be read.")
            if not desk.keys.is_our_form(form.text("csrf")):
                return error_page(desk, 403, "This form was not made by this page, or by an earlier run of it.")
        query = Form(request.query_params.multi_items())
        asked = Asked(desk, request.method, request.url.path, dict(request.path_params), query, form)
        return await run_in_threadpool(_answered, page, asked)

    return answer


async def body_of(request: Request) -> bytes | None:
    """The body of a request; None where it is longer than it may be."""
    found = bytearray()
    async for chunk in request.stream():
        found += chunk
        if len(found) > MOST_BYTES:
            return None
    return bytes(found)


def _answered(page: Page, asked: Asked) -> Response:
    try:
        return page(asked)
    except ChangedMeanwhile as problem:
        return conflict_page(asked, problem)
    except (StoreProblem, ValueError) as problem:
        return error_page(asked.desk, status_of(problem), str(problem), asked)


def status_of(problem: Exception) -> int:
    """The HTTP status that tells this problem."""
    return next(status for kind, status in _STATUS if isinstance(problem, kind))


def html(desk: Desk, template: str, code: int = 200, **values: object) -> Response:
    """A page. code: its HTTP status."""
    return HTMLResponse(rendered(template, desk=desk, **values), status_code=code)


def see(address: str) -> Response:
    """Go there next."""
    return RedirectResponse(address, status_code=303)


def error_page(desk: Desk, status: int, message: str, asked: Asked | None = None) -> Response:
    """What went wrong, and what was written in the form, so that it is not lost."""
    given = _given(asked) if asked is not None else []
    return html(desk, "error.html.j2", status, status=status, message=message, given=given)


def conflict_page(asked: Asked, problem: ChangedMeanwhile, given: Sequence[tuple[str, str]] | None = None) -> Response:
    """Who decided what meanwhile, with the whole of what this person was about to record, to be sent again or left.

    given: what the person changed, label and value; without it, all fields of the form.
    """
    sight, sides = asked.desk.sight, asked.form.texts("left") + asked.form.texts("right")
    return html(
        asked.desk,
        "conflict.html.j2",
        409,
        problem=problem,
        shown=shown_now(asked.desk, problem.entry),
        address=address_of(problem.entry) if "+" not in problem.entry else asked.path,
        given=_given(asked) if given is None else given,
        action=asked.path,
        kept=[(name, value) for name, value in asked.form.pairs if name.partition(".")[0] not in ("csrf", "seen")],
        seen=sight.last_decision([problem.entry]) or "",
        sides={id: sight.last_decision([id]) or "" for id in sides},
    )


_QUIET = frozenset({"left", "right", "kind", "apart", "member", "csrf", "seen", "seconds", "then", "was"})


def _given(asked: Asked) -> list[tuple[str, str]]:
    return [
        (words.field(name), value)
        for name, value in asked.form.pairs
        if name not in _QUIET and not name.endswith(".unit") and not name.startswith("seen.") and value.strip()
    ]
