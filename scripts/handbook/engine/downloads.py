"""The files that readers download: blank documents, blank checklists, records of inductions and calendars."""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import asdict
from functools import partial
from importlib.metadata import version
from pathlib import Path

from .. import VERSION
from ..exports.blank_checklist import SCHEMA, BlankChecklist, blank_checklist, checklist_json
from ..exports.checklist_table import checklist_csv
from ..exports.offer import Offer
from ..exports.schemas import download_schema
from ..library.library import Library
from ..load import address
from ..load.shapes.base import Nation
from ..load.shapes.document import BlankDocument
from ..load.shapes.learning import Pathway
from ..render import words
from ..render.macros.lists import downloads, dropped
from ..render.macros.tables import calendars
from .before import NAME
from .shelf import Shelf

YEAR = "managers-year"
"""The page that shows what falls due."""
_MADE_WITH = ("python-docx", "xlsxwriter", "icalendar")


def write_downloads(library: Library, stage: Path, kept: Path | None = None, state: str = "") -> dict[str, int]:
    """Write every download into the staged site.

    Args:
        library: the records.
        stage: the folder of the site under way.
        kept: where finished files are kept between builds; none to make all anew.
        state: a digest of all records and pages; if an earlier build was of the same, nothing is looked at again.

    Returns: how large each file is, in bytes, by its address.
    """
    shelf = Shelf(stage, kept)
    made_by = _made_by()
    state += made_by
    if shelf.put_all_again(state):
        return shelf.sizes
    _documents(library, shelf, made_by)
    _checklists(library, shelf, made_by)
    _inductions(library, shelf, made_by)
    if library.shows(YEAR):
        duties = [asdict(duty) for duty in library.duties]
        for nation, url in calendars(library).items():
            facts = json.dumps([duties, nation, _offer(library, YEAR).line(), made_by], default=str, sort_keys=True)
            shelf.put(url, facts, partial(_calendar, library, nation))
    shelf.close(state)
    return shelf.sizes


def _documents(library: Library, shelf: Shelf, made_by: str) -> None:
    for document in library.documents.values():
        offer = _offer(library, document.page)
        cited = {reference: _cite(library, reference) for reference in _references(document)}
        facts = json.dumps([asdict(document), cited, offer.line(), made_by], default=str, sort_keys=True)
        for _, url in downloads(document):
            shelf.put(url, facts, partial(_word if url.endswith(".docx") else _sheet, document, cited, offer))


def _checklists(library: Library, shelf: Shelf, made_by: str) -> None:
    """Each checklist as JSON, which is all there is to know of it; and what is made from that."""
    blanks: dict[str, BlankChecklist] = {}
    facts: dict[str, str] = {}
    for checklist in library.checklists.values():
        blank = blanks[checklist.id] = blank_checklist(library, checklist, _offer(library, checklist.page))
        whole = checklist_json(blank)
        facts[checklist.id] = f"{whole}\0{made_by}"
        at = dict(address.blank_copies(checklist.id))
        shelf.put(at["Excel"], facts[checklist.id], partial(_checklist_sheet, blank))
        shelf.put(at["Word"], facts[checklist.id], partial(_checklist_word, blank))
        shelf.put(at["CSV"], facts[checklist.id], partial(_csv, blank))
        shelf.put(at["JSON"], facts[checklist.id], partial(whole.encode, "utf-8"))
    for nation, checklists in library.standards.items():
        if len(checklists) == 1:
            continue
        offer = _offer(library, *(checklist.page for checklist in checklists))
        whole = "\0".join([offer.line(), *(facts[checklist.id] for checklist in checklists)])
        bound = [blanks[checklist.id] for checklist in checklists]
        shelf.put(address.standards_book(nation), whole, partial(_standards_book, nation, bound, offer))
    schema = download_schema()
    shelf.put(SCHEMA, schema, partial(schema.encode, "utf-8"))


def _inductions(library: Library, shelf: Shelf, made_by: str) -> None:
    for pathway in library.pathways.values():
        if pathway.id in library.page_of_pathway:
            offer = _offer(library, library.page_of_pathway[pathway.id].meta.id)
            left_out = dropped(library)
            facts = json.dumps([asdict(pathway), left_out, offer.line(), made_by], default=str, sort_keys=True)
            make = partial(_induction_record, pathway, offer, left_out)
            shelf.put(address.induction_record(pathway.id), facts, make)


def _offer(library: Library, *page_ids: str) -> Offer:
    """Whose the files are; of several pages, the day on which the first of them was read counts."""
    name = library.layer.organisation.name or NAME
    reviewed: datetime.date = min(library.page_by_id[page_id].meta.reviewed for page_id in page_ids)
    return Offer(name, VERSION, reviewed)


def _references(document: BlankDocument) -> list[str]:
    named = [reference for part in document.parts for reference in part.law]
    return named + [reference for part in document.parts for entry in part.entries for reference in entry.law]


def _cite(library: Library, reference: str) -> str:
    """How a document cites a requirement; on paper nothing links, so the nation is named."""
    return f"{library.cite(reference).text} ({words.NATIONS[reference.partition(':')[0]]})"


def _word(document: BlankDocument, cited: dict[str, str], offer: Offer) -> bytes:
    from ..exports.word import word  # brought up only when a document is made anew

    return word(document, cited, offer)


def _sheet(document: BlankDocument, cited: dict[str, str], offer: Offer) -> bytes:
    from ..exports.sheet import sheet

    return sheet(document, cited, offer)


def _induction_record(pathway: Pathway, offer: Offer, left_out: dict[str, str]) -> bytes:
    from ..exports.induction_record import induction_record

    return induction_record(pathway, offer, left_out)


def _csv(blank: BlankChecklist) -> bytes:
    return checklist_csv(blank).encode("utf-8")


def _checklist_word(blank: BlankChecklist) -> bytes:
    from ..exports.checklist_word import checklist_word

    return checklist_word(blank)


def _checklist_sheet(blank: BlankChecklist) -> bytes:
    from ..exports.checklist_sheet import checklist_sheet

    return checklist_sheet(blank)


def _standards_book(nation: Nation, blanks: list[BlankChecklist], offer: Offer) -> bytes:
    from ..exports.standards_book import standards_book

    return standards_book(nation, blanks, offer)


def _calendar(library: Library, nation: str) -> bytes:
    from ..exports.calendar import calendar

    page = library.page_by_id[YEAR].meta
    return calendar(library.duties, nation, page.title, page.reviewed)


def _made_by() -> str:
    """The state of the libraries and of the code that make the files."""
    digest = hashlib.sha256(" ".join(version(name) for name in _MADE_WITH).encode())
    rooms = Path(__file__).resolve().parents[1]
    for file in (*sorted((rooms / "exports").glob("*.py")), *sorted((rooms / "render").glob("*.py"))):
        digest.update(file.read_bytes())
    return digest.hexdigest()
