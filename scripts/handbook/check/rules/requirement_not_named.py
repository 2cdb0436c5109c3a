"""HB021: every requirement of the standards is named on a page."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem
from ...load.references import named_in
from ..view import View
from .requirement_without_item import standards

CODE = "HB021"
TITLE = "Every requirement of a provision that belongs to a standard is named on a page"


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every row that no written page names."""
    if not view.whole:
        return
    guidance = [page for page in view.pages if page.meta.kind != "adapt"]
    named = {reference for page in guidance for reference in named_in(page, view.provisions)}
    for provision in standards(view):
        for row in provision.requirements:
            id_ = provision.requirement_id(row)
            if id_ not in named:
                remedy = f'write {{{{ requirements("{provision.id}") }}}} on the standard\'s page'
                yield Problem(row.origin, CODE, f'no page names "{id_}"', remedy)
