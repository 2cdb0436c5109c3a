"""The schema of `organisation.yml`."""

from __future__ import annotations

from typing import Annotated, Literal

from ..load.shapes.base import Day, Form, Nation, Record, Slug, Text, says
from ..load.shapes.notice import Number

Email = Annotated[str, Form(r"^[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+$")]
Colour = Annotated[str, Form(r"^#[0-9a-fA-F]{6}$")]
SiteAddress = Annotated[str, Form(r"^https?://[a-zA-Z0-9.-]+(:[0-9]+)?(/[^\s<>\"?#]*)?$")]
FileName = Annotated[str, Form(r"^[a-z0-9-]+\.(svg|png)$")]


class LocalContact(Record):
    """The organisation's own number for one kind of contact."""

    id: Slug = says("The contact, for example on-call.")
    number: Number = says("Its telephone number.")
    note: Text | None = says("Anything a caller should know, for example the hours.", default=None)


class Home(Record):
    """One home, with the numbers that are its own."""

    id: Slug = says("Its id: a device that chose this home remembers it by this.")
    name: Text = says("Its name, as staff know it.")
    nation: Nation = says("Where it is.")
    address: Text | None = says(
        "Its postal address, only if everybody may read it: it stands below 999, to be told to whoever answers.",
        default=None,
    )
    contacts: tuple[LocalContact, ...] = says("Its telephone numbers, where they are its own.", default=())


class SwitchedOff(Record):
    """A section of the handbook that this copy leaves out."""

    section: Slug = says("The id of the section's first page, for example outstanding-homes.")
    reason: Text = says("Why, in a sentence that a reader who comes to one of its addresses is shown.")


class Colours(Record):
    """The brand's colours, as six hexadecimal digits."""

    brand: Colour | None = says("The ground of the header and the footer; their text is nearly white.", default=None)
    accent: Colour | None = says(
        "The button “Act now” and the marks in the header; its text is nearly black.", default=None
    )


class Vocabulary(Record):
    """Words that the homes use in place of the handbook's. The list is closed: each pair was tried in every form."""

    children: Literal["children", "young people"] = says("Whom the homes look after.", default="children")
    shift_leader: Literal["shift leader", "team leader"] = says("Who leads a shift.", default="shift leader")
    care_worker: Literal["care worker", "support worker", "residential worker"] = says(
        "Who works on a shift.", default="care worker"
    )
    key_worker: Literal["key worker", "link worker"] = says("Each child's own worker.", default="key worker")
    on_call_manager: Literal["on-call manager", "duty manager"] = says(
        "The manager who is rung at night.", default="on-call manager"
    )


class Organisation(Record):
    """Who runs the home or homes, and what the handbook needs to know of them."""

    name: Text | None = says("The organisation's name, as staff know it.", default=None)
    owner: Text | None = says(
        "Who looks after this folder: a role, for example Quality lead. It stands on all that is local.", default=None
    )
    reviewed: Day | None = says("The day on which what is local was last read through.", default=None)
    nations: tuple[Nation, ...] = says(
        "Where its homes are. What is for another nation only is left out.", default=("england", "wales"), least=1
    )
    homes: tuple[Home, ...] = says("Its homes, when it has several or they have numbers of their own.", default=())
    address: SiteAddress | None = says("The address at which the site is published.", default=None)
    contacts: tuple[LocalContact, ...] = says("The telephone numbers that are the same for all homes.", default=())
    worker: bool = says("False to take the kept pages off all phones again, and keep none.", default=True)
    report_to: Email | None = says("The address to which a mistake in the handbook is reported.", default=None)
    switched_off: tuple[SwitchedOff, ...] = says("The sections that this copy leaves out.", default=())
    colours: Colours | None = says("The brand's colours.", default=None)
    logo: FileName | None = says("The logo's file in this folder: an SVG or a PNG.", default=None)
    vocabulary: Vocabulary | None = says("The homes' own words.", default=None)
