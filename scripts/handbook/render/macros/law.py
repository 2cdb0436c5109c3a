"""Macros of the law: links to it, its rows on a standard's page, and the parts of its own pages."""

from __future__ import annotations

from typing import Any

from ...load import address
from ...load.page import Page
from ...load.shapes.law import Provision
from ..renderer import Place


def regulation(place: Place, ref: str, says: str = "") -> str:
    """Link to a provision or a requirement, for example "england:13(2)(a)"."""
    cited = place.library.cite(ref)
    return place.fill("regulation.html", url=cited.url, text=says or cited.text)


def requirements(place: Place, ref: str) -> str:
    """List every row of a provision, with the items that test it."""
    provision = place.library.provisions[ref]
    return place.fill("requirements.html", provision=provision, rows=_rows(place, provision))


def law_lead(place: Place, ref: str) -> str:
    """The opening of a provision's own page."""
    return place.fill("law_lead.html", provision=place.library.provisions[ref])


def law_rows(place: Place, ref: str) -> str:
    """All rows of a provision on its own page, each with its permanent anchor and what uses it."""
    provision = place.library.provisions[ref]
    return place.fill("law_rows.html", provision=provision, rows=_rows(place, provision))


def law_uses(place: Place, ref: str) -> str:
    """The pages and checklists that name a provision or any of its rows."""
    provision = place.library.provisions[ref]
    pages: dict[str, Page] = {}
    for reference in [provision.id, *(provision.requirement_id(row) for row in provision.requirements)]:
        pages.update({page.meta.id: page for page in place.library.pages_naming.get(reference, [])})
    lists = {
        row.checklist.id: row.checklist
        for requirement in provision.requirements
        for row in place.library.items_meeting.get(provision.requirement_id(requirement), [])
    }
    return place.fill("law_uses.html", provision=provision, pages=list(pages.values()), checklists=list(lists.values()))


def law_text(place: Place, ref: str) -> str:
    """What text of a provision was read, when, and how it has been changed."""
    provision = place.library.provisions[ref]
    return place.fill("law_text.html", provision=provision, instrument=place.library.sources[provision.instrument])


def _rows(place: Place, provision: Provision) -> list[dict[str, Any]]:
    return [
        {
            "id": provision.requirement_id(row),
            "requirement": row,
            "anchor": address.anchor_of_requirement(row.ref),
            "url": place.library.requirements[provision.requirement_id(row)].url,
            "items": place.library.items_meeting.get(provision.requirement_id(row), []),
            "pages": place.library.pages_naming.get(provision.requirement_id(row), []),
        }
        for row in provision.requirements
    ]
