"""Lists and objects as JSON in text columns: one spelling, so that equal values are equal bytes on every backend."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import RowMapping

type Row = dict[str, Any]
type Asked = RowMapping | Mapping[str, Any]
"""A row as the database gives it, by column."""


def as_text(value: object) -> str:
    """`value` as JSON without spaces, keys sorted, characters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_text(text: str) -> Any:
    """The value that `as_text` wrote."""
    return json.loads(text)
