"""A blank checklist as an Excel workbook: drop-downs, dates, a header that stays in sight, ready to print."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from ..render import words
from .blank_checklist import BlankChecklist, BlankItem
from .checklist_table import COLUMNS, NEVER_NAME, row
from .sheet_look import Book, lines

_WIDTHS = dict(zip(COLUMNS, (9, 38, 14, 27, 22, 11, 12, 17, 28), strict=True))
"""The columns' widths, in characters."""
_FORMS = dict(zip(COLUMNS, ("tiny", "said", "cell", "cell", "cell", "cell", "day", "small", "small"), strict=True))
_TYPE = {"tiny": (1.5, 9.5), "small": (1.4, 12), "said": (1.3, 13), "cell": (1.3, 13), "day": (1.3, 13)}
"""For each form of cell, how many letters stand in the width of a figure, and how high a line is, in points."""
_LEAST = 32
"""The least height of an item's row: two lines by hand."""
_LAST = len(COLUMNS) - 1
_HEAD = 5
"""The row of the header, counted from 0; above it stands what the sheet is."""
_MARKS: dict[str, dict[str, Any]] = {
    "Met": {"bg_color": "#DDEFD8", "font_color": "#1E4D12", "num_format": '"✓ "@'},
    "Partly": {"bg_color": "#FBE7B8", "font_color": "#5C3B00", "num_format": '"◐ "@', "italic": True},
    "Not yet": {"bg_color": "#F8DDD6", "font_color": "#8E2312", "num_format": '"✗ "@', "bold": True},
    "Does not apply": {"bg_color": "#E7E7E7", "font_color": "#333333", "num_format": '"– "@'},
}
"""How an answer is marked: by a sign and by type as well as by colour."""


@dataclass(frozen=True)
class Sheet:
    """Where a checklist's answers stand in a workbook."""

    name: str
    first: int
    """The row of the first item, counted from 1."""
    last: int
    total: int

    def cells(self, column: str) -> str:
        """The cells of a column, for a formula on any sheet.

        >>> Sheet("Care planning", 7, 29, 17).cells("How it stands")
        "'Care planning'!$C$7:$C$29"
        """
        letter = chr(ord("A") + COLUMNS.index(column))
        return f"'{self.name}'!${letter}${self.first}:${letter}${self.last}"

    def count(self, answer: str) -> str:
        """The formula that counts an answer."""
        return f'COUNTIF({self.cells("How it stands")},"{answer}")'


def checklist_sheet(blank: BlankChecklist) -> bytes:
    """Write a blank checklist as a workbook of one sheet.

    Example: `checklist_sheet(blank_checklist(library, library.checklists["fire"], offer))`
    """
    book = Book(blank.title, blank.offer())
    lay_checklist(book, blank)
    return book.finished()


def lay_checklist(book: Book, blank: BlankChecklist) -> Sheet:
    """Lay a checklist out on a new sheet of a workbook; says where its answers stand."""
    page = book.page(blank.title, blank.title)
    for number, column in enumerate(COLUMNS):
        page.set_column(number, number, _WIDTHS[column])
        page.write_string(_HEAD, number, column, book.form("head"))
    page.set_row(_HEAD, 20)
    line = _HEAD
    for section in blank.sections:
        line += 1
        page.set_row(line, 22)
        for number in range(len(COLUMNS)):
            page.write_blank(line, number, None, book.form("band"))
        page.write_string(line, 1, section.title, book.form("band"))
        for item in section.items:
            line += 1
            _item(book, page, line, item)
    sheet = Sheet(page.get_name(), _HEAD + 2, line + 1, blank.total())
    _top(book, page, blank, sheet)
    _choices(book, page, line)
    book.grow(page, _HEAD + 1)
    page.freeze_panes(_HEAD + 1, 0)
    page.repeat_rows(_HEAD)
    page.autofilter(_HEAD, 0, line, _LAST)
    page.print_area(0, 0, line, _LAST)
    return sheet


def _item(book: Book, page: Any, line: int, item: BlankItem) -> None:
    cells = dict(zip(COLUMNS, row(item), strict=True))
    if item.help:
        cells["Good evidence"] = "\n".join(
            text for text in (cells["Good evidence"], f"How to look: {item.help}") if text
        )
    for number, (column, text) in enumerate(cells.items()):
        form = book.form(_FORMS[column])
        if text:
            page.write_string(line, number, text, form)
        else:
            page.write_blank(line, number, None, form)
    heights = (
        lines(text, _WIDTHS[column] * fit) * height
        for column, text in cells.items()
        for fit, height in [_TYPE[_FORMS[column]]]
    )
    page.set_row(line, max(_LEAST, 4 + max(heights)))


def _top(book: Book, page: Any, blank: BlankChecklist, sheet: Sheet) -> None:
    """What the sheet is and from when; whom never to name; where, when and by whom it is filled in; how far it is."""
    page.write_string(0, 0, blank.title, book.form("title"))
    page.set_row(0, 24)
    about = f"{blank.purpose} Who: {blank.who} How often: {blank.how_often}"
    page.merge_range(1, 0, 1, _LAST, "", book.form("wrap"))
    page.write_string(1, 0, about, book.form("wrap"))
    page.set_row(1, 14 * (1 + len(about) // 210))
    page.merge_range(2, 0, 2, _LAST, "", book.form("mind"))
    page.write_string(2, 0, NEVER_NAME, book.form("mind"))
    page.set_row(2, 20)
    page.set_row(3, 24)
    fields = (
        (1, "Home:", 2, 3, "field"),
        (4, "Date of this check:", 5, 6, "field_day"),
        (7, "Done by:", 8, 8, "field"),
    )
    for number, label, start, end, form in fields:
        page.write_string(3, number, label, book.form("label"))
        if start < end:
            page.merge_range(3, start, 3, end, "", book.form(form))
        else:
            page.write_blank(3, start, None, book.form(form))
    page.write_string(4, 0, blank.offer().line(), book.form("from"))
    tally = '&" · "&'.join(f'{sheet.count(answer)}&" {answer.lower()}"' for answer in words.STATES.values())
    shown = " · ".join(f"0 {answer.lower()}" for answer in words.STATES.values())
    page.write_formula(4, _LAST, f'={tally}&" · of {sheet.total}"', book.form("tally"), f"{shown} · of {sheet.total}")
    page.set_row(4, 18)


def _choices(book: Book, page: Any, last: int) -> None:
    """Offer the answers, ask for a date, and mark what is chosen."""
    first = _HEAD + 1
    state, by = COLUMNS.index("How it stands"), COLUMNS.index("By when")
    page.data_validation(first, state, last, state, {
        "validate": "list", "source": list(words.STATES.values()), "ignore_blank": True,
        "error_title": "How it stands", "error_message": f"Choose one: {', '.join(words.STATES.values())}.",
    })  # fmt: skip
    for cells in ((first, by, last, by), (3, 5, 3, 6)):
        page.data_validation(*cells, {
            "validate": "date", "criteria": ">=", "value": datetime.date(2000, 1, 1), "ignore_blank": True,
            "error_type": "warning", "error_title": "A date", "error_message": "Write a date, like 31/01/2027.",
        })  # fmt: skip
    for answer, mark in _MARKS.items():
        page.conditional_format(first, state, last, state, {
            "type": "cell", "criteria": "==", "value": f'"{answer}"', "format": book.book.add_format(mark),
        })  # fmt: skip
    stands, day = f"$C{first + 1}", f"$G{first + 1}"
    page.conditional_format(first, by, last, by, {
        "type": "formula",
        "criteria": f'=AND(ISNUMBER({day}),{day}<TODAY(),{stands}<>"Met",{stands}<>"Does not apply")',
        "format": book.book.add_format({"bold": True, "font_color": "#9C2F1C", "num_format": '"Late: "d mmm yyyy'}),
    })  # fmt: skip
