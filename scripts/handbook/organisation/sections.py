"""The sections of the menu: each is known by the id of its first page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..load.navigation import Entry
from ..load.page import Page


def section_of(entry: Entry, pages: Mapping[str, Page]) -> str:
    """The id of the first page of an entry of the menu, which is the section's name; empty when it has none.

    Args:
        entry: an entry of the first level.
        pages: all pages, by id.
    """
    ids = {page.path: id_ for id_, page in pages.items()}
    return next((ids[path] for path in paths_in(entry) if path in ids), "")


def paths_in(entry: Entry) -> Iterator[str]:
    """The paths that an entry and those in it name, in order; one that ends in `/*` stands for all made pages there."""
    if entry.path is not None:
        yield entry.path
    for inner in entry.entries:
        yield from paths_in(inner)
