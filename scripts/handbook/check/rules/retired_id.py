"""HB012: nothing names an id that is retired."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem
from ..view import View

CODE = "HB012"
TITLE = "A page or record names no id that is retired"


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every retired id that is named."""
    for named in view.named:
        kind, id_ = named.kind, named.id
        retirement = view.retired.get((kind, id_))
        if retirement and id_ not in view.known[kind]:
            instead = f'use "{retirement.replacement}"' if retirement.replacement else "take the reference out"
            message = f'the {kind} "{id_}" was retired on {retirement.on}: {retirement.reason.rstrip(".")}'
            yield Problem(named.origin, CODE, message, instead)
