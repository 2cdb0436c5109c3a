"""A blank document as a Word file: real headings, tables with header rows, the organisation's name in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..load.shapes.document import BlankDocument, DocumentPart, Entry, Grid
from . import word_look as look
from .offer import Offer

_ROOM = {"line": 0.9, "text": 2.4, "date": 0.9, "time": 0.9, "tick": 0.9, "choice": 0.9, "signature": 1.4}
"""The least height of the space for each kind of answer, in centimetres."""
_WIDTH = 17.0


def word(document: BlankDocument, cited: dict[str, str], offer: Offer) -> bytes:
    """Write a blank document.

    Args:
        document: what it asks.
        cited: how each requirement that it names is cited, by id.
        offer: whose it is, and of what version.

    Example: `word(library.documents["restraint-record"], {"england:35(3)(a)": "regulation 35(3)(a)"}, offer)`
    """
    file = look.new(document.title, document.purpose, offer)
    for label, text in (("What it is for", document.purpose), ("Who", document.who), ("When", document.when)):
        look.labelled(file, label, text)
    look.labelled(file, "Mind", document.care)
    for part in document.parts:
        _part(file, part, cited)
    return look.packed(file)


def _part(file: Any, part: DocumentPart, cited: dict[str, str]) -> None:
    file.add_heading(part.title, level=1)
    if part.note:
        file.add_paragraph(part.note)
    if part.law:
        look.small(file.add_paragraph(), f"Asked for by {_cited(part.law, cited)}.")
    for line in part.lines:
        paragraph = file.add_paragraph(f"•\t{line}")
        look.hanging(paragraph)
    if part.entries:
        table = look.table(file, ("What to write", "Your words"), (6.0, 11.0))
        for entry in part.entries:
            _entry(table, entry, cited)
    if part.grid:
        _grid(file, part.grid)


def _entry(table: Any, entry: Entry, cited: dict[str, str]) -> None:
    row = look.row(table, _ROOM[entry.answer])
    label, space = row.cells
    label.paragraphs[0].add_run(entry.asks).bold = True
    if entry.help:
        look.small(label.add_paragraph(), entry.help)
    if entry.law:
        look.small(label.add_paragraph(), f"Asked for by {_cited(entry.law, cited)}.")
    space.paragraphs[0].text = _space(entry)


def _space(entry: Entry) -> str:
    if entry.answer == "choice":
        return "   ".join(f"☐ {choice}" for choice in entry.choices)
    return {"tick": "☐", "signature": "Name:\nRole:\nSigned:\nDate:"}.get(entry.answer, "")


def _grid(file: Any, grid: Grid) -> None:
    whole = sum(column.width for column in grid.columns)
    widths = [_WIDTH * column.width / whole for column in grid.columns]
    table = look.table(file, [column.title for column in grid.columns], widths)
    for name in (*grid.rows, *[""] * grid.blank):
        row = look.row(table, 1.0)
        row.cells[0].text = name


def _cited(references: Sequence[str], cited: dict[str, str]) -> str:
    return ", ".join(cited[reference] for reference in references)
