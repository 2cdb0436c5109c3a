"""Who is told: the contacts a page may show, and the notifications that an event calls for."""

from __future__ import annotations

from typing import Annotated, Literal

from .base import Form, Nation, Record, Reference, Slug, Text, WebAddress, says
from .law import Recipient

Number = Annotated[str, Form(r"^\+?[0-9][0-9 ]{1,18}$")]


class Contact(Record):
    """Somebody to ring: a national number, or one that the organisation fills in."""

    id: Slug = says("Its id, for ever.")
    name: Text = says("Who is rung.")
    use_for: Text = says("What to ring them for, in a line.")
    nation: Literal["england", "wales", "both"] = says("Where it can be used.")
    number: Number | None = says("The national telephone number, where there is one.", default=None)
    text_number: Number | None = says("The number to send a text to.", default=None)
    url: WebAddress | None = says("Their page.", default=None)
    local: bool = says("True when the organisation fills in its own number.", default=False)
    meanwhile: Text | None = says("What to do while no local number is set.", default=None)
    sources: tuple[Slug, ...] = says("What the number rests on.", default=())
    note: Text | None = says("Anything a caller should know.", default=None)


class Told(Record):
    """One recipient of a notification."""

    who: Recipient = says("Who is told.")
    by: Text = says("By when.")
    how: Text | None = says("How: by telephone, in writing, on a form.", default=None)
    strength: Literal["law", "expected", "practice"] = says("Law, expectation or good practice.")
    law: Reference | None = says("The requirement, when the law asks it.", default=None)
    sources: tuple[Slug, ...] = says("What it rests on, when the law does not ask it.", default=())
    note: Text | None = says("A condition or a doubt.", default=None)


class Notification(Record):
    """What one kind of event calls for in one nation."""

    id: Slug = says("Its id, for ever.")
    event: Slug = says("The event; both nations use the same word.")
    nation: Nation = says("The nation.")
    title: Text = says("The event, in plain words.")
    when: Text | None = says("When it counts.", default=None)
    by_whom: Text = says("Who sends it.")
    tell: tuple[Told, ...] = says("Who is told, most urgent first.", least=1)
    sources: tuple[Slug, ...] = says("What the record rests on.", default=())
    notes: tuple[Text, ...] = says("Doubts and limits.", default=())
