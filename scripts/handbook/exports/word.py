"""A blank document as a Word file: real headings, tables with header rows, the organisation's name in it."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from ..load.shapes.document import BlankDocument, DocumentPart, Entry, Grid
from .offer import Offer, same_bytes

_ROOM = {"line": 0.9, "text": 2.4, "date": 0.9, "time": 0.9, "tick": 0.9, "choice": 0.9, "signature": 1.4}
"""The least height of the space for each kind of answer, in centimetres."""
_SMALL = Pt(9)
_GREY = RGBColor(0x44, 0x44, 0x44)
_WIDTH = 17.0


def word(document: BlankDocument, cited: dict[str, str], offer: Offer) -> bytes:
    """Write a blank document.

    Args:
        document: what it asks.
        cited: how each requirement that it names is cited, by id.
        offer: whose it is, and of what version.

    Example: `word(library.documents["restraint-record"], {"england:35(3)(a)": "regulation 35(3)(a)"}, offer)`
    """
    file = docx.Document()
    _set_up(file, document, offer)
    file.add_heading(document.title, level=0)
    for label, text in (("What it is for", document.purpose), ("Who", document.who), ("When", document.when)):
        _labelled(file, label, text)
    _labelled(file, "Mind", document.care)
    for part in document.parts:
        _part(file, part, cited)
    packed = io.BytesIO()
    file.save(packed)
    return same_bytes(packed.getvalue())


def _set_up(file: Any, document: BlankDocument, offer: Offer) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    normal = file.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    for name in ("Title", "Heading 1"):
        style = file.styles[name]
        style.font.name, style.font.color.rgb = "Arial", RGBColor(0, 0, 0)
        style.element.rPr.rFonts.set(qn("w:asciiTheme"), "")
        del style.element.rPr.rFonts.attrib[qn("w:asciiTheme")]
    language = file.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    if language is not None:
        language.set(qn("w:val"), "en-GB")
    day = datetime.datetime.combine(offer.reviewed, datetime.time())
    about = file.core_properties
    about.title, about.author, about.language = document.title, offer.name, "en-GB"
    about.subject, about.comments = document.purpose, offer.line()
    about.created = about.modified = day
    about.last_modified_by = offer.name
    section.header.paragraphs[0].text = f"{offer.name}: {document.title}"
    foot = section.footer.paragraphs[0]
    foot.text = f"{offer.line()} Page "
    _page_number(foot)
    for paragraph in (section.header.paragraphs[0], foot):
        for run in paragraph.runs:
            run.font.size, run.font.color.rgb = _SMALL, _GREY


def _page_number(paragraph: Any) -> None:
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def _labelled(file: Any, label: str, text: str) -> None:
    paragraph = file.add_paragraph()
    paragraph.add_run(f"{label}: ").bold = True
    paragraph.add_run(text)


def _part(file: Any, part: DocumentPart, cited: dict[str, str]) -> None:
    file.add_heading(part.title, level=1)
    if part.note:
        file.add_paragraph(part.note)
    if part.law:
        _small(file.add_paragraph(), f"Asked for by {_cited(part.law, cited)}.")
    if part.entries:
        table = _table(file, ("What to write", "Your words"), (6.0, 11.0))
        for entry in part.entries:
            _entry(table, entry, cited)
    if part.grid:
        _grid(file, part.grid)


def _entry(table: Any, entry: Entry, cited: dict[str, str]) -> None:
    row = _row(table, _ROOM[entry.answer])
    label, space = row.cells
    label.paragraphs[0].add_run(entry.asks).bold = True
    if entry.help:
        _small(label.add_paragraph(), entry.help)
    if entry.law:
        _small(label.add_paragraph(), f"Asked for by {_cited(entry.law, cited)}.")
    space.paragraphs[0].text = _space(entry)


def _space(entry: Entry) -> str:
    if entry.answer == "choice":
        return "   ".join(f"☐ {choice}" for choice in entry.choices)
    return {"tick": "☐", "signature": "Name:\nRole:\nSigned:\nDate:"}.get(entry.answer, "")


def _grid(file: Any, grid: Grid) -> None:
    whole = sum(column.width for column in grid.columns)
    widths = [_WIDTH * column.width / whole for column in grid.columns]
    table = _table(file, [column.title for column in grid.columns], widths)
    for name in (*grid.rows, *[""] * grid.blank):
        row = _row(table, 1.0)
        row.cells[0].text = name


def _row(table: Any, height: float) -> Any:
    """A row of at least this height, in centimetres, that no page break cuts in two."""
    row = table.add_row()
    row.height, row.height_rule = Cm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return row


def _table(file: Any, titles: Sequence[str], widths: Sequence[float]) -> Any:
    """A table whose first row is named as its header and stands again on each sheet."""
    table = file.add_table(rows=1, cols=len(titles), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for cell, title, width in zip(table.rows[0].cells, titles, widths, strict=True):
        cell.width = Cm(width)
        cell.paragraphs[0].add_run(title).bold = True
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    return table


def _small(paragraph: Any, text: str) -> None:
    paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = _SMALL, _GREY


def _cited(references: Sequence[str], cited: dict[str, str]) -> str:
    return ", ".join(cited[reference] for reference in references)
