"""Pages from templates. Everything is escaped: no template and no value is ever marked as safe."""

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from facta.publishing.charts import ROW_HEIGHT, STOP_WIDTH, placed

STYLE = "dossier.css"


def environment() -> Environment:
    """The templates of this package; an unknown name in one is an error."""
    templates = Environment(
        loader=PackageLoader("facta.publishing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    shared: dict[str, Any] = {"placed": placed, "row_height": ROW_HEIGHT, "stop_width": STOP_WIDTH}
    templates.globals.update(shared)
    return templates


def page(templates: Environment, name: str, **values: Any) -> bytes:
    """One page as UTF-8 bytes; characters that no encoding has (lone surrogates) become "?"."""
    return templates.get_template(name).render(**values).encode("utf-8", "replace")
