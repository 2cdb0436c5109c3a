"""What research and inspection found, with its limits; and where the project's starting points went."""

from __future__ import annotations

from typing import Literal

from .base import Record, Slug, Text, says

Theme = Literal[
    "leadership", "workforce", "size-and-ownership", "stability-and-matching", "children-say", "education", "health",
    "safety", "restraint", "police", "ways-of-working", "leaving", "wales", "policy",
]  # fmt: skip


class Finding(Record):
    """One finding."""

    id: Slug = says("Its id, for ever.")
    theme: Theme = says("What it is about.")
    found: Text = says("What was found, in plain words of our own.")
    studied: Text = says("Who was studied, when, how many, and how.")
    cannot_show: Text = says("What it cannot show.")
    strength: Literal["strong", "fair", "weak", "contested"] = says("How far it can be relied on.")
    against: Text | None = says("What other studies say instead, when they differ.", default=None)
    sources: tuple[Slug, ...] = says("Where it comes from.", least=1)
    pages: tuple[Slug, ...] = says("The pages that use it.", default=())


class StartingPoint(Record):
    """One theme or bullet of a document that the project began from."""

    id: Slug = says("Its id, for ever.")
    source: Slug = says("The document.")
    point: Text = says("What it says, in a few words of our own.")
    verdict: Literal["kept", "corrected", "not-supported"] = says("What became of it.")
    note: Text | None = says("What was corrected, and why.", default=None)
    pages: tuple[Slug, ...] = says("The pages where it is dealt with.", least=1)
