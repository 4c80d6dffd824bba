"""The settings of a run: what the command line, and nothing else, decides."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """How files are read.

    published: ISO day of publication for files that do not tell theirs, or None.
    codebooks: further codebook files, added to the built-in one.
    every_predicate: also record predicates that no act type fits.
    workers: processes that read side by side; the output does not depend on it.
    resume: folder in which readings are kept until the run ends well, or None.
    models: read with the trained models beside the rules.
    """

    published: str | None = None
    codebooks: tuple[Path, ...] = ()
    every_predicate: bool = False
    workers: int = 1
    resume: Path | None = None
    models: bool = True
