"""HB060: a number that the organisation fills in can be dialled."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem
from ...organisation.telephone import read
from ..view import View

CODE = "HB060"
TITLE = "A telephone number of the organisation can be dialled in the United Kingdom"


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every number that no telephone here could reach."""
    organisation = view.layer.organisation
    for contacts in (organisation.contacts, *(home.contacts for home in organisation.homes)):
        for contact in contacts:
            if read(contact.number) is None:
                message = f'"{contact.number}" is no number that can be dialled in the United Kingdom'
                yield Problem(
                    contact.origin_of("number"), CODE, message, "ring it once, and write it as you dialled it"
                )
