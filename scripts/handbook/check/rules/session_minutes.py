"""HB062: the parts of a training session take as long as the session."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...load.problem import Problem
from ..view import View

CODE = "HB062"
TITLE = "Where a page gives a session's length, the minutes of its parts add up to it"

_LENGTH = re.compile(r"^\*\*Length\.\*\* (\d+) minutes", re.MULTILINE)
_PART = re.compile(r"^\d+\. \*(\d+) minutes\.\*", re.MULTILINE)
_HEADING = re.compile(r"^#{1,3} ", re.MULTILINE)


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every session whose parts are longer or shorter than it is said to be."""
    for page in view.pages:
        for length in _LENGTH.finditer(page.prose):
            end = _HEADING.search(page.prose, length.end())
            parts = [int(each) for each in _PART.findall(page.prose, length.end(), end.start() if end else len(page.prose))]
            if parts and sum(parts) != int(length[1]):
                message = f"the parts of the session take {sum(parts)} minutes, not {length[1]}"
                yield Problem(page.place(length.start()), CODE, message, "change the minutes of its parts, or the length")
