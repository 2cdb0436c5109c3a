"""The JSON Schema of a record, from its fields: what files are validated by, and what editors complete by."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import types
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from .base import Form, Record

_DAY = r"^\d{4}-\d{2}-\d{2}$"


@functools.cache
def hints(shape: Any) -> dict[str, Any]:
    """The type of each field of a record, by name; for one that may be left out, the type that it else has."""
    found = get_type_hints(shape, include_extras=True)
    return {field.name: _there(found[field.name]) for field in dataclasses.fields(shape)}


def _there(hint: Any) -> Any:
    if get_origin(hint) in (types.UnionType, Union):
        return next(argument for argument in get_args(hint) if argument is not type(None))
    return hint


def schema_of(shape: type[Record], *, listed: bool = False) -> dict[str, Any]:
    """The closed schema of a record, or of a list of such records.

    Example: `schema_of(Term)["properties"]["id"]["pattern"]`
    """
    inner: dict[str, Any] = {}
    whole = _record(shape, inner)
    if listed:
        inner[shape.__name__] = whole
        whole = {"type": "array", "items": {"$ref": f"#/$defs/{shape.__name__}"}}
    return whole | ({"$defs": dict(sorted(inner.items()))} if inner else {})


def _record(shape: type[Record], inner: dict[str, Any]) -> dict[str, Any]:
    fields = dataclasses.fields(shape)  # type: ignore[arg-type]
    known = hints(cast("Any", shape))
    properties = {}
    for field in fields:
        schema = _type(known[field.name], inner)
        if field.metadata["least"]:
            schema["minItems"] = field.metadata["least"]
        if field.metadata["high"]:
            schema |= {"minimum": field.metadata["low"], "maximum": field.metadata["high"]}
        properties[field.name] = schema | {"description": field.metadata["says"]}
    needed = [field.name for field in fields if field.default is dataclasses.MISSING]
    return {
        "title": shape.__name__,
        "description": (shape.__doc__ or "").strip(),
        "type": "object",
        "properties": properties,
        "required": needed,
        "additionalProperties": False,
    }


def _type(hint: Any, inner: dict[str, Any]) -> dict[str, Any]:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        form: Form = arguments[1]
        pattern = {"pattern": form.pattern} if form.pattern else {}
        return {"type": "string", "minLength": form.least, "maxLength": form.most} | pattern
    if origin is Literal:
        return {"type": "string", "enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _type(arguments[0], inner)}
    if hint is datetime.date:
        return {"type": "string", "format": "date", "pattern": _DAY}
    if isinstance(hint, type) and issubclass(hint, Record):
        if hint.__name__ not in inner:
            inner[hint.__name__] = {}
            inner[hint.__name__] = _record(hint, inner)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return {"type": {str: "string", int: "integer", bool: "boolean"}[hint]}
