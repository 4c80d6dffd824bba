"""Whether a value fits a schema of `schemas.py`: the part of JSON Schema that is used there, and no more."""

from collections.abc import Iterator
from typing import Any

from facta.web.api.schemas import COMPONENTS, Schema

_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}


def misfits(value: Any, schema: Schema, at: str = "the body") -> Iterator[str]:
    """One line for each part of `value` that does not fit."""
    if "$ref" in schema:
        yield from misfits(value, COMPONENTS[schema["$ref"].rpartition("/")[2]], at)
    elif "anyOf" in schema:
        tried = [list(misfits(value, each, at)) for each in schema["anyOf"]]
        if all(tried):
            yield tried[0][0]
    elif not _has_type(value, schema):
        yield f"{at} must be of type {schema['type']}, not {type(value).__name__}"
    elif "enum" in schema and value not in schema["enum"]:
        yield f"{at} must be one of {', '.join(schema['enum'])}, not {value!r}"
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from misfits(each, schema.get("items", {}), f"{at}[{number}]")
    elif isinstance(value, dict):
        yield from _misfit_fields(value, schema, at)


def _has_type(value: Any, schema: Schema) -> bool:
    wanted = schema.get("type")
    if wanted is None:
        return True
    return isinstance(value, _TYPES[wanted]) and (wanted == "boolean" or not isinstance(value, bool))


def _misfit_fields(value: dict[str, Any], schema: Schema, at: str) -> Iterator[str]:
    known: dict[str, Schema] = schema.get("properties", {})
    others: Any = schema.get("additionalProperties", True)
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{at} lacks {name!r}"
    for name, each in value.items():
        if name in known:
            yield from misfits(each, known[name], f"{at}.{name}")
        elif isinstance(others, dict):
            yield from misfits(each, others, f"{at}.{name}")
        elif not others:
            yield f"{at} has no field {name!r}; it has {', '.join(known)}"
