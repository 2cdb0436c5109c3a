"""HB038: a question has one right answer."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem
from ...load.shapes.learning import Question
from ..view import View

CODE = "HB038"
TITLE = "A question has one right answer"


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every question with none, or with more than one."""
    for question in view.records("questions", Question):
        right = sum(answer.right for answer in question.answers)
        if right != 1:
            message = f'the question "{question.id}" has {right} right answers'
            yield Problem(question.origin, CODE, message, "mark exactly one with right: true")
