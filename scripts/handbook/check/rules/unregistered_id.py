"""HB024: every id and address is in the register."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Origin, Problem
from ..addresses import addresses
from ..view import View

CODE = "HB024"
TITLE = "Every id and its address stand in the register of what is published"


def find(view: View) -> Iterator[Problem]:
    """Yield one problem for all that is new, so that a new page does not give a hundred lines."""
    if not view.whole:
        return
    known = set(view.project.published)
    new = [line for line, local in addresses(view) if line not in known and not local]
    if new:
        more = f" and {len(new) - 1} more" if len(new) > 1 else ""
        message = f'"{new[0]}"{more} not in the register'
        yield Problem(Origin("data/ids.txt"), CODE, message, "run: python3 scripts/run.py register")
