"""HB025: what was published once stays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...load.problem import Origin, Problem
from ..addresses import addresses
from ..view import View

_ADDRESS = re.compile(r"([a-z0-9][a-z0-9-]*/)*(#[a-z0-9-]+)?")

CODE = "HB025"
TITLE = "An id once published still exists, or its retirement is recorded"


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every registered id that is gone without a word."""
    if not view.whole:
        return
    present = {tuple(line.split(" ")[:2]) for line, _ in addresses(view)}
    for number, line in enumerate(view.project.published, start=1):
        parts = line.split(" ")
        if len(parts) != 3 or not _ADDRESS.fullmatch(parts[2]):
            message = f'line "{line}" is not kind, id, address'
            yield Problem(Origin("data/ids.txt", number), CODE, message, "restore the line")
            continue
        kind, id_, _ = parts
        if (kind, id_) not in present and (kind, id_) not in view.retired:
            message = f'the {kind} "{id_}" was published and is gone'
            yield Problem(Origin("data/ids.txt", number), CODE, message, "restore it, or record it in data/retired")
