"""One workbook for all standards of a nation: a sheet for each, and a summary that counts and draws what they say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..load.shapes.base import Nation
from ..render import words
from .blank_checklist import BlankChecklist
from .checklist_sheet import Sheet, lay_checklist
from .checklist_table import NEVER_NAME
from .offer import Offer
from .sheet_look import Book

_COLUMNS = {
    "Checklist": 44,
    "Items": 9,
    **dict.fromkeys(words.STATES.values(), 12),
    "Not answered": 13,
    "Met, of those that apply": 16,
}
_HEAD = 5
_DRAWN: dict[str, dict[str, Any]] = {
    "Met": {"fill": {"color": "#3C661F"}},
    "Partly": {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": "#8A4B00", "bg_color": "#FBE7B8"}},
    "Not yet": {"pattern": {"pattern": "dark_vertical", "fg_color": "#9C2F1C", "bg_color": "#FFFFFF"}},
    "Does not apply": {"fill": {"color": "#B9B9B9"}},
    "Not answered": {"fill": {"color": "#FFFFFF"}},
}
"""How each answer is drawn: by pattern as well as by colour."""


def standards_book(nation: Nation, blanks: Sequence[BlankChecklist], offer: Offer) -> bytes:
    """Write the workbook.

    Args:
        nation: whose standards.
        blanks: the checklist of each standard, in order.
        offer: whose it is, and of what version.

    Example: `standards_book("wales", [blank_checklist(library, each, offer) for each in ...], offer)`
    """
    title = f"{words.CHECKLIST_GROUPS[f'standards-{nation}']}: how we stand"
    book = Book(title, offer)
    page = book.page("Summary", title)
    sheets = [lay_checklist(book, blank) for blank in blanks]
    last = _table(book, page, blanks, sheets)
    _top(book, page, title)
    _chart(book, page, last)
    page.freeze_panes(_HEAD + 1, 1)
    return book.finished()


def _top(book: Book, page: Any, title: str) -> None:
    end = len(_COLUMNS) - 1
    page.write_string(0, 0, title, book.form("title"))
    page.set_row(0, 24)
    how = "Fill in the sheets behind this one: one for each checklist. The table and the picture count by themselves."
    page.write_string(1, 0, how, book.form("plain"))
    page.merge_range(2, 0, 2, end, "", book.form("mind"))
    page.write_string(2, 0, NEVER_NAME, book.form("mind"))
    page.set_row(2, 32)
    page.set_row(3, 24)
    page.write_string(3, 0, "Home, and date of this check:", book.form("label"))
    page.merge_range(3, 1, 3, end, "", book.form("field"))
    page.write_string(4, 0, book.offer.line(), book.form("from"))


def _table(book: Book, page: Any, blanks: Sequence[BlankChecklist], sheets: Sequence[Sheet]) -> int:
    """A line for each checklist and one for all; returns the last checklist's line."""
    for number, (column, width) in enumerate(_COLUMNS.items()):
        page.set_column(number, number, width)
        page.write_string(_HEAD, number, column, book.form("column" if number else "head"))
    page.set_row(_HEAD, 30)
    line = _HEAD
    for blank, sheet in zip(blanks, sheets, strict=True):
        line += 1
        page.write_url(line, 0, f"internal:'{sheet.name}'!A1", book.form("link"), blank.title)
        counts = [
            f"=COUNTA({sheet.cells('Item id')})",
            *(f"={sheet.count(answer)}" for answer in words.STATES.values()),
        ]
        _line(book, page, (line, sheet.total), counts, "number")
    sums = [f"=SUM({letter}{_HEAD + 2}:{letter}{line + 1})" for letter in "BCDEF"]
    page.write_string(line + 1, 0, "All together", book.form("name"))
    _line(book, page, (line + 1, sum(sheet.total for sheet in sheets)), sums, "sum")
    return line


def _line(book: Book, page: Any, of: tuple[int, int], counts: Sequence[str], form: str) -> None:
    """The counts of one line, each with the value that it has while the sheets are blank; `of` is the line and its
    number of items."""
    line, items = of
    for number, formula in enumerate(counts, start=1):
        page.write_formula(line, number, formula, book.form(form), items if number == 1 else 0)
    at = line + 1
    page.write_formula(line, 6, f"=B{at}-SUM(C{at}:F{at})", book.form(form), items)
    page.write_formula(line, 7, f'=IF(C{at}+D{at}+E{at}>0,C{at}/(B{at}-F{at}),"–")', book.form(f"{form}_share"), "–")


def _chart(book: Book, page: Any, last: int) -> None:
    chart = book.book.add_chart({"type": "bar", "subtype": "stacked"})
    name, first = page.get_name(), _HEAD + 1
    for answer, drawn in _DRAWN.items():
        column = list(_COLUMNS).index(answer)
        chart.add_series({
            "name": [name, _HEAD, column],
            "categories": [name, first, 0, last, 0],
            "values": [name, first, column, last, column],
            "border": {"color": "#444444", "width": 0.75},
            "gap": 40,
            **drawn,
        })  # fmt: skip
    chart.set_title({"name": "How many items are met, partly met and not yet met", "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True, "crossing": "max", "num_font": {"size": 9}})
    chart.set_x_axis({"name": "Items", "major_gridlines": {"visible": True, "line": {"color": "#CCCCCC"}}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 990, "height": 120 + 32 * (last - first + 1)})
    says = (
        "For each checklist a bar of its items: met, partly, not yet, does not apply, not answered. "
        "The table above says the same."
    )
    page.insert_chart(last + 3, 0, chart, {"description": says, "object_position": 2})
