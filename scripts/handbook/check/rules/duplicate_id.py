"""HB010: an id stands once."""

from __future__ import annotations

from collections.abc import Iterator

from ...load import address
from ...load.problem import Origin, Problem
from ..view import View

CODE = "HB010"
TITLE = "An id belongs to one record of its kind, and an address to one page"


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every second use of an id."""
    seen: dict[tuple[str, str], Origin] = {}
    for kind, id_, origin in _ids(view):
        first = seen.setdefault((kind, id_), origin)
        if first is not origin:
            yield Problem(origin, CODE, f'the {kind} "{id_}" is taken at {first}', "choose another")


def _ids(view: View) -> Iterator[tuple[str, str, Origin]]:
    for page in view.pages:
        yield "page", page.meta.id, page.meta.origin_of("id")
        yield "page address", address.of_page(page.path), page.origin
    for item in view.all_items():
        yield "item", item.id, item.origin_of("id")
    for kind, records in view.project.records.items():
        for record in records:
            name = getattr(record, "id", None)
            if name and kind != "retired":
                yield kind, name, record.origin_of("id")
    for provision in view.provisions.values():
        for row in provision.requirements:
            yield "requirement", provision.requirement_id(row), row.origin_of("ref")
