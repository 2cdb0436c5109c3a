"""Macros that show whole records: checklist, inspection, questions, pathway, and the tables of a kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...check.built import built_rules
from ...check.checker import all_rules
from ...check.rules.requirement_without_item import is_standard
from ...check.rules.stale_page import due
from ...load import address
from ..renderer import Place


def checklist(place: Place, id: str) -> str:
    """Show a checklist as a form."""
    record = place.library.checklists[id]
    return place.fill("checklist.html", checklist=record, total=sum(1 for _ in record.items()))


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
    record = place.library.pathways[id]
    minutes = sum(step.minutes for stage in record.stages for step in stage.steps)
    return place.fill("pathway.html", pathway=record, minutes=minutes)


def table_of(place: Place, kind: str) -> str:
    """List all records of a kind."""
    return place.fill(f"table_of_{kind.replace('-', '_')}.html", **_TABLES[kind](place))


def coverage(place: Place) -> list[dict[str, Any]]:
    """Each requirement of regulation 5 and the standards, with the pages that name it and the items that meet it."""
    library = place.library
    return [
        {
            "row": row,
            "pages": library.pages_naming.get(row.id, []),
            "items": library.items_meeting.get(row.id, []),
        }
        for row in library.requirements.values()
        if is_standard(row.provision)
    ]


def _coverage(place: Place) -> dict[str, Any]:
    rows = coverage(place)
    provisions = {row["row"].provision.id: row["row"].provision for row in rows}
    items = {found.item.id for row in rows for found in row["items"]}
    return {"rows": rows, "provisions": list(provisions.values()), "items": len(items)}


def _standards(place: Place) -> dict[str, Any]:
    pages = [page for page in place.library.pages if page.meta.kind == "standard" and page.meta.regulation]
    rows = [{"page": page, "provision": place.library.provisions[str(page.meta.regulation)]} for page in pages]
    return {"rows": sorted(rows, key=lambda row: list(place.library.provisions).index(row["provision"].id))}


def _law(place: Place) -> dict[str, Any]:
    parts: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for provision in place.library.provisions.values():
        url = address.of_page(address.page_of_provision(provision.nation, provision.ref))
        row = {"provision": provision, "url": url, "cited": address.cited(provision.ref)}
        parts.setdefault((provision.nation, provision.part), []).append(row)
    return {"parts": [{"nation": nation, "part": part, "rows": rows} for (nation, part), rows in parts.items()]}


def _sources(place: Place) -> dict[str, Any]:
    kinds: dict[str, list[Any]] = {}
    for source in sorted(place.library.sources.values(), key=lambda s: (s.title.lower().lstrip("'\""), s.id)):
        kinds.setdefault(source.kind, []).append(
            {"source": source, "pages": place.library.pages_citing.get(source.id, [])}
        )
    return {"kinds": kinds, "total": len(place.library.sources)}


def _reviews(place: Place) -> dict[str, Any]:
    pages = [page for page in place.library.pages if not page.made]
    rows = [{"page": page, "due": due(page)} for page in pages]
    return {"rows": sorted(rows, key=lambda row: (row["due"], row["page"].meta.id))}


def _rules(_place: Place) -> dict[str, Any]:
    return {"rules": sorted([*all_rules(), *built_rules()], key=lambda rule: rule.code)}


_TABLES: dict[str, Callable[[Place], dict[str, Any]]] = {
    "coverage": _coverage,
    "standards": _standards,
    "law": _law,
    "sources": _sources,
    "reviews": _reviews,
    "terms": lambda place: {"terms": list(place.library.terms.values())},
    "checklists": lambda place: {"checklists": list(place.library.checklists.values())},
    "inspection-areas": lambda place: {"areas": list(place.library.areas.values())},
    "changes": lambda place: {"changes": place.library.changes},
    "rules": _rules,
}
