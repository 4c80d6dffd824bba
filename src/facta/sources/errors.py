"""What is said when a file cannot be read as a report."""


class Unreadable(Exception):  # noqa: N818 - an error names what was found
    """A file that cannot be read as a report.

    source: the file, as `Document.source` would name it.
    found: what was found, as a verb phrase ("is empty").
    next_step: what its owner can do, as an instruction.
    """

    def __init__(self, source: str, found: str, next_step: str) -> None:
        super().__init__(source, found, next_step)
        self.source = source
        self.found = found
        self.next_step = next_step

    def __str__(self) -> str:
        """One line, whatever the name of the file holds."""
        line = f"{self.source} {self.found}; {self.next_step}"
        return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in line)


class BadContent(Exception):  # noqa: N818 - an error names what was found
    """As Unreadable, raised where bytes are read and the name of their file is not known."""

    def __init__(self, found: str, next_step: str) -> None:
        super().__init__(found, next_step)
        self.found = found
        self.next_step = next_step
