"""Whose number is whose: the telephone numbers of one contact, for all homes or home by home."""

from __future__ import annotations

from dataclasses import dataclass

from ..load.shapes.notice import Contact
from .shapes import Home, LocalContact, Organisation
from .telephone import Telephone, read


@dataclass(frozen=True)
class Line:
    """One number of a contact; no number where it is not filled in."""

    home: Home | None
    """The home that it is for; none when it is the same for all."""
    telephone: Telephone | None
    note: str | None = None
    ours: bool = False
    """Whether the organisation gave it."""


def lines(contact: Contact, organisation: Organisation) -> list[Line]:
    """The numbers of a contact: one, where it is the same for all homes, or else one for each home it can serve.

    Example: `[line.telephone for line in lines(contact, layer.organisation)]`
    """
    shared = _own(contact, organisation.contacts)
    homes = [home for home in organisation.homes if contact.nation in ("both", home.nation)]
    if not any(_own(contact, home.contacts) for home in homes):
        return [_line(contact, None, shared)]
    found = [_line(contact, home, _own(contact, home.contacts) or shared) for home in homes]
    if len(homes) == len(organisation.homes) and len({(line.telephone, line.note) for line in found}) == 1:
        return [_line(contact, None, _own(contact, homes[0].contacts) or shared)]
    return found


def _own(contact: Contact, given: tuple[LocalContact, ...]) -> LocalContact | None:
    return next((own for own in given if own.id == contact.id), None)


def _line(contact: Contact, home: Home | None, own: LocalContact | None) -> Line:
    if own:
        return Line(home, read(own.number), own.note, ours=True)
    number = contact.number
    return Line(home, Telephone(number, number.replace(" ", "")) if number else None)
