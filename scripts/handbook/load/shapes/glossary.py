"""A term: what a word means here, and what staff call it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import Record, Reference, Slug, Text


class Term(Record):
    """One word or phrase."""

    id: Slug = Field(description="Its id, for ever.")
    term: Text = Field(description="The word or phrase.")
    abbreviation: Text | None = Field(None, description="Its short form.")
    also_called: tuple[Text, ...] = Field((), description="Other words that staff use for it.")
    meaning: Text = Field(description="What it means, in a plain sentence or two.")
    welsh: Text | None = Field(None, description="The Welsh term.")
    nation: Literal["england", "wales", "both"] = Field(description="Where it is used.")
    law: tuple[Reference, ...] = Field((), description="Where the law defines or uses it.")
    sources: tuple[Slug, ...] = Field((), description="What the meaning rests on.")
