"""A blank document as an Excel workbook: a sheet for each part, with drop-downs, frozen headers and print set-up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..load.shapes.document import BlankDocument, Column, DocumentPart
from .offer import Offer
from .sheet_look import Book, lines

_LEAST = 28
"""The least height of a row to write in, in points."""
_ROWS = 40
"""How many rows a drop-down reaches, beyond those that are there at first."""


def sheet(document: BlankDocument, cited: dict[str, str], offer: Offer) -> bytes:
    """Write a blank document as a workbook.

    Args:
        document: what it asks.
        cited: how each requirement that it names is cited, by id.
        offer: whose it is, and of what version.

    Example: `sheet(library.documents["progress-tracker"], {}, offer)`
    """
    book = Book(document.title, offer)
    _about(book, document)
    for part in _sheets(document):
        _part(book, book.page(part.title, document.title), part, cited)
    return book.finished()


def _sheets(document: BlankDocument) -> Iterator[DocumentPart]:
    """The document's parts; one with both entries and a table makes two sheets."""
    for part in document.parts:
        if part.entries and part.grid:
            yield replace(part, grid=None)
            yield replace(part, entries=(), note=None, lines=(), law=())
        else:
            yield part


def _about(book: Book, document: BlankDocument) -> None:
    page = book.page("About", document.title)
    page.set_column(0, 0, 16)
    page.set_column(1, 1, 80)
    page.write_string(0, 0, document.title, book.form("title"))
    facts = (
        ("What it is for", document.purpose),
        ("Who", document.who),
        ("When", document.when),
        ("Mind", document.care),
        ("From", book.offer.line()),
    )
    for number, (label, text) in enumerate(facts, start=2):
        page.write_string(number, 0, label, book.form("name"))
        page.write_string(number, 1, text, book.form("wrap"))
        page.set_row(number, _high(text, 80))


def _part(book: Book, page: Any, part: DocumentPart, cited: dict[str, str]) -> None:
    """One sheet: entries as label and answer, or the table, under a header that stays in sight."""
    row = 0
    if part.grid:
        for number, column in enumerate(part.grid.columns):
            page.set_column(number, number, column.width)
            page.write_string(row, number, column.title, book.form("head"))
            _choices(page, number, column, 1 + len(part.grid.rows) + part.grid.blank + _ROWS)
        for name in (*part.grid.rows, *[""] * part.grid.blank):
            row += 1
            page.write_string(row, 0, name, book.form("name") if name else book.form("cell"))
            page.set_row(row, _LEAST)
            for number in range(1, len(part.grid.columns)):
                page.write_blank(row, number, None, book.form("cell"))
    else:
        page.set_column(0, 0, 40)
        page.set_column(1, 1, 70)
        for number, title in enumerate(("What to write", "Your words")):
            page.write_string(0, number, title, book.form("head"))
        for entry in part.entries:
            row += 1
            law = ", ".join(cited[reference] for reference in entry.law)
            label = "\n".join(text for text in (entry.asks, entry.help, law) if text)
            page.write_string(row, 0, label, book.form("name"))
            page.write_blank(row, 1, None, book.form("cell"))
            page.set_row(row, max(_LEAST, _high(label, 40)))
            _choices(page, 1, Column(title=entry.asks, choices=entry.choices, width=70), row, row)
    book.grow(page, 1)
    page.freeze_panes(1, 1)
    page.repeat_rows(0)
    asked = f"Asked for by {', '.join(cited[reference] for reference in part.law)}." if part.law else None
    widths = [column.width for column in part.grid.columns] if part.grid else [40, 70]
    for number, text in enumerate((text for text in (part.note, *part.lines, asked) if text), start=row + 2):
        page.merge_range(number, 0, number, len(widths) - 1, "", book.form("wrap"))
        page.write_string(number, 0, text, book.form("wrap"))
        page.set_row(number, _high(text, sum(widths)))


def _high(text: str, width: float) -> float:
    """How high a row is, in points, in which this text stands in a column so many characters wide."""
    return 4 + 13 * lines(text, 1.2 * width)


def _choices(page: Any, number: int, column: Column, last: int, first: int = 1) -> None:
    if column.choices:
        page.data_validation(
            first, number, last, number, {"validate": "list", "source": list(column.choices), "ignore_blank": True}
        )
