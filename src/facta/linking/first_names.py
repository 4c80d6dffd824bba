"""First names that are known: which are forms of one, and which are two."""

from functools import lru_cache

from facta.linking.name_tables import given_names
from facta.linking.romanisation import folded


@lru_cache(maxsize=1)
def _rows() -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    for number, row in enumerate(given_names()):
        for name in row:
            table.setdefault(folded(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in table.items()}


def is_known(name: str) -> bool:
    """Whether the table has the folded first name."""
    return name in _rows()


def are_forms_of_one(one: str, two: str) -> bool:
    """Whether the table has the two folded first names in one row."""
    rows = _rows()
    return not rows.get(one, frozenset()).isdisjoint(rows.get(two, frozenset()))
