"""What goes wrong with a codebook file."""


class CodebookError(ValueError):
    """A codebook file that cannot be used: names the file, the key, what was found and the next step."""
