"""The API's routes: JSON in, checked against the table, JSON out; errors with the same statuses as on the pages."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from facta.store.errors import ChangedMeanwhile, StoreProblem
from facta.store.json_text import Row
from facta.web.api.calls import Call, plain
from facta.web.api.fitting import misfits
from facta.web.api.routes import OPERATIONS, ROOT, Operation, openapi
from facta.web.api.schemas import named
from facta.web.asked import body_of, status_of
from facta.web.desk import Desk

SECRET = "x-facta-form"
"""Header by which the page's own script proves that it is the page's; a script with the token needs none."""


def routes(desk: Desk) -> list[BaseRoute]:
    """Every route of the API."""
    made: list[BaseRoute] = [Route(f"{ROOT}/openapi.json", _openapi, methods=["GET"])]
    for operation in OPERATIONS:
        made.append(Route(ROOT + operation.path, _endpoint(operation, desk), methods=[operation.method]))
    return made


async def _openapi(_request: Request) -> Response:
    return JSONResponse(openapi())


def _endpoint(operation: Operation, desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        body: Row = {}
        if operation.method == "POST":
            by_cookie = request.scope.get("by") != "bearer"
            if by_cookie and not desk.keys.is_our_form(request.headers.get(SECRET, "")):
                return problem(403, "Refused", "this request was not made by the page")
            raw = await body_of(request)
            if raw is None:
                return problem(413, "TooLong", "this body is too long")
            try:
                body = json.loads(raw, parse_constant=_no_number)
            except ValueError:
                return problem(422, "NotAllowed", "the body is no JSON")
            wrong = next(misfits(body, named(operation.body)), None)
            if wrong is not None:
                return problem(422, "NotAllowed", wrong)
        call = Call(desk, dict(request.path_params), dict(request.query_params), body)
        return await run_in_threadpool(_answered, operation, call)

    return answer


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


def _answered(operation: Operation, call: Call) -> Response:
    try:
        return JSONResponse(plain(operation.run(call)))
    except (StoreProblem, ValueError) as found:
        last: Row | None = None
        if isinstance(found, ChangedMeanwhile):
            last = {name: getattr(found, name) for name in ("entry", "who", "action", "decided_at", "decision")}
        return problem(status_of(found), type(found).__name__, str(found), last)


def problem(status: int, kind: str, message: str, last: Any = None) -> Response:
    """What went wrong, as JSON."""
    return JSONResponse(
        {"problem": kind, "message": message, **({"last": last} if last else {})}, status_code=status
    )  # fmt: skip
