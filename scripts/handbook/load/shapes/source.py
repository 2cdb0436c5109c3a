"""A source: what a statement in the handbook rests on."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import PartialDate, Record, Slug, Text, WebAddress
from .law import Confidence

SourceKind = Literal[
    "statute", "regulations", "statutory-guidance", "inspection-framework", "inspection-report", "statistics",
    "research", "news", "practice-guide",
]  # fmt: skip


class Source(Record):
    """A document that the handbook cites, with what was read of it and what it cannot show."""

    id: Slug = Field(description="Its id, for ever.")
    title: Text = Field(description="The document's own title.")
    publisher: Text = Field(description="Who published it.")
    author: Text | None = Field(None, description="Who wrote it, when that is not the publisher.")
    published: PartialDate | None = Field(None, description="The year, month or day on which it was published.")
    url: WebAddress | None = Field(None, description="The publisher's own page; left out when none was seen.")
    nation: Literal["england", "wales", "uk", "international"] = Field(description="Where it speaks of.")
    kind: SourceKind = Field(description="What sort of document it is.")
    licence: Text = Field(description="On what terms it may be used.")
    read: Text = Field(description="What was read of it.")
    read_on: PartialDate = Field(description="The day on which it was read.")
    status: Literal["current", "superseded", "withdrawn"] = Field(description="Whether it still stands.")
    successor: Slug | None = Field(None, description="The source that took its place.")
    confidence: Confidence = Field(description="`seen` when the text was read, `verify` when it must be checked.")
    note: Text | None = Field(None, description="Anything a reader should know of it.")
    limits: Text | None = Field(None, description="What it cannot show.")
