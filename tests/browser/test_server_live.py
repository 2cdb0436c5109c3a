"""Live reload in a real browser, under the policy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from handbook.server.reload import Live
from handbook.server.serve import serving

pytestmark = pytest.mark.alone


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a browser that notes every error and every breach of the policy."""
    context = browser.new_context()
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    yield page
    context.close()


def write(site: Path, words: str) -> None:
    """Make the one page of a site."""
    (site / "index.html").write_text(
        f'<!doctype html><html lang="en"><head><title>x</title><link rel="icon" href="data:,"></head>'
        f"<body><h1>{words}</h1></body></html>"
    )


def test_a_page_follows_the_builds_and_shows_their_errors(tmp_path, page):
    live = Live()
    write(tmp_path, "first")
    with serving(tmp_path, live=live) as address:
        page.goto(address)
        page.evaluate("window.same = true")
        live.fail("docs/a.md:3:1  HB001  <b>wrong</b>")
        page.locator("#hb-live pre").wait_for()
        assert page.locator("#hb-live pre").inner_text() == "docs/a.md:3:1  HB001  <b>wrong</b>"
        assert page.locator("#hb-live").evaluate("box => getComputedStyle(box).position") == "fixed"
        assert page.locator("h1").inner_text() == "first"
        page.keyboard.press("Tab")
        page.get_by_role("button", name="Hide").click()
        assert page.locator("#hb-live").count() == 0
        write(tmp_path, "second")
        live.succeed()
        page.get_by_role("heading", name="second").wait_for()
        assert page.evaluate("window.same") is None
        assert page.locator("#hb-live").count() == 0
        assert page.complaints == []
        page.goto("about:blank")


def test_a_failure_is_shown_to_a_page_that_is_opened_after_it(tmp_path, page):
    live = Live()
    live.fail("docs/a.md:3:1 wrong")
    with serving(tmp_path / "site", live=live) as address:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 503
        page.get_by_role("alert").wait_for()
        (tmp_path / "site").mkdir()
        write(tmp_path / "site", "mended")
        live.succeed()
        page.get_by_role("heading", name="mended").wait_for()
        page.goto("about:blank")


def test_the_policy_is_enforced(tmp_path, page):
    (tmp_path / "index.html").write_text("<!doctype html><script>document.title = 'ran'</script><p>text")
    with serving(tmp_path) as address:
        page.goto(address)
        assert page.title() != "ran"
        assert any("Content Security Policy" in words for words in page.complaints)
        refused = page.evaluate(
            "() => { try { document.body.innerHTML = 'x'; return '' } catch (e) { return e.name } }"
        )
        assert refused == "TypeError"
