"""With scripts off everything but search and kept ticks works."""

from __future__ import annotations

import pytest

from .conftest import KINDS, Visitor


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_kind_of_page_reads_and_leads_on(kind: str, visitor: Visitor) -> None:
    visit = visitor(width=360, java_script_enabled=False)
    page = visit.go(KINDS[kind])
    assert page.locator("h1").first.is_visible()
    assert len(page.locator("main").inner_text()) > 200
    menu = page.locator("header a[href*='#menu']").first
    menu.click()
    standards = page.locator("nav a", has_text="Standards").locator("visible=true").first
    standards.click()
    assert "/standards/" in page.url


def test_tabs_and_folded_parts_open(visitor: Visitor) -> None:
    visit = visitor(java_script_enabled=False)
    page = visit.go("adapt/kitchen-sink/")
    tabs = page.locator(".tabbed-set").first
    blocks = tabs.locator(".tabbed-block")
    assert blocks.nth(0).is_visible()
    assert not blocks.nth(1).is_visible()
    tabs.locator("label").nth(1).click()
    assert blocks.nth(1).is_visible()
    folded = page.locator("main details:not([open])").locator("visible=true").first
    handle = folded.element_handle()
    folded.locator("summary").click()
    assert handle.get_attribute("open") is not None
