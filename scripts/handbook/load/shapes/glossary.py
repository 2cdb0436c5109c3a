"""A term: what a word means here, and what staff call it."""

from __future__ import annotations

from typing import Literal

from .base import Record, Reference, Slug, Text, says


class Term(Record):
    """One word or phrase."""

    id: Slug = says("Its id, for ever.")
    term: Text = says("The word or phrase.")
    abbreviation: Text | None = says("Its short form.", default=None)
    also_called: tuple[Text, ...] = says("Other words that staff use for it.", default=())
    meaning: Text = says("What it means, in a plain sentence or two.")
    welsh: Text | None = says("The Welsh term.", default=None)
    nation: Literal["england", "wales", "both"] = says("Where it is used.")
    law: tuple[Reference, ...] = says("Where the law defines or uses it.", default=())
    sources: tuple[Slug, ...] = says("What the meaning rests on.", default=())
