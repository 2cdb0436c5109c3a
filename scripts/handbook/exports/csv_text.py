"""Tables as CSV, so that spreadsheets read every letter and run nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Write rows as CSV, marked as UTF-8 for Excel.

    >>> csv_text([["a", "b, c"]])
    '\\ufeffa,"b, c"\\r\\n'
    """
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return "\ufeff" + text.getvalue()


def harmless(cell: str) -> str:
    """Keep a spreadsheet from running a cell.

    >>> harmless('=HYPERLINK("x")'), harmless("13(2)(a)")
    ('\\'=HYPERLINK("x")', '13(2)(a)')
    """
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
