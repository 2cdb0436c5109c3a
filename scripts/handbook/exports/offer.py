"""What every download says of itself: whose it is, from which version, and by what reading of the law."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Offer:
    """The facts that stand on each download."""

    name: str
    """The organisation's name, or the handbook's."""
    version: str
    """The handbook's version."""
    reviewed: datetime.date
    """The day on which the page that explains it was read against its sources."""
    what_was_done: str = "read against the law on"
    """What was done on that day."""

    def line(self) -> str:
        """The line at the foot of each sheet.

        >>> Offer("Oak Tree House", "1.0", datetime.date(2026, 11, 2)).line()
        'Oak Tree House. Handbook version 1.0, read against the law on 2026-11-02.'
        """
        return f"{self.name}. Handbook version {self.version}, {self.what_was_done} {self.reviewed.isoformat()}."


def same_bytes(packed: bytes) -> bytes:
    """Pack an Office file again without the clock, so that the same input gives the same bytes.

    Example: `same_bytes(file.getvalue())`
    """
    return packed_again(packed, lambda _, content: content)


def packed_again(packed: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Pack an Office file again without the clock; `change` gets each part's name and content, and gives its content.

    Example: `packed_again(packed, lambda name, content: content.upper())`
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            new.writestr(info, change(name, old.read(name)))
    return out.getvalue()
