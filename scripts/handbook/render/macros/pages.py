"""Macros that lead to other pages and records: link, source, term; and a page's own top and end."""

from __future__ import annotations

from collections import Counter

from ...library.amended import left_out_of
from ...load import address
from ...load.page import Page
from ...load.references import sources_of
from .. import words
from ..renderer import Place


def link(place: Place, id: str, says: str = "", anchor: str = "") -> str:
    """Link to a page by its id."""
    page = place.library.page_by_id[id]
    url = address.of_page(page.path) + (f"#{anchor}" if anchor else "")
    other = page.meta.language if page.meta.language != place.page.meta.language and not says else ""
    return place.fill("link.html", url=url, text=says or page.meta.title, language=other)


def source(place: Place, id: str, says: str = "") -> str:
    """Link to a source's entry in the register."""
    record = place.library.whole.sources[id]
    url = place.library.url_of_source(id)
    return place.fill("source.html", url=url, source=record, text=says or words.short_name(record))


def term(place: Place, id: str, says: str = "") -> str:
    """Link a word to its entry in the glossary."""
    record = place.library.whole.terms[id]
    url = f"{place.library.url_of_page('glossary')}#term-{id}"
    return place.fill("term.html", url=url, text=says or record.term)


def page_top(place: Place) -> str:
    """What stands under a page's title: nations, review date, other names."""
    return place.fill("page_top.html")


def note_about(place: Place) -> str:
    """Who answers for the organisation's note on the page, and since when."""
    return place.fill("note_about.html", note=place.library.layer.notes[place.page.meta.id])


def page_end(place: Place) -> str:
    """What stands at a page's end: law, sources with limits, related pages, use, and how to report a mistake."""
    library, page = place.library, place.page
    provisions = library.provisions_named[page.meta.id]
    sources = [library.sources[id_] for id_ in sources_of(page)]
    asked = any(call.name == "questions" for call in page.calls)
    checklists = [checklist for checklist in library.checklists.values() if checklist.page == page.meta.id]
    return place.fill(
        "page_end.html",
        provisions=[library.provisions[id_] for id_ in provisions if id_ in library.provisions],
        sources=sources,
        related=related(place),
        checklists=checklists,
        steps=library.steps_using.get(page.meta.id, []),
        learning=library.learning.get(page.meta.id),
        questions=[] if asked else library.questions.get(page.meta.id, []),
        url=address.of_page(page.path),
        changes=library.changes_of.get(page.meta.id, []) if library.shows("changes") else [],
        left_behind=library.left_behind.get(address.of_page(page.path), []),
        moved_away=library.moved_away.get(address.of_page(page.path), []),
        left_out=left_out_of(library, address.of_page(page.path)),
        report_to=library.layer.organisation.report_to,
    )


def related(place: Place, most: int = 6) -> list[Page]:
    """The pages nearest to this one: those that link to it, then those that share most of its law."""
    library, page = place.library, place.page
    if page.made:
        return []
    near: Counter[str] = Counter()
    for provision in library.provisions_named[page.meta.id]:
        near.update(library.pages_about.get(provision, []))
    near.update(dict.fromkeys(library.linked_from.get(page.meta.id, []), 3))
    shown = library.links_from[page.meta.id] | {page.meta.id}
    ranked = sorted((-score, id_) for id_, score in near.items() if id_ not in shown)
    return [library.page_by_id[id_] for _, id_ in ranked[:most]]
