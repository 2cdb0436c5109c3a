"""Everything a renderer asks for: records by id, and who uses what."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TypeVar, cast

from ..load import address
from ..load.page import Page
from ..load.project import Project
from ..load.references import named_in, parents, provision_of, sources_of
from ..load.shapes.base import Record
from ..load.shapes.change import Change, Retirement
from ..load.shapes.checklist import Checklist
from ..load.shapes.glossary import Term
from ..load.shapes.inspection import InspectionArea
from ..load.shapes.law import Provision
from ..load.shapes.learning import Pathway, Question
from ..load.shapes.notice import Contact, Notification
from ..load.shapes.source import Source
from ..organisation.layer import Layer
from .rows import Citation, ItemRow, RequirementRow

R = TypeVar("R", bound=Record)


class Library:
    """Indexes over a project that has passed its checks."""

    def __init__(self, project: Project, layer: Layer, pages: list[Page]) -> None:
        """Index `project`; `pages` are all pages, those made from records included."""
        self.project = project
        self.layer = layer
        self.pages = pages

    def _all(self, kind: str, shape: type[R]) -> tuple[R, ...]:  # noqa: ARG002 (says the type)
        return tuple(cast("list[R]", self.project.records[kind]))

    @cached_property
    def provisions(self) -> dict[str, Provision]:
        """Provisions by id, regulations in the order of their numbers, then schedules."""
        found = sorted(self._all("provision", Provision), key=lambda p: (p.nation, order_of(p.ref)))
        return {provision.id: provision for provision in found}

    @cached_property
    def requirements(self) -> dict[str, RequirementRow]:
        """Requirements by id, in the order of the law."""
        return {
            provision.requirement_id(row): RequirementRow(provision, row)
            for provision in self.provisions.values()
            for row in provision.requirements
        }

    @cached_property
    def paragraphs(self) -> dict[str, RequirementRow]:
        """For each paragraph that is no row itself, its first row."""
        found: dict[str, RequirementRow] = {}
        for id_, row in self.requirements.items():
            for parent in parents(id_):
                found.setdefault(parent, row)
        return found

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self._all("sources", Source)}

    @cached_property
    def checklists(self) -> dict[str, Checklist]:
        """Checklists by id."""
        return {checklist.id: checklist for checklist in self._all("checklist", Checklist)}

    @cached_property
    def items(self) -> dict[str, ItemRow]:
        """Checklist items by id."""
        return {
            item.id: ItemRow(checklist, item, number)
            for checklist in self.checklists.values()
            for number, item in enumerate(checklist.items(), start=1)
        }

    @cached_property
    def terms(self) -> dict[str, Term]:
        """Terms by id, in alphabetical order."""
        return {term.id: term for term in sorted(self._all("terms", Term), key=lambda term: term.term.lower())}

    @cached_property
    def areas(self) -> dict[str, InspectionArea]:
        """Inspection areas by id."""
        return {area.id: area for area in self._all("inspection-areas", InspectionArea)}

    @cached_property
    def contacts(self) -> dict[str, Contact]:
        """Contacts by id."""
        return {contact.id: contact for contact in self._all("contacts", Contact)}

    @cached_property
    def events(self) -> dict[str, list[Notification]]:
        """Notifications by event, one for each nation."""
        found: dict[str, list[Notification]] = defaultdict(list)
        for notification in self._all("notifications", Notification):
            found[notification.event].append(notification)
        return dict(found)

    @cached_property
    def pathways(self) -> dict[str, Pathway]:
        """Pathways by id."""
        return {pathway.id: pathway for pathway in self._all("pathway", Pathway)}

    @cached_property
    def questions(self) -> dict[str, list[Question]]:
        """Questions by the id of the page that settles them."""
        found: dict[str, list[Question]] = defaultdict(list)
        for question in self._all("questions", Question):
            found[question.page].append(question)
        return dict(found)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Changes, newest first."""
        return tuple(sorted(self._all("changes", Change), key=lambda change: (change.date, change.id), reverse=True))

    @cached_property
    def retired(self) -> tuple[Retirement, ...]:
        """Ids that are no longer used."""
        return self._all("retired", Retirement)

    @cached_property
    def left_behind(self) -> dict[str, list[tuple[str, Retirement]]]:
        """For each page's address, the anchors that it once had, with what became of them."""
        retired: dict[tuple[str, str], Retirement] = {(record.kind, record.id): record for record in self.retired}
        found: dict[str, list[tuple[str, Retirement]]] = defaultdict(list)
        for line in self.project.published:
            kind, id_, target = line.split(" ")
            url, _, anchor = target.partition("#")
            if anchor and (kind, id_) in retired:
                found[url].append((anchor, retired[kind, id_]))
        return dict(found)

    @cached_property
    def page_by_id(self) -> dict[str, Page]:
        """Pages by id."""
        return {page.meta.id: page for page in self.pages}

    @cached_property
    def page_by_path(self) -> dict[str, Page]:
        """Pages by path."""
        return {page.path: page for page in self.pages}

    @cached_property
    def items_meeting(self) -> dict[str, list[ItemRow]]:
        """Checklist items by the requirement they help to meet."""
        found: dict[str, list[ItemRow]] = defaultdict(list)
        for row in self.items.values():
            for requirement in row.item.meets:
                found[requirement].append(row)
        return dict(found)

    @cached_property
    def pages_naming(self) -> dict[str, list[Page]]:
        """Pages by the requirement or provision that they name; pages made from the law itself do not count,
        nor those that only show how pages are written."""
        found: dict[str, dict[str, Page]] = defaultdict(dict)
        for page in self.pages:
            if page.made or page.meta.kind == "adapt":
                continue
            for reference in named_in(page, self.provisions):
                found[reference][page.meta.id] = page
        return {reference: list(pages.values()) for reference, pages in found.items()}

    @cached_property
    def provisions_named(self) -> dict[str, dict[str, None]]:
        """The provisions that each page names, itself or by one of their rows, in order, by the page's id."""
        return {
            page.meta.id: dict.fromkeys(provision_of(name) for name in named_in(page, self.provisions))
            for page in self.pages
        }

    @cached_property
    def links_from(self) -> dict[str, set[str]]:
        """The ids of the pages that each page links to, by its own id."""
        return {page.meta.id: {call.arguments[0] for call in page.calls if call.name == "link"} for page in self.pages}

    @cached_property
    def pages_about(self) -> dict[str, list[str]]:
        """The ids of the pages of guidance that name a provision, by provision."""
        found: dict[str, list[str]] = defaultdict(list)
        for page in self.guidance:
            for provision in self.provisions_named[page.meta.id]:
                found[provision].append(page.meta.id)
        return dict(found)

    @cached_property
    def linked_from(self) -> dict[str, list[str]]:
        """The ids of the pages of guidance that link to a page, by its id."""
        found: dict[str, list[str]] = defaultdict(list)
        for page in self.guidance:
            for target in sorted(self.links_from[page.meta.id]):
                found[target].append(page.meta.id)
        return dict(found)

    @property
    def guidance(self) -> list[Page]:
        """The pages that say something to those who look after children: not home, nor those on the handbook itself."""
        return [page for page in self.pages if not page.made and page.meta.kind not in ("home", "adapt")]

    @cached_property
    def pages_citing(self) -> dict[str, list[Page]]:
        """Pages by the source that they cite."""
        found: dict[str, dict[str, Page]] = defaultdict(dict)
        for page in self.pages:
            for source in sources_of(page):
                found[source][page.meta.id] = page
        return {source: list(pages.values()) for source, pages in found.items()}

    def cite(self, reference: str) -> Citation:
        """Cite a requirement, a paragraph above requirements, or a whole provision.

        Example: `library.cite("england:13(2)(a)")` is "regulation 13(2)(a)" and its anchor's address.
        """
        provision = self.provisions.get(reference)
        if provision:
            url = address.of_page(address.page_of_provision(provision.nation, provision.ref))
            return Citation(address.cited(provision.ref), url)
        row = self.requirements.get(reference)
        if row:
            return Citation(row.cited, row.url)
        return Citation(address.cited(reference.partition(":")[2]), self.paragraphs[reference].url)

    def url_of_page(self, page_id: str) -> str:
        """A page's address, from the site's root."""
        return address.of_page(self.page_by_id[page_id].path)

    def page_of_provision(self, provision: Provision) -> Page | None:
        """The page made for a provision."""
        return self.page_by_path.get(address.page_of_provision(provision.nation, provision.ref))


def order_of(ref: str) -> tuple[int, int, str]:
    """Sort regulations by number, schedules after them.

    >>> sorted(["sch1", "10", "9"], key=order_of)
    ['9', '10', 'sch1']
    """
    schedule = ref.startswith("sch")
    digits = "".join(character for character in ref if character.isdigit())
    return (1 if schedule else 0, int(digits or 0), ref)
