"""HB022: every checklist item rests on something."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem
from ..view import View

CODE = "HB022"
TITLE = "Every checklist item meets a requirement or names a source"


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every item with neither. A rule of the organisation's own needs no other basis."""
    for item in view.all_items():
        if not item.meets and not item.sources and not view.layer.is_local(item):
            message = f'the item "{item.id}" meets no requirement and names no source'
            yield Problem(item.origin, CODE, message, "add meets: or sources:")
