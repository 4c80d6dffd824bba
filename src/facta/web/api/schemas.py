"""The shapes of what the API takes and gives, as JSON Schema; `routes.py` names them."""

from collections.abc import Mapping, Sequence
from typing import Any

type Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer"}
SHARE: Schema = {"type": "number"}
YES_NO: Schema = {"type": "boolean"}
ANYTHING: Schema = {}
FREE: Schema = {"type": "object"}


def maybe(schema: Schema) -> Schema:
    """That, or null."""
    return {"anyOf": [schema, {"type": "null"}]}


def many(schema: Schema) -> Schema:
    """A list of that."""
    return {"type": "array", "items": schema}


def one_of(*values: str) -> Schema:
    """One of these words."""
    return {"type": "string", "enum": list(values)}


def thing(fields: Mapping[str, Schema], optional: Sequence[str] = ()) -> Schema:
    """An object with these fields and no others."""
    return {
        "type": "object",
        "properties": dict(fields),
        "required": [name for name in fields if name not in optional],
        "additionalProperties": False,
    }


def named(name: str) -> Schema:
    """One of `COMPONENTS`."""
    return {"$ref": f"#/components/schemas/{name}"}


_KIND = one_of("party", "statement", "act", "tie", "comment")
_DONE = {"reason": TEXT, "seconds": maybe(SHARE)}
SEEN: Schema = {
    "anyOf": [TEXT, {"type": "null"}],
    "description": "The last decision that you saw on the entry (last_decision), or null where there was none.",
}

COMPONENTS: dict[str, Schema] = {
    "Problem": thing({"problem": TEXT, "message": TEXT, "last": maybe(named("Last"))}, ["last"]),
    "Last": thing({"entry": TEXT, "who": TEXT, "action": TEXT, "decided_at": TEXT, "decision": TEXT}),
    "Status": thing(
        {
            "name": TEXT,
            "reports": NUMBER,
            "entries": NUMBER,
            "reviewed": NUMBER,
            "coders": NUMBER,
            "decisions": NUMBER,
            "waiting": {"type": "object", "additionalProperties": NUMBER},
            "outdated": NUMBER,
            "unread": many(many(TEXT)),
            "linked": YES_NO,
        }
    ),
    "Document": {
        "type": "object",
        "properties": {"id": TEXT, "source": TEXT, "digest": TEXT, "text": TEXT, "title": maybe(TEXT)},
        "required": ["id", "source", "digest", "text", "title"],
    },
    "Entry": thing(
        {
            "id": TEXT,
            "kind": _KIND,
            "document": TEXT,
            "state": one_of("suggested", "accepted", "edited", "added", "rejected", "unsure", "outdated"),
            "content": FREE,
            "start": NUMBER,
            "end": NUMBER,
            "passage": TEXT,
            "rule": TEXT,
            "reader": TEXT,
            "suggestion": maybe(TEXT),
            "last_decision": maybe(TEXT),
            "newer": maybe(FREE),
            "harm": maybe(NUMBER),
        }
    ),
    "Decision": thing(
        {
            "number": NUMBER,
            "id": TEXT,
            "who": TEXT,
            "decided_at": TEXT,
            "action": TEXT,
            "target_kind": TEXT,
            "target": TEXT,
            "suggestion": maybe(TEXT),
            "field": TEXT,
            "before": ANYTHING,
            "after": ANYTHING,
            "reason": TEXT,
            "seconds": maybe(SHARE),
            "seen": maybe(TEXT),
            "undoes": maybe(TEXT),
            "entries": many(TEXT),
            "previous_hash": TEXT,
            "hash": TEXT,
        }
    ),
    "Queued": thing({"id": TEXT, "kind": _KIND, "document": TEXT, "harm": NUMBER}),
    "Hit": thing(
        {"kind": TEXT, "id": TEXT, "document": TEXT, "start": NUMBER, "end": NUMBER, "passage": TEXT, "cursor": NUMBER}
    ),
    "Moment": thing(
        {
            "when_start": maybe(TEXT),
            "entry": TEXT,
            "kind": TEXT,
            "type": maybe(TEXT),
            "role": TEXT,
            "passage": TEXT,
            "document": TEXT,
            "modality": TEXT,
        }
    ),
    "Page": thing({"rows": many(FREE), "next": many(ANYTHING)}),
    "Blind": thing(
        {
            "entry": TEXT,
            "kind": _KIND,
            "document": TEXT,
            "start": NUMBER,
            "end": NUMBER,
            "passage": TEXT,
            "trigger": maybe(many(NUMBER)),
            "fields": {"type": "object", "additionalProperties": maybe(many(ANYTHING))},
        }
    ),
    "Adjudication": thing(
        {
            "entry": TEXT,
            "kind": _KIND,
            "passage": TEXT,
            "fields": {"type": "object", "additionalProperties": many(ANYTHING)},
            "last_decision": maybe(TEXT),
        }
    ),
    "Agreement": thing({"kind": TEXT, "field": TEXT, "alpha": maybe(SHARE), "units": NUMBER, "coders": NUMBER}),
    "ErrorRate": thing(
        {"kind": TEXT, "field": TEXT, "wrong": NUMBER, "looked_at": NUMBER, "low": SHARE, "high": SHARE}
    ),
    "Answer": thing(
        {
            "pledge": TEXT,
            "deed": TEXT,
            "part": TEXT,
            "last": maybe(named("Decision")),
            "stands": maybe(named("Decision")),
        }
    ),
    "Pledged": thing(
        {"finding": TEXT, "title": TEXT, "status": TEXT, "pledges": many(TEXT), "answers": many(named("Answer"))}
    ),
    "Decide": thing({"seen": SEEN, **_DONE}, ["reason", "seconds"]),
    "Edit": thing(
        {
            "fields": {"type": "object", "description": "By field, as in `facta read`; `roles.agent` names a role."},
            "seen": SEEN,
            **_DONE,
        },
        ["reason", "seconds"],
    ),
    "Add": thing({"kind": _KIND, "content": FREE, **_DONE}, ["reason", "seconds"]),
    "Selection": thing({"start": NUMBER, "end": NUMBER, "unit": one_of("code-point", "utf-16")}, ["unit"]),
    "Span": thing({"start": NUMBER, "end": NUMBER, "words": TEXT}),
    "Join": thing(
        {"kind": one_of("party", "incident"), "left": many(TEXT), "right": many(TEXT), "seen": SEEN, **_DONE},
        ["reason", "seconds"],
    ),
    "Undecided": thing({"kind": one_of("party", "incident"), "left": TEXT, "right": TEXT, "reason": TEXT}, ["reason"]),
    "Undo": thing({"decisions": many(TEXT), "reason": TEXT}, ["reason"]),
    "UndoAll": thing({"of": TEXT, "since": TEXT, "reason": TEXT}, ["since", "reason"]),
    "Pair": thing(
        {"action": one_of("accept", "reject", "unsure"), "pledge": TEXT, "deed": TEXT, "seen": SEEN, **_DONE},
        ["reason", "seconds"],
    ),
    "Assign": thing({"count": NUMBER, "days": NUMBER, "purpose": one_of("second", "again")}, ["days"]),
    "Coding": thing({"values": FREE, "purpose": one_of("second", "again"), "seconds": maybe(SHARE)}, ["seconds"]),
    "Settle": thing({"values": FREE, "seen": SEEN, **_DONE}, ["reason", "seconds"]),
    "Publish": thing({"name": TEXT, "profile": one_of("desk", "public")}, ["profile"]),
    "Added": thing({"entry": TEXT, "decision": named("Decision")}),
}
