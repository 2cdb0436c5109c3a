"""Ticks in a checklist stay with their item and on the device; the coverage table is filtered and downloaded."""

from __future__ import annotations

import csv
import io

from .conftest import Visitor

PAGE = "standards/enjoyment-and-achievement/"
BROKEN_STORAGE = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('refused') }})"


def test_a_tick_is_there_after_a_reload_and_cleared_by_the_button(visitor: Visitor) -> None:
    visit = visitor(width=360)
    page = visit.go(PAGE)
    box = page.locator(".hb-item input").nth(2)
    name = box.get_attribute("name")
    page.locator(".hb-item label").nth(2).click()  # the words are part of what is tapped
    assert box.is_checked()
    visit.go(PAGE)
    assert [each.get_attribute("name") for each in page.locator(".hb-item input:checked").all()] == [name]
    page.get_by_role("button", name="Clear ticks").click()
    assert page.locator(".hb-item input:checked").count() == 0
    page.get_by_role("button", name="Bring the ticks back").click()
    assert [each.get_attribute("name") for each in page.locator(".hb-item input:checked").all()] == [name]
    page.get_by_role("button", name="Clear ticks").click()
    visit.go(PAGE)
    assert page.locator(".hb-item input:checked").count() == 0


def test_a_tick_is_not_sent_anywhere_and_not_in_the_address(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go(PAGE)
    before = list(visit.watch.requests)
    page.locator(".hb-item label").first.click()
    page.wait_for_timeout(300)
    assert visit.watch.requests == before
    assert page.url.endswith(PAGE)


def test_a_device_that_refuses_storage_says_so_and_still_ticks(visitor: Visitor) -> None:
    visit = visitor()
    visit.context.add_init_script(BROKEN_STORAGE)
    page = visit.go(PAGE)
    page.locator(".hb-item label").first.click()
    assert page.locator(".hb-item input").first.is_checked()
    assert "does not keep ticks" in page.locator(".hb-checklist__note").inner_text()


def test_what_lies_in_storage_is_never_markup(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go(PAGE)
    name = page.locator(".hb-item input").first.get_attribute("name")
    page.evaluate("(name) => localStorage.setItem('handbook.tick.' + name, '<img src=x onerror=alert(1)>')", name)
    visit.go(PAGE)
    assert page.locator(".hb-item input").first.is_checked()
    assert page.locator("hb-checklist img").count() == 0


def test_the_coverage_table_is_filtered_by_words_and_by_regulation(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go("checklists/coverage/")
    rows = page.locator("hb-filter tbody tr")
    shown = page.locator("hb-filter tbody tr:not([hidden])")
    assert rows.count() == 121
    page.get_by_label("Regulation").select_option("england:12")
    assert shown.count() == 12
    assert page.locator("[data-filter=count]").inner_text() == "12 of 121 rows."
    page.get_by_label("Find in the table").fill("12(2)(e)")
    assert shown.count() == 1
    assert "12(2)(e)" in shown.first.inner_text()


def test_the_coverage_table_downloads_with_every_row(visitor: Visitor) -> None:
    visit = visitor(java_script_enabled=False, accept_downloads=True)
    page = visit.go("checklists/coverage/")
    assert page.locator("hb-filter tbody tr").count() == 121
    assert page.get_by_label("Find in the table").is_hidden()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download as CSV").click()
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    header, *lines = csv.reader(io.StringIO(text))
    assert header[0] == "Requirement"
    assert len(lines) == 121
    assert all(line[4] and line[5] for line in lines)
