"""Blank checklists as Excel, Word, CSV and JSON, read back by other programs than those that wrote them."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import io
import json
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import jsonschema_rs
import openpyxl
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.engine.shelf import Shelf
from handbook.exports.blank_checklist import (
    Answer,
    BlankChecklist,
    BlankItem,
    BlankSection,
    LawNamed,
    SourceNamed,
    blank_checklist,
    checklist_json,
)
from handbook.exports.checklist_sheet import checklist_sheet
from handbook.exports.checklist_table import NEVER_NAME, checklist_csv
from handbook.exports.checklist_word import checklist_word
from handbook.exports.offer import Offer
from handbook.exports.schemas import download_schema
from handbook.exports.sheet_look import sheet_name
from handbook.exports.standards_book import standards_book
from handbook.library.library import Library

pytestmark = pytest.mark.unit

DAY = datetime.date(2026, 11, 22)
OFFER = Offer("Oak & Ash House", "1.2", DAY)
NASTY = ("=1+1", "+1", "-1", "@x", '=HYPERLINK("https://x.example")', "<b>&amp;</b>", "{{ x }}", "https://x.example")
HEADER = ["Item id", "Item", "How it stands", "Evidence", "Action", "Who", "By when", "Law", "Good evidence"]
"""What the site looks for when a filled-in file is read back: these words, in this order, for ever."""
ANSWERS = ["Met", "Partly", "Not yet", "Does not apply"]


def _blank(text: str = "Each child has a key", name: str = "keys", *, quick: bool = False) -> BlankChecklist:
    law = (
        LawNamed(id="england:13(2)(a)", nation="england", cited="regulation 13(2)(a)"),
        LawNamed(id="wales:57", nation="wales", cited="regulation 57"),
    )
    first = BlankItem(
        id=f"{name}-one", text=text, help=text, good_evidence=text, law=law,
        sources=(SourceNamed(id="a-study", cited="A University, 2024"),), answer=Answer(),
    )  # fmt: skip
    bare = BlankItem(id=f"{name}-two", text="Nothing else is known", answer=Answer())
    return BlankChecklist(
        format="childrens-homes-handbook-checklist", form=1, schema="../checklist.schema.json",
        organisation=OFFER.name, version=OFFER.version, reviewed=DAY, id=name, title=text, purpose=text, who=text,
        how_often=text, nations=("england", "wales"), page="a-page", quick=quick,
        sections=(BlankSection(title=text, items=(first, bare)), BlankSection(title="After", items=(
            BlankItem(id=f"{name}-three", text="The third", answer=Answer()),
        ))),
    )  # fmt: skip


def _opened(packed: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(packed))


def _head(page: Any) -> int:
    """The row of the header."""
    return next(row for row in range(1, page.max_row) if page.cell(row, 1).value == "Item id")


def _ids(page: Any) -> dict[str, int]:
    """The row of each item, by its id."""
    rows = range(_head(page) + 1, page.max_row + 1)
    return {page.cell(row, 1).value: row for row in rows if page.cell(row, 1).value}


def test_a_sheet_has_the_columns_that_are_read_back_and_a_row_for_each_item() -> None:
    page = _opened(checklist_sheet(_blank())).active
    head = _head(page)
    assert [cell.value for cell in page[head]] == HEADER
    assert page.freeze_panes == f"A{head + 1}"
    assert page.print_title_rows == f"${head}:${head}"
    assert page.auto_filter.ref == f"A{head}:I{page.max_row}"
    assert list(_ids(page)) == ["keys-one", "keys-two", "keys-three"]
    whole, bare = page[head + 2], page[head + 3]
    assert [cell.value for cell in whole] == [
        "keys-one", "Each child has a key", None, None, None, None, None,
        "England: regulation 13(2)(a). Wales: regulation 57. A University, 2024.",
        "Each child has a key\nHow to look: Each child has a key",
    ]  # fmt: skip
    assert [cell.value for cell in bare] == ["keys-two", "Nothing else is known", *[None] * 7]
    bands = [page.cell(row, 2).value for row in range(head + 1, page.max_row) if not page.cell(row, 1).value]
    assert bands == ["Each child has a key", "After"]


def test_a_sheet_offers_the_answers_asks_for_a_date_and_marks_by_more_than_colour() -> None:
    page = _opened(checklist_sheet(_blank())).active
    first, last = _head(page) + 1, page.max_row
    rules = {rule.type: rule for rule in page.data_validations.dataValidation if f"C{first}" in str(rule.sqref)}
    assert rules["list"].formula1 == f'"{",".join(ANSWERS)}"'
    assert str(rules["list"].sqref) == f"C{first}:C{last}"
    dates = [str(rule.sqref) for rule in page.data_validations.dataValidation if rule.type == "date"]
    assert f"G{first}:G{last}" in dates
    assert page.cell(first + 1, 7).number_format == "d mmm yyyy"
    marks = {rule.formula[0]: rule.dxf for found in page.conditional_formatting for rule in found.rules}
    said = [f'"{answer}"' for answer in ANSWERS]
    assert sorted(said) == sorted(set(said) & set(marks))
    signs = [marks[answer].numFmt.formatCode for answer in said]
    assert len({sign.partition("@")[0] for sign in signs}) == len(ANSWERS)
    assert any("TODAY()" in formula for formula in marks)


def test_a_sheet_says_what_it_is_and_is_ready_to_print() -> None:
    page = _opened(checklist_sheet(_blank())).active
    top = [cell.value for row in page.iter_rows(max_row=_head(page) - 1) for cell in row if cell.value]
    assert top[0] == "Each child has a key"
    assert NEVER_NAME in top
    assert OFFER.line() in top
    assert {"Home:", "Date of this check:", "Done by:"} <= set(top)
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert (page.sheet_properties.pageSetUpPr.fitToPage, page.page_setup.fitToHeight) == (True, 0)
    assert page.oddHeader.left.text == "Oak && Ash House"
    assert page.oddFooter.right.text == "Page &P of &N"


def test_a_row_grows_with_what_is_written_in_it() -> None:
    xml = zipfile.ZipFile(io.BytesIO(checklist_sheet(_blank()))).read("xl/worksheets/sheet1.xml").decode()
    rows = {int(row): rest for row, rest in re.findall(r'<row r="(\d+)"([^>]*)>', xml)}
    head = _head(_opened(checklist_sheet(_blank())).active)
    assert "customHeight" in rows[head]
    assert [row for row, rest in rows.items() if row > head and "customHeight" in rest] == []
    assert all(re.search(r'ht="\d', rest) for row, rest in rows.items() if row > head)


def _counted(formula: str) -> tuple[str, str, set[int]]:
    """The sheet, the column and the rows that a formula of the summary counts."""
    found = re.match(r"=COUNT(?:IF|A)\('(.+)'!\$([A-Z])\$(\d+):\$\2\$(\d+)", formula)
    assert found, formula
    return found[1].replace("''", "'"), found[2], set(range(int(found[3]), int(found[4]) + 1))


def _check_summary(book: Any, blanks: Sequence[BlankChecklist]) -> None:
    page = book["Summary"]
    head = next(row for row in range(1, 20) if page.cell(row, 2).value == "Items")
    columns = {page.cell(head, column).value: column for column in range(1, 9)}
    for number, blank in enumerate(blanks):
        row = head + 1 + number
        sheet = book.worksheets[number + 1]
        rows = _ids(sheet)
        assert list(rows) == [item.id for section in blank.sections for item in section.items]
        name, column, counted = _counted(page.cell(row, columns["Items"]).value)
        assert (name, column) == (sheet.title, "A")
        assert set(rows.values()) <= counted
        assert _head(sheet) not in counted
        for answer in ANSWERS:
            formula = page.cell(row, columns[answer]).value
            assert formula.endswith(f',"{answer}")')
            assert _counted(formula) == (sheet.title, "C", counted)
    last = head + len(blanks)
    assert page.cell(last + 1, columns["Met"]).value == f"=SUM(C{head + 1}:C{last})"
    [chart] = page._charts
    drawn = [series.val.numRef.f for series in chart.series]
    assert drawn == [f"Summary!${letter}${head + 1}:${letter}${last}" for letter in "CDEFG"]


def test_the_summary_counts_every_item_of_every_sheet_and_draws_it() -> None:
    blanks = [_blank("First things"), _blank("It's children's, all of it, and longer than a name may be", "long")]
    book = _opened(standards_book("england", blanks, OFFER))
    assert book.sheetnames[:2] == ["Summary", "First things"]
    _check_summary(book, blanks)
    packed = zipfile.ZipFile(io.BytesIO(standards_book("england", blanks, OFFER)))
    assert 'descr="For each checklist a bar' in packed.read("xl/drawings/drawing1.xml").decode()


@settings(max_examples=8, deadline=None)
@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1, max_size=2)
)
def test_the_summary_finds_sheets_of_any_titles(titles: list[str]) -> None:
    blanks = [_blank(title, f"list-{number}") for number, title in enumerate([*titles, "Summary"])]
    _check_summary(_opened(standards_book("wales", blanks, OFFER)), blanks)


@settings(deadline=None)
@given(st.lists(st.text(min_size=1, max_size=60), max_size=5))
def test_names_of_sheets_are_such_as_excel_takes(titles: list[str]) -> None:
    used: set[str] = set()
    names = [sheet_name(title, used) for title in titles]
    assert len({name.lower() for name in names}) == len(names)
    assert all(0 < len(name.encode("utf-16-le")) // 2 <= 31 and not set(name) & set("[]:*?/\\'") for name in names)


@pytest.mark.parametrize("quick", [False, True])
def test_a_word_file_has_a_row_for_each_item_under_headers_that_come_again(quick: bool) -> None:
    file = docx.Document(io.BytesIO(checklist_word(_blank(quick=quick))))
    headings = [p.text for p in file.paragraphs if p.style.name in {"Title", "Heading 1"}]
    assert headings == ["Each child has a key", "Each child has a key", "After", "Signed off"]
    _, first, second, _ = file.tables
    titles = [cell.text for cell in first.rows[0].cells]
    assert titles[0] == "Item"
    assert titles[1:] == (["Done", "Time", "Who", "What you found or did"] if quick else HEADER[2:7])
    texts = [row.cells[0].text for row in [*first.rows[1:], *second.rows[1:]]]
    assert texts == [
        "1. Each child has a key\nHow to look: Each child has a key\nGood evidence: Each child has a key\n"
        "England: regulation 13(2)(a). Wales: regulation 57. A University, 2024. Item id: keys-one",
        "2. Nothing else is known\nItem id: keys-two",
        "3. The third\nItem id: keys-three",
    ]
    boxes = first.rows[1].cells[1].text.split("\n")
    assert boxes == (["☐"] if quick else [f"☐ {answer}" for answer in ANSWERS])
    for table in file.tables:
        marked = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        assert marked == [True] + [False] * (len(table.rows) - 1)
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)


def test_a_word_file_says_whose_it_is_lies_on_its_side_and_is_in_british_english() -> None:
    file = docx.Document(io.BytesIO(checklist_word(_blank())))
    section = file.sections[0]
    assert section.page_width > section.page_height
    assert section.header.paragraphs[0].text == "Oak & Ash House: Each child has a key"
    assert OFFER.line() in section.footer.paragraphs[0].text
    assert (file.core_properties.title, file.core_properties.language) == ("Each child has a key", "en-GB")
    default = file.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert default.get(qn("w:val")) == "en-GB"
    assert any(NEVER_NAME in paragraph.text for paragraph in file.paragraphs)
    used = {paragraph.style.name for paragraph in file.paragraphs} | {table.style.name for table in file.tables}
    assert used <= {style.name for style in file.styles}


def _read_csv(text: str) -> list[list[str]]:
    assert text[0] == "\ufeff"
    assert text.count("\n") == text.count("\r\n")
    return list(csv.reader(io.StringIO(text[1:], newline="")))


def test_a_csv_file_has_the_same_columns_and_says_in_each_row_where_it_is_from() -> None:
    header, *rows = _read_csv(checklist_csv(_blank()))
    assert header == [*HEADER, "How to look", "Part", "Checklist", "From"]
    assert [row[0] for row in rows] == ["keys-one", "keys-two", "keys-three"]
    assert {row[-1] for row in rows} == {OFFER.line()}
    assert [row[-3] for row in rows] == ["Each child has a key", "Each child has a key", "After"]
    assert all(row[2:7] == [""] * 5 for row in rows)


@pytest.mark.parametrize("text", NASTY)
def test_no_text_becomes_a_formula_or_a_link(text: str) -> None:
    for packed in (checklist_sheet(_blank(text)), standards_book("england", [_blank(text)], OFFER)):
        page = _opened(packed).worksheets[-1]
        cells = [cell for row in page.iter_rows() for cell in row]
        formulas = [cell.value for cell in cells if cell.data_type == "f"]
        assert [value for value in formulas if "COUNTIF" not in value] == []
        assert len(formulas) == 1  # the count at the head
        assert all(cell.hyperlink is None for cell in cells)
        assert any(cell.value == text for cell in cells)
    assert not any(cell[:1] in ("=", "+", "-", "@") for row in _read_csv(checklist_csv(_blank(text))) for cell in row)
    assert _read_csv(checklist_csv(_blank(text)))[1][1].removeprefix("'") == text
    words = docx.Document(io.BytesIO(checklist_word(_blank(text)))).tables[1].rows[1].cells[0].text
    assert words.startswith(f"1. {text}\n")
    assert json.loads(checklist_json(_blank(text)))["sections"][0]["items"][0]["text"] == text


def test_the_json_of_every_checklist_is_as_the_published_schema_says(library: Library) -> None:
    schema = jsonschema_rs.validator_for(json.loads(download_schema()))
    assert len(library.checklists) >= 59
    for checklist in library.checklists.values():
        blank = blank_checklist(library, checklist, OFFER)
        read = json.loads(checklist_json(blank))
        assert [error.message for error in schema.iter_errors(read)] == []
        items = [item for section in read["sections"] for item in section["items"]]
        assert [(item["id"], item["text"]) for item in items] == [(item.id, item.text) for item in checklist.items()]
        assert [[law["id"] for law in item.get("law", [])] for item in items] == [
            list(item.meets) for item in checklist.items()
        ]
        assert blank.total() == len(items)


@pytest.mark.parametrize(
    "wrong", [{"state": "perhaps"}, {"by": "tomorrow"}, {"name": "x"}, {"evidence": "x" * 20_001}], ids=str
)
def test_the_schema_refuses_what_is_no_answer(wrong: dict[str, str]) -> None:
    schema = jsonschema_rs.validator_for(json.loads(download_schema()))
    read = json.loads(checklist_json(_blank()))
    filled = {"state": "partly", "evidence": "Looked", "action": "Ask", "who": "Deputy", "by": "2027-01-31"}
    read["sections"][0]["items"][0]["answer"] = filled
    assert schema.is_valid(read)
    read["sections"][0]["items"][0]["answer"] = filled | wrong
    assert not schema.is_valid(read)


def test_the_standards_of_each_nation_are_found_in_the_order_of_the_law(library: Library) -> None:
    order = {nation: [library.page_by_id[each.page].meta.regulation for each in found]
             for nation, found in library.standards.items()}  # fmt: skip
    assert order["england"] == [f"england:{number}" for number in range(5, 15)]
    assert len(order["wales"]) == 10
    assert [int(str(regulation).partition(":")[2]) for regulation in order["wales"]] == sorted(
        int(str(regulation).partition(":")[2]) for regulation in order["wales"]
    )


@settings(max_examples=8, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=400))
def test_any_text_gives_all_files(text: str) -> None:
    blank = _blank(text)
    assert checklist_word(blank)[:2] == checklist_sheet(blank)[:2] == b"PK"
    assert _read_csv(checklist_csv(blank))[1][1].removeprefix("'") == text.removeprefix("'")


def test_the_same_checklist_gives_the_same_bytes() -> None:
    for make in (checklist_sheet, checklist_word):
        assert make(_blank()) == make(_blank())
        packed = zipfile.ZipFile(io.BytesIO(make(_blank())))
        assert {info.date_time[0] for info in packed.infolist()} == {1980}
    assert checklist_word(_blank("Another")) != checklist_word(_blank())
    assert standards_book("wales", [_blank()], OFFER) == standards_book("wales", [_blank()], OFFER)


def test_a_download_is_made_once_for_each_state_of_what_it_holds(tmp_path: Path) -> None:
    made: list[str] = []

    def build(state: str, facts: dict[str, str]) -> dict[str, bytes]:
        stage = tmp_path / f"stage-{len(list(tmp_path.iterdir()))}"
        shelf = Shelf(stage, tmp_path / "kept")
        if not shelf.put_all_again(state):
            for url, fact in facts.items():
                shelf.put(url, fact, lambda url=url, fact=fact: (made.append(url), f"{url} {fact}".encode())[1])
            shelf.close(state)
        found = {file.relative_to(stage).as_posix(): file.read_bytes() for file in stage.rglob("*.*")}
        assert shelf.sizes == {url: len(content) for url, content in found.items()}
        return found

    one = {"a/x.docx": "1", "a/x.xlsx": "1", "b.csv": "1"}
    first = build("s1", one)
    assert (first["a/x.docx"], made) == (b"a/x.docx 1", list(one))
    assert build("s1", one) == first
    assert build("s2", one) == first
    assert made == list(one)
    second = build("s3", one | {"b.csv": "2"})
    assert second == first | {"b.csv": b"b.csv 2"}
    assert made == [*one, "b.csv"]
    for lost in (tmp_path / "kept").glob("*.docx"):
        lost.unlink()
    assert build("s3", one | {"b.csv": "2"}) == second
    assert made == [*one, "b.csv", "a/x.docx"]
    for number in range(20):
        build(f"later {number}", {"b.csv": str(number)})
    kept = sorted(file.suffix for file in (tmp_path / "kept").iterdir())
    assert len(kept) <= 3 * 2 + 2
    assert ".docx" not in kept


def test_a_long_name_or_title_does_not_stop_a_file() -> None:
    blank = dataclasses.replace(_blank("&" * 500), organisation="A & B " * 60)
    page = _opened(checklist_sheet(blank)).active
    assert page.oddHeader.right.text
    assert docx.Document(io.BytesIO(checklist_word(blank))).core_properties.author
