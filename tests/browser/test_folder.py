"""The copy that opens by a double-click, from a memory stick: no server, no request, and everything works."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from .axe import violations
from .conftest import DESKTOP, READY, Visit, Visitor

# As people name folders: letters that an address must escape.
ODD_NAME = "Our stick/Handbook #1 (100% ours, tŷ)"


@pytest.fixture(scope="module")
def stick(site: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The copy, moved to another folder after it was made; its address."""
    place = tmp_path_factory.mktemp("stick") / ODD_NAME
    shutil.copytree(site.parent / "copy", place)
    return place.as_uri() + "/"


def opened(visit: Visit, path: str) -> Visit:
    """Open a file of the copy, as a double-click does."""
    visit.page.goto(visit.home + path, wait_until="load")
    visit.page.evaluate(READY)
    return visit


def ask(visit: Visit, words: str) -> None:
    visit.page.keyboard.press("/")
    visit.page.locator("#search-field").fill(words)
    visit.page.locator(".hb-search__hit").first.wait_for()


def test_search_leads_from_home_to_the_very_place(visitor: Visitor, stick: str) -> None:
    visit = opened(visitor(home=stick), "index.html")
    page = visit.page
    ask(visit, "kid hasnt come back")
    first = page.locator(".hb-search__hit").first
    assert first.get_attribute("href") == f"{stick}act-now/missing/index.html"
    page.wait_for_function("() => document.querySelector('.hb-search__line mark') !== null")
    page.locator("#search-field").fill("reg 13(2)(a)")
    page.locator('.hb-search__hit[href$="#r-13-2-a"]').wait_for()
    page.locator("#search-field").press("Enter")
    page.wait_for_url("**/law/england/regulation-13/index.html#r-13-2-a")
    assert page.locator("#r-13-2-a").bounding_box()["y"] < DESKTOP["height"]  # type: ignore[index]
    # Deep in the tree the search is as near; and the way back home is a file, too.
    ask(visit, "misper")
    assert page.locator(".hb-search__hit").first.get_attribute("href") == f"{stick}act-now/missing/index.html"
    page.keyboard.press("Escape")
    page.locator(".hb-brand").click()
    page.wait_for_url(f"{stick}index.html")
    assert all(url.startswith(("file:", "data:", "blob:")) for url in visit.watch.requests)


def test_ticks_tabs_and_colours_are_kept(visitor: Visitor, stick: str) -> None:
    visit = opened(visitor(home=stick, width=360), "act-now/missing/index.html")
    page = visit.page
    page.locator("hb-checklist label").first.click()
    box = page.locator("hb-checklist input[type=checkbox]").first
    assert box.is_checked()
    name = box.get_attribute("name")
    page.get_by_role("button", name="Menu").click()
    page.locator("#menu-panel").get_by_role("button", name="Dark colours").click()
    page.keyboard.press("Escape")
    opened(visit, "act-now/missing/index.html")
    assert page.locator(f'hb-checklist input[name="{name}"]').is_checked()
    assert page.locator("html").get_attribute("data-scheme") == "dark"
    opened(visit, "adapt/kitchen-sink/index.html")
    tabs = page.locator(".tabbed-set").first
    tabs.locator("label", has_text="Wales").click()
    opened(visit, "adapt/kitchen-sink/index.html")
    assert page.locator(".tabbed-set").first.get_by_role("radio", name="Wales").is_checked()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_share_says_that_the_address_is_of_this_copy(visitor: Visitor, stick: str) -> None:
    visit = opened(visitor(home=stick), "act-now/missing/index.html")
    page = visit.page
    page.locator("[data-share]").first.click()
    dialog = page.locator("dialog[open]")
    assert "no address on the web" in dialog.inner_text()
    assert dialog.locator(".hb-share-dialog__text").first.inner_text() == f"{stick}act-now/missing/index.html"
    short = dialog.locator(".hb-share-dialog__text").nth(1).inner_text()
    assert short == f"{stick}go/missing/index.html"
    page.goto(short)
    page.wait_for_url(f"{stick}act-now/missing/index.html")


def test_other_pages_with_scripts_work_as_well(visitor: Visitor, stick: str) -> None:
    visit = opened(visitor(home=stick), "checklists/coverage/index.html")
    page = visit.page
    page.get_by_label("Find in the table").fill("12(2)(e)")
    assert page.locator("hb-filter tbody tr:not([hidden])").count() == 1
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download as CSV").click()
    assert waiting.value.path().stat().st_size > 1000
    opened(visit, "induction/cards/index.html")
    page.locator(".hb-sheet").first.wait_for()
    # Records are kept and worded, and lead back to their checklist: two scripts and a JSON file, each loaded later.
    opened(visit, "standards/education/index.html")
    page.locator("hb-checklist input[type=radio]").first.check(force=True)
    page.wait_for_timeout(600)
    opened(visit, "checklists/your-checklists/index.html")
    page.locator("hb-yours[data-ready]").first.wait_for(state="attached")
    back = page.locator('hb-yours a[href$="standards/education/index.html#checklist-education"]').first
    back.click()
    page.wait_for_url("**/standards/education/index.html#checklist-education")


def test_the_policy_of_the_page_holds(visitor: Visitor, stick: str) -> None:
    visit = opened(visitor(home=stick), "index.html")
    refused = visit.page.evaluate(
        """() => {
          const said = [];
          try { document.body.innerHTML = "<b>x</b>"; } catch (error) { said.push(error.name); }
          try { document.createElement("script").src = "x.js"; } catch (error) { said.push(error.name); }
          try { trustedTypes.createPolicy("mine", {}); } catch (error) { said.push(error.name); }
          return said;
        }"""
    )
    assert refused == ["TypeError"] * 3
    visit.page.wait_for_timeout(300)
    assert len([fault for fault in visit.watch.faults if "policy: " in fault]) == 3
    visit.watch.faults.clear()  # each was told of, as it has to be


def test_an_old_copy_says_how_old_it_is(visitor: Visitor, stick: str) -> None:
    visit = visitor(home=stick, width=360)
    visit.page.clock.set_fixed_time("2026-12-24T12:00:00")
    page = opened(visit, "index.html").page
    assert page.locator(".hb-announce").count() == 0
    assert "A copy made on 22 November 2026." in page.locator("footer").inner_text()
    page.clock.set_fixed_time("2027-04-24T12:00:00")
    page = opened(visit, "act-now/missing/index.html").page
    said = page.get_by_role("complementary", name="Age of this copy")
    assert re.match(r"This copy of the handbook is 5 months old\.", said.inner_text())
    assert visit.watch.faults == []
    assert violations(page, "page") == []
    visit.watch.faults.clear()  # axe tries to fetch the stylesheet, which nothing may here


def test_without_scripts_the_links_still_lead_on(visitor: Visitor, stick: str) -> None:
    visit = visitor(home=stick, java_script_enabled=False)
    page = visit.page
    page.goto(f"{stick}index.html")
    page.get_by_role("link", name="A child is missing").first.click()
    page.wait_for_url(f"{stick}act-now/missing/index.html")
    page.get_by_role("link", name="Find a page").click()
    assert page.locator("h1, #all-sections").first.is_visible()
