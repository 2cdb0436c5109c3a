"""The look that all Word files share: type, margins, header and foot, tables whose first row is their header."""

from __future__ import annotations

import copy
import datetime
import functools
import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from .offer import Offer, same_bytes

SMALL = Pt(9)
GREY = RGBColor(0x44, 0x44, 0x44)
_STYLES = {
    "Normal", "Title", "Title Char", "heading 1", "Heading 1 Char", "header", "Header Char", "footer", "Footer Char",
    "Default Paragraph Font", "Normal Table", "Table Grid", "No List",
}  # fmt: skip
_LEFT_OUT = ("stylesWithEffects", "thumbnail", "customXml", "numbering", "theme", "webSettings")


@functools.cache
def _bare() -> bytes:
    """An empty document in our type, without what python-docx's own has and no file of ours uses: most of its size."""
    file = docx.Document()
    styles = file.styles.element
    for style in styles.findall(qn("w:style")):
        if style.find(qn("w:name")).get(qn("w:val")) not in _STYLES:
            styles.remove(style)
    for relations in (file.part.package.rels, file.part.rels):
        for name in [key for key, found in relations.items() if found.reltype.endswith(_LEFT_OUT)]:
            relations.pop(name)
    _type(file)
    packed = io.BytesIO()
    file.save(packed)
    return packed.getvalue()


def _type(file: Any) -> None:
    """One typeface, black headings, the language."""
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


def bare() -> Any:
    """An empty file in our type."""
    return docx.Document(io.BytesIO(_bare()))


def new(title: str, subject: str, offer: Offer, *, landscape: bool = False) -> Any:
    """Begin a file: its margins, type, language and properties, its header and foot, and its title.

    Args:
        title: the file's title.
        subject: what it is for.
        offer: whose it is, and of what version.
        landscape: whether the sheet lies on its side.
    """
    file = bare()
    section = file.sections[0]
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if landscape else (Cm(21), Cm(29.7))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    _properties(file, title, subject, offer)
    section.header.paragraphs[0].text = f"{offer.name}: {title}"
    foot = section.footer.paragraphs[0]
    foot.text = f"{offer.line()} Page "
    _page_number(foot)
    for paragraph in (section.header.paragraphs[0], foot):
        for run in paragraph.runs:
            run.font.size, run.font.color.rgb = SMALL, GREY
    file.add_heading(title, level=0)
    return file


def _properties(file: Any, title: str, subject: str, offer: Offer) -> None:
    about = file.core_properties
    about.title, about.author, about.language = title[:255], offer.name[:255], "en-GB"
    about.subject, about.comments = subject[:255], offer.line()[:255]
    about.created = about.modified = datetime.datetime.combine(offer.reviewed, datetime.time())
    about.last_modified_by = offer.name[:255]


def _page_number(paragraph: Any) -> None:
    for kind, text in (("begin", None), (None, "PAGE"), ("separate", None), ("end", None)):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        paragraph.add_run()._r.append(mark)
        if kind == "separate":
            paragraph.add_run("1")


def packed(file: Any) -> bytes:
    """The finished file."""
    out = io.BytesIO()
    file.save(out)
    return same_bytes(out.getvalue())


def labelled(file: Any, label: str, text: str) -> Any:
    """A paragraph that begins with a label in bold."""
    paragraph = file.add_paragraph()
    paragraph.add_run(f"{label}: ").bold = True
    paragraph.add_run(text)
    return paragraph


def small(paragraph: Any, text: str) -> None:
    """Words in small type at the end of a paragraph."""
    paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = SMALL, GREY


def hanging(paragraph: Any) -> None:
    """A line of a list: its sign stands before its words, and it keeps close to the next."""
    room = paragraph.paragraph_format
    room.left_indent, room.first_line_indent, room.space_after = Cm(0.6), Cm(-0.6), Pt(3)


def placed(paragraph: Any, table: Any) -> Any:
    """A copy of a table, put after a paragraph; a copy is made far faster than a table is built."""
    made = copy.deepcopy(table)
    paragraph._p.addnext(made)
    return made


def row(table: Any, height: float, *, whole: bool = True) -> Any:
    """A new row of at least this height, in centimetres, that no page break cuts in two; a long one need not be
    `whole`."""
    made = table.add_row()
    made.height, made.height_rule = Cm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
    if whole:
        made._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return made


def _give_room(table: Any) -> None:
    """Keep the words of a table off its lines."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "bottom"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "50")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)


def table(file: Any, titles: Sequence[str], widths: Sequence[float]) -> Any:
    """A table whose first row is named as its header and stands again on each sheet; widths in centimetres."""
    made = file.add_table(rows=1, cols=len(titles), style="Table Grid")
    made.autofit = False
    _give_room(made)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    for cell, title, width in zip(made.rows[0].cells, titles, widths, strict=True):
        cell.width = Cm(width)
        cell.paragraphs[0].add_run(title).bold = True
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", "E9EEEA")):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)
    properties = made.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    properties.append(OxmlElement("w:tblHeader"))
    return made
