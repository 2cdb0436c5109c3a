"""A source: what a statement in the handbook rests on."""

from __future__ import annotations

from typing import Literal

from .base import PartialDate, Record, Slug, Text, WebAddress, says
from .law import Confidence

SourceKind = Literal[
    "statute", "regulations", "statutory-guidance", "inspection-framework", "inspection-report", "statistics",
    "research", "news", "practice-guide",
]  # fmt: skip


class Source(Record):
    """A document that the handbook cites, with what was read of it and what it cannot show."""

    id: Slug = says("Its id, for ever.")
    title: Text = says("The document's own title.")
    publisher: Text = says("Who published it.")
    author: Text | None = says("Who wrote it, when that is not the publisher.", default=None)
    published: PartialDate | None = says("The year, month or day on which it was published.", default=None)
    url: WebAddress | None = says("The publisher's own page; left out when none was seen.", default=None)
    nation: Literal["england", "wales", "uk", "international"] = says("Where it speaks of.")
    kind: SourceKind = says("What sort of document it is.")
    licence: Text = says("On what terms it may be used.")
    read: Text = says("What was read of it.")
    read_on: PartialDate = says("The day on which it was read.")
    status: Literal["current", "superseded", "withdrawn"] = says("Whether it still stands.")
    successor: Slug | None = says("The source that took its place.", default=None)
    confidence: Confidence = says("`seen` when the text was read, `verify` when it must be checked.")
    note: Text | None = says("Anything a reader should know of it.", default=None)
    limits: Text | None = says("What it cannot show.", default=None)
