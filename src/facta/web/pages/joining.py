"""Whether entries are one: parties that may be the same, and acts that may tell one event; joining and parting them."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from facta.engine import project_review as review
from facta.store.errors import ChangedMeanwhile, NotAllowed, UnknownEntry
from facta.store.json_text import from_text
from facta.store.replay import Decision
from facta.web import words
from facta.web.asked import Asked, html, see
from facta.web.desk import Desk
from facta.web.entry_view import opened_for
from facta.web.forms import Form
from facta.web.text_view import sentence_around

WANTED = {"party": "party", "incident": "act"}
"""Kinds that can be joined, and the kind of entry each is made of."""
PAGE = 20
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Member:
    """One entry of a side. seen: the last decision that touches it, "" for none."""

    id: str
    badge: str
    told: str
    state: str
    report: str
    document: str
    passages: tuple[str, ...]
    more: int
    seen: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that may be one. before: what was decided on the pair, in words."""

    kind: str
    left: Member
    right: Member
    reasons: tuple[str, ...]
    before: str


def merge(asked: Asked) -> Response:
    """Two sides with their passages; or one side and a search for the other."""
    desk, query = asked.desk, asked.query
    kind, left, right = query.text("kind") or "party", query.text("left"), query.text("right")
    found = [
        member_of(desk, hit.id)
        for hit in (desk.sight.find(query.text("q"), "entry", 200) if query.text("q") else [])
        if hit.kind == WANTED.get(kind) and hit.id != left
    ]
    return html(
        desk,
        "merge.html.j2",
        kind=kind,
        noun=WANTED.get(kind, kind),
        left=_side(desk, kind, left),
        right=_side(desk, kind, right) if right else [],
        left_id=left,
        found=found[:PAGE],
        q=query.text("q"),
    )


def join(asked: Asked) -> Response:
    """Merge, split or leave undecided, as the form says."""
    desk, form = asked.desk, asked.form
    kind, what, then = form.text("kind"), form.text("what"), form.text("then")
    made = joined(desk, form, kind, what)
    left = (form.texts("left") or form.texts("apart") or [""])[0]
    desk.did((made.id,), left if kind == "party" else "", f"{words.ACTIONS[made.action].capitalize()}: {_names(made)}")
    return see("/same" if then == "same" else f"/merge?kind={kind}&left={left}")


def joined(desk: Desk, form: Form, kind: str, what: str) -> Decision:
    """The decision that the form asks for, recorded."""
    left, right, reason = form.texts("left"), form.texts("right"), form.text("reason")
    if what == "undecided":
        if not left or not right:
            raise NotAllowed("tick one entry on each side")
        return review.undecided(desk.project, desk.coder, kind, left[0], right[0], reason=reason)
    if what == "apart":
        left = form.texts("apart")
        right = [id for id in form.texts("member") if id not in left]
    _check_seen(desk, form, [*left, *right])
    if what == "different":
        left, right = _whole(desk, kind, left), _whole(desk, kind, right)
    action = review.merge if what == "same" else review.split
    if what not in ("same", "different", "apart"):
        raise NotAllowed("say whether they are the same, different, or that you cannot tell")
    seen = desk.sight.last_decision([*left, *right])
    return action(
        desk.project, desk.coder, kind, left, right, seen, reason=reason, seconds=form.seconds
    )  # fmt: skip


def same(asked: Asked) -> Response:
    """Pairs that the program holds for perhaps the same, with passages of both sides."""
    desk = asked.desk
    after = asked.query.texts("after")
    rows, key = desk.sight.page("proposal", tuple(after) if len(after) == 3 else (), PAGE)
    pairs = [pair for row in rows if (pair := _pair(desk, row)) is not None]
    return html(desk, "same.html.j2", pairs=pairs, more=key, wanted=WANTED)


def member_of(desk: Desk, id: str) -> Member:
    """An entry with some of its passages. Raises UnknownEntry."""
    entry = desk.sight.entry(id)
    report = opened_for(desk, entry.document)
    text = report.document.text
    passages = [entry.passage]
    if entry.kind == "party":
        spans = [sentence_around(text, words.span(each)) for each in entry.content["mentions"]]
        passages = [text[span.start : span.end] for span in dict.fromkeys(spans)]
    decisions = desk.sight.history(id)
    return Member(
        id,
        words.badge(entry.kind, entry.content),
        report.told(entry),
        entry.state,
        report.title,
        entry.document,
        tuple(words.short(each, 320) for each in passages[:_SHOWN]),
        max(0, len(passages) - _SHOWN),
        decisions[-1].id if decisions else "",
    )


def _side(desk: Desk, kind: str, id: str) -> list[Member]:
    if not id:
        raise UnknownEntry("choose an entry first, then what to join it with")
    return [member_of(desk, each) for each in desk.sight.group_of(kind, id)]


def _pair(desk: Desk, row: dict[str, str]) -> Pair | None:
    try:
        left, right = member_of(desk, row["left"]), member_of(desk, row["right"])
    except UnknownEntry:
        return None
    decided = desk.sight.history(f"{row['left']}+{row['right']}")
    before = f"{decided[-1].who} could not tell ({words.day_and_time(decided[-1].decided_at)})" if decided else ""
    return Pair(row["kind"], left, right, tuple(from_text(row["reasons"])), before)


def _whole(desk: Desk, kind: str, ids: Sequence[str]) -> list[str]:
    """All that are one with `ids`: saying that two are different keeps what each is joined with."""
    return sorted({each for id in ids for each in desk.sight.group_of(kind, id)})


def _check_seen(desk: Desk, form: Form, ids: Sequence[str]) -> None:
    """Raises ChangedMeanwhile where one of `ids` has a decision later than those that the page showed."""
    for id in ids:
        decisions = desk.sight.history(id)
        if decisions and form.text(f"seen.{id}") != decisions[-1].id:
            last = decisions[-1]
            raise ChangedMeanwhile(id, last.who, last.action, last.decided_at, last.id)


def _names(made: Decision) -> str:
    count = len(made.entries)
    return f"{count} {WANTED.get(made.target_kind, 'entry')} entries" if count > 1 else "a pair, as one cannot tell"
