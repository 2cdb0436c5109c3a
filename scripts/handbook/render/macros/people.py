"""Macros of people to ring and to tell: contact, contacts, notify."""

from __future__ import annotations

from typing import Any

from ...load.shapes.notice import Contact
from ..renderer import Place


def contact(place: Place, id: str) -> str:
    """Show one contact in the line."""
    return place.fill("contact.html", row=_row(place, place.library.contacts[id]))


def contacts(place: Place, *ids: str) -> str:
    """Show several contacts as large buttons."""
    return place.fill("contacts.html", rows=[_row(place, place.library.contacts[id_]) for id_ in ids])


def notify(place: Place, event: str) -> str:
    """Show who must be told of an event, nation by nation."""
    return place.fill("notify.html", notifications=place.library.events[event])


def _row(place: Place, record: Contact) -> dict[str, Any]:
    own = {local.id: local for local in place.library.layer.organisation.contacts}
    local = own.get(record.id)
    number = local.number if local else record.number
    return {
        "contact": record,
        "number": number,
        "dial": number.replace(" ", "") if number else None,
        "note": local.note if local else None,
        "ours": local is not None,
    }
