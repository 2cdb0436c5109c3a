"""Finished downloads, kept by what they are made from, so that each is made once for each state of that."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from .cache import sweep


class Shelf:
    """Puts downloads into the site under way, and remembers how large each is."""

    def __init__(self, stage: Path, kept: Path | None) -> None:
        """Put downloads into `stage`; keep them between builds in `kept`, or make all anew when there is none."""
        self.stage = stage
        self.kept = kept
        self.sizes: dict[str, int] = {}
        self._used: set[str] = set()

    def put(self, url: str, facts: str, make: Callable[[], bytes]) -> None:
        """Put a file at an address, made only when its facts have changed.

        Args:
            url: its address, from the site's root.
            facts: all that its content depends on, the code that makes it included.
            make: makes its content.
        """
        name = url.rpartition("/")[2]
        key = hashlib.sha256(f"{name}\0{facts}".encode()).hexdigest()
        self._used.add(key)
        store = self.kept / f"{key}{Path(name).suffix}" if self.kept else None
        content = store.read_bytes() if store and store.is_file() else b""
        if not content:
            content = make()
            if store:
                store.parent.mkdir(parents=True, exist_ok=True)
                part = store.with_suffix(".part")
                part.write_bytes(content)
                part.replace(store)
        self.write(url, content)

    def write(self, url: str, content: bytes) -> None:
        """Put a file at an address that costs less to make than to keep."""
        file = self.stage / url
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        self.sizes[url] = len(content)

    def sweep(self) -> None:
        """Delete what this build did not use, once it is twice as much as it did."""
        if self.kept:
            sweep(self.kept, self._used, 3 * len(self._used))
