"""Pledges beside the deeds that may answer them: a person says of each pair whether it does."""

from dataclasses import dataclass

from starlette.responses import Response

from facta.engine.project_pairs import Answer, Pledged, judge_pair
from facta.store.errors import UnknownEntry
from facta.web import words
from facta.web.asked import Asked, html, see
from facta.web.desk import Desk
from facta.web.pages.joining import Member, member_of


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding with the entries it is about. deeds: each with what stands of the pair."""

    about: Pledged
    pledges: tuple[Member, ...]
    answers: tuple[tuple[Answer, Member], ...]


def pairs(asked: Asked) -> Response:
    """Every pledge that the reports tell of, with candidate deeds and the passages of both."""
    desk = asked.desk
    return html(desk, "pairs.html.j2", shown=[_shown(desk, each) for each in desk.sight.pledged()])


def judge(asked: Asked) -> Response:
    """Record what a person says of one pair."""
    desk, form = asked.desk, asked.form
    pledge, deed = form.text("pledge"), form.text("deed")
    made = judge_pair(
        desk.project, desk.coder, form.text("what"), pledge, deed, form.seen, reason=form.text("reason"),
        seconds=form.seconds,
    )  # fmt: skip
    desk.did((made.id,), "/pairs", f"Pairing {words.ACTIONS[made.action]}")
    return see("/pairs")


def _shown(desk: Desk, about: Pledged) -> Shown:
    members = [(answer, _member(desk, answer.deed)) for answer in about.answers]
    pledges = [_member(desk, id) for id in about.pledges]
    return Shown(
        about,
        tuple(each for each in pledges if each is not None),
        tuple((answer, member) for answer, member in members if member is not None),
    )


def _member(desk: Desk, id: str) -> Member | None:
    try:
        return member_of(desk, id)
    except UnknownEntry:
        return None
