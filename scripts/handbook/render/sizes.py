"""The sizes of files that a page offers: a mark stands for each until the files are made."""

from __future__ import annotations

import re
from collections.abc import Mapping

SIZE = "\ue002"
"""With what a mark begins that stands on a page for the size of a file."""


def size_mark(url: str) -> str:
    """What stands on a page for the size of a file that is not made yet; see `with_sizes`."""
    return f"{SIZE}{url}\ue003"


def with_sizes(html: str, sizes: Mapping[str, int]) -> str:
    """Write the sizes of files, given in bytes by address, where `size_mark` stands for them.

    >>> with_sizes(f"Word {size_mark('a.docx')}", {"a.docx": 11_400})
    'Word 12\xa0kB'
    """
    return re.sub(f"{SIZE}(.*?)\ue003", lambda mark: f"{-(-sizes[mark[1]] // 1000)}\xa0kB", html)


def without_sizes(html: str) -> str:
    """The same page without the marks.

    >>> without_sizes(f"Word {size_mark('a.docx')}")
    'Word '
    """
    return re.sub(f"{SIZE}.*?\ue003", "", html)
