"""Every id that a page or a record names, with its kind and its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..load.macro_calls import MacroCall
from ..load.problem import Origin
from ..load.shapes.base import Record
from ..load.signatures import SIGNATURES

_FIELDS: dict[str, str] = {
    "law": "law",
    "meets": "requirement",
    "answers": "law",
    "covers": "subject",
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


@dataclass(frozen=True)
class Named:
    """One id that is named: its kind, and the record or place that names it."""

    kind: str
    id: str
    record: Record | None = None
    path: tuple[str | int, ...] = ()
    place: Origin | None = None

    @property
    def origin(self) -> Origin:
        """Where it is named."""
        return self.place or (self.record.origin_of(*self.path) if self.record else Origin("(built in)"))


def in_calls(calls: Iterable[MacroCall]) -> Iterator[Named]:
    """The ids that macro calls name."""
    for call in calls:
        yield from in_call(call.name, call.arguments, call.origin)


def in_call(name: str, arguments: tuple[str, ...], place: Origin | None = None) -> Iterator[Named]:
    """The ids that one call names.

    >>> [(named.kind, named.id) for named in in_call("link", ("missing", "the page"))]
    [('page', 'missing')]
    """
    signature = SIGNATURES.get(name)
    if signature:
        last = len(signature.parameters) - 1
        for number, argument in enumerate(arguments):
            position = min(number, last) if signature.many else number
            if position <= last and signature.parameters[position].names not in ("words", "anchor"):
                yield Named(signature.parameters[position].names, argument, place=place)


def in_record(record: Record) -> Iterator[Named]:
    """The ids that a record names, and the records inside it."""
    for field, value in record.__dict__.items():
        if not value:
            continue
        if isinstance(value, tuple):
            if isinstance(value[0], Record):
                for member in value:
                    yield from in_record(member)
            elif field in _FIELDS:
                for number, member in enumerate(value):
                    yield Named(_FIELDS[field], member, record, (field, number))
        elif isinstance(value, Record):
            yield from in_record(value)
        elif field in _FIELDS:
            yield Named(_FIELDS[field], value, record, (field,))
