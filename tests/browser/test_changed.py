"""What changed since a page was last read on this device: said once, quietly, and forgotten when the reader asks."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page

from .axe import violations
from .conftest import PHONE, Visit, Visitor
from .test_reading import SIDEWAYS

GUIDANCE, ACT_NOW = "safeguarding/reducing-restraint/", "act-now/missing/"
KEPT = "() => JSON.parse(localStorage.getItem('handbook.read'))"
LISTED = "() => [...document.querySelectorAll('[data-change]')].map((each) => each.dataset.change)"


def read(visit: Visit, url: str) -> Page:
    """Open a page and stay until the device has noted it."""
    page = visit.go(url)
    page.wait_for_function("() => localStorage.getItem('handbook.read')?.includes(document.body.dataset.page)")
    return page


def last_read(visit: Visit, **pages: list[str]) -> None:
    """Let the device have read these pages on 3 October 2026, with the changes that they showed then."""
    kept = {id_.replace("_", "-"): {"on": "2026-10-03", "ids": ids} for id_, ids in pages.items()}
    visit.page.evaluate("(kept) => localStorage.setItem('handbook.read', kept)", json.dumps(kept))


def test_a_change_is_said_until_it_is_read_and_then_no_more(visitor: Visitor) -> None:
    visit = visitor(width=PHONE["width"])
    page = read(visit, GUIDANCE)
    mark = page.get_by_role("complementary", name="Changed since this page was last read on this device")
    assert mark.count() == 0, "the first time nothing has changed"
    listed = page.evaluate(LISTED)
    assert listed
    assert page.evaluate(KEPT)["reducing-restraint"]["ids"] == listed

    last_read(visit, reducing_restraint=listed[1:])
    for _ in range(2):
        page = visit.go(GUIDANCE)
        mark.wait_for()
        assert "on 3 October 2026" in mark.inner_text()
        assert mark.get_by_role("listitem").count() == 1, "only what is new"
    assert mark.get_by_role("link").first.get_attribute("href").endswith(f"#{listed[0]}")
    assert page.evaluate(SIDEWAYS) <= 0
    assert violations(page, GUIDANCE) == []
    mark.get_by_role("button", name="I have read it").click()
    assert mark.count() == 0
    page = visit.go(GUIDANCE)
    page.wait_for_timeout(1500)
    assert mark.count() == 0

    # What was shown on an earlier day is read by now.
    page.evaluate(
        "(kept) => localStorage.setItem('handbook.read', JSON.stringify(kept))",
        {"reducing-restraint": {"on": "2026-10-03", "ids": [], "next": {"on": "2026-10-04", "ids": listed}}},
    )
    page = visit.go(GUIDANCE)
    page.wait_for_function("() => !localStorage.getItem('handbook.read').includes('2026-10')")
    assert mark.count() == 0


def test_on_an_act_now_page_it_comes_after_the_steps_and_the_reader_may_switch_it_off(visitor: Visitor) -> None:
    visit = visitor()
    page = read(visit, ACT_NOW)
    last_read(visit, missing=[])
    page = visit.go(ACT_NOW)
    mark = page.locator(".hb-changed")
    mark.wait_for()
    assert mark.evaluate("(it) => it.previousElementSibling.matches('ol')")
    page.get_by_role("banner").get_by_role("button", name="Text and colours").click()
    page.get_by_role("radio", name="No, and forget them").check()
    assert page.evaluate("() => localStorage.getItem('handbook.read')") == "off"
    page = visit.go(ACT_NOW)
    page.wait_for_timeout(1500)
    assert mark.count() == 0
    assert page.evaluate("() => localStorage.getItem('handbook.read')") == "off"


@pytest.mark.parametrize("kept", ["not json", "[]", '{"missing": 7}', '{"missing": {"on": "x", "ids": 3}}'])
def test_what_the_device_cannot_have_kept_so_is_as_good_as_nothing(kept: str, visitor: Visitor) -> None:
    visit = visitor()
    visit.go("404.html")
    visit.page.evaluate("(kept) => localStorage.setItem('handbook.read', kept)", kept)
    page = visit.go(ACT_NOW)
    page.wait_for_function("() => localStorage.getItem('handbook.read')?.includes('ids')")
    page.wait_for_function("() => JSON.parse(localStorage.getItem('handbook.read')).missing.on > '2026'")
    assert page.locator(".hb-changed").count() == 0
