"""HB020: every requirement of the standards is tested by a checklist item."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem
from ...load.shapes.law import Provision
from ..view import View

CODE = "HB020"
TITLE = "Every requirement of a provision that belongs to a standard is met by a checklist item"


def is_standard(provision: Provision) -> bool:
    """Whether a provision must be covered row by row: England's regulations 5 to 14, the Welsh duties on providers."""
    return bool(provision.quality_standard)


def standards(view: View) -> Iterator[Provision]:
    """The provisions of a project that must be covered row by row."""
    return filter(is_standard, view.provisions.values())


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every row that no item meets."""
    if not view.whole:
        return
    met = {requirement for item in view.all_items() for requirement in item.meets}
    for provision in standards(view):
        for row in provision.requirements:
            id_ = provision.requirement_id(row)
            if id_ not in met:
                yield Problem(
                    row.origin,
                    CODE,
                    f'no checklist item meets "{id_}"',
                    "add an item, or add it to one's meets",
                )
