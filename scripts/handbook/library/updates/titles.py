"""What each thing of the handbook is called, and what it says, for somebody who knows no ids."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping

from ...load import address
from ...load.page import Page
from ...load.shapes.base import Record
from ..catalogue import Catalogue

Name = tuple[str, str]
"""A kind and an id, as the register has them."""
_NO_WORDING = {
    "id", "page", "event", "nation", "url", "licence", "read", "read_on", "confidence", "kind", "part", "ref", "label",
    "effect", "law", "strength", "do",
}  # fmt: skip
"""Fields that are no wording: an id, a place, how something was read."""
_KEY = re.compile(r"[a-z]+(-[a-z]+)+")
"""A value that stands for words: "registered-person"."""


def titles(records: Catalogue, pages: Mapping[str, Page]) -> dict[Name, str]:
    """What each thing is called, by kind and id.

    Example: `titles(catalogue, pages)["page", "missing"]`
    """
    found: list[tuple[Name, str]] = [(("page", id_), page.meta.title) for id_, page in pages.items()]
    found += [(("checklist", id_), checklist.title) for id_, checklist in records.checklists.items()]
    found += [(("item", id_), row.item.text) for id_, row in records.items.items()]
    for pathway in records.pathways.values():
        found.append((("pathway", pathway.id), pathway.title))
        found += [(("session", f"{pathway.id}-{s.id}"), f"{pathway.title}: {s.title}") for s in pathway.stages]
    found += [(("step", id_), step.text) for id_, step in records.steps.items()]
    found += [(("source", id_), source.title) for id_, source in records.sources.items()]
    found += [(("term", id_), term.term) for id_, term in records.terms.items()]
    found += [(("document", id_), document.title) for id_, document in records.documents.items()]
    found += [(("duty", duty.id), duty.title) for duty in records.duties]
    found += [(("finding", finding.id), finding.found) for finding in records.findings]
    found += [(("contact", id_), contact.name) for id_, contact in records.contacts.items()]
    found += [(("event", event), notifications[0].title) for event, notifications in records.events.items()]
    found += [(("subject", id_), subject.title) for id_, subject in records.subjects.items()]
    found += [(("provision", provision.id), _law(provision.id)) for provision in records.provisions.values()]
    found += [(("requirement", id_), _law(id_)) for id_ in records.requirements]
    return dict(found)


def wordings(records: Catalogue) -> dict[Name, str]:
    """What each thing says that people act on, by kind and id: one line for each of its fields.

    Example: `wordings(catalogue)["item", "fire-drill"]`
    """
    found: dict[Name, str] = {("item", id_): _said(row.item) for id_, row in records.items.items()}
    found |= {("step", id_): _said(step) for id_, step in records.steps.items()}
    found |= {("requirement", id_): _said(row.requirement) for id_, row in records.requirements.items()}
    found |= {("contact", id_): _said(contact) for id_, contact in records.contacts.items()}
    found |= {("term", id_): _said(term) for id_, term in records.terms.items()}
    found |= {("document", id_): _said(document) for id_, document in records.documents.items()}
    found |= {("duty", duty.id): _said(duty) for duty in records.duties}
    found |= {("event", event): "\n".join(map(_said, told)) for event, told in records.events.items()}
    found |= {("source", id_): f"{source.title} ({source.status})" for id_, source in records.sources.items()}
    return found


def _said(record: Record) -> str:
    return "\n".join(_lines(record))


def _lines(record: Record) -> Iterator[str]:
    for field in dataclasses.fields(record):  # type: ignore[arg-type]
        value = getattr(record, field.name)
        if field.name in _NO_WORDING or not value:
            continue
        if isinstance(value, str | int) and not isinstance(value, bool):
            yield _in_words(str(value))
        elif isinstance(value, tuple) and isinstance(value[0], Record):
            for member in value:
                yield from _lines(member)
        elif isinstance(value, tuple) and field.name not in ("meets", "sources", "law", "covers", "nations"):
            yield ", ".join(map(_in_words, value))


def _in_words(value: str) -> str:
    return value.replace("-", " ") if _KEY.fullmatch(value) else value


def _law(id_: str) -> str:
    nation, _, ref = id_.partition(":")
    return f"{address.cited(ref)} ({nation.capitalize()})"
