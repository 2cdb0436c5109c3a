"""A checklist: items that a home tests itself against, each tied to what it meets."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from .base import Nation, Record, Reference, Slug, Text


class Item(Record):
    """One testable thing."""

    id: Slug = Field(description="Its id, unique in the whole handbook, for ever.")
    text: Text = Field(description="One testable thing, in plain words.")
    help: Text | None = Field(None, description="How to look.")
    evidence: Text | None = Field(None, description="What good evidence looks like.")
    meets: tuple[Reference, ...] = Field((), description="The requirements that it helps to meet.")
    sources: tuple[Slug, ...] = Field((), description="What it rests on, when it is not a requirement.")
    page: Slug | None = Field(None, description="The page that explains it.")


class Section(Record):
    """A group of items."""

    title: Text = Field(description="What the items have in common.")
    items: tuple[Item, ...] = Field(min_length=1, description="The items, in the order in which to look.")


class Checklist(Record):
    """A list of items for one job."""

    id: Slug = Field(description="Its id, for ever; the file has the same name.")
    title: Text = Field(description="What it is called.")
    purpose: Text = Field(description="What it is for, in one sentence.")
    who: Text = Field(description="Who does it.")
    how_often: Text = Field(description="How often it is done.")
    nations: tuple[Nation, ...] = Field(min_length=1, description="The nations whose homes can use it.")
    page: Slug = Field(description="The page that shows it.")
    sections: tuple[Section, ...] = Field(min_length=1, description="Its groups of items.")

    def items(self) -> Iterator[Item]:
        """Go through all items, in order."""
        for section in self.sections:
            yield from section.items
