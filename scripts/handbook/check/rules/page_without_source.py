"""HB023: every page of guidance rests on something."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem
from ...load.references import sources_of
from ..view import View

CODE = "HB023"
TITLE = "Every page of guidance names its law or its sources"

_NEEDS = ("act-now", "standard", "guidance", "theme", "stage", "law")


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every page of guidance that names neither."""
    for page in view.pages:
        if page.meta.kind in _NEEDS and not page.local and not page.meta.law and not sources_of(page):
            yield Problem(page.origin, CODE, "the page names neither law nor source", "add law: or sources: at the top")
