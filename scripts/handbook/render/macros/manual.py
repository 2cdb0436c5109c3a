"""Macros of the authors' manual: what each macro does, and the fields of each kind of record."""

from __future__ import annotations

from typing import Any

from ...load import macro_calls
from ...load.kinds import KINDS
from ...load.shapes.json_schema import schema_of
from ...load.shapes.page import PageMeta
from ...load.signatures import SIGNATURES
from ...organisation.layer import AMENDMENTS
from ...organisation.shapes import Organisation
from ..renderer import Place


def manual(place: Place) -> str:
    """Show every macro: what it does, how it is written and what it gives."""
    rows = [{"signature": signature, "gives": _example(place, name)} for name, signature in SIGNATURES.items()]
    return place.fill("manual.html", rows=rows)


def fields_of(place: Place, kind: str) -> str:
    """List the fields of a kind of record, from its schema."""
    shapes = {found.name: found.shape for found in (*KINDS, AMENDMENTS)} | {"organisation": Organisation}
    model = shapes.get(kind, PageMeta)
    return place.fill("fields_of.html", kind=kind, tables=_tables(schema_of(model), model.__name__))


def _example(place: Place, name: str) -> str:
    if name == "manual":
        return ""
    calls, _ = macro_calls.find("{{ " + SIGNATURES[name].example + " }}", "", 1)
    call = calls[0]
    return place.renderer.render(name, place.page, call.arguments, call.named())


def _tables(schema: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """One table for the record, and one for each kind of record inside it."""
    parts = {name: schema, **schema.get("$defs", {})}
    return [
        {
            "name": part,
            "says": body.get("description", ""),
            "fields": [
                {
                    "name": field,
                    "needed": field in body.get("required", []),
                    "type": _type(value),
                    "says": value.get("description", ""),
                }
                for field, value in body["properties"].items()
            ],
        }
        for part, body in parts.items()
        if "properties" in body
    ]


def _type(value: dict[str, Any]) -> str:
    if "enum" in value:
        return "one of: " + ", ".join(str(option) for option in value["enum"])
    if "$ref" in value:
        return str(value["$ref"]).rpartition("/")[2]
    if value.get("type") == "array":
        return f"list of {_type(value['items'])}"
    if value.get("format") == "date":
        return "date, 2026-11-21"
    return {"string": "text", "integer": "whole number", "boolean": "true or false"}.get(str(value.get("type")), "text")
