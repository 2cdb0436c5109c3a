"""HB016: every entry of the navigation has its page."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.navigation import Entry
from ...load.problem import Problem, suggest
from ..view import View

CODE = "HB016"
TITLE = "Every entry of the navigation has its page"


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every entry that has no page, or whose page stands in the navigation already."""
    paths = {page.path for page in view.pages}
    paths |= {path.removeprefix("docs/") for path in view.project.unloaded}
    seen: set[str] = set()
    for entry in flatten(view.project.navigation):
        path = str(entry.path)
        if path.endswith("/*"):
            continue
        if path not in paths:
            remedy = suggest(path, paths, "write the page or take the entry out")
            yield Problem(entry.origin, CODE, f'the navigation names "{path}", and there is no such page', remedy)
        elif path in seen:
            yield Problem(entry.origin, CODE, f'"{path}" stands in the navigation twice', "keep one entry")
        seen.add(path)


def flatten(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """Go through all entries that name a page."""
    for entry in entries:
        if entry.path is not None:
            yield entry
        yield from flatten(entry.entries)
