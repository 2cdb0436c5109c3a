"""The nations that a copy is for: which records it shows, and which tabs of a page for both."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from ..load import macro_calls
from ..load.page import Page
from ..load.shapes.base import Record
from .placing import changed
from .rewriting import rewritten

_LAW = ("meets", "law")
NAMES = {"England": "england", "Wales": "wales"}
_TAB = re.compile(r'^([ ]*)===[ ]"([^"]+)"[ ]*$', re.MULTILINE)


def is_for(record: Record, nations: Collection[str]) -> bool:
    """Whether a record is for one of these nations; one that names no nation is for all.

    Example: `is_for(checklist, ("wales",))`
    """
    named = getattr(record, "nations", None) or (getattr(record, "nation", None),)
    return any(nation in (None, "both", "uk", "international") or nation in nations for nation in named)


def without_others(record: Record, nations: Collection[str]) -> Record:
    """The record without what it says of other nations: an item that meets the law of both meets this one's alone."""

    def change(field: str, value: str, _hint: object) -> str | None:
        if field == "nations":
            return value if value in nations else None
        return value if field not in _LAW or value.partition(":")[0] in nations else None

    return rewritten(record, change)


def page_for(page: Page, nations: Collection[str]) -> Page:
    """The page without the tabs of other nations; a tab that is left alone becomes plain text.

    Args:
        page: the page.
        nations: those that the copy is for.
    """
    meta = page.meta
    law = tuple(reference for reference in meta.law if reference.partition(":")[0] in nations)
    own = tuple(nation for nation in meta.nations if nation in nations)
    differs = law != meta.law or own != meta.nations
    if differs:
        page = replace(page, meta=changed(meta, law=law, nations=own))
    if any(match[2] in NAMES for match in _TAB.finditer(page.prose)):
        body = _without_tabs(page, nations)
        calls, _ = macro_calls.find(body, page.origin.path, page.body_line)
        return replace(page, body=body, calls=calls).read_through(for_checks=False)
    return page.read_through(for_checks=False) if differs else page


def _without_tabs(page: Page, nations: Collection[str]) -> str:
    """Go through the lines; what is code (blanked in the page's prose) opens no tab."""
    out: list[str] = []
    dropped = kept = -1
    for line, plain in zip(page.body.split("\n"), page.prose.split("\n"), strict=True):
        indent = len(line) - len(line.lstrip())
        match = _TAB.match(plain)
        inside = not line.strip() or indent > max(dropped, kept)
        if (dropped >= 0 or kept >= 0) and not inside:
            dropped = kept = -1
        if match and dropped < 0 and NAMES.get(match[2]):
            kept, dropped = (indent, -1) if NAMES[match[2]] in nations else (-1, indent)
            continue
        if dropped >= 0:
            continue
        out.append(line[4:] if kept >= 0 and line.strip() else line)
    return "\n".join(out)
