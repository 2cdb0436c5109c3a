"""The wording of all checklists and pathways, for the page that shows what a reader's device keeps of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..library.library import Library
from ..load import address
from ..load.page import Page
from ..load.shapes.checklist import Checklist, Item
from ..load.shapes.learning import Pathway, Step


def wording(library: Library, name: str, version: str) -> dict[str, Any]:
    """What the handbook says now, so that kept answers can be counted, named and linked.

    Args:
        library: the records.
        name: the handbook's or the organisation's name.
        version: the handbook's version.

    Example: `wording(library, "Oak Tree House", "1.0")["standards"]["england"]`
    """
    entries = [
        {
            **_about("checklist", checklist, library.page_by_id[checklist.page]),
            "sections": [_section(section.title, section.items) for section in checklist.sections],
        }
        for checklist in library.checklists.values()
    ]
    entries += [
        {
            **_about("pathway", pathway, library.page_of_pathway[pathway.id]),
            "sections": [_section(stage.title, stage.steps) for stage in pathway.stages],
        }
        for pathway in library.pathways.values()
        if pathway.id in library.page_of_pathway
    ]
    return {
        "handbook": name,
        "version": version,
        "standards": {nation: standards(library, nation) for nation in ("england", "wales")},
        "entries": sorted(entries, key=lambda entry: (entry["kind"], entry["id"])),
    }


def standards(library: Library, nation: str) -> list[str]:
    """The checklists of a nation's standards, in the order of the law."""
    order = list(library.provisions)
    found = {
        page.meta.checklist: order.index(page.meta.regulation)
        for page in library.pages
        if page.meta.kind == "standard" and page.meta.checklist and page.meta.regulation in library.provisions
        if library.checklists[page.meta.checklist].nations == (nation,)
    }
    return sorted(found, key=lambda name: (found[name], name))


def _about(kind: str, record: Checklist | Pathway, page: Page) -> dict[str, Any]:
    ticked = kind == "pathway" or page.meta.kind == "act-now"  # done or not, no more
    return {"kind": kind, "id": record.id, "title": record.title, "ticked": ticked, "page": address.of_page(page.path)}


def _section(title: str, items: Iterable[Item | Step]) -> dict[str, Any]:
    return {"title": title, "items": [{"id": item.id, "text": item.text} for item in items]}
