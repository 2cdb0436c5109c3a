"""What changed, and what became of ids that are no longer used."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import Day, Identifier, Record, Slug, Text


class Change(Record):
    """One change that a home should know of."""

    id: Slug = Field(description="Its id, for ever.")
    date: Day = Field(description="The day of the change.")
    pages: tuple[Slug, ...] = Field((), description="The pages it touches.")
    what: Text = Field(description="What changed.")
    why: Text = Field(description="Why.")
    do: Text = Field(description="What a home should do.")
    severity: Literal["safety", "law", "practice", "wording"] = Field(description="How much it matters.")


class Retirement(Record):
    """An id that is no longer used: its address goes on working."""

    kind: Literal["page", "checklist", "item", "source", "term", "provision", "requirement"] = Field(
        description="What it was."
    )
    id: Identifier = Field(description="The id that is retired.")
    on: Day = Field(description="The day on which it was retired.")
    replacement: Identifier | None = Field(None, description="The id, of the same kind, that took its place.")
    reason: Text = Field(description="Why, in a sentence that a reader who lands there is shown.")
