"""Progress and messages, to standard error: a moving line on a terminal, plain lines elsewhere."""

import sys
from typing import TextIO


class Progress:
    """Tells how far a run is. Nothing here touches standard output."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        self.total = total
        self.done = 0
        self.stream = stream or sys.stderr
        self.moving = self.stream.isatty()

    def step(self, name: str) -> None:
        """One more file is done."""
        self.done += 1
        if self.moving:
            self.stream.write(f"\r\x1b[Kread {self.done} of {self.total}  {name[:60]}")
            self.stream.flush()
        elif self.done % 100 == 0:
            self.stream.write(f"read {self.done} of {self.total}\n")

    def say(self, message: str) -> None:
        """A message on a line of its own."""
        self.stream.write(("\r\x1b[K" if self.moving else "") + message + "\n")
        self.stream.flush()

    def close(self) -> None:
        """Clear the moving line."""
        if self.moving and self.done:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
