"""Adds new ids and their addresses to the register, which only grows."""

from __future__ import annotations

import datetime
from pathlib import Path

from ..check.addresses import addresses
from ..check.view import View
from . import before


def register(root: Path, organisation: Path | None, today: datetime.date) -> int:
    """Append every id that the register does not have; returns how many."""
    project, layer = before.load_tree(root, organisation)
    known = set(project.published)
    new = [line for line, local in addresses(View(project, layer, today)) if line not in known and not local]
    file = root / "data" / "ids.txt"
    with file.open("a", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{line}\n" for line in new)
    return len(new)
