"""A checklist: items that a home tests itself against, each tied to what it meets."""

from __future__ import annotations

from collections.abc import Iterator

from .base import Nation, Record, Reference, Slug, Text, says


class Item(Record):
    """One testable thing."""

    id: Slug = says("Its id, unique in the whole handbook, for ever.")
    text: Text = says("One testable thing, in plain words.")
    help: Text | None = says("How to look.", default=None)
    evidence: Text | None = says("What good evidence looks like.", default=None)
    meets: tuple[Reference, ...] = says("The requirements that it helps to meet.", default=())
    sources: tuple[Slug, ...] = says("What it rests on, when it is not a requirement.", default=())
    page: Slug | None = says("The page that explains it.", default=None)


class Section(Record):
    """A group of items."""

    title: Text = says("What the items have in common.")
    items: tuple[Item, ...] = says("The items, in the order in which to look.", least=1)


class Checklist(Record):
    """A list of items for one job."""

    id: Slug = says("Its id, for ever; the file has the same name.")
    title: Text = says("What it is called.")
    purpose: Text = says("What it is for, in one sentence.")
    who: Text = says("Who does it.")
    how_often: Text = says("How often it is done.")
    nations: tuple[Nation, ...] = says("The nations whose homes can use it.", least=1)
    page: Slug = says("The page that shows it.")
    sections: tuple[Section, ...] = says("Its groups of items.", least=1)

    def items(self) -> Iterator[Item]:
        """Go through all items, in order."""
        for section in self.sections:
            yield from section.items
