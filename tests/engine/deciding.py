"""Words for tests about deciding."""

from collections.abc import Callable

from facta.engine import project_review as review
from facta.engine.project import Project


def first_act(project: Project) -> review.Entry:
    return review.entry(project, review.next_entries(project, 1, kinds=["act"])[0].id)


def at(day: int) -> Callable[[], str]:
    return lambda: f"2026-03-{day:02d}T09:00:00Z"
