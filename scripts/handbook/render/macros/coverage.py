"""Coverage: each requirement of the standards, with the pages and the checklist items that deal with it."""

from __future__ import annotations

from typing import Any

from ...check.rules.requirement_without_item import is_standard
from ...library.amended import amended_meeting
from ..renderer import Place


def coverage(place: Place) -> list[dict[str, Any]]:
    """Each requirement of the standards of the page's nations, with the pages and the items that deal with it."""
    library = place.library
    return [
        {
            "row": row,
            "pages": library.pages_naming.get(row.id, []),
            "items": library.items_meeting.get(row.id, []),
            "amended": amended_meeting(library, row.id),
        }
        for row in library.requirements.values()
        if is_standard(row.provision) and row.provision.nation in place.page.meta.nations
    ]


def coverage_table(place: Place) -> dict[str, Any]:
    """What the table of coverage is told: its rows, their provisions, and how many items test them."""
    rows = coverage(place)
    provisions = {row["row"].provision.id: row["row"].provision for row in rows}
    items = {found.item.id for row in rows for found in row["items"]}
    return {"rows": rows, "provisions": list(provisions.values()), "items": len(items)}
