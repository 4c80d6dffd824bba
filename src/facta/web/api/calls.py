"""What each call of the API does: one function each, over the same functions as the pages."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, is_dataclass
from typing import Any

from facta.engine import project_coding as coding
from facta.engine import project_review as review
from facta.engine.project_pairs import judge_pair
from facta.engine.project_status import status_of
from facta.store.asking import PAGED
from facta.store.errors import NotAllowed
from facta.store.json_text import Row, from_text
from facta.store.replay import Decision
from facta.web.desk import Desk
from facta.web.offsets import selected
from facta.web.pages.publishing import published
from facta.web.remembering import remember

MOST = 1000
"""The most rows of one answer."""


@dataclass(frozen=True)
class Call:
    """One call. parts: of its path; query: of its address, as text; body: its JSON."""

    desk: Desk
    parts: Mapping[str, str]
    query: Mapping[str, str]
    body: Row

    def number(self, name: str, default: int, most: int = MOST) -> int:
        """A number of the query. Raises NotAllowed."""
        given = self.query.get(name, "")
        if not given:
            return default
        if not given.isdecimal() or int(given) > most:
            raise NotAllowed(f"{name} must be a whole number up to {most}, not {given!r}")
        return int(given)

    @property
    def told(self) -> Row:
        """Reason and seconds of a decision."""
        return {"reason": self.body.get("reason", ""), "seconds": self.body.get("seconds")}


def plain(value: Any) -> Any:
    """A value as JSON holds it."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    fields: Any = getattr(value, "_asdict", None)  # a named tuple
    if fields is not None:
        return plain(fields())
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(each) for each in value]
    return value


def status(call: Call) -> Any:
    """Where the project stands."""
    return status_of(call.desk.project)


def queue(call: Call) -> Any:
    """What waits, in order of harm."""
    kinds = [kind for kind in call.query.get("kinds", "").split(",") if kind]
    return call.desk.sight.next_entries(call.number("count", 1), call.query.get("after") or None, kinds)


def document(call: Call) -> Any:
    """A report, with its whole text."""
    return call.desk.sight.document(call.parts["document"])


def entries(call: Call) -> Any:
    """The entries of a report in text order."""
    return call.desk.sight.entries_of(call.desk.sight.document(call.parts["document"]).id)


def span(call: Call) -> Any:
    """The characters of a selection that a browser counted, and the words there."""
    text = call.desk.sight.document(call.parts["document"]).text
    found = selected(text, call.body["start"], call.body["end"], call.body.get("unit", "code-point"))
    return {"start": found.start, "end": found.end, "words": text[found.start : found.end]}


def add(call: Call) -> Any:
    """Add an entry."""
    entry, made = review.add_entry(
        call.desk.project, call.desk.coder, call.parts["document"], call.body["kind"], call.body["content"], **call.told
    )
    return {"entry": entry, "decision": made}


def entry(call: Call) -> Any:
    """One entry."""
    return call.desk.sight.entry(call.parts["entry"])


def history(call: Call) -> Any:
    """Every decision on an entry or a pair."""
    return call.desk.sight.history(call.parts["entry"])


def accept(call: Call) -> Any:
    """The entry is right."""
    return _decided(call, review.accept)


def reject(call: Call) -> Any:
    """The entry is wrong."""
    return _decided(call, review.reject)


def unsure(call: Call) -> Any:
    """One cannot tell."""
    return _decided(call, review.unsure)


def edit(call: Call) -> Any:
    """Change fields of an entry: one decision each."""
    body = call.body
    return review.edit(
        call.desk.project, call.desk.coder, call.parts["entry"], body["fields"], body["seen"], **call.told
    )


def merge(call: Call) -> Any:
    """Make parties, or acts, one."""
    body = call.body
    return review.merge(
        call.desk.project, call.desk.coder, body["kind"], body["left"], body["right"], body["seen"], **call.told
    )


def split(call: Call) -> Any:
    """Take parties, or acts, apart: `left` become one of their own."""
    body = call.body
    return review.split(
        call.desk.project, call.desk.coder, body["kind"], body["left"], body["right"], body["seen"], **call.told
    )


def undecided(call: Call) -> Any:
    """One cannot tell whether two entries are one."""
    body = call.body
    return review.undecided(
        call.desk.project, call.desk.coder, body["kind"], body["left"], body["right"], reason=body.get("reason", "")
    )


def undo(call: Call) -> Any:
    """Undo decisions, the last of them first."""
    reason = call.body.get("reason", "")
    return [
        review.undo(call.desk.project, call.desk.coder, id, reason=reason) for id in reversed(call.body["decisions"])
    ]


def undo_all(call: Call) -> Any:
    """Undo every decision of a coder, or those since a time."""
    body = call.body
    return review.undo_all_of(
        call.desk.project, call.desk.coder, body["of"], since=body.get("since", ""), reason=body.get("reason", "")
    )


def last_decision(call: Call) -> Any:
    """The last decision that touches one of the entries: what to give as `seen`."""
    return call.desk.sight.last_decision([id for id in call.query.get("entries", "").split(",") if id])


def find(call: Call) -> Any:
    """Full text; the cursor of the last hit is `after` of the next page."""
    where = call.query.get("where", "entry")
    after = call.number("after", 0, 10**12)
    return call.desk.sight.find(call.query.get("q", ""), where, call.number("limit", 20), after)


def table(call: Call) -> Any:
    """A page of a table in its stable order; `next` is `after` of the next page, empty at the end."""
    after = from_text(call.query["after"]) if call.query.get("after") else []
    name = call.parts["table"]
    if name in PAGED and (not isinstance(after, list) or len(after) not in (0, len(PAGED[name][1]))):
        raise NotAllowed(f"after is the list that the last page gave as next, not {call.query['after']!r}")
    rows, key = call.desk.sight.page(name, tuple(after), call.number("limit", 100))
    return {"rows": rows, "next": key}


def timeline(call: Call) -> Any:
    """What a party across reports did, met with and said."""
    return call.desk.sight.timeline(call.parts["entity"], call.number("limit", 200))


def group(call: Call) -> Any:
    """All entries that are one with an entry."""
    return call.desk.sight.group_of(call.query.get("kind", "party"), call.parts["entry"])


def pairs(call: Call) -> Any:
    """Pledges and the deeds that may answer them."""
    return call.desk.sight.pledged()


def pair(call: Call) -> Any:
    """Say whether a deed answers a pledge."""
    body = call.body
    return judge_pair(
        call.desk.project, call.desk.coder, body["action"], body["pledge"], body["deed"], body["seen"], **call.told
    )


def assign(call: Call) -> Any:
    """Have entries assigned to oneself; how many were."""
    body = call.body
    if body["purpose"] == "second":
        return coding.assign_second(call.desk.project, call.desk.coder, body["count"])
    days = body.get("days", 14)
    return coding.offer_again(call.desk.project, call.desk.coder, days=days, count=body["count"])


def next_assigned(call: Call) -> Any:
    """The next entry that waits for one's coding."""
    return next(iter(call.desk.sight.assigned(call.query.get("purpose") or "second")), None)


def blind(call: Call) -> Any:
    """What a second coder may see of an entry."""
    return call.desk.sight.blind(call.parts["entry"])


def code(call: Call) -> Any:
    """Record a blind coding."""
    record = coding.code if call.body["purpose"] == "second" else coding.look_again
    return record(
        call.desk.project, call.desk.coder, call.parts["entry"], call.body["values"], seconds=call.body.get("seconds")
    )


def disagreements(call: Call) -> Any:
    """Entries that two people coded differently."""
    return call.desk.sight.disagreements()


def adjudication(call: Call) -> Any:
    """What was made of an entry, without names."""
    return call.desk.sight.adjudication(call.parts["entry"])


def adjudicate(call: Call) -> Any:
    """Settle an entry."""
    body = call.body
    return coding.adjudicate(
        call.desk.project, call.desk.coder, call.parts["entry"], body["values"], body["seen"], **call.told
    )


def agreement(call: Call) -> Any:
    """Krippendorff's alpha by kind and field."""
    return call.desk.sight.agreement()


def error_rates(call: Call) -> Any:
    """How often the program was wrong, in the random sample."""
    return call.desk.sight.error_rates()


def publish(call: Call) -> Any:
    """Write a dossier into the project; where its first page is."""
    name = published(call.desk, call.body["name"], call.body.get("profile", "desk"))
    return f"/published/{name}/index.html"


def _decided(call: Call, action: Callable[..., Decision]) -> Decision:
    made = action(call.desk.project, call.desk.coder, call.parts["entry"], call.body["seen"], **call.told)
    remember(call.desk, [made], call.parts["entry"])
    return made
