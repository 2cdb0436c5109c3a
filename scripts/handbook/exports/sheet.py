"""A blank document as an Excel workbook: a sheet for each part, with drop-downs, frozen headers and print set-up."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import xlsxwriter

from ..load.shapes.document import BlankDocument, Column, DocumentPart
from .offer import Offer

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
    packed = io.BytesIO()
    # Text is text: a cell that begins like a formula or an address stays what was written.
    book = xlsxwriter.Workbook(packed, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    day = datetime.datetime.combine(offer.reviewed, datetime.time())
    book.set_properties({"title": document.title, "author": offer.name, "comments": offer.line(), "created": day})
    forms = {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#E7E7E7", "valign": "top"}),
        "cell": book.add_format({"text_wrap": True, "border": 1, "valign": "top", "locked": False}),
        "name": book.add_format({"text_wrap": True, "border": 1, "valign": "top", "bold": True}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    _about(book, document, offer, forms)
    used: set[str] = {"about"}
    for part in _sheets(document):
        page = book.add_worksheet(_name(part.title, used))
        _printed(page, document, offer)
        _part(page, part, cited, forms)
    book.close()
    return packed.getvalue()


def _sheets(document: BlankDocument) -> Iterator[DocumentPart]:
    """The document's parts; one with both entries and a table makes two sheets."""
    for part in document.parts:
        if part.entries and part.grid:
            yield replace(part, grid=None)
            yield replace(part, entries=(), note=None, law=())
        else:
            yield part


def _about(book: Any, document: BlankDocument, offer: Offer, forms: dict[str, Any]) -> None:
    page = book.add_worksheet("About")
    _printed(page, document, offer)
    page.set_column(0, 0, 16)
    page.set_column(1, 1, 80)
    page.write_string(0, 0, document.title, forms["title"])
    facts = (
        ("What it is for", document.purpose),
        ("Who", document.who),
        ("When", document.when),
        ("Mind", document.care),
        ("From", offer.line()),
    )
    for number, (label, text) in enumerate(facts, start=2):
        page.write_string(number, 0, label, forms["name"])
        page.write_string(number, 1, text, forms["wrap"])


def _part(page: Any, part: DocumentPart, cited: dict[str, str], forms: dict[str, Any]) -> None:
    """One sheet: entries as label and answer, or the table, under a header that stays in sight."""
    row = 0
    if part.grid:
        for number, column in enumerate(part.grid.columns):
            page.set_column(number, number, column.width)
            page.write_string(row, number, column.title, forms["head"])
            _choices(page, number, column, 1 + len(part.grid.rows) + part.grid.blank + _ROWS)
        for name in (*part.grid.rows, *[""] * part.grid.blank):
            row += 1
            page.write_string(row, 0, name, forms["name"] if name else forms["cell"])
            for number in range(1, len(part.grid.columns)):
                page.write_blank(row, number, None, forms["cell"])
    else:
        page.set_column(0, 0, 40)
        page.set_column(1, 1, 70)
        for number, title in enumerate(("What to write", "Your words")):
            page.write_string(0, number, title, forms["head"])
        for entry in part.entries:
            row += 1
            law = ", ".join(cited[reference] for reference in entry.law)
            label = "\n".join(text for text in (entry.asks, entry.help, law) if text)
            page.write_string(row, 0, label, forms["name"])
            page.write_blank(row, 1, None, forms["cell"])
            _choices(page, 1, Column(title=entry.asks, choices=entry.choices, width=70), row, row)
    page.freeze_panes(1, 1)
    page.repeat_rows(0)
    asked = f"Asked for by {', '.join(cited[reference] for reference in part.law)}." if part.law else None
    for number, text in enumerate((text for text in (part.note, asked) if text), start=row + 2):
        page.write_string(number, 0, text, forms["wrap"])


def _choices(page: Any, number: int, column: Column, last: int, first: int = 1) -> None:
    if column.choices:
        page.data_validation(
            first, number, last, number, {"validate": "list", "source": list(column.choices), "ignore_blank": True}
        )


def _printed(page: Any, document: BlankDocument, offer: Offer) -> None:
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_header(f"&L{_plain(offer.name)}&R{_plain(document.title)}")
    page.set_footer(f"&L{_plain(offer.line())}&RPage &P of &N")


def _plain(text: str) -> str:
    """Text for a printed header: a doubled ampersand is one, a single one is a command."""
    return text.replace("&", "&&")


def _name(title: str, used: set[str]) -> str:
    """A sheet's name: without what Excel refuses, at most 31 characters, unlike the others.

    >>> _name("Progress: each child / each month", set())
    'Progress each child each month'
    """
    plain = " ".join(re.sub(r"[\[\]:*?/\\']", " ", title).split()) or "Part"
    name, number = _cut(plain, 31), 2
    while name.lower() in used:
        name = f"{_cut(plain, 28)} {number}"
        number += 1
    used.add(name.lower())
    return name


def _cut(text: str, most: int) -> str:
    """The beginning of a text, counted as Excel counts: a character beyond the first 65,536 is two."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore").strip()
