"""A page: its closed front matter, and the Markdown under it."""

from __future__ import annotations

from typing import Annotated, Literal

from .base import Day, Form, Language, Nation, Record, Reference, Slug, Text, says

PageKind = Literal["home", "act-now", "standard", "guidance", "theme", "stage", "law", "reference", "adapt"]
Audience = Literal[
    "care-worker", "shift-leader", "deputy", "manager", "responsible-individual", "trainer", "provider",
]  # fmt: skip
Interval = Annotated[str, Form(r"^(1 month|[2-9] months|1[0-2] months)$")]


Summary = Annotated[str, Form(least=40, most=200)]
Typed = Annotated[str, Form(r"^[^A-Z.,;:!?]{2,60}$")]
Owner = Literal["safeguarding", "care", "leadership", "law", "handbook"]
Fingerprint = Annotated[str, Form(r"^[0-9a-f]{12}$")]
Template = Annotated[str, Form(r"^[a-z0-9-]+\.html$")]


class PageMeta(Record):
    """The fields at the top of a page."""

    id: Slug = says("Its id, for ever.")
    title: Text = says("Its title: the page's one first-level heading.")
    description: Summary = says("One sentence for search results, 40 to 200 characters.")
    kind: PageKind = says("What sort of page it is.")
    nations: tuple[Nation, ...] = says("The nations it is for.", least=1)
    audience: tuple[Audience, ...] = says("Who it is for.", least=1)
    first_for: tuple[Audience, ...] = says("Of these, those who read it first in their job.", default=())
    also_called: tuple[Text, ...] = says("The words that staff use for it, lower case.", default=())
    typed: tuple[Typed, ...] = says(
        "What people type whose answer this page is, lower case: search reads it, no reader sees it.", default=()
    )
    law: tuple[Reference, ...] = says("The provisions or requirements that it rests on.", default=())
    sources: tuple[Slug, ...] = says("What else it rests on.", default=())
    reviewed: Day = says("The day on which it was last read against its sources.")
    review_every: Interval = says("How long that reading holds, for example 6 months.")
    owner: Owner = says("The part of the editorial group that looks after it.")
    searchable: bool = says("False for a page that only demonstrates: search leaves it out.", default=True)
    regulation: Reference | None = says("On a standard's page: its provision.", default=None)
    checklist: Slug | None = says("On a standard's page: its checklist.", default=None)
    template: Template | None = says("Another template of the theme, for example home.html.", default=None)
    replaces: Slug | None = says("In an organisation's layer: the page that this one replaces.", default=None)
    replaced_version: Fingerprint | None = says(
        "In an organisation's layer: which text of that page it replaces; the check names it.", default=None
    )
    section: Slug | None = says(
        "In an organisation's layer: the section of the menu in which it stands, by its first page's id.", default=None
    )
    kept_by: Text | None = says("In an organisation's layer: the role that looks after the page.", default=None)
    language: Language = says(
        "In an organisation's layer: the language in which the page is written, en for English or cy for Welsh.",
        default="en",
    )
