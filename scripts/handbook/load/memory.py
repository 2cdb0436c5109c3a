"""What was read before: the outcome of reading a file, kept under the file's own content."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Memory:
    """Remembers outcomes by content for as long as it lives; the engine keeps it between builds."""

    def __init__(self, known: dict[str, object] | None = None) -> None:
        """Start from what an earlier build knew."""
        self.known = known or {}
        self.used: dict[str, object] = {}
        self.changed = False

    def recall(self, what: str, text: str, read: Callable[[], T]) -> T:
        """The outcome of `read` for `what` (a kind and a path) and this very text.

        >>> Memory().recall("page a.md", "text", lambda: 3)
        3
        """
        key = hashlib.sha256(f"{what}\0{text}".encode()).hexdigest()
        if key not in self.known:
            self.known[key] = read()
            self.changed = True
        self.used[key] = self.known[key]
        return self.known[key]  # type: ignore[return-value]
