"""A checklist as a table: the columns that its Excel and CSV files share, and the CSV itself.

The site reads a filled-in file back by the words of the first row and the ids below "Item id": both are for ever.
"""

from __future__ import annotations

from collections.abc import Iterator

from .blank_checklist import BlankChecklist, BlankItem
from .csv_text import csv_text, harmless

TO_FILL_IN = ("How it stands", "Evidence", "Action", "Who", "By when")
COLUMNS = ("Item id", "Item", *TO_FILL_IN, "Law", "Good evidence")
"""The columns of a sheet, in order."""
NEVER_NAME = (
    "Do not write a child's name here, or anything by which a child could be known. "
    'Write "Child A" and keep the key in the home\'s records.'
)
_CSV_ONLY = ("How to look", "Part", "Checklist", "From")


def row(item: BlankItem) -> list[str]:
    """An item's cells under `COLUMNS`; those to fill in are empty."""
    return [item.id, item.text, *[""] * len(TO_FILL_IN), item.named(), item.good_evidence or ""]


def checklist_csv(blank: BlankChecklist) -> str:
    """The checklist as CSV. Every row says of itself which checklist it is from, and of what version."""
    return csv_text([harmless(cell) for cell in cells] for cells in _rows(blank))


def _rows(blank: BlankChecklist) -> Iterator[list[str]]:
    yield [*COLUMNS, *_CSV_ONLY]
    for section in blank.sections:
        for item in section.items:
            yield [*row(item), item.help or "", section.title, blank.title, blank.offer().line()]
