"""Coverage as CSV, the sitemap, and the pages left at old addresses."""

import csv
import datetime
import io
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from handbook.exports.coverage import HEADER, coverage_rows
from handbook.exports.csv_text import csv_text, harmless
from handbook.exports.forwarding import forwarding_pages
from handbook.exports.sitemap import sitemap
from handbook.exports.wording import standards, wording
from handbook.library.library import Library
from handbook.render.renderer import Renderer

# What a spreadsheet takes for the start of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@given(st.text() | st.tuples(st.sampled_from(FORMULA), st.text()).map("".join))
def test_no_cell_is_taken_for_a_formula_and_none_is_lost(cell: str) -> None:
    written = harmless(cell)
    assert not written.startswith(FORMULA)
    assert written.removeprefix("'") == cell if cell.startswith(FORMULA) else written == cell


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=2, max_size=3)))
def test_what_is_written_as_csv_is_read_back(rows: list[list[str]]) -> None:
    text = csv_text(rows)
    assert text[0] == "\ufeff"
    assert list(csv.reader(io.StringIO(text[1:], newline=""))) == rows


def test_the_coverage_table_has_a_line_for_each_row_of_the_standards(library: Library) -> None:
    header, *rows = coverage_rows(library, ("england",))
    assert header == HEADER
    welsh = coverage_rows(library, ("wales",))
    assert coverage_rows(library, ("england", "wales")) == [header, *rows, *welsh[1:]]
    assert all(row[4] and row[5] for row in welsh[1:])
    assert len(rows) == 121
    assert {len(row) for row in rows} == {len(HEADER)}
    refs = [row[0] for row in rows]
    assert len(set(refs)) == 121
    assert sum(ref.startswith("13(") for ref in refs) == 11
    assert all(row[4] and row[5] for row in rows)
    first = next(row for row in rows if row[0] == "13(1)(a)")
    assert first[1] == "The leadership and management standard"
    assert "Leadership and management" in first[4].split("; ")
    assert first[2] == library.requirements["england:13(1)(a)"].requirement.summary


def test_the_sitemap_names_each_page_with_the_day_of_its_review(library: Library) -> None:
    root = ElementTree.fromstring(sitemap(library, "https://a.example/x"))
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    found = {url.findtext(f"{space}loc"): url.findtext(f"{space}lastmod") for url in root}
    assert len(found) == len(library.pages)
    assert found["https://a.example/x/"] == library.page_by_id["home"].meta.reviewed.isoformat()
    assert "https://a.example/x/law/england/regulation-13/" in found
    assert sitemap(library, "https://a.example/x/") == sitemap(library, "https://a.example/x")


def test_a_sitemaps_address_cannot_break_it() -> None:
    page = SimpleNamespace(path="a.md", meta=SimpleNamespace(reviewed=datetime.date(2026, 1, 2)))
    library: Any = SimpleNamespace(pages=[page])
    root = ElementTree.fromstring(sitemap(library, "https://a.example/?a=1&b=<2>"))
    assert root[0][0].text == "https://a.example/?a=1&b=<2>/a/"


def test_a_page_that_moved_or_went_leaves_one_at_its_old_address(library: Library, renderer: Renderer) -> None:
    retired = SimpleNamespace(kind="page", id="gone", replacement="education", reason="It is <said> better there.")
    lost = SimpleNamespace(kind="page", id="lost", replacement=None, reason="Nobody needs it.")
    lines = (
        "page education standards/education/",
        "page education standards/old-education/",
        "page gone standards/gone/",
        "page lost standards/lost/",
        "page lost standards/lost/",
        "item x standards/other/#x",
    )
    here: Any = SimpleNamespace(
        pages=library.pages,
        page_by_id=library.page_by_id,
        retired=(retired, lost),
        project=SimpleNamespace(published=lines),
        left_out=library.left_out,
    )
    found = {page.address: page.html for page in forwarding_pages(here, renderer)}
    assert list(found) == ["standards/old-education/", "standards/gone/", "standards/lost/"]
    assert 'href="../../standards/education/"' in found["standards/old-education/"]
    assert 'http-equiv="refresh"' in found["standards/old-education/"]
    assert "It is &lt;said&gt; better there." in found["standards/gone/"]
    assert 'href="../../standards/education/"' in found["standards/gone/"]
    assert 'http-equiv="refresh"' not in found["standards/gone/"]
    assert 'href="../../"' in found["standards/lost/"]


def test_the_wording_has_every_item_and_step_with_its_place(library: Library) -> None:
    made = wording(library, "Oak Tree House", "1.0")
    assert (made["handbook"], made["version"]) == ("Oak Tree House", "1.0")
    items = {
        (entry["kind"], item["id"]): (item["text"], entry["page"], entry["ticked"])
        for entry in made["entries"]
        for section in entry["sections"]
        for item in section["items"]
    }
    for checklist in library.checklists.values():
        page = library.page_by_id[checklist.page]
        for item in checklist.items():
            expected = (item.text, library.url_of_page(checklist.page), page.meta.kind == "act-now")
            assert items.pop(("checklist", item.id)) == expected
    for pathway in library.pathways.values():
        for step in (step for stage in pathway.stages for step in stage.steps):
            assert items.pop(("pathway", step.id))[0] == step.text
    assert items == {}


def test_the_standards_come_in_the_order_of_the_law(library: Library) -> None:
    england = standards(library, "england")
    assert england[0] == "engaging-with-the-wider-system"  # regulation 5
    assert england[1:3] == ["quality-and-purpose-of-care", "childrens-views-wishes-and-feelings"]
    assert england[-1] == "care-planning"
    assert len(england) == 10
    assert len(standards(library, "wales")) == 10
