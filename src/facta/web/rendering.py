"""Pages from templates. Everything is escaped; the one thing added is that a carriage return stays one.

A browser turns a bare carriage return of a page into a line feed and one that stands before a line feed into nothing:
every place counted after it would be wrong. Written as a character reference it stays what it is.
"""

import html
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from facta.web import words


@cache
def _templates() -> Environment:
    found = Environment(
        loader=PackageLoader("facta.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    filters: dict[str, Any] = {"exact": exact, "counted": words.counted, "short": words.short}
    shared: dict[str, Any] = {"words": words}
    found.filters.update(filters)
    found.globals.update(shared)
    return found


def exact(text: str) -> Markup:
    """Text of a report, escaped, so that the page holds exactly its characters, one for one."""
    return Markup(escaped(text))


def escaped(text: str) -> str:
    """As `exact`, for HTML that is put together outside a template: some thousand pieces of a long report."""
    return html.escape(text).replace("\r", "&#13;").replace("\0", "\ufffd")


def rendered(template: str, **values: object) -> bytes:
    """One page as UTF-8; characters that no encoding has (lone surrogates) become "?", one for one."""
    return _templates().get_template(template).render(**values).encode("utf-8", "replace")
