"""What the reader does not reach yet in the example pile: each a strict expected failure, with what is missing."""

OPEN: dict[str, str] = {
    "finding silence-on-the-fund": '"her ministry" is not resolved to the ministry that she heads',
}
