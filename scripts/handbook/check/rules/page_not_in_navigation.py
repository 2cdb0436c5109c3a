"""HB017: every page stands in the navigation."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem
from ..view import View
from .navigation_entry import flatten

CODE = "HB017"
TITLE = "Every page stands in the navigation"


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every page of the handbook's own that no entry names."""
    if not view.whole:
        return
    if not view.project.navigation:
        return
    named = {entry.path for entry in flatten(view.project.navigation)}
    for page in view.pages:
        if page.path not in named and not page.local:
            yield Problem(page.origin, CODE, f'no navigation entry leads to "{page.path}"', "add it to the navigation")
