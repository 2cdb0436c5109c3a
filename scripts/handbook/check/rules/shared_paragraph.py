"""HB035: a paragraph stands on one page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...load.page import Page
from ...load.problem import Problem
from ..view import View

CODE = "HB035"
TITLE = "No two pages share a paragraph"

_MARKS = re.compile(r"^ *(?:[-*+]|\d+[.)]) |[*_]")
LEAST = 80
"""Shorter lines may come twice: a step such as "Ring the on-call manager." is the same wherever it stands."""


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every paragraph or list item that another page has already."""
    seen: dict[str, tuple[Page, int]] = {}
    for page in view.pages:
        if page.meta.kind == "adapt":
            continue
        offset = 0
        for line in page.prose.splitlines(keepends=True):
            words = _MARKS.sub("", line.lower()).strip()
            if len(words) >= LEAST and not line.lstrip().startswith(("#", "|", "{{", "!!!", "???", "===")):
                other, place = seen.setdefault(words, (page, offset))
                if other is not page:
                    message = f"the paragraph stands at {other.place(place)} too"
                    remedy = "keep it on one page and link to it from the other"
                    yield Problem(page.place(offset), CODE, message, remedy, warning=page.local)
            offset += len(line)
