"""Macros that show whole records: checklist, inspection, questions, pathway, document."""

from __future__ import annotations

from ...library.library import Library
from ...load import address
from ...load.shapes.document import BlankDocument
from .. import times
from ..renderer import Place

RECORDS = "your-checklists"  # the page that lists what a device keeps


def checklist(place: Place, id: str) -> str:
    """Show a checklist as a form. That of an act-now page is the quick kind: each item is done or not."""
    library = place.library
    record = library.checklists[id]
    return place.fill(
        "checklist.html",
        checklist=record,
        quick=library.page_by_id[record.page].meta.kind == "act-now",
        total=sum(1 for _ in record.items()),
        records=library.url_of_page(RECORDS) if library.shows(RECORDS) else "",
    )


def inspection(place: Place, id: str) -> str:
    """Show what inspectors look for in one area."""
    area = place.library.areas[id]
    return place.fill("inspection.html", area=area, framework=place.library.sources[area.framework])


def questions(place: Place, page: str) -> str:
    """Show the questions that a page settles."""
    url = place.library.url_of_page(page)
    return place.fill("questions.html", questions=place.library.questions[page], url=url)


def pathway(place: Place, id: str) -> str:
    """Show an induction pathway."""
    library = place.library
    record = library.pathways[id]
    minutes = sum(step.minutes for stage in record.stages for step in stage.steps)
    return place.fill(
        "pathway.html",
        pathway=record,
        minutes=minutes,
        times=times,
        dropped=dropped(library),
        downloads=[("Word", address.induction_record(id))],
        records=library.url_of_page(RECORDS) if RECORDS in library.page_by_id else "",
    )


def dropped(library: Library) -> dict[str, str]:
    """The steps that the organisation left out, by id, each with its reason."""
    changes = library.layer.amended.items()
    return {id_: change.reason for (kind, id_), change in changes if kind == "step" and change.does_not_apply}


def document(place: Place, id: str) -> str:
    """Show a blank document with its downloads."""
    return place.fill("document.html", document=place.library.documents[id], downloads=downloads)


def downloads(document: BlankDocument) -> list[tuple[str, str]]:
    """The files in which a document is offered: what each is called, and its address from the site's root."""
    offered = [("Word", "docx"), ("Excel", "xlsx")] if document.sheet else [("Word", "docx")]
    return [(name, f"downloads/{document.id}.{ending}") for name, ending in offered]
