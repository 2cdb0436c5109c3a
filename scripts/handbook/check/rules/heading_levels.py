"""HB028: headings step down one level at a time."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem
from ..view import View

CODE = "HB028"
TITLE = "Headings start at the second level and never skip one"


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every first-level heading and every skipped level."""
    for page in view.pages:
        level = 1
        for heading in page.headings:
            if heading.level == 1:
                message = f'"{heading.words}" is a first-level heading; the title is the only one'
                yield Problem(heading.origin, CODE, message, "write it with ##")
            elif heading.level > level + 1:
                message = f'"{heading.words}" skips from level {level} to level {heading.level}'
                yield Problem(heading.origin, CODE, message, f"write it with {'#' * (level + 1)}")
            level = heading.level
