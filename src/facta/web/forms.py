"""What a form sent, read with care."""

from facta.store.errors import NotAllowed


class Form:
    """What a form sent: names may come several times."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self.pairs = pairs

    def text(self, name: str, default: str = "") -> str:
        """The first value, without white space around it."""
        return next((value.strip() for key, value in self.pairs if key == name), default)

    def texts(self, name: str) -> list[str]:
        """All values that are not empty."""
        return [value.strip() for key, value in self.pairs if key == name and value.strip()]

    def has(self, name: str) -> bool:
        """Whether the form has the field at all."""
        return any(key == name for key, _ in self.pairs)

    def number(self, name: str) -> int | None:
        """A whole number, or None where nothing stands. Raises NotAllowed."""
        given = self.text(name)
        if not given:
            return None
        if not given.isdecimal() or len(given) > 12:
            raise NotAllowed(f"{name} must be a whole number, not {given!r}")
        return int(given)

    @property
    def seen(self) -> str | None:
        """The last decision that the person's page showed."""
        return self.text("seen") or None

    @property
    def seconds(self) -> float | None:
        """Time spent, as the page's script measured it."""
        try:
            given = float(self.text("seconds") or "nan")
        except ValueError:
            return None
        return round(given, 1) if 0 <= given < 86_400 else None
