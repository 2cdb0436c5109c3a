"""Who is told: the contacts a page may show, and the notifications that an event calls for."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Nation, Record, Reference, Slug, Text, WebAddress
from .law import Recipient

Number = Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 ]{1,18}$")]


class Contact(Record):
    """Somebody to ring: a national number, or one that the organisation fills in."""

    id: Slug = Field(description="Its id, for ever.")
    name: Text = Field(description="Who is rung.")
    use_for: Text = Field(description="What to ring them for, in a line.")
    nation: Literal["england", "wales", "both"] = Field(description="Where it can be used.")
    number: Number | None = Field(None, description="The national telephone number, where there is one.")
    text_number: Number | None = Field(None, description="The number to send a text to.")
    url: WebAddress | None = Field(None, description="Their page.")
    local: bool = Field(False, description="True when the organisation fills in its own number.")
    meanwhile: Text | None = Field(None, description="What to do while no local number is set.")
    sources: tuple[Slug, ...] = Field((), description="What the number rests on.")
    note: Text | None = Field(None, description="Anything a caller should know.")


class Told(Record):
    """One recipient of a notification."""

    who: Recipient = Field(description="Who is told.")
    by: Text = Field(description="By when.")
    how: Text | None = Field(None, description="How: by telephone, in writing, on a form.")
    strength: Literal["law", "expected", "practice"] = Field(description="Law, expectation or good practice.")
    law: Reference | None = Field(None, description="The requirement, when the law asks it.")
    sources: tuple[Slug, ...] = Field((), description="What it rests on, when the law does not ask it.")
    note: Text | None = Field(None, description="A condition or a doubt.")


class Notification(Record):
    """What one kind of event calls for in one nation."""

    id: Slug = Field(description="Its id, for ever.")
    event: Slug = Field(description="The event; both nations use the same word.")
    nation: Nation = Field(description="The nation.")
    title: Text = Field(description="The event, in plain words.")
    when: Text | None = Field(None, description="When it counts.")
    by_whom: Text = Field(description="Who sends it.")
    tell: tuple[Told, ...] = Field(min_length=1, description="Who is told, most urgent first.")
    sources: tuple[Slug, ...] = Field((), description="What the record rests on.")
    notes: tuple[Text, ...] = Field((), description="Doubts and limits.")
