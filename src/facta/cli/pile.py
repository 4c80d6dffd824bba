"""A pile of files on its way to readings, with what is told about it on standard error."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from facta.cli import streams
from facta.cli.exits import NOTHING_DONE, SOME_UNREAD, WELL, stop
from facta.codebook.codebook import load_codebook
from facta.codebook.errors import CodebookError
from facta.coding.tagger.weights import WeightsUnreadable, load_weights
from facta.engine.kept_readings import KeptReadings
from facta.engine.progress import Progress
from facta.engine.read_files import WorkerLost, opened, readings_of
from facta.engine.settings import ReadSettings
from facta.model.record import Reading
from facta.sources.collect import Plan, plan
from facta.sources.errors import Unreadable


class Pile:
    """The files of one command. `readings` yields what could be read; the rest is told and kept in `unread`."""

    def __init__(self, paths: Sequence[str], settings: ReadSettings) -> None:
        self.settings = settings
        self.unread: list[Unreadable] = []
        self.read = 0
        _check(paths, settings)
        try:
            self.plan: Plan = plan(paths)
        except Unreadable as problem:
            stop(str(problem))
        self.progress = Progress(len(self.plan.files))
        for line in self.plan.skipped_lines():
            self.progress.say(f"facta: {line}")
        if not self.plan.files:
            stop("nothing to read: " + self.plan.nothing_line())
        self.kept = _kept(settings)

    def readings(self) -> Iterator[Reading]:
        """The readings, in the order of the plan."""
        try:
            for item, reading in readings_of(opened(self.plan, self.settings.published), self.settings, self.kept):
                self.progress.step(item.source)
                if isinstance(item, Unreadable):
                    self.unread.append(item)
                    self.progress.say(f"facta: {item}")
                elif reading is not None:
                    self.read += 1
                    yield reading
        except WorkerLost as problem:
            stop(str(problem))
        finally:
            self.progress.close()

    def done(self) -> int:
        """Ends the pile, whose results are out: its exit code, 0 when all was read, 1 when some, 2 when nothing was."""
        if not self.read:
            return NOTHING_DONE
        if self.kept is not None:
            self.kept.remove()
        return SOME_UNREAD if self.unread else WELL


def _check(paths: Sequence[str], settings: ReadSettings) -> None:
    """Stops on what is wrong before any file is opened."""
    if "" in paths:
        stop("a path is empty: name a file or a folder (. is the one you are in)")
    if "-" in paths:
        streams.check_input()
    try:
        load_codebook(settings.codebooks)
        if settings.models:
            load_weights()
    except (CodebookError, WeightsUnreadable) as problem:
        stop(str(problem))


def _kept(settings: ReadSettings) -> KeptReadings | None:
    folder: Path | None = settings.resume
    if folder is None:
        return None
    try:
        return KeptReadings(folder, settings)
    except OSError as problem:
        stop(f"--resume {folder}: readings cannot be kept there ({problem.strerror or problem}); name another folder")
