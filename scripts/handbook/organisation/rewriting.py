"""Records made anew with some of their values changed: those inside them too, each knowing where it was written."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, cast

from ..load.shapes.base import Record
from ..load.shapes.json_schema import hints
from .placing import changed

Change = Callable[[str, Any, Any], Any]
"""Given a field's name, one value and the value's type: what takes its place; None takes a value out of a list."""
Leave = Callable[[Record], bool]


def rewritten(record: Record, change: Change, leave: Leave = lambda _: False) -> Record:
    """The record with each text, and each member of a list of texts, changed; itself when nothing is.

    Args:
        record: the record.
        change: what takes the place of a value.
        leave: whether a record, or a part of one, stays as it is.

    Example: `rewritten(item, lambda field, value, hint: value.upper() if field == "text" else value)`
    """
    if leave(record):
        return record
    known = hints(cast("Any", type(record)))
    new: dict[str, Any] = {}
    for field in dataclasses.fields(record):  # type: ignore[arg-type]
        value = getattr(record, field.name)
        if value:
            found = _value(field.name, value, known[field.name], change, leave)
            if found is not value:
                new[field.name] = found
    return changed(record, **new) if new else record


def _value(name: str, value: Any, hint: Any, change: Change, leave: Leave) -> Any:
    if isinstance(value, Record):
        return rewritten(value, change, leave)
    if isinstance(value, tuple):
        inner = hint.__args__[0]
        members = [_value(name, member, inner, change, leave) for member in value]
        same = all(new is old for new, old in zip(members, value, strict=True))
        return value if same else tuple(member for member in members if member is not None)
    return change(name, value, hint) if isinstance(value, str) else value
