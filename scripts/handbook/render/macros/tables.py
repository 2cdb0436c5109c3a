"""The macro table_of: lists of all records of a kind."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from ...check.built import built_rules
from ...check.checker import all_rules
from ...check.rules.stale_page import due
from ...library.library import Library
from ...library.rows import RequirementRow
from ...load import address
from ...load.navigation import Entry
from ...load.shapes.calendar import Duty
from ...load.shapes.checklist import Checklist
from ...load.shapes.finding import Finding, StartingPoint
from ...load.shapes.glossary import Term
from ...load.shapes.source import Source
from .. import words
from ..renderer import Place
from .coverage import coverage_table
from .induction_map import induction_map
from .lists import downloads
from .roles import roles

WORDING = "checklists/wording.json"
"""The address of the wording of all checklists, for what the reader's device keeps of them."""
CALENDARS = {nation: f"downloads/managers-year-{nation}.ics" for nation in ("england", "wales")}
"""The addresses of the calendars that are made from what falls due."""


def calendars(library: Library) -> dict[str, str]:
    """The calendars of the nations that the copy is for."""
    return {nation: url for nation, url in CALENDARS.items() if nation in library.layer.organisation.nations}


def table_of(place: Place, kind: str) -> str:
    """List all records of a kind."""
    return place.fill(f"table_of_{kind.replace('-', '_')}.html", **_TABLES[kind](place))


def _standards(place: Place) -> dict[str, Any]:
    there = place.library.provisions
    pages = [page for page in place.library.pages if page.meta.kind == "standard" and page.meta.regulation in there]
    rows = [{"page": page, "provision": place.library.provisions[str(page.meta.regulation)]} for page in pages]
    return {"rows": sorted(rows, key=lambda row: list(place.library.provisions).index(row["provision"].id))}


def _law(place: Place) -> dict[str, Any]:
    """The provisions of the nations that the page is for."""
    parts: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for provision in place.library.provisions.values():
        if provision.nation not in place.page.meta.nations:
            continue
        url = address.of_page(address.page_of_provision(provision.nation, provision.ref))
        row = {"provision": provision, "url": url, "cited": address.cited(provision.ref)}
        parts.setdefault((provision.nation, provision.part), []).append(row)
    return {"parts": [{"nation": nation, "part": part, "rows": rows} for (nation, part), rows in parts.items()]}


def _sources(place: Place) -> dict[str, Any]:
    """All sources, by kind; those that have a page for their kind are told in full there."""
    library = place.library
    kinds: dict[str, list[Any]] = {}
    for source in _by_title(place):
        kinds.setdefault(source.kind, []).append(source)
    return {"kinds": kinds, "total": len(library.sources), "here_url": library.url_of_page(place.page.meta.id)}


def _sources_in_full(place: Place) -> dict[str, Any]:
    """The sources that the page is for."""
    found: dict[str, list[Source]] = {}
    for source in _by_title(place):
        if place.library.page_of_source(source) == place.page.meta.id:
            found.setdefault(source.kind, []).append(source)
    return {"kinds": found}


def _by_title(place: Place) -> list[Source]:
    return sorted(place.library.sources.values(), key=lambda s: (s.title.lower().lstrip("'\""), s.id))


def _checklists(place: Place) -> dict[str, Any]:
    """Checklists by what they are for: a shift, the standards of each nation, the rest."""
    library = place.library
    groups: dict[str, list[Checklist]] = {name: [] for name in words.CHECKLIST_GROUPS}
    for nation, checklists in library.standards.items():
        groups[f"standards-{nation}"] = checklists
    for checklist in sorted(library.checklists.values(), key=lambda checklist: checklist.title.lower()):
        kind = library.page_by_id[checklist.page].meta.kind
        if kind != "standard":
            groups["act-now" if kind == "act-now" else "other"].append(checklist)
    return {"groups": {name: found for name, found in groups.items() if found}}


def _reviews(place: Place) -> dict[str, Any]:
    pages = [page for page in place.library.pages if not page.made]
    rows = [{"page": page, "due": due(page)} for page in pages]
    return {"rows": sorted(rows, key=lambda row: (row["due"], row["page"].meta.id))}


def _rules(_place: Place) -> dict[str, Any]:
    return {"rules": sorted([*all_rules(), *built_rules()], key=lambda rule: rule.code)}


def _duties(place: Place) -> dict[str, Any]:
    every: dict[str, list[Duty]] = {interval: [] for interval in words.INTERVALS}
    for duty in place.library.duties:
        every[duty.every].append(duty)
    due_every = {interval: found for interval, found in every.items() if found}
    return {"every": due_every, "calendars": calendars(place.library)}


def _findings(place: Place) -> dict[str, Any]:
    themes: dict[str, list[Finding]] = {theme: [] for theme in words.THEMES}
    for finding in place.library.findings:
        themes[finding.theme].append(finding)
    return {"themes": {theme: found for theme, found in themes.items() if found}, "total": len(place.library.findings)}


def _starting_points(place: Place) -> dict[str, Any]:
    found: dict[str, list[StartingPoint]] = {}
    for point in place.library.starting_points:
        found.setdefault(point.source, []).append(point)
    return {"sources": found}


def _time_limits(place: Place) -> dict[str, Any]:
    nations: dict[str, list[RequirementRow]] = {nation: [] for nation in place.page.meta.nations}
    for row in place.library.requirements.values():
        if row.requirement.time_limit and row.provision.nation in nations:
            nations[row.provision.nation].append(row)
    return {"nations": nations}


def _recipients(place: Place) -> dict[str, Any]:
    """Who is told, each with the events, in the order of the records."""
    found: dict[str, list[dict[str, Any]]] = {}
    for event in place.library.events.values():
        for notification in event:
            for told in notification.tell:
                found.setdefault(told.who, []).append({"notification": notification, "told": told})
    return {"recipients": dict(sorted(found.items(), key=lambda entry: words.plain_name(entry[0])))}


def _abbreviated(place: Place) -> list[Term]:
    found = [term for term in place.library.terms.values() if term.abbreviation]
    return sorted(found, key=lambda term: str(term.abbreviation).lower())


def _a_to_z(place: Place) -> dict[str, Any]:
    """Titles of pages and the words that staff use for them, by first letter; pages made from the law are left out."""
    found: dict[str, set[tuple[str, str, str]]] = {}
    for page in place.library.guidance:
        url = place.library.url_of_page(page.meta.id)
        for name in (page.meta.title, *page.meta.also_called):
            first = unicodedata.normalize("NFKD", name)[:1].upper()
            other = "" if name == page.meta.title else page.meta.title
            found.setdefault(first if first.isalpha() else "0 to 9", set()).add((name, url, other))
    return {
        "letters": {letter: sorted(found[letter], key=lambda row: (row[0].lower(), row[1])) for letter in sorted(found)}
    }


def _cards(place: Place) -> dict[str, Any]:
    """The pages that have a short address, by section, in the order of the menu."""
    library = place.library
    sections = {entry.title or "The handbook": list(_paths(entry)) for entry in library.project.navigation}
    placed = {path for paths in sections.values() for path in paths}
    sections[library.layer.organisation.name or "Our own pages"] = [
        page.path for page in library.pages if page.local and page.path not in placed
    ]
    found = {
        title: [library.page_by_path[path] for path in paths if path in library.page_by_path]
        for title, paths in sections.items()
    }
    cards = {
        title: [(page, name) for page in pages if (name := library.short_name.get(("page", page.meta.id)))]
        for title, pages in found.items()
    }
    return {
        "sections": {title: rows for title, rows in cards.items() if rows},
        "address": (library.layer.organisation.address or "").rstrip("/"),
    }


def _yours(_place: Place) -> dict[str, Any]:
    """What the reader's own device keeps is known there alone: the templates hold its place."""
    return {"wording": WORDING}


def _paths(entry: Entry) -> Iterator[str]:
    if entry.path is not None:
        yield entry.path
    for inner in entry.entries:
        yield from _paths(inner)


_TABLES: dict[str, Callable[[Place], dict[str, Any]]] = {
    "coverage": coverage_table,
    "standards": _standards,
    "law": _law,
    "sources": _sources,
    "sources-in-full": _sources_in_full,
    "reviews": _reviews,
    "terms": lambda place: {"terms": list(place.library.terms.values())},
    "checklists": _checklists,
    "inspection-areas": lambda place: {"areas": list(place.library.areas.values())},
    "changes": lambda place: {"changes": place.library.changes},
    "releases": lambda place: {"releases": place.library.project.releases},
    "rules": _rules,
    "documents": lambda place: {"documents": list(place.library.documents.values()), "downloads": downloads},
    "duties": _duties,
    "findings": _findings,
    "starting-points": _starting_points,
    "time-limits": _time_limits,
    "abbreviations": lambda place: {"terms": _abbreviated(place)},
    "a-to-z": _a_to_z,
    "recipients": _recipients,
    "cards": _cards,
    "kept": lambda _place: {},
    "no-signal": lambda _place: {},
    "roles": roles,
    "induction-map": induction_map,
    "your-records": _yours,
    "your-plan": _yours,
    "your-standing": _yours,
    "your-copies": _yours,
    "your-delete": _yours,
    "welsh-terms": lambda place: {"terms": [term for term in place.library.terms.values() if term.welsh]},
}
