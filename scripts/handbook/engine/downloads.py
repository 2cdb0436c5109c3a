"""The files that readers download: blank documents and calendars, made once for each state of what they hold."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from importlib.metadata import version
from pathlib import Path

from .. import VERSION
from ..exports.offer import Offer
from ..library.library import Library
from ..load.shapes.document import BlankDocument
from ..render import words
from ..render.macros.lists import downloads
from ..render.macros.tables import calendars
from .before import NAME

YEAR = "managers-year"
"""The page that shows what falls due."""
_MADE_WITH = ("python-docx", "xlsxwriter", "icalendar")


def write_downloads(library: Library, stage: Path, kept: Path | None) -> None:
    """Write every download into the staged site.

    Args:
        library: the records.
        stage: the folder of the site under way.
        kept: where finished files are kept between builds; none to make all anew.
    """
    made_by = _made_by()
    for document in library.documents.values():
        offer = _offer(library, document.page)
        cited = {reference: _cite(library, reference) for reference in _references(document)}
        facts = json.dumps([asdict(document), cited, offer.line(), made_by], default=str, sort_keys=True)
        for _, url in downloads(document):
            make = partial(_word if url.endswith(".docx") else _sheet, document, cited, offer)
            _put(stage / url, facts, kept, make)
    if library.shows(YEAR):
        duties = [asdict(duty) for duty in library.duties]
        for nation, url in calendars(library).items():
            facts = json.dumps([duties, nation, _offer(library, YEAR).line(), made_by], default=str, sort_keys=True)
            _put(stage / url, facts, kept, partial(_calendar, library, nation))


def _offer(library: Library, page_id: str) -> Offer:
    name = library.layer.organisation.name or NAME
    return Offer(name, VERSION, library.page_by_id[page_id].meta.reviewed)


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


def _calendar(library: Library, nation: str) -> bytes:
    from ..exports.calendar import calendar

    page = library.page_by_id[YEAR].meta
    return calendar(library.duties, nation, page.title, page.reviewed)


def _put(file: Path, facts: str, kept: Path | None, make: Callable[[], bytes]) -> None:
    key = hashlib.sha256(f"{file.name}\0{facts}".encode()).hexdigest()
    store = kept / f"{key}{file.suffix}" if kept else None
    content = store.read_bytes() if store and store.is_file() else b""
    if not content:
        content = make()
        if store:
            store.parent.mkdir(parents=True, exist_ok=True)
            part = store.with_suffix(".part")
            part.write_bytes(content)
            part.replace(store)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _made_by() -> str:
    """The state of the libraries and of the code that make the files."""
    digest = hashlib.sha256(" ".join(version(name) for name in _MADE_WITH).encode())
    for file in sorted((Path(__file__).resolve().parents[1] / "exports").glob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()
