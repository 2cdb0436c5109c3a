"""Every id that a page or a record names, with its kind and its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..load.problem import Origin
from ..load.shapes.base import Record
from ..load.signatures import SIGNATURES
from .view import View

_FIELDS: dict[str, str] = {
    "law": "law",
    "meets": "requirement",
    "sources": "source",
    "regulation": "provision",
    "checklist": "checklist",
    "instrument": "source",
    "framework": "source",
    "successor": "source",
    "page": "page",
    "pages": "page",
}
"""The fields of records and front matter that hold ids, and the kind of each."""


def names(view: View) -> Iterator[tuple[str, str, Origin]]:
    """Go through every named id: its kind, the id, and where it is named."""
    for page in view.pages:
        yield from _in_record(page.meta)
        for call in page.calls:
            signature = SIGNATURES.get(call.name)
            if signature:
                for number, argument in enumerate(call.arguments):
                    last = len(signature.parameters) - 1
                    position = min(number, last) if signature.many else number
                    if position <= last and signature.parameters[position].names not in ("words", "anchor"):
                        yield signature.parameters[position].names, argument, call.origin
    for kind in sorted(view.project.records):
        for record in view.project.records[kind]:
            yield from _in_record(record)
    for contact in view.layer.organisation.contacts:
        yield "contact", contact.id, contact.origin_of("id")
    for name in view.layer.notes:
        yield "page", name, Origin(view.layer.notes[name].path)


def _in_record(record: Record) -> Iterator[tuple[str, str, Origin]]:
    for field in type(record).model_fields:
        value: Any = getattr(record, field)
        if isinstance(value, Record):
            yield from _in_record(value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Record):
            for member in value:
                yield from _in_record(member)
        elif field in _FIELDS and isinstance(value, str):
            yield _FIELDS[field], value, record.origin_of(field)
        elif field in _FIELDS and isinstance(value, tuple):
            for number, member in enumerate(value):
                yield _FIELDS[field], member, record.origin_of(field, number)
