"""Reading: narrow and large, spaced out, in forced colours, in the dark, and remembered."""

from __future__ import annotations

import pytest

from .conftest import KINDS, Visitor

SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""
CUT = """() => [...document.querySelectorAll('main *, header *, footer *')].filter((each) => {
  const style = getComputedStyle(each);
  const clips = ['hidden', 'clip'].includes(style.overflowX) || ['hidden', 'clip'].includes(style.overflowY);
  const box = each.getBoundingClientRect();
  return clips && box.width > 2 && box.height > 2 && each.textContent.trim() &&
    (each.scrollWidth > each.clientWidth + 2 || each.scrollHeight > each.clientHeight + 2);
}).map((each) => each.localName + '.' + each.className)"""


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_kind_of_page_scrolls_sideways_at_320(kind: str, visitor: Visitor) -> None:
    visit = visitor(width=320)
    page = visit.go(KINDS[kind])
    assert page.evaluate(SIDEWAYS) <= 0


def test_a_table_of_two_columns_fits_a_small_phone_and_a_wider_one_says_that_it_scrolls(visitor: Visitor) -> None:
    visit = visitor(width=360)
    wide = {
        columns: fits
        for url in ("everyday-care/sex-and-relationships/", "everyday-care/")
        for columns, fits in visit.go(url)
        .locator(".hb-table")
        .evaluate_all(
            "(all) => all.map((each) => [each.querySelector('tr').children.length,"
            " each.scrollWidth <= each.clientWidth && !each.hasAttribute('data-wide')])"
        )
    }
    assert wide == {2: True, 3: False}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_spaced_text_is_not_cut(kind: str, visitor: Visitor) -> None:
    visit = visitor(width=360)
    page = visit.go(KINDS[kind])
    # Styles through the browser's own tools: the policy would refuse a style of the page's.
    session = visit.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
    sheet = session.send("CSS.createStyleSheet", {"frameId": frame})["styleSheetId"]
    session.send("CSS.setStyleSheetText", {"styleSheetId": sheet, "text": SPACED})
    assert page.evaluate("getComputedStyle(document.querySelector('main p')).letterSpacing") != "normal"
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(CUT) == []


def test_forced_colours_leave_boxes_and_focus_to_be_seen(visitor: Visitor) -> None:
    visit = visitor(forced_colors="active")
    page = visit.go("standards/education/")
    box = page.locator(".hb-item input").first
    empty = box.screenshot()
    border = box.evaluate("(box) => { const s = getComputedStyle(box); return [s.borderTopStyle, s.appearance]; }")
    assert border[0] == "solid" or border[1] not in ("none", "")
    box.check(force=True)
    page.mouse.move(0, 0)
    assert box.screenshot() != empty
    page.keyboard.press("Tab")
    ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert ring not in ("none", "")


def test_reduced_motion_is_kept(visitor: Visitor) -> None:
    visit = visitor(reduced_motion="reduce")
    page = visit.go("")
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter((each) => {
          const s = getComputedStyle(each);
          const long = (value) => value.split(',').some((part) => parseFloat(part) > 0.05);
          return long(s.animationDuration) && s.animationName !== 'none' || long(s.transitionDuration);
        }).map((each) => each.localName + '.' + each.className)"""
    )
    assert moving == []


def test_the_choice_of_light_or_dark_is_kept_and_there_before_the_first_paint(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go("standards/education/")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("button", name="dark").or_(page.locator("[data-scheme-toggle]")).first.click()
    dark = page.evaluate(ground)
    assert dark != light
    # With the entry module held back, the page must be dark all the same.
    visit.watch.expect(page.evaluate("document.querySelector('script[src$=\"/main.js\"]').src"))
    page.route("**/main.js", lambda route: route.abort())
    page.reload(wait_until="load")
    assert page.evaluate(ground) == dark
