"""No signal: what is kept is whole, of one version, says how old it is, and never stands in the way of what is new."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .axe import violations
from .line import FILE, Line, open_line, publish, today
from .phone import HELD, UNASKED, WHOLE, Phone, until


@pytest.fixture(scope="module")
def versions(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, str]]:
    """Some versions of a small site, by name: where each is, and what its list calls it."""
    place = tmp_path_factory.mktemp("versions")
    made = {
        "A": {},
        "text": {"made": "2"},  # the same styles and scripts
        "shell": {"made": "2", "shell": "B"},
        "gone": {"without": ["everyday-care/medicines/"], "moved": "act-now/fire/"},
    }
    return {
        name: (place / name, publish(site, place / name, **{"made": "1", **how}))  # type: ignore[arg-type]
        for name, how in made.items()
    }


@pytest.fixture
def line(versions: dict[str, tuple[Path, str]]) -> Iterator[Line]:
    with open_line(versions["A"][0]) as opened:
        yield opened


@pytest.fixture
def phone(browser: Browser, line: Line) -> Iterator[Phone]:
    made = Phone(browser, line)
    yield made
    made.context.close()
    assert made.errors == []


@pytest.fixture
def ready(phone: Phone, versions: dict[str, tuple[Path, str]]) -> Phone:
    """A phone that was on the home page once, and has kept what is kept unasked."""
    phone.go()
    phone.keep(versions["A"][1])
    return phone


def search(page: Page, words: str) -> str:
    page.keyboard.press("/")
    page.locator("#search-field").fill(words)
    count = page.locator("#search-count", has_text=re.compile("result|Nothing|loaded"))
    count.wait_for()
    page.wait_for_timeout(200)
    return page.locator("dialog[open]").inner_text()


def test_a_first_visit_keeps_what_is_needed_at_night(ready: Phone, line: Line) -> None:
    asked = len(line.asked)
    ready.offline()
    page = ready.go("act-now/missing/")  # never opened before
    assert page.locator("h1").inner_text() == "A child is missing"
    assert ready.made() == {"page": "1A", "style": "A", "script": "A"}
    said = ready.bar()
    assert said.startswith("No signal now.")
    assert today() in said
    assert violations(page, "kept copy") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.reload()
    assert page.locator("h1").inner_text() == "A child is missing"
    found = search(page, "child missing")
    assert "A child is missing" in found
    page.locator(".hb-search__list a").first.click()
    page.wait_for_load_state()

    page.goto(line.address + "go/missing/")
    assert page.url == line.address + "act-now/missing/"
    # What was ticked is listed, on a page that was never opened before.
    page.locator("hb-checklist .hb-item label").first.click()
    page.get_by_text("1 of 12 done.").wait_for()
    page.goto(line.address + "checklists/your-checklists/")
    page.locator("hb-yours[data-part=records]", has_text="A child is missing").wait_for()

    page.goto(line.address + "act-now/fire")  # without its slash
    assert page.url == line.address + "act-now/fire/"
    assert page.locator("h1").count() == 1
    # (The browser's own look for a newer worker does not go by the switch; a look at the list may have been under way.)
    assert [path for path in line.asked[asked:] if path not in ("/sw.js", "/offline/list.json")] == []

    # A page that was not read is not there; what stands for it says so and leads on, from whatever depth.
    answer = page.goto(line.address + "standards/education/")
    assert answer is not None
    assert answer.status == 503
    assert "not kept" in ready.bar()
    assert ready.made()["style"] == "A"
    assert violations(page, "not kept") == []
    page.locator(".hb-header a", has_text="Act now").first.click()
    page.wait_for_url(line.address + "act-now/")
    ready.offline(False)
    page.goto(line.address + "standards/education/")
    assert page.locator(".hb-kept").count() == 0
    assert page.locator("h1").inner_text() == "Education"


def test_a_page_is_kept_as_it_is_read_and_search_says_what_is_not_there(ready: Phone) -> None:
    page = ready.go("standards/education/")
    until(page, HELD, "search/parts/standards_education.json")
    ready.offline()
    ready.go("standards/education/")
    assert page.locator("h1").inner_text() == "Education"
    assert "No signal" in ready.bar()
    found = search(page, "medicines")
    assert "not kept on this device" in found


def test_a_file_that_is_kept_is_saved_and_one_that_is_not_is_said(ready: Phone, line: Line) -> None:
    page = ready.go("standards/education/")
    excel, word = (page.locator(f".hb-blank a[download][href$='education{ending}']") for ending in (".xlsx", ".docx"))
    content = (line.folder / FILE).read_bytes()

    def saved() -> bytes:
        with page.expect_download() as given:
            excel.click()
        assert given.value.suggested_filename == "checklist-education.xlsx"
        return Path(given.value.path()).read_bytes()

    assert page.evaluate("Boolean(navigator.serviceWorker.controller)")
    assert saved() == content
    until(page, WHOLE, [ready.state()["list"]["version"], ["downloads"]])  # as a page that is read, it is kept
    ready.offline()
    ready.go("standards/education/")
    assert saved() == content
    for _ in range(2):
        word.click()
        expect(page.get_by_text("The file is not kept on this device. Try again with a signal.")).to_have_count(1)
    assert violations(page, "not saved") == []
    ready.offline(False)
    line.signed_out = "page"
    word.click()
    expect(page.get_by_text("The file is not kept on this device.")).to_have_count(1)


def test_the_whole_handbook_is_kept_stopped_and_let_go(
    ready: Phone, line: Line, versions: dict[str, tuple[Path, str]]
) -> None:
    page = ready.go("reference/no-signal/")
    keep = page.locator("hb-keep")
    button = page.get_by_role("button", name="Keep the whole handbook")
    assert "to fetch" in button.inner_text()
    assert violations(page, "keep") == []
    line.slow = dict.fromkeys(("/everyday-care", "/standards", "/search/parts", "/assets/"), 3)
    button.click()
    page.get_by_role("button", name="Stop").click()
    page.wait_for_function("() => document.querySelector('hb-keep').textContent.includes('Stopped')")
    fetched = ready.state()["held"]
    line.slow = {}
    page.get_by_role("button", name="Go on").click()
    until(page, WHOLE, [versions["A"][1], [*UNASKED, "rest"]])
    page.wait_for_function("() => document.querySelector('hb-keep').textContent.includes('whole handbook is kept')")
    assert len(fetched) < len(ready.state()["held"])
    # Nothing is fetched twice.
    texts = [path for path in line.asked if path.startswith("/search/parts/")]
    assert len(texts) == len(set(texts))
    ready.offline()
    ready.go("everyday-care/medicines/")
    assert ready.made() == {"page": "1A", "style": "A", "script": "A"}

    ready.offline(False)
    ready.go("reference/no-signal/")
    page.get_by_role("button", name="Keep only Act now and search").click()
    page.wait_for_function("() => !document.querySelector('hb-keep').textContent.includes('whole handbook is kept')")
    assert "everyday-care/medicines/" not in ready.state()["held"]
    page.get_by_role("button", name="Keep nothing on this device").click()
    until(page, "async () => (await caches.keys()).length === 0")
    assert "Nothing is kept" in keep.inner_text()
    page.reload()
    page.wait_for_timeout(300)
    assert page.evaluate("caches.keys()") == []
    page.get_by_role("button", name="Keep Act now and search again").click()
    until(page, WHOLE, [versions["A"][1], UNASKED])


def test_new_words_are_shown_at_once_and_offered_where_the_old_are_open(
    ready: Phone, line: Line, versions: dict[str, tuple[Path, str]]
) -> None:
    page = ready.go("act-now/missing/")
    box = page.locator("input[type=checkbox]").first
    line.folder, version = versions["text"]
    search(page, "typed and not lost")
    ready.keep(version)
    page.wait_for_function("() => document.querySelector('.hb-kept')?.textContent.includes('newer')")
    assert page.locator("#search-field").input_value() == "typed and not lost"
    assert ready.made()["page"] == "1A"
    page.keyboard.press("Escape")
    if box.count():
        assert box.is_visible()
    page.get_by_role("button", name="Show it").click()
    page.wait_for_function("() => document.querySelector('meta[name=made]').content === '2A'")
    ready.offline()
    ready.go("act-now/fire/")
    assert ready.made() == {"page": "2A", "style": "A", "script": "A"}


def test_two_versions_are_never_mixed(ready: Phone, line: Line, versions: dict[str, tuple[Path, str]]) -> None:
    one = {"page": "1A", "style": "A", "script": "A"}
    two = {"page": "2B", "style": "B", "script": "B"}
    page = ready.go("act-now/missing/")
    old = ready.context.new_page()
    old.goto(line.address + "act-now/fire/")
    line.folder, version = versions["shell"]
    line.slow = {"/reference": 12}  # the new version is long on its way
    page.goto(line.address + "act-now/missing/")
    assert ready.made() == two  # fresh, and from the network whole
    assert ready.state()["shell"] != ready.state()["list"]["shell"]
    ready.offline()
    page.goto(line.address + "act-now/")
    assert ready.made() == one  # cut in the middle: the old one, whole
    ready.kill()
    page.reload()
    assert ready.made() == one
    line.slow = {}
    ready.offline(False)
    page.goto(line.address + "standards/education/")
    assert ready.made() == two
    ready.keep(version)
    ready.offline()
    page.goto(line.address + "act-now/")
    assert ready.made() == two
    # A page that was open all the while still gets the scripts that it began with.
    old.bring_to_front()
    search(old, "fire")
    assert old.evaluate("document.documentElement.dataset.search") == "A"


def test_an_update_that_is_cut_short_goes_on_where_it_stopped(
    ready: Phone, line: Line, versions: dict[str, tuple[Path, str]]
) -> None:
    line.folder, version = versions["shell"]
    line.most = 5
    ready.look()
    ready.page.wait_for_timeout(600)
    ready.kill()
    assert ready.state()["list"]["version"] == version
    page = ready.go("act-now/missing/")  # the line is still cut
    assert ready.made() == {"page": "1A", "style": "A", "script": "A"}
    line.most = None
    before = [path for path in line.asked if path.endswith("/")]
    ready.keep(version)
    assert len(before) < len(line.asked)
    page.reload()
    assert ready.made() == {"page": "2B", "style": "B", "script": "B"}


def test_no_room(ready: Phone, line: Line, versions: dict[str, tuple[Path, str]]) -> None:
    page = ready.go("reference/no-signal/")
    tools = ready.context.new_cdp_session(page)
    used = page.evaluate("navigator.storage.estimate().then((found) => found.usage)")
    tools.send("Storage.overrideQuotaForOrigin", {"origin": line.address.rstrip("/"), "quotaSize": used + 40_000})
    page.get_by_role("button", name="Keep the whole handbook").click()
    page.wait_for_function("() => document.querySelector('hb-keep').textContent.includes('no room')")
    ready.offline()
    ready.go("act-now/missing/")
    assert ready.made() == {"page": "1A", "style": "A", "script": "A"}
    ready.offline(False)
    assert ready.go("everyday-care/medicines/").locator(".hb-kept").count() == 0  # read all the same


def test_a_server_with_a_fault_and_a_slow_line(ready: Phone, line: Line) -> None:
    line.broken = True
    page = ready.go("act-now/missing/")
    assert "fault" in ready.bar()
    answer = page.goto(line.address + "everyday-care/medicines/")
    assert answer is not None
    assert answer.status == 500  # nothing is hidden where there is no copy
    line.broken = False
    line.slow = {"/act-now": 4}
    began = page.evaluate("performance.timeOrigin")
    page.goto(line.address + "act-now/missing/")
    assert "slow" in ready.bar()
    took = page.evaluate("performance.timeOrigin + performance.getEntriesByType('navigation')[0].responseEnd")
    assert took - began < 20_000
    entry = page.evaluate("performance.getEntriesByType('navigation')[0].responseEnd")
    assert 2_400 < entry < 5_000
    line.slow = {}
    page.wait_for_timeout(2000)  # the first request is still under way; the browser's cache would hold the next one up
    page.get_by_role("button", name="Try again").click()
    page.wait_for_function("() => !document.documentElement.dataset.kept")


@pytest.mark.parametrize("how", ["page", "redirect"])
def test_a_network_that_wants_a_sign_in_spoils_nothing(how: str, ready: Phone, line: Line) -> None:
    before = ready.state()["held"]
    line.signed_out = how
    page = ready.go("act-now/missing/")
    assert "sign in" in ready.bar()
    assert page.locator("h1").inner_text() == "A child is missing"
    assert page.get_by_role("link", name="See what it sent").get_attribute("href") == "/act-now/missing/?live"
    search(page, "education")
    assert ready.state()["held"] == before
    line.signed_out = ""
    page.reload()
    assert page.locator(".hb-kept").count() == 0


def test_a_page_that_was_withdrawn_is_not_shown_again(
    ready: Phone, line: Line, versions: dict[str, tuple[Path, str]]
) -> None:
    page = ready.go("everyday-care/medicines/")
    until(page, HELD, "everyday-care/medicines/")
    line.folder, _ = versions["gone"]
    line.only = ("/act-now/missing", "/offline", "/assets", "/fixed")  # the signal goes as soon as the news is there
    ready.go("act-now/missing/")
    ready.look()
    until(page, f"async (path) => !(await ({HELD})(path))", "everyday-care/medicines/")
    for url in ("everyday-care/medicines/", "act-now/fire/"):
        ready.go(url)
        assert "not kept" in ready.bar(), url
    line.only = ("/",)
    ready.keep(versions["gone"][1], ["moved", *UNASKED])
    ready.offline()
    assert ready.go("act-now/fire/").locator("h1").inner_text() == "It is gone"


def test_a_worker_can_be_taken_out_and_data_can_be_saved(
    phone: Phone, line: Line, versions: dict[str, tuple[Path, str]], site: Path, tmp_path: Path
) -> None:
    phone.context.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
    page = phone.go()
    phone.keep(versions["A"][1], ["shell", "act"])
    assert "search/index.json" not in phone.state()["held"]

    shutil.copytree(versions["A"][0], tmp_path / "off")
    stop = Path(__file__).resolve().parents[2] / "overrides/assets/javascripts/worker/90-stop.js"
    shutil.copyfile(stop, tmp_path / "off" / "sw.js")
    line.folder = tmp_path / "off"
    page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
    until(page, "async () => (await caches.keys()).length === 0")
    until(page, "async () => (await navigator.serviceWorker.getRegistrations()).length === 0")


def test_the_site_is_an_app_and_its_icons_are_what_they_say(ready: Phone, line: Line) -> None:
    tools = ready.context.new_cdp_session(ready.page)
    found = tools.send("Page.getAppManifest")
    assert found["errors"] == []
    wrong = tools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert {each["errorId"] for each in wrong} <= {"in-incognito"}, wrong
    page = ready.go("?search")
    page.wait_for_selector("dialog[open] #search-field")
