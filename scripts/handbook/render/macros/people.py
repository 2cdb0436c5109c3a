"""Macros of people to ring and to tell: contact, contacts, notify."""

from __future__ import annotations

from typing import Any

from ...load.shapes.notice import Contact
from ...organisation.numbers import Line, lines
from ..renderer import Place

MANY = 3
"""Homes with numbers of their own that are still shown one below the other; more of them fold up."""
EMERGENCY = "999"


def contact(place: Place, id: str) -> str:
    """Show one contact in the line; one of another nation than the copy is for keeps its name and loses its number."""
    library = place.library
    shown = library.contacts.get(id)
    record = shown or library.whole.contacts[id]
    found = _lines(place, record) if shown else []
    homes = [line.home for line in found if line.home]
    return place.fill("contact.html", contact=record, lines=found, homes=homes, many=MANY)


def contacts(place: Place, *ids: str) -> str:
    """Show several contacts as large buttons, and where the reader is when one of them is 999."""
    rows: list[dict[str, Any]] = []
    for id_ in ids:
        record = place.library.contacts[id_]
        rows.append({"contact": record, "lines": _lines(place, record)})
    shown: list[Line] = [line for row in rows for line in row["lines"]]
    urgent = any(line.telephone and line.telephone.dialled == EMERGENCY for line in shown)
    homes = place.library.layer.organisation.homes
    places = [home for home in homes if home.address] if urgent else []
    by_home = any(line.home for line in shown) or len(places) > 1
    return place.fill("contacts.html", rows=rows, homes=homes if by_home else (), places=places, many=MANY)


def notify(place: Place, event: str) -> str:
    """Show who must be told of an event, nation by nation."""
    return place.fill("notify.html", notifications=place.library.events[event])


def _lines(place: Place, record: Contact) -> list[Line]:
    return lines(record, place.library.layer.organisation)
