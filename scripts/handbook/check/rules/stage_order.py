"""HB070: the stages of a pathway stand in the order of their dates."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem
from ...load.shapes.learning import Pathway
from ..view import View

CODE = "HB070"
TITLE = "The stages of a pathway stand in the order in which they are due"

_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every stage that is due before one that stands above it."""
    for pathway in view.records("pathway", Pathway):
        latest = ""
        for number, stage in enumerate(pathway.stages):
            if not stage.due:
                continue
            if latest and _days(stage.due) < _days(latest):
                message = f'the stage "{stage.id}" is due ({stage.due}) before the one above it ({latest})'
                origin = pathway.origin_of("stages", number, "due")
                yield Problem(origin, CODE, message, "put the stages in order, or change due:")
            latest = stage.due


def _days(due: str) -> int:
    """About how many days after the first one something is due.

    >>> [_days(due) for due in ("before", "1 day", "2 weeks", "6 months")]
    [0, 1, 14, 180]
    """
    if due == "before":
        return 0
    count, unit = due.split(" ")
    return int(count) * _DAYS[unit.removesuffix("s")]
