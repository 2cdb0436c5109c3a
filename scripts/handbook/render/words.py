"""How the values of records are put into words."""

from __future__ import annotations

import datetime

from ..load.shapes.source import Source

PEOPLE = {
    "registered-person": "the registered person",
    "registered-provider": "the registered provider",
    "registered-manager": "the registered manager",
    "responsible-individual": "the responsible individual",
    "staff": "staff",
    "independent-person": "the independent person",
    "ofsted": "Ofsted (HMCI)",
    "placing-authority": "the placing authority",
    "secretary-of-state": "the Secretary of State",
    "personal-representatives": "the personal representatives",
    "insolvency-appointee": "the liquidator, receiver or trustee",
    "provider-organisation": "the provider, if an organisation",
    "partnership": "the partnership",
    "area-authority": "the local authority for the home's area",
    "integrated-care-board": "the integrated care board",
    "controlled-drugs-officer": "NHS England's controlled drugs accountable officer",
    "ombudsman": "the Prisons and Probation Ombudsman",
    "relevant-persons": "each other relevant person",
    "local-authority-of-abuse": "the authority where it is said to have happened",
    "gp": "the child's GP",
    "police": "the police",
    "child": "the child",
    "parent": "the child's parents",
    "on-call": "the on-call manager",
    "placing-authority-edt": "the placing authority's emergency duty team",
    "designated-officer": "the designated officer",
    "disclosure-and-barring-service": "the Disclosure and Barring Service",
    "inspectorate-wales": "Care Inspectorate Wales",
    "health-and-safety-executive": "the Health and Safety Executive",
    "information-commissioner": "the Information Commissioner",
    "health-protection-team": "the health protection team",
    "health-board": "the health board",
    "social-care-wales": "Social Care Wales",
    "service-provider": "the service provider",
    "appointed-manager": "the appointed manager",
}
NATIONS = {
    "england": "England",
    "wales": "Wales",
    "both": "England and Wales",
    "uk": "UK",
    "international": "International",
}
STATES = {
    "met": "Met",
    "partly": "Partly",
    "not-yet": "Not yet",
    "does-not-apply": "Does not apply",
}
PAGE_KINDS = {
    "home": "Home",
    "act-now": "Act now",
    "standard": "Quality standard",
    "guidance": "Guidance",
    "theme": "What outstanding homes do",
    "stage": "Leadership journey",
    "law": "The law",
    "reference": "Reference",
    "adapt": "Make it yours",
}
AUDIENCES = {
    "care-worker": "Care worker",
    "shift-leader": "Shift leader",
    "deputy": "Deputy",
    "manager": "Manager",
    "responsible-individual": "Responsible individual",
    "trainer": "Trainer",
    "provider": "Provider",
}
AUDIENCES_MANY = {role: "deputies" if role == "deputy" else f"{name.lower()}s" for role, name in AUDIENCES.items()}
SOURCE_KINDS = {
    "statute": "Acts",
    "regulations": "Regulations",
    "statutory-guidance": "Statutory and government guidance",
    "inspection-framework": "Inspection frameworks",
    "inspection-report": "Inspection reports",
    "statistics": "Statistics",
    "research": "Research and reviews",
    "practice-guide": "Practice guides",
    "news": "News",
}
EFFECTS = {
    "duty": "Must be done",
    "ban": "Never allowed",
    "power": "May be done",
    "definition": "What a word means",
    "exception": "Exception",
    "list": "On the list",
    "history": "For the record",
}
STRENGTHS = {"law": "Law", "expected": "Expected", "practice": "Good practice"}
PARAMETERS = {
    "words": "words of your own",
    "law": "a provision or requirement, like england:13(2)(a)",
    "provision": "a provision, like england:13",
    "source": "the id of a source",
    "page": "the id of a page",
    "anchor": "the id of a heading on that page",
    "term": "the id of a word in the glossary",
    "contact": "the id of a contact",
    "checklist": "the id of a checklist",
    "inspection-area": "the id of an inspection area",
    "event": "an event, like child-dies",
    "page-with-questions": "the id of a page that has questions",
    "pathway": "the id of a pathway",
    "listing": "the kind of list",
    "schema": "the kind of record",
    "document": "the id of a blank document",
}
INTERVALS = {
    "day": "Every day",
    "week": "Every week",
    "month": "Every month",
    "2 months": "Every two months",
    "3 months": "Every three months",
    "6 months": "Every six months",
    "year": "Every year",
    "2 years": "Every two years",
    "3 years": "Every three years",
    "event": "When something happens",
}
THEMES = {
    "leadership": "Leadership and managers",
    "workforce": "The workforce",
    "size-and-ownership": "Size, ownership and grades",
    "stability-and-matching": "Matching, stability and distance",
    "children-say": "What children say",
    "education": "Education",
    "health": "Health",
    "safety": "Safety",
    "restraint": "Restraint",
    "police": "Police and courts",
    "ways-of-working": "Ways of working",
    "leaving": "Leaving care",
    "wales": "Wales",
    "policy": "Policy",
}
FINDING_STRENGTHS = {
    "strong": "Can be relied on",
    "fair": "Fairly sure",
    "weak": "A hint, no more",
    "contested": "Studies disagree",
}
CHECKLIST_GROUPS = {
    "standards-england": "The standards, England",
    "standards-wales": "The standards, Wales",
    "other": "For managers",
    "act-now": "For the shift",
}
VERDICTS = {"kept": "Kept", "corrected": "Corrected", "not-supported": "Not supported"}
THINGS = {
    "page": "page",
    "checklist": "checklist",
    "item": "checklist item",
    "pathway": "induction",
    "step": "step of an induction",
    "session": "trainer's plan",
    "source": "source",
    "term": "word of the glossary",
    "provision": "part of the law",
    "requirement": "line of the law",
    "document": "blank document",
    "duty": "yearly duty",
    "finding": "finding",
    "contact": "contact",
    "event": "event to report",
    "subject": "subject of a framework",
}
"""What a thing of each kind of the register is called."""
STEPS = {"read": "Read", "do": "Do", "watch": "Watch", "talk": "Talk about it", "be-observed": "Be observed"}


def day(date: datetime.date) -> str:
    """Write a date as people say it.

    >>> day(datetime.date(2026, 11, 2))
    '2 November 2026'
    """
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def partial_day(text: str) -> str:
    """Write a year, month or day.

    >>> partial_day("2015-04"), partial_day("2015"), partial_day("2015-04-01")
    ('April 2015', '2015', '1 April 2015')
    """
    parts = text.split("-")
    if len(parts) == 3:
        return day(datetime.date.fromisoformat(text))
    return f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) == 2 else text


def joined(names: list[str]) -> str:
    """Join names as a sentence does.

    >>> joined(["staff", "the child", "the police"])
    'staff, the child and the police'
    """
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def people(keys: tuple[str, ...]) -> str:
    """Name the people who act or are told.

    >>> people(("registered-person", "staff"))
    'the registered person and staff'
    """
    return joined([PEOPLE[key] for key in keys])


def plain_name(key: str) -> str:
    """A person's or body's name without the article, for lists in order.

    >>> plain_name("police"), plain_name("ofsted")
    ('police', 'Ofsted (HMCI)')
    """
    return PEOPLE[key].removeprefix("the ")


def capital(text: str) -> str:
    """Start with a capital letter."""
    return text[:1].upper() + text[1:]


def short_name(source: Source) -> str:
    """A source in a few words, for running text: its publisher and year."""
    year = f", {source.published[:4]}" if source.published else ""
    return f"{source.publisher}{year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
