"""What the reader does not reach yet in the example pile: each a strict expected failure, with what is missing."""

OPEN: dict[str, str] = {}
