"""What each role reads first, and all that is written for it: from the pages' fields and from the pathways."""

from __future__ import annotations

from typing import Any

from ...library.library import Library
from ...load.page import Page
from ...load.shapes.learning import Pathway
from .. import words
from ..renderer import Place


def roles(place: Place) -> dict[str, Any]:
    """Every role that some page is for: what it reads first, its pathways, and all its pages by kind."""
    library = place.library
    written = [page for page in library.pages if not page.made and page.meta.kind != "home" and page.meta.searchable]
    found = {}
    for role in words.AUDIENCES:
        pages = [page for page in written if role in page.meta.audience]
        if pages:
            shown = [pathway for pathway in library.pathways.values() if _is_for(library, pathway, role)]
            first = [page for page in pages if role in page.meta.first_for]
            found[role] = {"first": first, "pathways": shown, "kinds": _by_kind(pages), "total": len(pages)}
    return {"roles": found}


def _is_for(library: Library, pathway: Pathway, role: str) -> bool:
    """A pathway is for the role that its page names first."""
    page = library.page_of_pathway.get(pathway.id)
    return page is not None and page.meta.audience[0] == role


def _by_kind(pages: list[Page]) -> dict[str, list[Page]]:
    found: dict[str, list[Page]] = {kind: [] for kind in words.PAGE_KINDS}
    for page in pages:
        found[page.meta.kind].append(page)
    return {
        kind: sorted(of_kind, key=lambda page: page.meta.title.lower()) for kind, of_kind in found.items() if of_kind
    }
