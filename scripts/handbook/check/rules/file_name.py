"""HB030: a checklist's or pathway's file is named by its id."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ...load.problem import Problem
from ..view import View

CODE = "HB030"
TITLE = "A checklist or pathway stands in a file of its own name"


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every file whose name is not its record's id."""
    for kind in ("checklist", "pathway"):
        for record in view.project.records[kind]:
            stem = PurePosixPath(record.origin.path).stem
            id_ = str(getattr(record, "id", ""))
            if stem != id_:
                yield Problem(record.origin, CODE, f'the {kind} "{id_}" stands in {stem}.yml', f"rename it {id_}.yml")
