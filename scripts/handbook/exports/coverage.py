"""The coverage table as rows of text: each requirement with the pages that name it and the items that test it."""

from __future__ import annotations

from ..check.rules.requirement_without_item import is_standard
from ..library.library import Library

HEADER = ["Requirement", "Regulation", "What it asks (our words)", "Time limit", "Pages", "Checklist items"]


def coverage_rows(library: Library) -> list[list[str]]:
    """The rows, header first. A cell never starts with a character that a spreadsheet takes for a formula."""
    rows = [HEADER]
    for row in library.requirements.values():
        if is_standard(row.provision):
            pages = "; ".join(page.meta.title for page in library.pages_naming.get(row.id, []))
            items = "; ".join(found.item.text for found in library.items_meeting.get(row.id, []))
            cells = [
                row.requirement.ref,
                row.provision.title,
                row.requirement.summary,
                row.requirement.time_limit or "",
            ]
            rows.append([harmless(cell) for cell in [*cells, pages, items]])
    return rows


def harmless(cell: str) -> str:
    """Keep a spreadsheet from running a cell.

    >>> harmless('=HYPERLINK("x")'), harmless("13(2)(a)")
    ('\\'=HYPERLINK("x")', '13(2)(a)')
    """
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
