"""A blank document: what it asks, part by part, and the law that asks it."""

from __future__ import annotations

from typing import Literal

from .base import Nation, Record, Reference, Slug, Text, says


class Entry(Record):
    """One thing to write down."""

    asks: Text = says("What is asked, in a few words.")
    help: Text | None = says("What a full answer holds.", default=None)
    answer: Literal["line", "text", "date", "time", "tick", "choice", "signature"] = says(
        "The room it needs: a line, several lines, a date, a time, a box to tick, one of `choices`, a signature.",
        default="text",
    )
    choices: tuple[Text, ...] = says("The answers to choose from.", default=())
    law: tuple[Reference, ...] = says("The requirements that ask for it.", default=())


class Column(Record):
    """One column of a table to fill in."""

    title: Text = says("What stands in the column.")
    choices: tuple[Text, ...] = says("The answers to choose from, offered as a list in Excel.", default=())
    width: int = says("How wide it is, in characters.", default=18, low=4, high=60)


class Grid(Record):
    """A table to fill in."""

    columns: tuple[Column, ...] = says("Its columns, first to last.", least=2)
    rows: tuple[Text, ...] = says("What stands in the first column of each row, when that is fixed.", default=())
    blank: int = says("How many empty rows follow.", default=0, low=0, high=60)


class DocumentPart(Record):
    """A part of a document: entries, or a table, under one heading."""

    title: Text = says("Its heading.")
    note: Text | None = says("What to know before filling it in.", default=None)
    law: tuple[Reference, ...] = says("The requirements that the whole part serves.", default=())
    lines: tuple[Text, ...] = says("What to know or remember, a line each.", default=())
    entries: tuple[Entry, ...] = says("What is asked.", default=())
    grid: Grid | None = says("A table to fill in.", default=None)


class BlankDocument(Record):
    """A blank document that a home downloads and fills in."""

    id: Slug = says("Its id, for ever; the file has the same name.")
    title: Text = says("What it is called.")
    purpose: Text = says("What it is for, in one sentence.")
    who: Text = says("Who fills it in.")
    when: Text = says("When, with the time limit if there is one.")
    care: Text = says("What to mind: whose words, who reads it, where it is kept.")
    nations: tuple[Nation, ...] = says("The nations whose homes can use it.", least=1)
    page: Slug = says("The page that explains it.")
    sheet: bool = says("True when it is offered as an Excel workbook too.", default=False)
    sources: tuple[Slug, ...] = says("What it rests on besides the law.", default=())
    parts: tuple[DocumentPart, ...] = says("Its parts, in order.", least=1)
