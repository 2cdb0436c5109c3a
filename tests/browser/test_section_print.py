"""A section on paper: begun by its button, everything opened, a page of its own for each, with an outline."""

from __future__ import annotations

import re

from .axe import violations
from .conftest import PHONE, Visitor
from .test_reading import SIDEWAYS


def test_a_section_is_printed_as_one_document(visitor: Visitor) -> None:
    visit = visitor(width=PHONE["width"])
    visit.context.add_init_script("window.print = () => { window.printed = true; }")
    page = visit.go("adapt/")
    page.get_by_role("link", name="Print this section").click()
    page.wait_for_url("**/adapt/print/")
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.locator("details:not([open])").count() > 10
    page.get_by_role("button", name="Print it").click()
    assert page.evaluate("() => window.printed")
    assert page.locator("details:not([open])").count() == 0
    assert violations(page, "adapt/print/") == []
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="Print it").is_visible()
    assert page.locator(".hb-paper__page").nth(3).evaluate("(it) => getComputedStyle(it).breakBefore") == "page"
    paper = page.pdf(prefer_css_page_size=True, outline=True, tagged=True)
    sheets = len(re.findall(rb"/Type\s*/Page\b", paper))
    assert sheets > page.locator(".hb-paper__page").count() > 8, "each page starts a sheet"
    assert b"/Outlines" in paper
