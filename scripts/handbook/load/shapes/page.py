"""A page: its closed front matter, and the Markdown under it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Day, Nation, Record, Reference, Slug, Text

PageKind = Literal["home", "act-now", "standard", "guidance", "theme", "stage", "law", "reference", "adapt"]
Audience = Literal[
    "care-worker", "shift-leader", "deputy", "manager", "responsible-individual", "trainer", "provider",
]  # fmt: skip
Interval = Annotated[str, StringConstraints(pattern=r"^(1 month|[2-9] months|1[0-2] months)$")]


class PageMeta(Record):
    """The fields at the top of a page."""

    id: Slug = Field(description="Its id, for ever.")
    title: Text = Field(description="Its title: the page's one first-level heading.")
    description: Annotated[str, StringConstraints(min_length=40, max_length=200)] = Field(
        description="One sentence for search results, 40 to 200 characters."
    )
    kind: PageKind = Field(description="What sort of page it is.")
    nations: tuple[Nation, ...] = Field(min_length=1, description="The nations it is for.")
    audience: tuple[Audience, ...] = Field(min_length=1, description="Who it is for.")
    also_called: tuple[Text, ...] = Field((), description="The words that staff use for it, lower case.")
    law: tuple[Reference, ...] = Field((), description="The provisions or requirements that it rests on.")
    sources: tuple[Slug, ...] = Field((), description="What else it rests on.")
    reviewed: Day = Field(description="The day on which it was last read against its sources.")
    review_every: Interval = Field(description="How long that reading holds, for example 6 months.")
    owner: Literal["safeguarding", "care", "leadership", "law", "handbook"] = Field(
        description="The part of the editorial group that looks after it."
    )
    searchable: bool = Field(True, description="False for a page that only demonstrates: search leaves it out.")
    regulation: Reference | None = Field(None, description="On a standard's page: its provision.")
    checklist: Slug | None = Field(None, description="On a standard's page: its checklist.")
    template: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.html$")] | None = Field(
        None, description="Another template of the theme, for example home.html."
    )
    replaces: Slug | None = Field(None, description="In an organisation's layer: the page that this one replaces.")
