"""On paper: no chrome, the address and the date, every column, empty boxes, every tab."""

from __future__ import annotations

import pytest

from .conftest import Visitor

A4 = 794
"""The width of A4 in pixels, at 96 to the inch."""
TEXT = 673
"""The same without the margins: what a printer lays out."""
# Words of a table that stand on two lines, and the narrowest column as a share of its table.
BROKEN = """() => [...document.querySelectorAll('.hb-table table')].map((table) => {
  const walker = document.createTreeWalker(table, NodeFilter.SHOW_TEXT), range = document.createRange(), broken = [];
  for (let text = walker.nextNode(), seen = 0; text && seen < 400; text = walker.nextNode()) {
    for (const { index, 0: word } of text.data.matchAll(/[A-Za-z0-9()]{3,}/g)) {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      seen += 1;
      if (new Set([...range.getClientRects()].map((rect) => Math.round(rect.bottom / 4))).size > 1) broken.push(word);
    }
  }
  const cells = [...table.rows[0].cells].map((cell) => cell.getBoundingClientRect().width);
  return { broken, asks: cells[1] / table.getBoundingClientRect().width };
})"""


def test_chrome_is_not_printed_and_the_address_is(visitor: Visitor) -> None:
    visit = visitor(width=A4)
    page = visit.go("standards/education/")
    page.emulate_media(media="print")
    assert page.locator("header button").locator("visible=true").count() == 0
    assert page.locator("nav").locator("visible=true").count() == 0
    text = page.locator("body").inner_text()
    assert "eviewed" in text
    assert "21 November 2026" in text


@pytest.mark.parametrize("width", [A4, TEXT])
def test_no_column_of_a_wide_table_is_lost(width: int, visitor: Visitor) -> None:
    visit = visitor(width=width)
    page = visit.go("adapt/kitchen-sink/")
    page.emulate_media(media="print")
    wide = page.evaluate(
        """() => [...document.querySelectorAll('.hb-table')].map((region) => {
          const table = region.querySelector('table');
          const right = Math.max(...[...table.querySelectorAll('th, td')].map((c) => c.getBoundingClientRect().right));
          return [table.rows[0].cells.length, right - region.getBoundingClientRect().right,
                  right - document.documentElement.clientWidth];
        })"""
    )
    assert max(columns for columns, _, _ in wide) == 8
    assert [row for row in wide if row[1] > 1 or row[2] > 1] == []


def test_no_word_of_a_table_is_broken_and_no_column_is_a_ribbon(visitor: Visitor) -> None:
    visit = visitor(width=TEXT)
    for url in ("checklists/coverage/", "checklists/coverage-wales/", "reference/told-by-recipient/"):
        page = visit.go(url)
        page.emulate_media(media="print")
        tables = page.evaluate(BROKEN)
        assert tables
        assert [word for table in tables for word in table["broken"]] == [], url
        if "coverage" in url:
            assert [table["asks"] for table in tables if table["asks"] < 0.25] == [], url
        page.emulate_media(media="screen")


def test_every_tab_and_every_folded_part_is_printed(visitor: Visitor) -> None:
    visit = visitor(width=A4)
    page = visit.go("adapt/kitchen-sink/")
    page.emulate_media(media="print")
    blocks = page.locator(".tabbed-block").all()
    assert len(blocks) >= 2
    assert all(block.is_visible() for block in blocks)


def test_an_unticked_box_is_an_empty_square(visitor: Visitor) -> None:
    visit = visitor(width=A4)
    page = visit.go("act-now/missing/")
    page.emulate_media(media="print")
    look = page.locator(".hb-item input").first.evaluate(
        """(box) => { const s = getComputedStyle(box), b = box.getBoundingClientRect();
          return {ground: s.backgroundImage, border: s.borderTopWidth, shape: s.borderTopLeftRadius,
                  wide: b.width, high: b.height}; }"""
    )
    assert look["ground"] == "none"
    assert float(look["border"].removesuffix("px")) >= 1
    assert abs(look["wide"] - look["high"]) < 1 < look["wide"]


def test_an_item_is_printed_with_its_choices_and_with_lines_or_what_is_written(visitor: Visitor) -> None:
    visit = visitor(width=A4)
    page = visit.go("standards/education/")
    written = page.locator(".hb-item").nth(1)
    written.get_by_label("Partly").check()
    written.locator("summary").click()
    written.get_by_label("Evidence", exact=True).fill("Log book, page 3")
    page.locator(".hb-checklist__filter select").select_option(
        "action"
    )  # what is sifted out on the screen is not left out on paper
    page.emulate_media(media="print")
    assert page.locator(".hb-item").locator("visible=true").count() == page.locator(".hb-item").count()
    for at, lines in ((0, 3), (1, 0)):
        item = page.locator(".hb-item").nth(at)
        assert item.locator(".hb-item__answers label").locator("visible=true").count() == 4
        assert item.locator(".hb-item__paper span").locator("visible=true").count() == lines
    assert "Evidence: Log book, page 3" in written.inner_text()
    assert page.locator("hb-checklist").locator("button, textarea, summary").locator("visible=true").count() == 0


def test_a_blank_checklist_is_printed_without_scripts(visitor: Visitor) -> None:
    page = visitor(width=A4, java_script_enabled=False).go("standards/education/")
    page.emulate_media(media="print")
    item = page.locator(".hb-item").first
    assert item.locator("input[type=radio]").locator("visible=true").count() == 4
    assert item.locator(".hb-item__paper span").locator("visible=true").count() == 3
