"""A briefing on a newer version as a Word file, to print or to send round."""

from __future__ import annotations

from typing import Any

from ..library.updates.passages import Passage
from ..library.updates.word_difference import difference
from ..render.updates.shapes import Briefing, Entry, Section
from . import word_look as look
from .offer import Offer

_COLUMNS = {"What": 6.0, "What to know and do": 11.0}


def update_word(briefing: Briefing, offer: Offer) -> bytes:
    """Write a briefing.

    Args:
        briefing: what to say.
        offer: whose it is, and of what version.

    Example: `update_word(briefing(compare(older, newer)), offer)`
    """
    file = look.new(briefing.title, briefing.lead, offer)
    file.add_paragraph(briefing.lead)
    for line in briefing.short:
        look.hanging(file.add_paragraph(f"•\t{line}"))
    for section in briefing.sections:
        _section(file, section)
    return look.packed(file)


def _section(file: Any, section: Section) -> None:
    file.add_heading(section.title, level=1)
    file.add_paragraph(section.says)
    plain = not any(entry.lines or entry.passages for entry in section.entries)
    if plain:
        for entry in section.entries:
            look.hanging(file.add_paragraph(f"•\t{entry.title}"))
        return
    table = look.table(file, tuple(_COLUMNS), tuple(_COLUMNS.values()))
    for entry in section.entries:
        _entry(table, entry)


def _entry(table: Any, entry: Entry) -> None:
    title, more = look.row(table, 0.8, whole=not entry.passages).cells
    title.paragraphs[0].add_run(entry.title).bold = True
    for line in entry.lines:
        paragraph = _next(more)
        paragraph.add_run(f"{line.label}: ").bold = True
        paragraph.add_run(line.words)
    for passage in entry.passages:
        _passage(more, passage)


def _passage(cell: Any, passage: Passage) -> None:
    """A changed line. What is new or gone as a whole says so at its start and needs no marks."""
    where = f" (under “{passage.part}”)" if passage.part else ""
    pieces = difference(passage.before, passage.after)
    if passage.before:
        paragraph = _next(cell)
        paragraph.add_run(f"{'Before' if passage.after else 'Gone'}{where}: ").bold = True
        for piece in pieces:
            if piece.kind != "in":
                run = paragraph.add_run(piece.text)
                run.font.strike = True if piece.kind == "out" and passage.after else None
    if passage.after:
        paragraph = _next(cell)
        paragraph.add_run("Now: " if passage.before else f"New{where}: ").bold = True
        for piece in pieces:
            if piece.kind != "out":
                run = paragraph.add_run(piece.text)
                run.bold = run.underline = True if piece.kind == "in" and passage.before else None


def _next(cell: Any) -> Any:
    """The paragraph of a cell to write in: its first while that is empty, else a new one."""
    first = cell.paragraphs[0]
    return first if len(cell.paragraphs) == 1 and not first.runs else cell.add_paragraph()
