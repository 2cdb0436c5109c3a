"""Text and colours: what a reader chooses holds on every page, before the first paint, and can be taken back."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from .axe import violations
from .conftest import KINDS, PHONE, Visitor
from .keyboard import LOOK, PREPARE
from .test_reading import SIDEWAYS
from .test_ticking import REFUSED

CHOICES = ("Largest", "Most", "Easier to tell apart", "Low light, for nights")
SEEN = """() => { const text = getComputedStyle(document.querySelector('main p:not([class])')); return [
  parseFloat(getComputedStyle(document.documentElement).fontSize),
  parseFloat(text.lineHeight) / parseFloat(text.fontSize),
  text.fontFamily.includes('Atkinson'), getComputedStyle(document.body).backgroundColor]; }"""

STATE = "() => [document.documentElement.dataset.reading, document.documentElement.dataset.scheme]"


def opened(page: Page) -> Locator:
    """The dialog, opened from the foot of the page."""
    page.get_by_role("contentinfo").get_by_role("button", name="Text size").click()
    dialog = page.get_by_role("dialog", name="Text and colours")
    dialog.wait_for()
    return dialog


def test_what_is_chosen_holds_on_every_page_before_its_scripts_have_come(visitor: Visitor) -> None:
    visit = visitor(width=PHONE["width"])
    page = visit.go(KINDS["standard"])
    before = page.evaluate(SEEN)
    dialog = opened(page)
    assert [url for url in visit.watch.requests if url.endswith(".woff2")] == [], "nobody fetches letters unasked"
    assert violations(page, "as it is") == []
    for choice in CHOICES:
        dialog.get_by_role("radio", name=choice).check(force=True)
    dialog.get_by_role("status").filter(has_text="Kept on this device").wait_for()
    page.wait_for_function("() => [...document.fonts].some((face) => face.status === 'loaded')")
    assert dialog.evaluate("(it) => it.scrollWidth <= it.clientWidth")
    chosen = page.evaluate(SEEN)
    assert chosen[0] == before[0] * 1.6
    assert chosen[1] > 2 > before[1]
    assert (before[2], chosen[2]) == (False, True)
    assert chosen[3] != before[3]

    page.route("**/main.js", lambda route: route.abort())
    visit.watch.expect(page.evaluate("() => document.querySelector('script[type=module]').src"))
    page.goto(visit.home + KINDS["guidance"], wait_until="load")
    assert page.evaluate(SEEN)[0::3] == chosen[0::3], "boot.js alone brings it back"
    page.unroute("**/main.js")
    for kind in sorted(KINDS):
        page = visit.go(KINDS[kind])
        assert page.evaluate(SIDEWAYS) <= 0, kind
        if kind in ("home", "act now, steps", "standard", "law", "coverage"):
            assert violations(page, kind) == []

    dialog = opened(page)
    assert all(dialog.get_by_role("radio", name=choice).is_checked() for choice in CHOICES)
    dialog.get_by_role("button", name="As it was").click()
    page.reload()
    assert page.evaluate(STATE) == ["", None]


def test_by_keyboard_alone_and_in_forced_colours(visitor: Visitor) -> None:
    visit = visitor(forced_colors="active")
    page = visit.go(KINDS["guidance"])
    button = page.get_by_role("banner").get_by_role("button", name="Text and colours")
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Text and colours")
    dialog.wait_for()
    can: dict[str, str] = page.evaluate(PREPARE)
    seen = set()
    for _ in range(len(can) + 1):
        page.keyboard.press("Tab")
        look = page.evaluate(LOOK)
        assert look["faults"] == [], look
        seen.add(look["number"])
    assert len(seen) == len(can), "Tab goes round the dialog and stays in it"
    dialog.get_by_role("radio", name="Usual").first.focus()
    page.keyboard.press("ArrowRight")
    assert dialog.get_by_role("radio", name="Large", exact=True).is_checked()
    assert page.evaluate("() => document.documentElement.dataset.reading") == "size-2"
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert button.evaluate("(it) => it === document.activeElement")
    assert page.locator(".hb-mark").first.is_visible()


def test_letters_that_are_chosen_in_one_tab_are_fetched_in_the_other(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go(KINDS["guidance"])
    other = visit.context.new_page()
    other.goto(visit.home + KINDS["act now, steps"])
    opened(page).get_by_role("radio", name="Easier to tell apart").check(force=True)
    other.wait_for_function("() => getComputedStyle(document.body).fontFamily.includes('Atkinson')")


def test_it_holds_for_the_page_where_nothing_can_be_kept_and_says_so(visitor: Visitor) -> None:
    visit = visitor()
    visit.context.add_init_script(REFUSED)
    page = visit.go(KINDS["guidance"])
    dialog = opened(page)
    dialog.get_by_role("radio", name="Larger", exact=True).check(force=True)
    dialog.get_by_role("status").filter(has_text="This browser lets no page keep anything").wait_for()
    assert page.evaluate("() => document.documentElement.dataset.reading") == "size-3"
