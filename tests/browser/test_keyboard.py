"""The keyboard alone reaches and works everything, and always shows where it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import KINDS, Visitor
from .keyboard import LOOK, PREPARE, Eye, nameless, walk

ACTIVE = "() => document.activeElement === document.body ? 'body' : document.activeElement.outerHTML.slice(0, 120)"


@pytest.fixture
def blank(browser: Browser) -> Iterator[Page]:
    """An empty page without a policy, to work on pictures."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def at_focus(page: Page, selector: str) -> bool:
    """Whether the focus is on what the selector finds first."""
    found: bool = page.locator(selector).first.evaluate("element => element === document.activeElement")
    return found


WALKS = [(kind, width) for kind in ("home", "standard", "law", "act now, steps", "404") for width in (1280, 360)]
LONG_WALKS = [("kitchen sink", 360), ("coverage", 1280)]  # hundreds of stops each


@pytest.mark.parametrize(("kind", "width"), [*WALKS, *LONG_WALKS])
def test_tab_meets_every_control_and_nothing_else(kind: str, width: int, visitor: Visitor, blank: Page) -> None:
    page = visitor(width=width).go(KINDS[kind])
    found = walk(page, Eye(page, blank))
    assert found.faults == [], "\n".join(found.faults)
    assert found.missed == [], "not reached by Tab: " + "\n".join(found.missed)
    assert found.beyond == [], "reached, but not to be seen: " + "\n".join(found.beyond)
    assert len(found.stops) > 12
    assert nameless(page) == []


@pytest.mark.parametrize("width", [1280, 360])
def test_shift_tab_is_the_same_walk_backwards(width: int, visitor: Visitor) -> None:
    page = visitor(width=width).go(KINDS["law"])
    on = walk(page)
    page.reload()
    back = walk(page, key="Shift+Tab")
    assert back.faults == []
    assert back.stops == on.stops[::-1]


def test_the_ring_is_seen_in_the_dark(visitor: Visitor, blank: Page) -> None:
    visit = visitor(color_scheme="dark")
    for kind in ("home", "act now, steps"):
        page = visit.go(KINDS[kind])
        found = walk(page, Eye(page, blank))
        assert found.faults == [], "\n".join(found.faults)


FAULTS = {
    "has no focus outline": "main a { outline: none !important }",
    "changes": "main a { outline-color: var(--surface) !important }",
    "has no size": "main a { position: absolute; width: 0; height: 0; overflow: hidden; font-size: 0 }",
    "is outside the window": "main a { position: fixed; left: -500px }",
    "is hidden by something above it": "body::after { content: ''; position: fixed; inset: 0; z-index: 99 }",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_walk_sees_a_fault(fault: str, visitor: Visitor, blank: Page) -> None:
    """Tries the walk, not the site."""
    page = visitor().go("404.html")
    page.evaluate(
        "(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet] }",
        FAULTS[fault],
    )
    assert any(fault in line for line in walk(page, Eye(page, blank)).faults)


def test_the_walk_sees_what_it_cannot_reach_and_what_has_no_name(visitor: Visitor) -> None:
    """Tries the walk, not the site."""
    page = visitor().go("404.html")
    page.evaluate(
        """() => {
          const trap = document.querySelector('main a');
          trap.addEventListener('keydown', (event) => event.preventDefault());
        }"""
    )
    found = walk(page)
    assert any("is caught" in line for line in found.faults)
    assert found.missed
    page.evaluate("() => { const empty = document.createElement('button'); document.body.append(empty) }")
    assert len(nameless(page)) == 1


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("kind", ["home", "standard", "404"])
def test_the_skip_link_is_first_is_seen_and_skips(kind: str, width: int, visitor: Visitor) -> None:
    page = visitor(width=width).go(KINDS[kind])
    link = page.get_by_role("link", name="Skip to the content")
    box = link.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 0
    page.keyboard.press("Tab")
    assert at_focus(page, ".hb-skip")
    box = link.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    assert at_focus(page, "main")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("kind", ["home", "standard", "404"])
def test_the_phone_menu(kind: str, visitor: Visitor) -> None:
    page = visitor(width=360).go(KINDS[kind])
    page.evaluate(PREPARE)
    reach = """() => [...document.querySelectorAll('#menu-panel *, #menu, #menu *')].filter((each) => {
      each.focus(); return document.activeElement === each }).length"""
    assert page.evaluate(reach) == 0, "closed, it takes no focus"
    button = page.locator("button[data-menu]")
    assert button.get_attribute("aria-expanded") == "false"
    for _ in range(12):
        page.keyboard.press("Tab")
        if at_focus(page, "button[data-menu]"):
            break
    page.keyboard.press("Enter")
    panel = page.locator("#menu-panel")
    assert panel.is_visible()
    assert button.get_attribute("aria-expanded") == "true"
    assert page.evaluate("() => document.querySelector('#menu-panel').contains(document.activeElement)"), (
        "focus goes in"
    )
    assert page.get_by_role("dialog", name="Menu").count() == 1
    inside = panel.locator("a, button").count()
    assert inside >= 10
    seen = set()
    for key in ["Tab"] * (inside + 3) + ["Shift+Tab"] * (inside + 3):
        page.keyboard.press(key)
        stop = page.evaluate(LOOK)
        assert stop is not None, "focus left the menu for the browser"
        assert page.evaluate("() => document.querySelector('#menu-panel').contains(document.activeElement)"), stop
        assert stop["faults"] == [], stop["says"]
        seen.add(stop["number"])
    assert len(seen) == inside, "all of it is reached"
    page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert at_focus(page, "button[data-menu]"), "focus comes back"
    expect(button).to_have_attribute("aria-expanded", "false")  # the browser tells of the end a moment later
    assert page.evaluate(reach) == 0, "closed again, it takes no focus"


def test_a_link_of_the_menu_is_followed_and_leaves_no_menu_behind(visitor: Visitor) -> None:
    page = visitor(width=360).go(KINDS["standard"])
    page.locator("button[data-menu]").press("Enter")
    page.locator("#menu-panel").get_by_role("link", name="Home page").press("Enter")
    page.wait_for_url(page.url.split("standards/")[0])
    assert not page.locator("#menu-panel").is_visible()
    assert page.locator("h1").is_visible()


def test_widening_the_window_closes_the_menu(visitor: Visitor) -> None:
    page = visitor(width=360).go(KINDS["standard"])
    page.locator("button[data-menu]").press("Enter")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator("#menu-panel").wait_for(state="hidden")
    assert page.locator(".hb-side #menu").is_visible()
    assert page.evaluate("() => getComputedStyle(document.documentElement).overflow") == "visible"


@pytest.mark.parametrize("width", [1280, 360])
def test_search_by_keyboard(width: int, visitor: Visitor) -> None:
    page = visitor(width=width).go(KINDS["standard"])
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert at_focus(page, ".hb-brand")
    page.keyboard.press("/")
    page.locator("#search-field").wait_for()
    assert at_focus(page, "#search-field")
    assert page.get_by_role("dialog", name="Search the handbook").count() == 1
    count = page.locator("#search-count")
    assert count.get_attribute("role") == "status"
    page.keyboard.type("child missing")
    page.locator(".hb-search li a").first.wait_for()
    assert any(letter.isdigit() for letter in count.inner_text())
    page.keyboard.press("ArrowDown")
    assert at_focus(page, ".hb-search li a")
    assert page.evaluate(PREPARE)
    assert page.evaluate(LOOK)["faults"] == []
    page.keyboard.press("ArrowDown")
    assert at_focus(page, ".hb-search li:nth-child(2) a")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert at_focus(page, "#search-field")
    held = walk_inside(page)
    assert len(held) == page.locator(".hb-search a, .hb-search button, .hb-search input, .hb-search select").count()
    page.locator("#search-field").focus()
    page.keyboard.press("Escape")
    assert not page.locator(".hb-search").is_visible()
    assert at_focus(page, ".hb-brand"), page.evaluate(ACTIVE)
    page.keyboard.press("/")
    assert page.locator("#search-field").input_value() == "child missing"
    page.locator(".hb-search li a").first.wait_for()
    first = page.locator(".hb-search li a").first.get_attribute("href")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert first
    page.wait_for_url(first)


def walk_inside(page: Page) -> set[int]:
    """Press Tab more often than the open search has controls; every stop must be one of them."""
    page.evaluate(PREPARE)
    seen: set[int] = set()
    for _ in range(page.locator(".hb-search a, .hb-search button, .hb-search input, .hb-search select").count() + 3):
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.querySelector('.hb-search').contains(document.activeElement)")
        stop = page.evaluate(LOOK)
        assert stop["faults"] == [], stop["says"]
        seen.add(stop["number"])
    return seen


def test_enter_in_the_field_opens_the_first_result(visitor: Visitor) -> None:
    page = visitor().go(KINDS["home"])
    page.keyboard.press("/")
    page.locator("#search-field").wait_for()
    page.keyboard.type("misper")
    page.locator(".hb-search li a").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/act-now/missing/**")


def test_a_slash_in_a_field_is_a_slash(visitor: Visitor) -> None:
    page = visitor().go(KINDS["coverage"])
    field = page.locator("input[data-filter=text]")
    field.focus()
    page.keyboard.type("5/6")
    assert field.input_value() == "5/6"
    assert page.locator("dialog[open]").count() == 0


def with_two_sets(visitor: Visitor) -> Page:
    """The kitchen sink with its set of tabs twice, a set in the other order after them, and then its notices' own."""
    visit = visitor()
    start, end = '<div class="tabbed-set', '<h2 id="tables"'

    def twice(route: object) -> None:
        answer = route.fetch()  # type: ignore[attr-defined]
        text = answer.text()
        at = text.index(start)
        tabs = text[at : text.index(end)]
        other = tabs.replace("__tabbed_1", "__tabbed_2").replace(' checked="checked"', "").replace(" checked", "")
        swapped = other.replace("__tabbed_2", "__tabbed_3")
        swapped = (
            swapped.replace(">England<", ">Ireland<").replace(">Wales<", ">England<").replace(">Ireland<", ">Wales<")
        )
        route.fulfill(response=answer, body=text[:at] + tabs + other + swapped + text[at + len(tabs) :])  # type: ignore[attr-defined]

    visit.context.route("**/adapt/kitchen-sink/", twice)
    page = visit.go(KINDS["kitchen sink"])
    assert page.locator(".tabbed-set").count() == 4
    return page


def shown(page: Page) -> list[str]:
    """The name of the tab that is chosen in each set, and shown."""
    names: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('.tabbed-set')].map((set) => {
          const inputs = [...set.querySelectorAll(':scope > input')];
          const blocks = [...set.querySelectorAll(':scope > .tabbed-content > .tabbed-block')];
          const open = blocks.filter((block) => block.checkVisibility());
          const at = inputs.findIndex((input) => input.checked);
          return open.length === 1 && blocks.indexOf(open[0]) === at ? inputs[at].labels[0].textContent.trim() : '?';
        })"""
    )
    return names


def test_tabs_by_keyboard_are_linked_and_kept(visitor: Visitor) -> None:
    page = with_two_sets(visitor)
    assert shown(page)[0] == "England"
    page.locator(".tabbed-set > input:checked").first.focus()
    page.keyboard.press("ArrowRight")
    assert shown(page) == ["Wales"] * 4
    assert at_focus(page, ".tabbed-set > input:checked")
    page.evaluate(PREPARE)
    assert page.evaluate(LOOK)["faults"] == []
    page.reload()
    assert shown(page) == ["Wales"] * 4
    page.locator(".tabbed-set").nth(2).locator("input:checked").focus()
    page.keyboard.press("ArrowRight")
    assert shown(page) == ["England"] * 4
    page.reload()
    assert shown(page) == ["England"] * 4


def test_choosing_a_tab_leaves_it_where_it_was(visitor: Visitor) -> None:
    page = with_two_sets(visitor)
    label = page.locator(".tabbed-set").nth(2).locator("label").first
    label.scroll_into_view_if_needed()
    before = label.bounding_box()
    label.click()
    after = label.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) < 2


def test_details_open_and_close_by_keyboard(visitor: Visitor) -> None:
    page = visitor().go(KINDS["kitchen sink"])
    summary = page.locator("summary", has_text="Folded: open me")
    text = page.get_by_text("What few readers need.")
    assert not text.is_visible()
    summary.focus()
    page.keyboard.press("Enter")
    assert text.is_visible()
    page.keyboard.press("Space")
    assert not text.is_visible()


def test_an_address_that_points_into_a_folded_part_opens_it(visitor: Visitor) -> None:
    page = visitor().go("standards/leadership-and-management/#lead-aims-high")
    assert page.locator("#lead-aims-high").is_visible()
    box = page.locator("#lead-aims-high").bounding_box()
    header = page.locator(".hb-header").bounding_box()
    assert box
    assert header
    assert header["height"] <= box["y"] < 500, "what an address points at is not under the header"
