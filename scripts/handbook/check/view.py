"""What a rule looks at: the project, with the ids of every kind that exist in it."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

from ..load.page import Page
from ..load.problem import Origin
from ..load.project import Project
from ..load.references import parents
from ..load.shapes.base import Record
from ..load.shapes.change import Retirement
from ..load.shapes.checklist import Checklist, Item
from ..load.shapes.law import Provision
from ..load.signatures import LISTINGS
from ..organisation.layer import Layer
from .named import Named, in_calls, in_record

R = TypeVar("R", bound=Record)


@dataclass
class View:
    """A project under check. `today` is given, never read from a clock."""

    project: Project
    layer: Layer
    today: datetime.date

    @property
    def pages(self) -> list[Page]:
        """The pages that people wrote."""
        return self.project.pages

    @property
    def whole(self) -> bool:
        """Whether every file was loaded; when not, rules about what is absent stay silent."""
        return not self.project.unloaded

    def may_exist(self, id_: str) -> bool:
        """Whether an id stands in a file that could not be loaded: that file's own problem comes first."""
        return any(not text or id_ in text for text in self.project.unloaded.values())

    def records(self, kind: str, shape: type[R]) -> list[R]:  # noqa: ARG002 (says the type)
        """All records of a kind, which are of this shape."""
        return cast("list[R]", self.project.records[kind])

    @cached_property
    def provisions(self) -> dict[str, Provision]:
        """Provisions by id."""
        return {provision.id: provision for provision in self.records("provision", Provision)}

    @cached_property
    def checklists(self) -> dict[str, Checklist]:
        """Checklists by id."""
        return {checklist.id: checklist for checklist in self.records("checklist", Checklist)}

    def all_items(self) -> Iterator[Item]:
        """Every item of every checklist."""
        for checklist in self.records("checklist", Checklist):
            yield from checklist.items()

    @cached_property
    def known(self) -> dict[str, dict[str, Origin]]:
        """For each kind of name, the ids that exist and where: what a macro's argument or a field may hold."""
        rows = {
            provision.requirement_id(row): row.origin
            for provision in self.provisions.values()
            for row in provision.requirements
        }
        paragraphs = {parent: origin for id_, origin in rows.items() for parent in parents(id_)}
        provisions = {id_: provision.origin for id_, provision in self.provisions.items()}
        listed = {
            kind: {str(getattr(record, "id", "")): record.origin for record in self.project.records[kind]}
            for kind in (
                "sources",
                "terms",
                "contacts",
                "inspection-areas",
                "pathway",
                "changes",
                "document",
                "subjects",
            )
        }
        questions = {str(getattr(record, "page", "")): record.origin for record in self.project.records["questions"]}
        events = {str(getattr(record, "event", "")): record.origin for record in self.project.records["notifications"]}
        return {
            "page": {page.meta.id: page.origin for page in self.pages},
            "law": {**paragraphs, **provisions, **rows},
            "provision": provisions,
            "requirement": rows,
            "source": listed["sources"],
            "term": listed["terms"],
            "contact": listed["contacts"],
            "inspection-area": listed["inspection-areas"],
            "checklist": {id_: checklist.origin for id_, checklist in self.checklists.items()},
            "item": {item.id: item.origin for item in self.all_items()},
            "event": events,
            "pathway": listed["pathway"],
            "page-with-questions": questions,
            "change": listed["changes"],
            "document": listed["document"],
            "subject": listed["subjects"],
            "listing": dict.fromkeys(LISTINGS, Origin("(built in)")),
            "schema": dict.fromkeys(
                (*self.project.records, "page", "organisation", "amendments"), Origin("(built in)")
            ),
        }

    @cached_property
    def named(self) -> list[Named]:
        """Every id that is named in pages, records and the organisation's layer."""
        found = [named for page in self.pages for named in (*in_record(page.meta), *in_calls(page.calls))]
        found += [
            named for kind in sorted(self.project.records) for r in self.project.records[kind] for named in in_record(r)
        ]
        organisation = self.layer.organisation
        listed = [organisation.contacts, *(home.contacts for home in organisation.homes)]
        found += [Named("contact", own.id, own, ("id",)) for contacts in listed for own in contacts]
        return found + [Named("page", name, place=Origin(note.origin.path)) for name, note in self.layer.notes.items()]

    @cached_property
    def retired(self) -> dict[tuple[str, str], Retirement]:
        """Retirements by kind and id; one of a requirement or provision also by the kind "law"."""
        all_ = self.records("retired", Retirement)
        law = {("law", r.id): r for r in all_ if r.kind in ("provision", "requirement")}
        return {**{(r.kind, r.id): r for r in all_}, **law}

    @cached_property
    def anchors(self) -> dict[str, set[str]]:
        """For each page's id, the anchors of its headings and of the items its checklists show."""
        found: dict[str, set[str]] = {}
        for page in self.pages:
            anchors = set(heading_anchors([(h.words, h.anchor) for h in page.headings]))
            for call in page.calls:
                checklist = self.checklists.get(call.arguments[0]) if call.arguments else None
                if call.name == "checklist" and checklist:
                    anchors |= {item.id for item in checklist.items()}
            found[page.meta.id] = anchors
        return found


def heading_anchors(headings: list[tuple[str, str | None]]) -> list[str]:
    """The anchors that the engine gives to headings: the explicit id, else a slug of the words.

    >>> heading_anchors([("Talk about it", None), ("Talk about it", None), ("X", "own")])
    ['talk-about-it', 'talk-about-it_1', 'own']
    """
    used = {anchor for _, anchor in headings if anchor}
    return [anchor or _unused(words, used) for words, anchor in headings]


def _unused(words: str, used: set[str]) -> str:
    """The slug of a heading's words, numbered when it is taken, as the engine numbers it."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    name = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
    while name in used or not name:
        numbered = re.fullmatch(r"(.*)_([0-9]+)", name)
        name = f"{numbered[1]}_{int(numbered[2]) + 1}" if numbered else f"{name}_1"
    used.add(name)
    return name
