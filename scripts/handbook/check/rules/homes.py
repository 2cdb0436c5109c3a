"""HB063: homes and their numbers are told apart."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem
from ...organisation.shapes import LocalContact
from ..view import View

CODE = "HB063"
TITLE = "A home has an id of its own, is in a nation of the organisation, and has each number once"


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for a home that cannot be told from another, and for a number that is given twice."""
    organisation = view.layer.organisation
    yield from _twice(organisation.contacts, "for all homes")
    seen: set[str] = set()
    for home in organisation.homes:
        if home.id in seen:
            yield Problem(home.origin_of("id"), CODE, f'two homes have the id "{home.id}"', "give one another id")
        seen.add(home.id)
        if home.nation not in organisation.nations:
            message = f'"{home.name}" is in {home.nation.capitalize()}, which is not one of the nations'
            yield Problem(home.origin_of("nation"), CODE, message, f"add {home.nation} to nations")
        yield from _twice(home.contacts, f'for "{home.name}"')


def _twice(contacts: tuple[LocalContact, ...], whose: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for contact in contacts:
        if contact.id in seen:
            message = f'the contact "{contact.id}" is given twice {whose}'
            yield Problem(contact.origin_of("id"), CODE, message, "keep one, and write the other into its note")
        seen.add(contact.id)
