"""The coverage table as rows of text: each requirement with the pages that name it and the items that test it."""

from __future__ import annotations

from collections.abc import Collection

from ..check.rules.requirement_without_item import is_standard
from ..library.amended import amended_meeting
from ..library.library import Library
from .csv_text import harmless

HEADER = [
    "Requirement",
    "Regulation",
    "What it asks (our words)",
    "Time limit",
    "Pages",
    "Checklist items",
    "Changed here",
]


def coverage_rows(library: Library, nations: Collection[str]) -> list[list[str]]:
    """The rows of these nations, header first. No cell starts as a spreadsheet's formula does."""
    rows = [HEADER]
    for row in library.requirements.values():
        if is_standard(row.provision) and row.provision.nation in nations:
            pages = "; ".join(page.meta.title for page in library.pages_naming.get(row.id, []))
            items = "; ".join(found.item.text for found in library.items_meeting.get(row.id, []))
            cells = [
                row.requirement.ref,
                row.provision.title,
                row.requirement.summary,
                row.requirement.time_limit or "",
            ]
            rows.append([harmless(cell) for cell in [*cells, pages, items, _changed(library, row.id)]])
    return rows


def _changed(library: Library, requirement: str) -> str:
    """What the organisation did to the items that meet a requirement, and why."""
    found = amended_meeting(library, requirement)
    return "; ".join(f"{row.item.text} ({amendment.outcome}: {amendment.reason})" for row, amendment in found)
