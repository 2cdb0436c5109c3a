"""Every macro by name: those that authors write, and those that only made pages use."""

from __future__ import annotations

from ..renderer import Macro
from . import law, lists, manual, pages, people, tables

AUTHORS: dict[str, Macro] = {
    "regulation": law.regulation,
    "source": pages.source,
    "link": pages.link,
    "term": pages.term,
    "contact": people.contact,
    "contacts": people.contacts,
    "requirements": law.requirements,
    "checklist": lists.checklist,
    "inspection": lists.inspection,
    "notify": people.notify,
    "questions": lists.questions,
    "pathway": lists.pathway,
    "document": lists.document,
    "table_of": tables.table_of,
    "fields_of": manual.fields_of,
    "manual": manual.manual,
}
OWN: dict[str, Macro] = {
    "page_top": pages.page_top,
    "page_end": pages.page_end,
    "note_about": pages.note_about,
    "law_lead": law.law_lead,
    "law_rows": law.law_rows,
    "law_uses": law.law_uses,
    "law_text": law.law_text,
}
MACROS: dict[str, Macro] = {**AUTHORS, **OWN}
