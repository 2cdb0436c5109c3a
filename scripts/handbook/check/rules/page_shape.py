"""HB036: a page has the shape of its kind, so that a reader knows where to look."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...load.page import Page
from ...load.problem import Problem
from ..parts import misplaced_parts
from ..view import View

CODE = "HB036"
TITLE = "A page of guidance has the parts of its kind, in order"

PARTS: dict[str, tuple[str, ...]] = {
    "act-now": ("do-this-first", "tell", "write-down", "do-not", "afterwards"),
    "guidance": ("in-short", "what-to-do", "in-practice", "what-the-law-says", "common-mistakes", "talk-about-it"),
    "theme": ("the-finding", "on-a-tuesday", "how-to-start", "how-you-will-know", "talk-about-it"),
    "stage": (
        "who-this-is-for", "what-changes", "what-to-learn", "what-the-law-asks", "first-days", "support", "traps",
        "a-year-on",
    ),
}  # fmt: skip
"""The heading ids of each kind; a standard's page has a rule of its own, HB027."""
LIMITS = {"do-this-first": (7, "steps", r"^\d+\. "), "do-not": (5, "points", r"^(?:\d+\.|[-*]) ")}
"""The most that a frightened reader is given at once, under one heading: how many, of what, and how they start."""


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every part that is missing, out of order, or too long. A section's first page is free."""
    for page in view.pages:
        parts = PARTS.get(page.meta.kind, ())
        if not parts or page.path.endswith("index.md"):
            continue
        yield from misplaced_parts(page, parts, CODE, warning=page.local)
        if page.meta.kind == "act-now":
            yield from _too_long(page)


def _too_long(page: Page) -> Iterator[Problem]:
    for part, (most, name, start) in LIMITS.items():
        heading = re.search(rf"^## [^\n]*\{{#{part}\}}[^\n]*\n(.*?)(?=^## |\Z)", page.prose, re.MULTILINE | re.DOTALL)
        for under in re.split(r"^### ", heading[1], flags=re.MULTILINE) if heading else ():
            count = len(re.findall(start, under, re.MULTILINE))
            if heading and count > most:
                message = f"{count} {name} in a row under “{part}”, {most} at most"
                yield Problem(page.place(heading.start()), CODE, message, "move some further down", warning=page.local)
