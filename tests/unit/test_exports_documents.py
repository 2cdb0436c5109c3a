"""Blank documents and calendars, read back by other programs than those that wrote them."""

from __future__ import annotations

import dataclasses
import datetime
import io
import zipfile

import docx
import icalendar
import openpyxl
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.exports.calendar import calendar, first_monday
from handbook.exports.offer import Offer, same_bytes
from handbook.exports.sheet import sheet
from handbook.exports.word import word
from handbook.load.shapes.calendar import Duty
from handbook.load.shapes.document import BlankDocument, Column, DocumentPart, Entry, Grid

pytestmark = pytest.mark.unit

OFFER = Offer("Oak & Ash House", "1.2", datetime.date(2026, 11, 22))
CITED = {"england:35(3)(a)": "regulation 35(3)(a) (England)"}
NASTY = ("=HYPERLINK(1)", "+1", "-1", "@x", "<b>&amp;</b>", "{{ x }}")


def _document(text: str = "What happened") -> BlankDocument:
    answers = ("line", "text", "date", "time", "tick", "signature")
    entries = [Entry(asks=f"{text} {kind}", answer=kind, law=("england:35(3)(a)",)) for kind in answers]
    entries.append(Entry(asks=text, help=text, answer="choice", choices=("Yes", "No")))
    columns = (Column(title="When", width=8), Column(title=text, choices=("Good", "Poor")))
    return BlankDocument(
        id="a-record",
        title=text,
        purpose=text,
        who="The worker.",
        when="Within 24 hours.",
        care="No names.",
        nations=("england",),
        page="restraint",
        sheet=True,
        parts=(
            DocumentPart(title=text, note=text, law=("england:35(3)(a)",), entries=tuple(entries)),
            DocumentPart(title=text, grid=Grid(columns=columns, rows=("Monday", text), blank=3)),
        ),
    )


def test_a_word_file_has_headings_header_rows_and_all_that_is_asked() -> None:
    file = docx.Document(io.BytesIO(word(_document(), CITED, OFFER)))
    assert [p.text for p in file.paragraphs if p.style.name in {"Title", "Heading 1"}] == ["What happened"] * 3
    first, second = file.tables
    labels = [row.cells[0].text for row in first.rows]
    assert labels[0] == "What to write"
    assert len(labels) == 1 + 7
    assert all("regulation 35(3)(a) (England)" in label for label in labels[1:7])
    assert first.rows[7].cells[1].text == "☐ Yes   ☐ No"
    assert len(second.rows) == 1 + 2 + 3
    for table in file.tables:
        marked = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        assert marked == [True] + [False] * (len(table.rows) - 1)
    assert file.sections[0].header.paragraphs[0].text == "Oak & Ash House: What happened"
    assert OFFER.line() in file.sections[0].footer.paragraphs[0].text
    assert (file.core_properties.author, file.core_properties.language) == ("Oak & Ash House", "en-GB")


def test_an_excel_file_has_frozen_headers_drop_downs_and_a_sheet_for_each_part() -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheet(_document(), CITED, OFFER)))
    assert book.sheetnames == ["About", "What happened", "What happened 2"]
    asked, table = book["What happened"], book["What happened 2"]
    assert asked.freeze_panes == table.freeze_panes == "B2"
    assert [v.formula1 for v in asked.data_validations.dataValidation] == ['"Yes,No"']
    assert [v.formula1 for v in table.data_validations.dataValidation] == ['"Good,Poor"']
    assert [cell.value for cell in table["A"]][:3] == ["When", "Monday", "What happened"]
    assert table.print_title_rows == "$1:$1"
    assert any("Within 24 hours." in str(cell.value) for cell in book["About"]["B"])


def test_a_part_with_entries_and_a_table_makes_two_sheets() -> None:
    whole = _document()
    both = dataclasses.replace(whole.parts[0], grid=whole.parts[1].grid)
    book = openpyxl.load_workbook(io.BytesIO(sheet(dataclasses.replace(whole, parts=(both,)), CITED, OFFER)))
    assert book.sheetnames == ["About", "What happened", "What happened 2"]
    said = [cell.value for cell in book["What happened"]["A"]]
    assert "Asked for by regulation 35(3)(a) (England)." in said
    assert book["What happened 2"]["A2"].value == "Monday"


@pytest.mark.parametrize("text", NASTY)
def test_no_text_becomes_a_formula(text: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheet(_document(text), CITED, OFFER)))
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(cell.hyperlink is None for cell in cells)
    assert any(cell.value == text for cell in cells)
    assert text in [p.text for p in docx.Document(io.BytesIO(word(_document(text), CITED, OFFER))).paragraphs]


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_any_title_gives_both_files(text: str) -> None:
    assert word(_document(text), CITED, OFFER)[:2] == sheet(_document(text), CITED, OFFER)[:2] == b"PK"


def test_the_same_document_gives_the_same_bytes() -> None:
    for make in (word, sheet):
        assert make(_document(), CITED, OFFER) == make(_document(), CITED, OFFER)
        packed = zipfile.ZipFile(io.BytesIO(make(_document(), CITED, OFFER)))
        assert {info.date_time[0] for info in packed.infolist()} == {1980}


def test_packing_again_loses_nothing() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("a/b.xml", "text")
    assert zipfile.ZipFile(io.BytesIO(same_bytes(packed.getvalue()))).read("a/b.xml") == b"text"


def _duty(id_: str, every: str, nation: str) -> Duty:
    return Duty(id=id_, title=f"Do {id_}", what="All of it.", every=every, who="You.", nation=nation, strength="law")


def test_a_calendar_holds_what_comes_round_in_its_nation() -> None:
    duties = [_duty("a", "month", "both"), _duty("b", "6 months", "england"), _duty("c", "event", "wales"),
              _duty("d", "3 months", "wales")]  # fmt: skip
    made = calendar(duties, "wales", "A manager's year", datetime.date(2026, 11, 22))
    events = icalendar.Calendar.from_ical(made).walk("VEVENT")
    assert [str(event["summary"]) for event in events] == ["Do a", "Do d"]
    assert [event["rrule"].to_ical().decode() for event in events] == ["FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3"]
    assert {event["dtstart"].dt for event in events} == {datetime.date(2026, 12, 7)}
    assert made == calendar(duties, "wales", "A manager's year", datetime.date(2026, 11, 22))


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 1, 1)))
def test_the_first_monday_is_a_monday_of_the_next_month(day: datetime.date) -> None:
    found = first_monday(day)
    assert found.weekday() == 0
    assert found.day <= 7
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == 1
