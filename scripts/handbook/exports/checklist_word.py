"""A blank checklist as a Word file: one row for each item, with room to write by hand or on screen."""

from __future__ import annotations

import copy
import functools
from collections.abc import Sequence
from typing import Any

from docx.oxml.ns import qn
from docx.shared import Pt

from ..render import words
from . import word_look as look
from .blank_checklist import BlankChecklist, BlankItem
from .checklist_table import NEVER_NAME, TO_FILL_IN

_COLUMNS = dict(zip(("Item", *TO_FILL_IN), (9.5, 3.4, 4.5, 4.1, 2.1, 2.1), strict=True))
"""The columns and their widths, in centimetres."""
_QUICK = {"Item": 12.2, "Done": 1.5, "Time": 1.9, "Who": 2.6, "What you found or did": 7.5}
"""The columns of a list that is ticked through while something happens."""
_WIDTH = 25.7
_ROOM = 2.0
"""The least height of an item's row, in centimetres."""


def checklist_word(blank: BlankChecklist) -> bytes:
    """Write a blank checklist.

    Example: `checklist_word(blank_checklist(library, library.checklists["fire"], offer))`
    """
    file = look.new(blank.title, blank.purpose, blank.offer(), landscape=True)
    for label, text in (
        ("What it is for", blank.purpose),
        ("Who", blank.who),
        ("How often", blank.how_often),
        ("Mind", NEVER_NAME),
    ):
        _close(look.labelled(file, label, text))
    look.placed(file.add_paragraph(), _to_fill_in("Home", "Date of this check", "Done by (name and role)"))
    table, pattern = _patterns(blank.quick)
    number = 0
    for section in blank.sections:
        rows = look.placed(file.add_heading(section.title, level=1), table)
        for item in section.items:
            number += 1
            rows.append(_filled(pattern, number, item))
    look.placed(file.add_heading("Signed off", level=1), _to_fill_in("Name", "Role", "Date", "Next check due"))
    return look.packed(file)


def _close(paragraph: Any, after: float = 2) -> Any:
    """A paragraph with little room round it."""
    paragraph.paragraph_format.space_after, paragraph.paragraph_format.line_spacing = Pt(after), 1.0
    return paragraph


@functools.cache
def _to_fill_in(*titles: str) -> Any:
    """A table with one empty row."""
    made = look.table(look.bare(), titles, [_WIDTH / len(titles)] * len(titles))
    look.row(made, 1.0)
    return made._tbl


@functools.cache
def _patterns(quick: bool) -> tuple[Any, Any]:
    """What the tables of all checklists are copied from: a table that has only its header, and the row of an item.

    The row's first cell has a paragraph for each of the texts that `_texts` gives.
    """
    columns = _QUICK if quick else _COLUMNS
    table = look.table(look.bare(), list(columns), list(columns.values()))
    row = look.row(table, _ROOM)
    first, answer, *_ = row.cells
    _close(first.paragraphs[0]).add_run("–").font.size = Pt(10.5)
    for _line in range(3):
        look.small(_close(first.add_paragraph()), "–")
    answers = ["☐"] if quick else [f"☐ {said}" for said in words.STATES.values()]
    for number, said in enumerate(answers):
        paragraph = answer.paragraphs[0] if number == 0 else answer.add_paragraph()
        _close(paragraph).add_run(said).font.size = Pt(14 if quick else 10)
    table._tbl.remove(row._tr)
    return table._tbl, row._tr


def _filled(pattern: Any, number: int, item: BlankItem) -> Any:
    """A row for one item. A copy is made far faster than a row is built."""
    row = copy.deepcopy(pattern)
    paragraphs = row.find(qn("w:tc")).findall(qn("w:p"))
    for paragraph, text in zip(paragraphs, _texts(number, item), strict=True):
        if text is None:
            paragraph.getparent().remove(paragraph)
        else:
            paragraph.find(f".//{qn('w:t')}").text = text
    return row


def _texts(number: int, item: BlankItem) -> Sequence[str | None]:
    return (
        f"{number}. {item.text}",
        item.help and f"How to look: {item.help}",
        item.good_evidence and f"Good evidence: {item.good_evidence}",
        " ".join(text for text in (item.named(), f"Item id: {item.id}") if text),
    )
