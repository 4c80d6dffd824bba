"""Where pages are."""

from urllib.parse import quote


def address_of(entry: str, *, in_queue: bool = False) -> str:
    """The page of an entry."""
    document, _, _ = entry.partition("-")
    return f"/reports/{quote(document)}?entry={quote(entry)}{'&queue=1' if in_queue else ''}#entry"
