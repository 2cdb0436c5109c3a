"""HB010: an id stands once."""

from __future__ import annotations

from collections.abc import Iterator

from ...load import address
from ...load.problem import Problem
from ..named import Named
from ..view import View

CODE = "HB010"
TITLE = "An id belongs to one record of its kind, and an address to one page"


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every second use of an id."""
    seen: dict[tuple[str, str], Named] = {}
    for named in _ids(view):
        first = seen.setdefault((named.kind, named.id), named)
        if first is not named:
            message = f'the {named.kind} "{named.id}" is taken at {first.origin}'
            yield Problem(named.origin, CODE, message, "choose another")


def _ids(view: View) -> Iterator[Named]:
    for page in view.pages:
        yield Named("page", page.meta.id, page.meta, ("id",))
        yield Named("page address", address.of_page(page.path), place=page.origin)
    for item in view.all_items():
        yield Named("item", item.id, item, ("id",))
    for kind, records in view.project.records.items():
        for record in records:
            name = getattr(record, "id", None)
            if name and kind != "retired":
                yield Named(kind, name, record, ("id",))
    for provision in view.provisions.values():
        for row in provision.requirements:
            yield Named("requirement", provision.requirement_id(row), row, ("ref",))
