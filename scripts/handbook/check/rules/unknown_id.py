"""HB011: every id that is named exists."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem, suggest
from ..view import View

CODE = "HB011"
TITLE = "A page or record names only ids that exist"


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every id that is named and does not exist, and was never retired."""
    for named in view.named:
        kind, id_ = named.kind, named.id
        known = view.known[kind]
        if id_ not in known and (kind, id_) not in view.retired and not view.may_exist(_written(id_)):
            remedy = suggest(id_, known, f"name one of the {len(known)} that exist")
            yield Problem(named.origin, CODE, f'unknown {kind.replace("-", " ")} "{id_}"', remedy)


def _written(id_: str) -> str:
    """How an id is written where it is defined: a requirement's without its nation."""
    return id_.partition(":")[2] or id_
