"""The search index: one entry for each part of each page that can be found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from ..library.library import Library
from ..load import address


class Findable(Protocol):
    """A part of a page: its anchor, heading and words."""

    @property
    def anchor(self) -> str:
        """The anchor; empty for the page's top."""

    @property
    def heading(self) -> str:
        """The heading's words."""

    @property
    def words(self) -> str:
        """The words under it."""


def search_entries(library: Library, parts: Mapping[str, Sequence[Findable]]) -> list[dict[str, Any]]:
    """The entries, page by page.

    Args:
        library: gives each page's title, kind, nations and the words that staff use for it.
        parts: the parts of each page, by path.

    Returns: dicts with u (address), t (heading or title), p (page title), k (kind), n (nations),
        a (other words), x (text).
    """
    entries = []
    for page in library.pages:
        meta = page.meta
        if not meta.searchable:
            continue
        url = address.of_page(page.path)
        for number, part in enumerate(parts[page.path]):
            top = number == 0
            entries.append(
                {
                    "u": url + (f"#{part.anchor}" if part.anchor else ""),
                    "t": meta.title if top else part.heading,
                    "p": meta.title,
                    "k": meta.kind,
                    "n": list(meta.nations),
                    "a": ", ".join(meta.also_called) if top else "",
                    "x": f"{meta.description} {part.words}" if top else part.words,
                }
            )
    return entries
