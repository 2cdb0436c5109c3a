"""An act-now list is ticked with the time, begun again and copied; the coverage table is filtered and downloaded."""

from __future__ import annotations

import csv
import io
import re

import pytest
from playwright.sync_api import Page, expect

from .axe import violations
from .conftest import Visitor
from .test_records import call

PAGE = "act-now/missing/"
REFUSED = """for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
  Object.defineProperty(window, name, {get() { throw new DOMException('refused', 'SecurityError') }})"""


def ticked(page: Page) -> list[str | None]:
    return [each.get_attribute("name") for each in page.locator(".hb-item input:checked").all()]


def test_a_tick_has_its_time_stays_and_is_cleared_and_brought_back(visitor: Visitor) -> None:
    visit = visitor(width=360)
    page = visit.go(PAGE)
    before = set(visit.watch.requests)
    name = page.locator(".hb-item input").nth(2).get_attribute("name")
    page.locator(".hb-item label").nth(2).click()  # the words are part of what is tapped
    assert ticked(page) == [name]
    assert re.fullmatch(r"Ticked: \d\d:\d\d", page.locator(".hb-item__time").nth(2).inner_text())
    expect(page.locator(".hb-checklist__progress")).to_have_text("1 of 12 done.")
    expect(page.locator(".hb-checklist__note")).to_contain_text("kept on this device, with a signal or without")
    # Nothing is sent, and nothing is in the address.
    assert [url for url in visit.watch.requests if url not in before and not url.endswith(".js")] == []
    assert page.url.endswith(PAGE)
    visit.go(PAGE)
    assert ticked(page) == [name]
    page.get_by_role("button", name="Start again").press("Enter")
    expect(page.get_by_text("All ticks are cleared.")).to_be_focused()
    assert ticked(page) == []
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("It is back.")).to_be_visible()
    assert ticked(page) == [name]
    page.get_by_role("button", name="Start again").click()
    expect(page.get_by_text("All ticks are cleared.")).to_be_visible()
    visit.go(PAGE)
    assert ticked(page) == []


def test_an_address_that_was_cut_short_takes_nothing_from_the_page(visitor: Visitor) -> None:
    visit = visitor(width=360)  # which fails the test on any error of a script
    for url in (f"{PAGE}#%", "standards/leadership-and-management/#100%", "induction/shift-leader/#%E0%A4%A"):
        page = visit.go(url)
        expect(page.locator(".hb-checklist__bar")).to_be_visible()
    page.locator("[data-share]").first.click()
    expect(page.get_by_label("What to share")).to_have_value("")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("#search-field")).to_be_focused()


def test_the_ticks_are_copied_as_text_for_the_log(visitor: Visitor) -> None:
    page = visitor(permissions=["clipboard-read", "clipboard-write"]).go(PAGE)
    texts = [each.removesuffix("\n") for each in page.locator(".hb-item__text").all_inner_texts()]
    for at in (3, 1):
        page.locator(".hb-item label").nth(at).click()
    page.get_by_role("button", name="Copy for the log").click()
    expect(page.get_by_text("Copied. Paste it into the log.")).to_be_visible()
    title, _, *lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert re.fullmatch(r".+\. Written \d+ \w+ \d{4}, \d\d:\d\d", title)
    assert [re.sub(r"^\d\d:\d\d: ", "", line) for line in lines[:2]] == [texts[3], texts[1]]
    assert lines[2:4] == ["", "Not ticked:"]
    assert lines[4:] == [f"- {text}" for at, text in enumerate(texts) if at not in (1, 3)]


def test_a_browser_that_does_not_copy_shows_the_text_to_copy(visitor: Visitor) -> None:
    visit = visitor()
    visit.context.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async () => { throw 1 }}})"
    )
    page = visit.go(PAGE)
    page.locator(".hb-item label").first.click()
    page.get_by_role("button", name="Copy for the log").click()
    shown = page.get_by_label("Text for the log")
    expect(shown).to_be_focused()
    assert "Not ticked:" in shown.evaluate("(field) => field.value.slice(field.selectionStart, field.selectionEnd)")


def test_ticks_of_another_day_are_said_to_be_old(visitor: Visitor) -> None:
    visit = visitor()
    visit.context.clock.install(time="2026-11-20T02:10:00")
    page = visit.go(PAGE)
    page.locator(".hb-item label").first.click()
    expect(page.locator(".hb-checklist__progress")).to_have_text("1 of 12 done.")
    visit.context.clock.set_fixed_time("2026-11-20T22:00:00")  # the page stood open, and is come back to
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert "These ticks are from 20 November 2026." in page.locator(".hb-checklist__old").inner_text()
    visit.context.clock.set_fixed_time("2026-11-22T03:00:00")
    page.evaluate("dispatchEvent(new Event('pageshow'))")
    assert page.locator(".hb-item__time").first.inner_text() == "Ticked: 02:10, 20 November 2026"
    visit.go(PAGE)
    assert "These ticks are from 20 November 2026." in page.locator(".hb-checklist__old").inner_text()
    assert page.locator(".hb-item__time").first.inner_text() == "Ticked: 02:10, 20 November 2026"


@pytest.mark.parametrize("url", [PAGE, "standards/enjoyment-and-achievement/"])
def test_ticks_of_an_earlier_version_are_carried_over_once(url: str, visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go(url)
    first, second = [str(each.get_attribute("id")) for each in page.locator(".hb-item").all()[:2]]
    page.evaluate(
        "([first, second]) => { localStorage.setItem('handbook.tick.' + first, '2026-11-19');"
        " localStorage.setItem('handbook.tick.' + second, '<img src=x onerror=alert(1)>'); }",
        [first, second],
    )
    visit.go(url)
    assert ticked(page) == [first, second]
    assert page.locator("hb-checklist img").count() == 0
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('handbook.tick.'))") == []
    if url == PAGE:
        assert page.locator(".hb-item__time").first.inner_text() == "Ticked: 19 November 2026"
    visit.go(url)
    assert ticked(page) == [first, second]
    assert page.locator(".hb-record__choice option").count() == (0 if url == PAGE else 1)


SLOW = """const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...all) {
  const request = put.apply(this, all);
  const hold = () => window.go || this.get(0).addEventListener('success', hold);
  hold();  // the transaction is under way until the test lets it go
  return request;
};"""


def test_ticks_are_called_kept_when_they_are_and_not_before(visitor: Visitor) -> None:
    visit = visitor()
    visit.context.add_init_script(SLOW)
    page = visit.go(PAGE)
    note = page.locator(".hb-checklist__note")
    assert "kept" not in note.inner_text()
    page.locator(".hb-item label").first.click()
    assert len(ticked(page)) == 1
    page.wait_for_timeout(300)
    assert "kept" not in note.inner_text()
    page.evaluate("() => { window.go = true; }")
    expect(note).to_contain_text("kept on this device")
    page.get_by_role("button", name="Start again").click()
    expect(note).not_to_contain_text("kept on this device")
    assert ticked(page) == []


TWO = """const made = await store.create({kind: "checklist", of: value[0], title: "T", name: "N"});
await store.change(made.id, value[1], {state: "met", text: "T"});
await store.change(made.id, value[2], {state: "met", text: "T"});
const there = structuredClone({...made, answers: {}});
const blank = {evidence: "", action: "", who: "", by: "", text: "T", seen: {elsewhere: 3}};
there.answers[value[1]] = {...blank, state: "", changed: "2026-01-01T02:10:00.000Z"};
there.answers[value[2]] = {...blank, state: "met", changed: "2026-01-01T02:10:00.000Z"};
return (await store.importAll([there])).conflicts.length;"""


COPIED = """const made = store.begin({kind: "checklist", of: value[0], title: "T", name: "Of the other phone"});
const ticked = {state: "met", evidence: "", action: "", who: "", by: "", text: "T", changed: made.made};
await store.importAll([{...made, answers: {[value[1]]: ticked}}]);"""


def test_two_devices_that_ticked_differently_are_asked_about_as_in_a_review(visitor: Visitor) -> None:
    visit = visitor(width=360)
    page = visit.go(PAGE)
    first, second = [str(each.get_attribute("id")) for each in page.locator(".hb-item").all()[:2]]
    of = page.locator("hb-checklist").get_attribute("data-checklist")
    # Ticked there and not here is a question. Ticked on both is none: the later time stands.
    assert call(page, visit.home, TWO, [of, first, second]) == 1
    visit.go(PAGE)
    asked = page.locator(".hb-item__conflict")
    assert asked.count() == 1
    choices = page.locator(f"#{first} .hb-item__conflict li")
    assert re.match(r"Ticked: \d\d:\d\d Keep", choices.nth(0).inner_text())
    assert choices.nth(1).inner_text().startswith("Not ticked: 02:10, 1 January 2026")
    assert violations(page, "a tick to choose") == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    choices.nth(1).get_by_role("button", name="Keep this answer").press("Enter")
    expect(asked).to_have_count(0)
    expect(page.locator(f"#{first} input")).to_be_focused()
    visit.go(PAGE)
    assert ticked(page) == [second]
    assert asked.count() == 0
    # Begun again it is empty, in a new tab, too, though a copy brought the ticks of another phone.
    call(page, visit.home, COPIED, [of, first])
    visit.go(PAGE)
    page.get_by_role("button", name="Start again").click()
    expect(page.get_by_text("All ticks are cleared.")).to_be_visible()
    assert ticked(page) == []
    visit.page = visit.context.new_page()
    assert ticked(visit.go(PAGE)) == []


def test_a_device_that_refuses_storage_says_so_and_still_ticks(visitor: Visitor) -> None:
    visit = visitor()
    visit.context.add_init_script(REFUSED)
    page = visit.go(PAGE)
    page.locator(".hb-item label").first.click()
    assert len(ticked(page)) == 1
    expect(page.get_by_role("alert")).to_contain_text("does not let the handbook keep anything")


NO_RECORDS = "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }"
# Whether what has the focus lies wholly under the bar; none while it is in the bar, or is not drawn.
UNDER = """() => {
  const at = document.activeElement, bar = document.querySelector('.hb-checklist__bar');
  const [a, b] = [at.getBoundingClientRect(), bar.getBoundingClientRect()];
  if (bar.contains(at) || !a.height) return null;
  return a.top >= b.top - 1 && a.top < innerHeight ? `${at.tagName} ${at.name || at.textContent}` : '';
}"""
SHARE = "(bar) => bar.getBoundingClientRect().height / innerHeight"


@pytest.mark.parametrize(("width", "height"), [(360, 740), (320, 640)])
def test_the_bar_takes_a_third_of_the_window_and_hides_nothing_that_has_the_focus(
    width: int, height: int, visitor: Visitor
) -> None:
    size = {"viewport": {"width": width, "height": height}}
    large, refused = visitor(**size), visitor(**size)
    for visit in (large, refused):
        visit.context.add_init_script("localStorage.setItem('handbook.reading', 'size-4 lines-3')")
    page = large.go("induction/residential-care-worker-england/")
    bar = page.locator(".hb-checklist__bar")
    page.locator(".hb-step input").first.focus()
    page.keyboard.press("Space")
    met = []
    for _ in range(25):
        page.keyboard.press("Tab")
        page.wait_for_timeout(10)
        met.append(page.evaluate(UNDER))
    assert met.count(None) < 10
    assert set(met) <= {None, ""}
    assert bar.evaluate(SHARE) < 0.34

    refused.context.add_init_script(NO_RECORDS)
    page = refused.go("standards/education/")
    bar = page.locator(".hb-checklist__bar")
    expect(page.locator(".hb-checklist__alarm")).to_contain_text("save a copy")
    assert bar.evaluate(SHARE) < 0.34
    page.locator(".hb-item input").nth(2).click()  # it is not in the way
    wider = "(all) => all.filter((it) => it.scrollWidth > it.clientWidth + 2).length"  # a ring is drawn over the edge
    assert page.locator(".hb-item__answers label").evaluate_all(wider) == 0
    bar.get_by_role("button").last.focus()  # what it has no room for is scrolled to
    assert bar.evaluate("(bar) => bar.scrollTop") > 0
    # What happens to stand half under the bar comes out with the next line of the page.
    assert [fault for fault in violations(page, "at Largest") if "partially obscured" not in fault] == []


def test_the_coverage_table_is_filtered_by_words_and_by_regulation(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go("checklists/coverage/")
    rows = page.locator("hb-filter tbody tr")
    shown = page.locator("hb-filter tbody tr:not([hidden])")
    assert rows.count() == 121
    page.get_by_label("Regulation").select_option("england:12")
    assert shown.count() == 12
    assert page.locator("[data-filter=count]").inner_text() == "12 of 121 rows."
    page.get_by_label("Find in the table").fill("12(2)(e)")
    assert shown.count() == 1
    assert "12(2)(e)" in shown.first.inner_text()


def test_the_coverage_table_downloads_with_every_row(visitor: Visitor) -> None:
    visit = visitor(java_script_enabled=False, accept_downloads=True)
    page = visit.go("checklists/coverage/")
    assert page.locator("hb-filter tbody tr").count() == 121
    assert page.get_by_label("Find in the table").is_hidden()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download as CSV").click()
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    header, *lines = csv.reader(io.StringIO(text))
    assert header[0] == "Requirement"
    assert len(lines) == 121
    assert all(line[4] and line[5] for line in lines)


def test_a_download_without_a_signal_is_said_to_fail_though_nothing_is_kept(visitor: Visitor) -> None:
    visit = visitor(width=360)
    page = visit.go(PAGE)
    main = page.locator("script[type=module]").first.evaluate("(script) => script.src")
    visit.watch.expect(main.replace("main.js", "kept_file.js"))
    visit.context.route("**/kept_file.js", lambda route: route.abort("internetdisconnected"))
    page.evaluate("() => { Object.defineProperty(navigator, 'onLine', {value: false, configurable: true}); }")
    page.locator("a[download]").first.click()
    expect(page.get_by_text("This could not be fetched. The file is not kept on this device.")).to_be_visible()
    page.evaluate("() => { Object.defineProperty(navigator, 'onLine', {value: true}); }")
    with page.expect_download() as waiting:
        page.locator("a[download]").first.click()
    assert waiting.value.suggested_filename.startswith("checklist-missing")
