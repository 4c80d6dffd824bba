"""A pile of files on its way to readings, with what is told about it on standard error."""

from collections.abc import Iterator, Sequence

from facta.cli.exits import NOTHING_DONE, SOME_UNREAD, WELL, stop
from facta.codebook.errors import CodebookError
from facta.engine.progress import Progress
from facta.engine.read_files import readings_of
from facta.engine.settings import ReadSettings
from facta.model.record import Reading
from facta.sources.collect import Plan, documents_of, plan
from facta.sources.errors import Unreadable


class Pile:
    """The files of one command. `readings` yields what could be read; the rest is told and kept in `unread`."""

    def __init__(self, paths: Sequence[str], settings: ReadSettings) -> None:
        self.settings = settings
        self.unread: list[Unreadable] = []
        self.read = 0
        try:
            self.plan: Plan = plan(paths)
        except Unreadable as problem:
            stop(str(problem))
        self.progress = Progress(len(self.plan.files))
        for line in self.plan.skipped_lines():
            self.progress.say(f"facta: {line}")
        if not self.plan.files:
            stop("nothing to read: " + self.plan.nothing_line())

    def readings(self) -> Iterator[Reading]:
        """The readings, in the order of the plan."""
        try:
            for item, reading in readings_of(documents_of(self.plan, self.settings.published), self.settings):
                self.progress.step(item.source)
                if isinstance(item, Unreadable):
                    self.unread.append(item)
                    self.progress.say(f"facta: {item}")
                elif reading is not None:
                    self.read += 1
                    yield reading
        except CodebookError as problem:
            stop(str(problem))
        finally:
            self.progress.close()

    def exit_code(self) -> int:
        """0 when all was read, 1 when some was not, 2 when nothing was."""
        if not self.read:
            return NOTHING_DONE
        return SOME_UNREAD if self.unread else WELL
