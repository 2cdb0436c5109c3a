"""One version of the handbook under comparison: as it is published, and with an organisation's layer over it."""

from __future__ import annotations

import dataclasses
import datetime
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ...check.addresses import addresses
from ...check.view import View
from ...load.page import Page
from ...load.project import Project
from ...organisation.layer import Layer, lay
from ...organisation.shown import shown
from ..catalogue import Catalogue
from .titles import Name, titles, wordings

_NO_ADDRESS = ("contact", "event", "subject")
"""The kinds that a layer may name and that have no address of their own."""


@dataclass
class Version:
    """A version, with what it publishes."""

    name: str
    """Its number, for example "0.3.0"."""
    upstream: Project
    """As it is published."""
    project: Project
    """With the layer over it."""
    layer: Layer
    today: datetime.date

    @cached_property
    def records(self) -> Catalogue:
        """Its own records, by id."""
        return Catalogue(self.upstream)

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Its own pages, by id."""
        return {page.meta.id: page for page in self.upstream.pages}

    @cached_property
    def titles(self) -> dict[Name, str]:
        """What each thing of its own is called, by kind and id."""
        return titles(self.records, self.pages)

    @cached_property
    def wordings(self) -> dict[Name, str]:
        """What each thing of its own says that people act on, by kind and id."""
        return wordings(self.records)

    @cached_property
    def view(self) -> View:
        """What the checks see of it, with the layer over it."""
        return View(self.project, self.layer, self.today)

    @cached_property
    def own(self) -> View:
        """What the checks see of it alone."""
        return View(self.upstream, Layer(), self.today)

    @cached_property
    def address_of(self) -> dict[Name, str]:
        """The address of all that it publishes itself, by kind and id; empty for what has none of its own."""
        found: dict[Name, str] = {}
        for line, _ in addresses(self.own):
            kind, id_, address = line.split(" ")
            found.setdefault((kind, id_), address)
        return found | {(kind, id_): "" for kind in _NO_ADDRESS for id_ in self.own.known[kind]}

    @cached_property
    def shown(self) -> set[Name]:
        """What of it the organisation's copy shows, by kind and id."""
        copy = View(shown(self.project, self.layer).project, self.layer, self.today)
        found = {(kind, id_) for kind, id_, *_ in (line.split(" ") for line, _ in addresses(copy))}
        return found | {(kind, id_) for kind in _NO_ADDRESS for id_ in copy.known[kind]}

    @cached_property
    def page_by_address(self) -> dict[str, str]:
        """The id of each of its pages, by address."""
        return {url: id_ for (kind, id_), url in self.address_of.items() if kind == "page"}

    def owner_of(self, name: Name) -> str:
        """The id of the page on which a thing stands; empty for one that stands on none."""
        return self.page_by_address.get(self.address_of[name].partition("#")[0], "")

    @cached_property
    def part_of(self) -> dict[Name, Name]:
        """What each part is a part of: when the whole goes or comes, its parts are not told one by one."""
        records = self.records
        found: dict[Name, Name] = {("item", id_): ("checklist", row.checklist.id) for id_, row in records.items.items()}
        found |= {("requirement", id_): ("provision", row.provision.id) for id_, row in records.requirements.items()}
        for pathway in records.pathways.values():
            for stage in pathway.stages:
                found["session", f"{pathway.id}-{stage.id}"] = ("pathway", pathway.id)
                found |= {("step", step.id): ("pathway", pathway.id) for step in stage.steps}
        return found


def version_of_tree(name: str, upstream: Project, folder: Path, today: datetime.date) -> Version:
    """Lay the organisation's folder over a version; the version itself is kept as it was.

    Args:
        name: the version's number.
        upstream: its records and pages.
        folder: the organisation's folder.
        today: the day, for the reviews that are due.
    """
    project = dataclasses.replace(
        upstream,
        records={kind: list(records) for kind, records in upstream.records.items()},
        pages=list(upstream.pages),
        digests=list(upstream.digests),
        problems=list(upstream.problems),
        unloaded=dict(upstream.unloaded),
        newer=False,
    )
    return Version(name, upstream, project, lay(project, folder), today)
