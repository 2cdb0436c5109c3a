"""The schema of `organisation.yml`."""

from __future__ import annotations

from typing import Annotated

from ..load.shapes.base import Form, Nation, Record, Slug, Text, WebAddress, says
from ..load.shapes.notice import Number

Email = Annotated[str, Form(r"^[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+$")]


class LocalContact(Record):
    """The organisation's own number for one kind of contact."""

    id: Slug = says("The contact, for example on-call.")
    number: Number = says("Its telephone number.")
    note: Text | None = says("Anything a caller should know, for example the hours.", default=None)


class Organisation(Record):
    """Who runs the home or homes, and what the handbook needs to know of them."""

    name: Text | None = says("The organisation's name, as staff know it.", default=None)
    nations: tuple[Nation, ...] = says("Where its homes are.", default=("england", "wales"), least=1)
    address: WebAddress | None = says("The address at which the site is published.", default=None)
    contacts: tuple[LocalContact, ...] = says("Its own telephone numbers.", default=())
    worker: bool = says("False to take the kept pages off all phones again, and keep none.", default=True)
    report_to: Email | None = says("The address to which a mistake in the handbook is reported.", default=None)
