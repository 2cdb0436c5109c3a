"""HB039: a ten-minute meeting takes ten minutes."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem
from ...load.shapes.learning import Learning
from ..view import View

CODE = "HB039"
TITLE = "The steps of a ten-minute team meeting add up to ten minutes, and the record has its page's id"

MINUTES = 10


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every meeting that is too long or too short, and for an id that is not the page's."""
    for record in view.records("learning", Learning):
        minutes = sum(step.minutes for step in record.meeting)
        if minutes != MINUTES:
            message = f"the meeting takes {minutes} minutes, not {MINUTES}"
            yield Problem(record.origin_of("meeting"), CODE, message, "change the minutes of its steps")
        if record.id != record.page:
            message = f'the id "{record.id}" is not the page\'s'
            yield Problem(record.origin_of("id"), CODE, message, f"write id: {record.page}")
