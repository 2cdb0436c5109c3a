"""The wording of all checklists and pathways, for the page that shows what a reader's device keeps of them."""

from __future__ import annotations

from typing import Any

from ..library.library import Library


def wording(library: Library, name: str, version: str) -> dict[str, Any]:
    """What the handbook says now, so that kept answers can be counted, named and linked.

    Args:
        library: the records.
        name: the handbook's or the organisation's name.
        version: the handbook's version.

    Example: `wording(library, "Oak Tree House", "1.0")["standards"]["england"]`
    """
    entries = [
        _entry(
            "checklist",
            checklist.id,
            checklist.title,
            library.page_by_id[checklist.page].meta.kind == "act-now",
            library.url_of_page(checklist.page),
            [(section.title, [(item.id, item.text) for item in section.items]) for section in checklist.sections],
        )
        for checklist in library.checklists.values()
    ]
    entries += [
        _entry(
            "pathway",
            pathway.id,
            pathway.title,
            True,
            library.url_of_page(library.page_of_pathway[pathway.id].meta.id),
            [(stage.title, [(step.id, step.text) for step in stage.steps]) for stage in pathway.stages],
        )
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


def _entry(
    kind: str, id: str, title: str, ticked: bool, page: str, parts: list[tuple[str, list[tuple[str, str]]]]
) -> dict[str, Any]:
    sections = [{"title": name, "items": [{"id": id_, "text": text} for id_, text in items]} for name, items in parts]
    return {"kind": kind, "id": id, "title": title, "ticked": ticked, "page": page, "sections": sections}
