"""What changed, and what became of ids that are no longer used."""

from __future__ import annotations

from typing import Literal

from .base import Day, Identifier, Record, Slug, Text, says


class Change(Record):
    """One change that a home should know of."""

    id: Slug = says("Its id, for ever.")
    date: Day = says("The day of the change.")
    pages: tuple[Slug, ...] = says("The pages it touches.", default=())
    what: Text = says("What changed.")
    why: Text = says("Why.")
    do: Text = says("What a home should do.")
    severity: Literal["safety", "law", "practice", "wording"] = says("How much it matters.")


class Retirement(Record):
    """An id that is no longer used: its address goes on working."""

    kind: Literal[
        "page",
        "checklist",
        "item",
        "source",
        "term",
        "provision",
        "requirement",
        "document",
        "duty",
        "finding",
        "pathway",
        "step",
        "session",
    ] = says("What it was.")
    id: Identifier = says("The id that is retired.")
    on: Day = says("The day on which it was retired.")
    replacement: Identifier | None = says("The id, of the same kind, that took its place.", default=None)
    reason: Text = says("Why, in a sentence that a reader who lands there is shown.")
