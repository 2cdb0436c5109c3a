"""Every record by its id, in the order in which readers meet it."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TypeVar, cast

from ..load.project import Project
from ..load.references import parents
from ..load.shapes.base import Record
from ..load.shapes.calendar import Duty
from ..load.shapes.change import Change, Retirement
from ..load.shapes.checklist import Checklist
from ..load.shapes.document import BlankDocument
from ..load.shapes.finding import Finding, StartingPoint
from ..load.shapes.glossary import Term
from ..load.shapes.inspection import InspectionArea
from ..load.shapes.law import Provision
from ..load.shapes.learning import Learning, Pathway, Question, Step, Subject
from ..load.shapes.notice import Contact, Notification
from ..load.shapes.source import Source
from .rows import ItemRow, RequirementRow

R = TypeVar("R", bound=Record)

SOURCE_PAGES = {
    "statute": "sources-law",
    "regulations": "sources-law",
    "statutory-guidance": "sources-guidance",
    "inspection-framework": "sources-inspection",
    "inspection-report": "sources-inspection",
    "statistics": "sources-statistics",
    "research": "sources-research",
    "practice-guide": "sources-practice",
    "news": "sources-news",
}
"""The page on which each kind of source is told in full."""


def pages_of_source(source: Source) -> tuple[str, str, str]:
    """The ids of the pages on which a source may be told in full: it is told on the first that there is.

    A kind with many sources has a page of its own for a nation; a project without any tells all on the page `sources`.
    """
    page = SOURCE_PAGES[source.kind]
    return (f"{page}-{source.nation}", page, "sources")


class Catalogue:
    """The records of a project, by id."""

    def __init__(self, project: Project) -> None:
        """Index `project`, which has passed its checks."""
        self.project = project

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
    def subjects(self) -> dict[str, Subject]:
        """Subjects of qualifications and induction frameworks by id, as written."""
        return {subject.id: subject for subject in self._all("subjects", Subject)}

    @cached_property
    def steps(self) -> dict[str, Step]:
        """Steps of pathways by id."""
        return {step.id: step for way in self.pathways.values() for stage in way.stages for step in stage.steps}

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
    def learning(self) -> dict[str, Learning]:
        """What is learnt from a page, by the page's id."""
        return {record.page: record for record in self._all("learning", Learning)}

    @cached_property
    def documents(self) -> dict[str, BlankDocument]:
        """Blank documents by id, in alphabetical order."""
        found = sorted(self._all("document", BlankDocument), key=lambda document: document.title.lower())
        return {document.id: document for document in found}

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """What falls due in a home's year, as written."""
        return self._all("duties", Duty)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What research and inspection found, as written."""
        return self._all("findings", Finding)

    @cached_property
    def starting_points(self) -> tuple[StartingPoint, ...]:
        """Where the project's starting points went, as written."""
        return self._all("starting-points", StartingPoint)


def order_of(ref: str) -> tuple[int, int, str]:
    """Sort regulations by number, schedules after them.

    >>> sorted(["sch1", "10", "9"], key=order_of)
    ['9', '10', 'sch1']
    """
    schedule = ref.startswith("sch")
    digits = "".join(character for character in ref if character.isdigit())
    return (1 if schedule else 0, int(digits or 0), ref)
