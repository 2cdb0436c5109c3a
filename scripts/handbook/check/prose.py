"""What a page says to its reader, for the rules of style; and what the records say."""

from __future__ import annotations

from collections.abc import Iterator

from ..load.page import Page
from ..load.problem import Origin
from ..load.project import Project
from ..load.shapes.base import Record

_HELD_IN = {
    "checklist", "notifications", "contacts", "document", "duties", "findings", "pathway", "questions", "changes",
    "learning",
}  # fmt: skip
_NAMES = {"id", "event", "also_called", "typed", "term", "abbreviation", "welsh", "title"}


def spoken(page: Page) -> str:
    """The page's prose with the ids in its macro calls blanked out, character for character."""
    text = page.prose
    for call in page.calls:
        inside = text[call.start : call.end]
        for argument in call.arguments:
            inside = inside.replace(f'"{argument}"', f'"{" " * len(argument)}"', 1)
        text = text[: call.start] + inside + text[call.end :]
    return text


def told(project: Project) -> Iterator[tuple[str, Origin]]:
    """Go through the texts of records that a reader is shown, each with its place; names and the law are left out."""
    for kind in sorted(_HELD_IN & set(project.records)):
        for record in project.records[kind]:
            yield from _texts(record)


def _texts(record: Record) -> Iterator[tuple[str, Origin]]:
    for field, value in record.__dict__.items():
        if field.startswith("_") or field in _NAMES:
            continue
        if isinstance(value, str) and " " in value:
            yield value, record.origin_of(field)
        elif isinstance(value, Record):
            yield from _texts(value)
        elif isinstance(value, tuple):
            for number, member in enumerate(value):
                if isinstance(member, Record):
                    yield from _texts(member)
                elif isinstance(member, str) and " " in member:
                    yield member, record.origin_of(field, number)
