"""Macros that lead to other pages and records: link, source, term; and a page's own top and end."""

from __future__ import annotations

from ...load import address
from ...load.page import Page
from ...load.references import named_in, provision_of, sources_of
from .. import words
from ..renderer import Place


def link(place: Place, id: str, says: str = "", anchor: str = "") -> str:
    """Link to a page by its id."""
    page = place.library.page_by_id[id]
    url = address.of_page(page.path) + (f"#{anchor}" if anchor else "")
    return place.fill("link.html", url=url, text=says or page.meta.title)


def source(place: Place, id: str, says: str = "") -> str:
    """Link to a source's entry in the register."""
    record = place.library.sources[id]
    url = f"{place.library.url_of_page('sources')}#source-{id}"
    return place.fill("source.html", url=url, source=record, text=says or words.short_name(record))


def term(place: Place, id: str, says: str = "") -> str:
    """Link a word to its entry in the glossary."""
    record = place.library.terms[id]
    url = f"{place.library.url_of_page('glossary')}#term-{id}"
    return place.fill("term.html", url=url, text=says or record.term)


def page_top(place: Place) -> str:
    """What stands under a page's title: nations, review date, other names."""
    return place.fill("page_top.html")


def page_end(place: Place) -> str:
    """What stands at a page's end: law, sources with limits, related pages, use, and how to report a mistake."""
    library, page = place.library, place.page
    provisions = dict.fromkeys(provision_of(reference) for reference in named_in(page, library.provisions))
    sources = [library.sources[id_] for id_ in sources_of(page)]
    checklists = [checklist for checklist in library.checklists.values() if checklist.page == page.meta.id]
    return place.fill(
        "page_end.html",
        provisions=[library.provisions[id_] for id_ in provisions],
        sources=sources,
        related=related(place),
        checklists=checklists,
        left_behind=library.left_behind.get(address.of_page(page.path), []),
        report_to=library.layer.organisation.report_to,
    )


def related(place: Place, most: int = 6) -> list[Page]:
    """The pages nearest to this one: those that link to it, then those that share most of its law."""
    library, page = place.library, place.page
    if page.made:
        return []
    mine = {provision_of(reference) for reference in named_in(page, library.provisions)}
    linked = {call.arguments[0] for call in page.calls if call.name == "link"}
    scored: list[tuple[int, str, Page]] = []
    for other in library.pages:
        if other.made or other.meta.id == page.meta.id or other.meta.kind in ("home", "adapt"):
            continue
        leads_here = any(call.name == "link" and call.arguments[0] == page.meta.id for call in other.calls)
        shared = len(mine & {provision_of(reference) for reference in named_in(other, library.provisions)})
        score = shared + (3 if leads_here else 0)
        if score and other.meta.id not in linked:
            scored.append((-score, other.meta.id, other))
    return [other for _, _, other in sorted(scored, key=lambda row: row[:2])[:most]]
