"""What was just done, told on the next page, so that one key undoes it."""

from collections.abc import Sequence

from facta.store.errors import NotAllowed, UnknownEntry
from facta.store.replay import Decision
from facta.web import words
from facta.web.desk import Desk
from facta.web.entry_view import opened


def remember(desk: Desk, made: Sequence[Decision], entry: str) -> None:
    """Keep what was done, so that one key undoes it, and tell it on the next page."""
    try:
        about = desk.sight.entry(entry)
        told = opened(desk, about.document).line(about)
    except (UnknownEntry, NotAllowed):
        told = ""
    what = words.ACTIONS[made[0].action].capitalize()
    desk.did(tuple(each.id for each in made), entry, f"{what}: {words.short(told, 70)}" if told else what)
