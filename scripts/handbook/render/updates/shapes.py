"""A briefing: what a newer version brings, in words; the writers only set it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from ...library.updates.passages import Passage


@dataclass(frozen=True)
class Line:
    """A labelled line of an entry: words, and the pages of the handbook that it names, by id and title."""

    label: str
    text: str = ""
    pages: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> str:
        """The line where nothing can link."""
        return "; ".join([*([self.text] if self.text else []), *(title for _, title in self.pages)])


@dataclass(frozen=True)
class Entry:
    """One thing to know or to do."""

    title: str
    lines: tuple[Line, ...] = ()
    passages: tuple[Passage, ...] = ()
    """What the difference is."""
    page: str = ""
    """The id of the page that the title stands for, where the newer version has it."""


@dataclass(frozen=True)
class Section:
    """Things of one sort."""

    id: str
    title: str
    says: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Briefing:
    """What a newer version brings."""

    title: str
    lead: str
    short: tuple[str, ...]
    """The whole in a few lines."""
    sections: tuple[Section, ...]
    number: str
    """The newer version's."""
    on: datetime.date
