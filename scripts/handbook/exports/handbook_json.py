"""The whole handbook as data, for those who quote it: `data/handbook.json`, and the schema by which it is written."""

from __future__ import annotations

import dataclasses
import datetime
import json
from typing import Any

from ..check.rules.stale_page import due
from ..library.library import Library
from ..load import address
from ..load.page import Page
from ..load.references import named_in, sources_of
from ..load.shapes.base import Record
from ..load.shapes.json_schema import schema_of
from .handbook_shapes import CitedSource, Handbook, HandbookPage, Heading, Terms
from .licence import CITE, LICENCE, LICENCE_URL, OFFICIAL
from .search import Parts

ADDRESS = "data/handbook.json"
SCHEMA = "data/handbook.schema.json"


def handbook_json(library: Library, parts: Parts, name: str, version: str) -> str:
    """All pages as data.

    Args:
        parts: the parts of each page, by path, from which come its headings.
        name: the handbook's name.
        version: its version.
    """
    organisation = library.layer.organisation
    pages = tuple(_page(library, page, parts) for page in library.pages)
    cited = {id_ for page in pages for id_ in page.sources}
    handbook = Handbook(
        name=name,
        version=version,
        kept_by=organisation.name,
        site=f"{organisation.address.rstrip('/')}/" if organisation.address else None,
        nations=organisation.nations,
        terms=Terms(licence=LICENCE, licence_url=LICENCE_URL, official_sources=OFFICIAL, cite=CITE),
        pages=pages,
        sources=tuple(_source(library, id_) for id_ in sorted(cited)),
    )
    return json.dumps({"$schema": "handbook.schema.json"} | _plain(handbook), ensure_ascii=False, indent=0) + "\n"


def handbook_schema() -> str:
    """The JSON Schema of what `handbook_json` gives.

    >>> '"title": "Handbook"' in handbook_schema()
    True
    """
    schema = schema_of(Handbook)
    schema["properties"] = {"$schema": {"type": "string", "description": "Where this schema is."}} | schema[
        "properties"
    ]
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema, indent=2) + "\n"


def _page(library: Library, page: Page, parts: Parts) -> HandbookPage:
    meta, url = page.meta, address.of_page(page.path)
    short = library.short_name.get(("page", meta.id))
    headings = [part for part in parts[page.path] if part.anchor and part.heading and not part.is_record]
    return HandbookPage(
        id=meta.id,
        title=meta.title,
        description=meta.description,
        kind=meta.kind,
        nations=meta.nations,
        audience=meta.audience,
        also_called=meta.also_called,
        address=url,
        short_address=f"go/{short}/" if short else None,
        markdown=f"{url}index.md",
        reviewed=meta.reviewed,
        due=due(page),
        from_law=page.made,
        local=page.local,
        law=tuple(dict.fromkeys(ref for ref in named_in(page, library.provisions) if _is_shown(library, ref))),
        sources=tuple(sources_of(page)),
        headings=tuple(Heading(anchor=part.anchor, words=part.heading) for part in headings),
        checklists=tuple(checklist.id for checklist in library.checklists.values() if checklist.page == meta.id),
        changes=tuple(change.id for change in library.changes_of.get(meta.id, [])),
    )


def _is_shown(library: Library, ref: str) -> bool:
    """Whether the copy is for the nation whose law is named; what is said of both nations may name the other's."""
    return ref.partition(":")[0] in library.layer.organisation.nations


def _source(library: Library, id_: str) -> CitedSource:
    source = library.sources[id_]
    return CitedSource(
        id=id_,
        title=source.title,
        publisher=source.publisher,
        published=source.published,
        url=source.url,
        licence=source.licence,
        address=library.url_of_source(id_),
    )


def _plain(value: Any) -> Any:
    """Records as JSON holds them; what is not known is left out."""
    if isinstance(value, Record):
        named = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}  # type: ignore[arg-type]
        return {name: _plain(each) for name, each in named.items() if each is not None}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, datetime.date) else value
