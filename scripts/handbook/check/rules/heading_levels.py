"""HB028: headings step down one level at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...load.problem import Problem
from ..view import View

_UNDERLINED = re.compile(r"^(?![ \t]*[|#>*+-])(\S[^\n|]*)\n(?:=+|-+)[ \t]*$", re.MULTILINE)

CODE = "HB028"
TITLE = "Headings are written with ##, start at the second level and never skip one"


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
        for match in _UNDERLINED.finditer(page.prose):
            message = f'"{match.group(1).strip()}" is a heading by a line under it'
            yield Problem(
                page.place(match.start(1)), CODE, message, "write it with ## before it, and a blank line between"
            )
