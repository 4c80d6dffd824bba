"""What every page works with: the project, who reviews, the secrets of this run, and what was done last."""

from collections import deque
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock

from facta.codebook.codebook import Codebook, load_codebook
from facta.engine.project import Project
from facta.engine.project_sight import Sight
from facta.web.guard import Keys

_KEPT = 200
"""How many decisions of this run can be undone by one key, and how many entries one can go back."""


@dataclass(frozen=True, slots=True)
class Done:
    """What the reviewer did last: the decisions it made, on which entry (or on which list), and in words."""

    decisions: tuple[str, ...]
    entry: str
    words: str


@dataclass
class Desk:
    """One reviewer at work. Lives as long as the server."""

    project: Project
    coder: str
    keys: Keys
    done: deque[Done] = field(default_factory=lambda: deque[Done](maxlen=_KEPT))
    trail: deque[str] = field(default_factory=lambda: deque[str](maxlen=_KEPT))
    publishing: Lock = field(default_factory=Lock)

    @cached_property
    def codebook(self) -> Codebook:
        """The act types that this project knows."""
        return load_codebook(self.project.codebooks)

    @cached_property
    def sight(self) -> Sight:
        """What the reviewer may see: pages and calls read the project by this alone."""
        return Sight(self.project, self.coder)

    def did(self, decisions: tuple[str, ...], entry: str, words: str) -> None:
        """Remember what can be undone."""
        self.done.append(Done(decisions, entry, words))

    @property
    def last_done(self) -> Done | None:
        """What one key undoes."""
        return self.done[-1] if self.done else None

    def forget(self, decisions: tuple[str, ...]) -> None:
        """What was undone cannot be undone again by the same key."""
        kept = [each for each in self.done if not set(each.decisions) & set(decisions)]
        self.done.clear()
        self.done.extend(kept)

    def visited(self, entry: str) -> None:
        """An entry of the queue was shown."""
        if not self.trail or self.trail[-1] != entry:
            self.trail.append(entry)

    def before(self, entry: str) -> str | None:
        """The entry of the queue that was shown before this one."""
        shown = list(self.trail)
        return shown[shown.index(entry) - 1] if entry in shown[1:] else None
