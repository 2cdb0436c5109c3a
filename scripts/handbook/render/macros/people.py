"""Macros of people to ring and to tell: contact, contacts, notify."""

from __future__ import annotations

from typing import Any

from ...load.shapes.notice import Contact
from ...organisation.numbers import Line, lines
from ...organisation.shapes import Home
from ..renderer import Place


def contact(place: Place, id: str) -> str:
    """Show one contact in the line."""
    record = place.library.whole.contacts[id]
    return place.fill("contact.html", contact=record, lines=_lines(place, record))


def contacts(place: Place, *ids: str) -> str:
    """Show several contacts as large buttons."""
    records = [place.library.contacts[id_] for id_ in ids]
    rows = [{"contact": record, "lines": _lines(place, record)} for record in records]
    return place.fill("contacts.html", rows=rows, homes=_homes(place, rows))


def notify(place: Place, event: str) -> str:
    """Show who must be told of an event, nation by nation."""
    return place.fill("notify.html", notifications=place.library.events[event])


def _lines(place: Place, record: Contact) -> list[Line]:
    return lines(record, place.library.layer.organisation)


def _homes(place: Place, rows: list[dict[str, Any]]) -> tuple[Home, ...]:
    """The homes to choose from, where a contact has numbers home by home."""
    by_home = any(line.home for row in rows for line in row["lines"])
    return place.library.layer.organisation.homes if by_home else ()
