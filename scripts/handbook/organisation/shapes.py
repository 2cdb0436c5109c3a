"""The schema of `organisation.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from ..load.shapes.base import Nation, Record, Slug, Text, WebAddress
from ..load.shapes.notice import Number

Email = Annotated[str, StringConstraints(pattern=r"^[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+$")]


class LocalContact(Record):
    """The organisation's own number for one kind of contact."""

    id: Slug = Field(description="The contact, for example on-call.")
    number: Number = Field(description="Its telephone number.")
    note: Text | None = Field(None, description="Anything a caller should know, for example the hours.")


class Organisation(Record):
    """Who runs the home or homes, and what the handbook needs to know of them."""

    name: Text | None = Field(None, description="The organisation's name, as staff know it.")
    nations: tuple[Nation, ...] = Field(("england", "wales"), min_length=1, description="Where its homes are.")
    address: WebAddress | None = Field(None, description="The address at which the site is published.")
    contacts: tuple[LocalContact, ...] = Field((), description="Its own telephone numbers.")
    report_to: Email | None = Field(None, description="The address to which a mistake in the handbook is reported.")
