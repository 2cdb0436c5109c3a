"""The kinds of record: where each is kept, and by which schema it is read."""

from __future__ import annotations

from dataclasses import dataclass

from .shapes.base import Record
from .shapes.calendar import Duty
from .shapes.change import Change, Retirement
from .shapes.checklist import Checklist
from .shapes.document import BlankDocument
from .shapes.finding import Finding, StartingPoint
from .shapes.glossary import Term
from .shapes.inspection import InspectionArea
from .shapes.law import Provision
from .shapes.learning import Learning, Pathway, Question, Subject
from .shapes.notice import Contact, Notification
from .shapes.source import Source


@dataclass(frozen=True)
class Kind:
    """One kind: its name, its folder under `data`, and whether a file holds one record or a list of them."""

    name: str
    folder: str
    shape: type[Record]
    listed: bool
    says: str


KINDS: tuple[Kind, ...] = (
    Kind("provision", "law", Provision, False, "One regulation or schedule, with every requirement in it."),
    Kind("sources", "sources", Source, True, "The documents that the handbook rests on."),
    Kind("inspection-areas", "inspection", InspectionArea, True, "What inspectors look for."),
    Kind("checklist", "checklists", Checklist, False, "One checklist."),
    Kind("terms", "glossary", Term, True, "The words of the glossary."),
    Kind("contacts", "contacts", Contact, True, "Whom to ring."),
    Kind("notifications", "notifications", Notification, True, "Who is told of an event."),
    Kind("pathway", "pathways", Pathway, False, "One induction pathway."),
    Kind("subjects", "subjects", Subject, True, "Subjects of a qualification or induction framework."),
    Kind("questions", "questions", Question, True, "Questions that a page settles."),
    Kind("learning", "learning", Learning, True, "What is learnt from a page, and how to talk about it."),
    Kind("document", "documents", BlankDocument, False, "One blank document."),
    Kind("duties", "calendar", Duty, True, "What falls due in a home's year."),
    Kind("findings", "findings", Finding, True, "What research and inspection found, with its limits."),
    Kind("starting-points", "starting-points", StartingPoint, True, "Where the project's starting points went."),
    Kind("changes", "changes", Change, True, "What changed, and what a home should do."),
    Kind("retired", "retired", Retirement, True, "Ids that are no longer used."),
)
