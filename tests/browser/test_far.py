"""What lies far down a long page: left at first, laid out in steps, found by its address, and whole on paper."""

from __future__ import annotations

import pytest

from .conftest import DESKTOP, KINDS, PHONE, READY, Visitor

# Hold back what releases the parts, as a busy phone does.
HELD = "window.requestIdleCallback = (work) => { (window.held ??= []).push(work); return 0; }"
LEFT = """() => [...document.querySelectorAll('[data-far]')]
  .filter((each) => getComputedStyle(each).contentVisibility === 'auto').length"""
STANDS = "() => [document.querySelector(':target').getBoundingClientRect().top, innerHeight]"


def test_parts_are_left_until_later_and_then_are_all_there(visitor: Visitor, address: str) -> None:
    page = visitor(width=PHONE["width"]).page
    page.add_init_script(HELD)
    page.goto(address + KINDS["standard"])
    page.wait_for_function("() => window.held?.length")
    far = page.locator("[data-far]").count()
    assert far > 20
    assert page.evaluate(LEFT) > 20
    page.emulate_media(media="print")
    assert page.evaluate(LEFT) == 0  # paper has all
    page.emulate_media(media="screen")
    # Done by hand here: each turn lays out some, never all.
    turns = 0
    while page.evaluate("() => { const work = window.held.shift(); work?.({}); return !!work; }"):
        turns += 1
        page.wait_for_function("() => window.held.length || !document.querySelector('[data-far]')")
    assert turns > 5
    assert page.locator("[data-far]").count() == 0


def test_an_address_leads_to_a_part_that_is_not_laid_out_yet(visitor: Visitor, address: str) -> None:
    visit = visitor(width=PHONE["width"])
    page = visit.page
    page.add_init_script(HELD)
    page.goto(address + KINDS["standard"])
    last = page.locator(".hb-item").last.get_attribute("id")
    page.goto(f"{address}{KINDS['home']}")
    page.goto(f"{address}{KINDS['standard']}#{last}")
    page.wait_for_timeout(300)
    top, height = page.evaluate(STANDS)
    assert page.evaluate(LEFT) > 5
    assert 0 <= top < height / 2


@pytest.mark.parametrize("width", [PHONE["width"], 1000, DESKTOP["width"]])  # one, two and three columns
def test_it_stays_there_while_the_rest_takes_its_size_and_after_a_reload(width: int, visitor: Visitor) -> None:
    visit = visitor(width=width)
    last = visit.go(KINDS["standard"]).locator(".hb-item").last.get_attribute("id")
    visit.go(KINDS["home"])
    page = visit.go(f"{KINDS['standard']}#{last}")
    for _ in range(2):
        page.wait_for_timeout(300)
        top, height = page.evaluate(STANDS)
        assert 0 <= top < height / 2
        page.reload()
        page.evaluate(READY)


def test_without_scripts_nothing_is_left(visitor: Visitor) -> None:
    page = visitor(java_script_enabled=False).go(KINDS["standard"])
    assert page.locator("[data-far]").count() > 20
    styles = page.locator("[data-far]").last.evaluate("(part) => getComputedStyle(part).contentVisibility")
    assert styles == "visible"
