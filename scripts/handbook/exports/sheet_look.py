"""The look that all Excel files share: type, borders, what is printed on each sheet, and names of sheets."""

from __future__ import annotations

import datetime
import io
import re
import textwrap
from typing import Any

import xlsxwriter

from .offer import Offer, packed_again

_FORMS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16},
    "head": {"bold": True, "text_wrap": True, "border": 1, "bg_color": "#E9EEEA", "valign": "top"},
    "cell": {"text_wrap": True, "border": 1, "valign": "top", "locked": False},
    "day": {"border": 1, "valign": "top", "locked": False, "num_format": "d mmm yyyy", "align": "left"},
    "name": {"text_wrap": True, "border": 1, "valign": "top", "bold": True},
    "said": {"text_wrap": True, "border": 1, "valign": "top"},
    "column": {"bold": True, "text_wrap": True, "border": 1, "bg_color": "#E9EEEA", "valign": "top", "align": "center"},
    "number": {"border": 1, "valign": "top", "align": "center"},
    "number_share": {"border": 1, "valign": "top", "align": "center", "num_format": "0 %"},
    "sum": {"border": 1, "valign": "top", "align": "center", "bold": True},
    "sum_share": {"border": 1, "valign": "top", "align": "center", "bold": True, "num_format": "0 %"},
    "plain": {},
    "small": {"text_wrap": True, "border": 1, "valign": "top", "font_size": 9, "font_color": "#444444"},
    "tiny": {"text_wrap": True, "border": 1, "valign": "top", "font_size": 7, "font_color": "#444444"},
    "band": {"bold": True, "font_size": 12, "valign": "vcenter", "bg_color": "#F4F1E8", "top": 1, "bottom": 1},
    "wrap": {"text_wrap": True, "valign": "top"},
    "mind": {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 2},
    "label": {"bold": True, "align": "right", "valign": "vcenter"},
    "field": {"bottom": 1, "valign": "vcenter", "locked": False, "align": "left"},
    "field_day": {"bottom": 1, "valign": "vcenter", "locked": False, "align": "left", "num_format": "d mmm yyyy"},
    "from": {"font_size": 9, "font_color": "#444444"},
    "tally": {"bold": True, "align": "right"},
    "link": {"border": 1, "valign": "top", "underline": 1, "font_color": "#0F5F52"},
}  # fmt: skip


class Book:
    """A workbook under way, with its forms of cells."""

    def __init__(self, title: str, offer: Offer) -> None:
        """Begin a workbook of this title."""
        self.offer = offer
        self.packed = io.BytesIO()
        # Text is text: a cell that begins like a formula or an address stays what was written.
        text = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.book: Any = xlsxwriter.Workbook(self.packed, text)
        day = datetime.datetime.combine(offer.reviewed, datetime.time())
        about = {"title": title, "author": offer.name, "comments": offer.line(), "created": day}
        self.book.set_properties(about)
        self.forms: dict[str, Any] = {}
        self.names: set[str] = set()
        self.growing: dict[str, int] = {}

    def form(self, name: str) -> Any:
        """One of the forms of cells."""
        if name not in self.forms:
            self.forms[name] = self.book.add_format({"font_name": "Arial", "font_size": 10} | _FORMS[name])
        return self.forms[name]

    def page(self, name: str, title: str) -> Any:
        """A new sheet, set up for A4 on its side, all columns on one sheet of paper; `title` stands at its head."""
        page = self.book.add_worksheet(sheet_name(name, self.names))
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        page.set_header(f"&L{_plain(self.offer.name, 120)}&R{_plain(title, 120)}")
        page.set_footer(f"&L{_plain(self.offer.line(), 200)}&RPage &P of &N")
        return page

    def grow(self, page: Any, first: int) -> None:
        """From this row on, a row that is written in grows as Excel's own rows do; its height is only where it starts.

        XlsxWriter can only give a row a height for good.
        """
        self.growing[f"xl/worksheets/sheet{page.index + 1}.xml"] = first

    def finished(self) -> bytes:
        """The workbook's bytes."""
        self.book.close()
        return packed_again(self.packed.getvalue(), self._freed)

    def _freed(self, name: str, content: bytes) -> bytes:
        if name not in self.growing:
            return content
        fixed, mark, growing = content.partition(b'<row r="%d"' % (self.growing[name] + 1))
        return fixed + mark + growing.replace(b' customHeight="1"', b"")


def _plain(text: str, most: int) -> str:
    """Text for a printed header, which may have 255 characters in all.

    A doubled ampersand is one, a single one is a command.
    """
    doubled = text.replace("&", "&&")[:most]
    alone = (len(doubled) - len(doubled.rstrip("&"))) % 2
    return doubled[: len(doubled) - alone]


def lines(text: str, width: float) -> int:
    """About how many lines a text takes in a column so many characters wide.

    >>> lines("Each child has a key to their own room", 20), lines("", 20)
    (2, 0)
    """
    return sum(len(textwrap.wrap(part, int(width))) for part in text.splitlines())


def sheet_name(title: str, used: set[str]) -> str:
    """A sheet's name: without what Excel refuses, at most 31 characters, unlike the others.

    >>> sheet_name("Progress: each child / each month", set())
    'Progress each child each month'
    >>> sheet_name("Supplies, hygiene, health and safety, and medicines", set())
    'Supplies, hygiene, health'
    """
    plain = " ".join(re.sub(r"[\[\]:*?/\\]", " ", title.replace("'", "\u2019")).split()) or "Part"
    name, number = _cut(plain, 31), 2
    while name.lower() in used:
        name = f"{_cut(plain, 28)} {number}"
        number += 1
    used.add(name.lower())
    return name


def _cut(text: str, most: int) -> str:
    """The beginning of a text, cut between words where it can be, counted as Excel counts: a character beyond the
    first 65,536 is two."""
    start = text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")
    if start == text:
        return text
    whole = start if text[len(start)] == " " else start.rpartition(" ")[0]
    return re.sub(r"(,| (and|of|for|the|in|to|a))*$", "", whole.strip()) or start.strip()
