"""Search as a visitor uses it: nothing is fetched before, the right page is found, keys alone are enough."""

from __future__ import annotations

import pytest

from .conftest import Visit, Visitor


def ask(visit: Visit, words: str) -> list[str]:
    """Open search with its key, type, wait for the count, give back the addresses that are offered."""
    page = visit.page
    page.keyboard.press("/")
    page.locator("#search-field").fill(words)
    page.wait_for_function("() => /result|Nothing/.test(document.querySelector('#search-count')?.textContent ?? '')")
    return [link.get_attribute("href") or "" for link in page.locator(".hb-search__list a").all()]


def test_nothing_of_search_is_fetched_before_it_is_used(visitor: Visitor) -> None:
    visit = visitor()
    visit.go("standards/education/")
    visit.page.wait_for_timeout(500)
    fetched = [url for url in visit.watch.requests if "search" in url]
    assert fetched == []
    ask(visit, "attendance")
    fetched = [url for url in visit.watch.requests if "search" in url]
    assert len([url for url in fetched if url.endswith("search/index.json")]) == 1


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("misper", "act-now/missing/"),  # a word that staff use and the page's prose does not
        ("qs7", "standards/protection-of-children/"),
        ("hobbies", "standards/enjoyment-and-achievement/"),
        ("regulation 44", "law/england/regulation-44/"),
        ("protecton of children", "standards/protection-of-children/"),  # mistyped
    ],
)
def test_words_that_staff_use_find_their_page(visitor: Visitor, words: str, page: str) -> None:
    visit = visitor()
    visit.go("")
    found = [url.partition("#")[0] for url in ask(visit, words)]
    assert any(url.endswith(page) for url in found[:3]), found[:5]


def test_search_works_under_a_path_and_opens_a_result_by_keys_alone(visitor: Visitor, below: str) -> None:
    visit = visitor(home=below)
    visit.go("standards/education/")
    offered = ask(visit, "who must be told")
    assert offered
    visit.page.keyboard.press("ArrowDown")
    assert visit.page.evaluate("document.activeElement.closest('.hb-search__list') !== null")
    with visit.page.expect_navigation():
        visit.page.keyboard.press("Enter")
    assert visit.page.url.startswith(below)
    assert visit.page.locator("h1").count() == 1


def test_a_result_opens_at_its_own_place(visitor: Visitor) -> None:
    visit = visitor()
    visit.go("")
    offered = ask(visit, "restraint record 24 hours")
    target = next(url for url in offered if "#" in url)
    with visit.page.expect_navigation():
        visit.page.locator(f'.hb-search__list a[href="{target}"]').click()
    anchor = visit.page.url.partition("#")[2]
    assert visit.page.locator(f'[id="{anchor}"]').bounding_box()["y"] < 900  # type: ignore[index]


def test_escape_gives_the_focus_back(visitor: Visitor) -> None:
    visit = visitor()
    visit.go("standards/education/")
    button = visit.page.get_by_role("button", name="Search").first
    button.focus()
    visit.page.keyboard.press("Enter")
    visit.page.locator("#search-field").fill("school")
    visit.page.keyboard.press("Escape")
    assert visit.page.locator("dialog[open]").count() == 0
    assert button.evaluate("(button) => button === document.activeElement")


def test_words_typed_are_never_run(visitor: Visitor) -> None:
    visit = visitor()
    visit.go("")
    ask(visit, "<img src=x onerror=alert(1)>")
    assert visit.page.locator("dialog img").count() == 0
