"""What falls due in a home's year, and by what law."""

from __future__ import annotations

from typing import Literal

from .base import Record, Reference, Slug, Text, says

Interval = Literal["day", "week", "month", "2 months", "3 months", "6 months", "year", "2 years", "3 years", "event"]


class Duty(Record):
    """One thing that falls due, over and over or after an event."""

    id: Slug = says("Its id, for ever.")
    title: Text = says("What is due, in a few words that start with a verb.")
    what: Text = says("What it takes, in a sentence or two.")
    every: Interval = says("How often at least; `event` when something else starts the clock.")
    within: Text | None = says("The time limit or the event, in words.", default=None)
    who: Text = says("Who does it.")
    nation: Literal["england", "wales", "both"] = says("Where it is due.")
    strength: Literal["law", "expected", "practice"] = says("Law, expectation or good practice.")
    law: tuple[Reference, ...] = says("The requirements that ask for it.", default=())
    sources: tuple[Slug, ...] = says("What it rests on, when the law does not ask it.", default=())
    page: Slug | None = says("The page that explains it.", default=None)
