"""A record made from another: it is said to have been written where that one was."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar, cast

from ..load.shapes.base import Record

R = TypeVar("R", bound=Record)


def changed(record: R, **values: Any) -> R:
    """The record with some of its values changed.

    Example: `changed(item, text="In other words.")`
    """
    return placed_like(record, cast("R", dataclasses.replace(cast("Any", record), **values)))


def placed_like(old: Record, new: R) -> R:
    """Tell a record where another was written.

    Example: `placed_like(amendment, Section(title="Added", items=amendment.items))`
    """
    new.__dict__.update({key: value for key, value in old.__dict__.items() if key in ("_origin", "_document", "_path")})
    return new
