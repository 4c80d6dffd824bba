"""The API in one table: the server's routes, the checks of what comes in, and the OpenAPI document are made of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from facta import __version__
from facta.web.api import calls
from facta.web.api.calls import Call
from facta.web.api.schemas import COMPONENTS, NUMBER, TEXT, Schema, many, maybe, named

ROOT = "/api/v1"
_LIMIT = ("limit", "At most so many.")


@dataclass(frozen=True, slots=True)
class Operation:
    """One call. answer: schema of what it gives; body: name of the schema it takes; query: name and meaning."""

    method: str
    path: str
    run: Callable[[Call], Any]
    answer: Schema
    body: str = ""
    query: tuple[tuple[str, str], ...] = ()


OPERATIONS: tuple[Operation, ...] = (
    Operation("GET", "/status", calls.status, named("Status")),
    Operation(
        "GET", "/queue", calls.queue, many(named("Queued")),
        query=(("count", "How many."), ("after", "Those that come after this entry."), ("kinds", "Kinds, by comma.")),
    ),
    Operation("GET", "/documents/{document}", calls.document, named("Document")),
    Operation("GET", "/documents/{document}/entries", calls.entries, many(named("Entry"))),
    Operation("POST", "/documents/{document}/entries", calls.add, named("Added"), "Add"),
    Operation("POST", "/documents/{document}/span", calls.span, named("Span"), "Selection"),
    Operation("GET", "/entries/{entry}", calls.entry, named("Entry")),
    Operation("GET", "/entries/{entry}/history", calls.history, many(named("Decision"))),
    Operation("GET", "/entries/{entry}/group", calls.group, many(TEXT), query=(("kind", "party or incident."),)),
    Operation("POST", "/entries/{entry}/accept", calls.accept, named("Decision"), "Decide"),
    Operation("POST", "/entries/{entry}/reject", calls.reject, named("Decision"), "Decide"),
    Operation("POST", "/entries/{entry}/unsure", calls.unsure, named("Decision"), "Decide"),
    Operation("POST", "/entries/{entry}/edit", calls.edit, many(named("Decision")), "Edit"),
    Operation(
        "GET", "/last-decision", calls.last_decision, maybe(TEXT), query=(("entries", "Entry ids, by comma."),)
    ),
    Operation("POST", "/merge", calls.merge, named("Decision"), "Join"),
    Operation("POST", "/split", calls.split, named("Decision"), "Join"),
    Operation("POST", "/undecided", calls.undecided, named("Decision"), "Undecided"),
    Operation("POST", "/undo", calls.undo, many(named("Decision")), "Undo"),
    Operation("POST", "/undo-all", calls.undo_all, many(named("Decision")), "UndoAll"),
    Operation(
        "GET", "/search", calls.find, many(named("Hit")),
        query=(("q", "The words."), ("where", "entry or document."), _LIMIT, ("after", "A hit's cursor.")),
    ),
    Operation(
        "GET", "/tables/{table}", calls.table, named("Page"), query=(_LIMIT, ("after", "next of the last page, JSON."))
    ),
    Operation("GET", "/entities/{entity}/timeline", calls.timeline, many(named("Moment")), query=(_LIMIT,)),
    Operation("GET", "/pairs", calls.pairs, many(named("Pledged"))),
    Operation("POST", "/pairs", calls.pair, named("Decision"), "Pair"),
    Operation("POST", "/coding", calls.assign, NUMBER, "Assign"),
    Operation("GET", "/coding/next", calls.next_assigned, maybe(TEXT), query=(("purpose", "second or again."),)),
    Operation("GET", "/coding/{entry}", calls.blind, named("Blind")),
    Operation("POST", "/coding/{entry}", calls.code, named("Decision"), "Coding"),
    Operation("GET", "/disagreements", calls.disagreements, many(TEXT)),
    Operation("GET", "/disagreements/{entry}", calls.adjudication, named("Adjudication")),
    Operation("POST", "/disagreements/{entry}", calls.adjudicate, many(named("Decision")), "Settle"),
    Operation("GET", "/agreement", calls.agreement, many(named("Agreement"))),
    Operation("GET", "/error-rates", calls.error_rates, many(named("ErrorRate"))),
    Operation("POST", "/publish", calls.publish, TEXT, "Publish"),
)  # fmt: skip
_PROBLEMS = {
    "403": "no token, or a request from another site",
    "404": "no such entry, report, decision or table",
    "409": "somebody decided meanwhile: `last` tells who and what; nothing was recorded",
    "422": "what was sent does not fit, or cites nothing",
    "503": "the store is locked or may not be written to",
}


def openapi() -> dict[str, Any]:
    """The OpenAPI 3.1 document."""
    paths: dict[str, Any] = {}
    for each in OPERATIONS:
        paths.setdefault(each.path, {})[each.method.lower()] = _described(each)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Facta review",
            "version": __version__,
            "description": "The reviewer's actions as JSON. Every decision is made in the name of who runs the server.",
        },
        "servers": [{"url": ROOT}],
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "schemas": COMPONENTS,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _described(operation: Operation) -> dict[str, Any]:
    parts = [piece[1:-1] for piece in operation.path.split("/") if piece.startswith("{")]
    found: dict[str, Any] = {
        "operationId": operation.run.__name__,
        "summary": (operation.run.__doc__ or "").strip(),
        "parameters": [
            *({"name": name, "in": "path", "required": True, "schema": TEXT} for name in parts),
            *({"name": n, "in": "query", "description": told, "schema": TEXT} for n, told in operation.query),
        ],
        "responses": {
            "200": {"description": "Done.", "content": _json(operation.answer)},
            **{status: {"description": told, "content": _json(named("Problem"))} for status, told in _PROBLEMS.items()},
        },
    }
    if operation.body:
        found["requestBody"] = {"required": True, "content": _json(named(operation.body))}
    return found


def _json(schema: Schema) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}
