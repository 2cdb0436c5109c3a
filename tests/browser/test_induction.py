"""A whole induction on a phone: by keyboard, with no network, on paper; two people on one device; 500 steps."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from .axe import violations
from .conftest import READY, Visitor
from .line import open_line
from .phone import HELD, Phone, until

PAGE = "induction/volunteer-or-student/"
LONG = "induction/residential-care-worker-england/"


def _saved(page: Page, name: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).press("Enter")
    return Path(waiting.value.path()).read_bytes()


def test_an_induction_is_done_by_keyboard_with_no_network_and_printed(visitor: Visitor) -> None:
    visit = visitor(width=360)
    visit.context.clock.install(time="2026-11-22T10:00:00")
    page = visit.go(LONG)
    page.get_by_role("button", name="Record to sign, as Word").press(
        "Enter"
    )  # its writer is fetched before the signal goes
    expect(page.get_by_text("There is no record yet.")).to_be_visible()
    page.get_by_label("First day of work").fill("2026-11-02")
    page.get_by_label("First day of work").dispatch_event("change")
    first = page.locator(".hb-pathway__by").first
    expect(first).to_have_text("Overdue: it was due by 1 November 2026, 21 days ago.")
    _saved(page, "Record to sign, as Word")
    page.evaluate(
        "import(new URL('offline.js', document.querySelector('script[src*=\"main.js\"]').src))"
    )  # comes later
    visit.context.set_offline(True)
    boxes = page.locator(".hb-step input[type=checkbox]")
    steps = page.locator(".hb-step").count()
    assert steps == boxes.count() == 48
    for at in range(steps):
        boxes.nth(at).press("Space")
    expect(page.locator(".hb-checklist__progress")).to_have_text(f"{steps} of {steps} steps done")
    expect(page.locator(".hb-pathway__next")).to_contain_text("Only a manager signs that somebody is competent.")
    expect(first).to_have_text("All done. It was due by 1 November 2026.")
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.locator(".hb-pathway__next")).to_contain_text(page.locator(".hb-step__text").last.inner_text())
    page.locator(".hb-step summary").first.press("Enter")
    page.get_by_label("Signed by").first.fill("Ali, shift leader")
    page.get_by_label("Note").first.fill("Kim Jones, born 3 May 2012")
    page.keyboard.press("Tab")
    expect(page.get_by_text("This looks like a full name with a date of birth")).to_be_visible()
    page.get_by_label("Note").first.fill("")
    page.keyboard.press("Tab")
    expect(page.locator(".hb-item__said").first).to_have_text(re.compile("Done on: 22 November 2026 Signed by: Ali"))
    with zipfile.ZipFile(io.BytesIO(_saved(page, "Record to sign, as Word"))) as packed:
        text = re.sub(r"<[^>]+>", " ", packed.read("word/document.xml").decode())
    assert "Ali, shift leader" in text
    assert text.count("22 November 2026") >= steps - 1
    assert "no certificate, no qualification and no registration" in text
    calendar = icalendar.Calendar.from_ical(_saved(page, "Dates for a calendar"))
    assert [str(event["DTSTART"].dt) for event in calendar.walk("VEVENT")] == ["2028-11-01"]
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert violations(page, "an induction that is filled in") == []
    page.emulate_media(media="print")
    assert page.locator(".hb-item__said").first.is_visible()
    assert page.locator(".hb-step__paper:visible").count() == 1  # lines to write on, only where nothing is written
    assert not page.locator(".hb-checklist__bar").is_visible()
    visit.context.set_offline(False)
    page.emulate_media(media="screen")
    visit.go(LONG)
    expect(page.locator(".hb-checklist__progress")).to_contain_text(f"{steps - 1} of {steps} steps done")


def test_two_people_on_one_device_and_a_trainers_plan_alone(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go(PAGE)
    box = page.locator(".hb-step input[type=checkbox]").first
    box.press("Space")
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_visible()
    page.get_by_role("button", name="Another person").press("Enter")
    expect(page.get_by_label("Whose induction").locator("option")).to_have_count(2)
    expect(undo).to_be_hidden()  # it would take the step back from the other person
    expect(box).not_to_be_checked()
    page.get_by_label("Whose induction").select_option(label="New starter")
    expect(box).to_be_checked()
    page = visit.go("checklists/your-checklists/")
    expect(page.locator(".hb-yours__record")).to_have_count(2)
    expect(page.locator(".hb-yours__record").filter(has_text="1 done")).to_have_count(1)
    page.goto(visit.home + "go/volunteer-or-student-first-shift/", wait_until="commit")  # it leads on
    page.wait_for_url("**/#session-volunteer-or-student-first-shift")
    plan = page.locator("#session-volunteer-or-student-first-shift")
    expect(plan).to_have_attribute("open", "")
    folds = page.locator("main details[open]")
    open_before = folds.count()
    # What a browser does: it tells that it prints, and waits.
    page.evaluate("() => { window.print = () => dispatchEvent(new Event('beforeprint')); }")
    plan.get_by_role("button", name="Print this plan alone").press("Enter")
    assert page.locator("[data-alone]").count() == 1
    assert folds.count() == open_before  # nothing else is unfolded for it
    page.emulate_media(media="print")
    assert plan.get_by_text("See it done.").is_visible()
    for other in ("main h1", ".hb-step >> nth=0", "header", "footer"):
        assert not page.locator(other).first.is_visible(), other
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("main h1").is_visible()
    assert page.locator("[data-alone]").count() == 0
    # The whole page is printed with every plan unfolded, and then stands as it stood.
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".hb-pathway__session:not([open])").count() == 0
    assert folds.count() > open_before
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folds.count() == open_before
    expect(plan).to_have_attribute("open", "")
    large = plan.get_by_role("button", name="Show large")
    size = "(e) => parseFloat(getComputedStyle(e.querySelector('.hb-pathway__plan')).fontSize)"
    before = plan.evaluate(size)
    large.press("Enter")
    assert plan.evaluate(size) > before
    expect(plan.get_by_role("button", name="Share this part")).to_be_visible()


def test_five_hundred_steps_are_there_at_once(visitor: Visitor) -> None:
    visit = visitor(width=360)

    def longer(route: Route) -> None:
        answer = route.fetch()
        html = answer.text()
        found = re.search(r'<li class="hb-step" id="[^"]+".*?</li>', html, re.DOTALL)
        assert found
        more = "".join(re.sub(r' id="[^"]+"', f' id="made-{at}"', found[0], count=1) for at in range(500))
        route.fulfill(response=answer, body=html.replace(found[0], found[0] + more))

    visit.context.route(f"**/{PAGE}", longer)
    page = visit.go(PAGE)
    assert page.locator(".hb-step").count() > 500
    took = page.evaluate(
        """async () => {
          const box = document.querySelector('#made-499 input');
          const began = performance.now();
          box.click();
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          return performance.now() - began;
        }"""
    )
    assert took < 1500  # milliseconds, on a machine that has much else to do
    expect(page.locator(".hb-checklist__progress")).to_contain_text("1 of 5")


@pytest.mark.parametrize("url", [PAGE])
def test_without_scripts_an_induction_is_read_and_printed(url: str, visitor: Visitor) -> None:
    page = visitor(java_script_enabled=False).go(url)
    assert page.locator(".hb-step").first.is_visible()
    assert page.locator(".hb-step input").count() == 0
    assert page.get_by_role("link", name=re.compile("^Word")).first.is_visible()
    page.emulate_media(media="print")
    assert page.locator(".hb-step__paper").first.is_visible()


def test_an_induction_goes_on_from_a_cold_start_with_no_signal(browser: Browser, site: Path) -> None:
    """A new starter opens the pathway once, at the office. Then there is no signal, and the phone ends the browser."""
    with open_line(site) as line:
        phone = Phone(browser, line)
        page = phone.go(PAGE)
        page.evaluate(READY)
        page.locator(".hb-step input[type=checkbox]").first.press("Space")
        phone.look()
        until(page, HELD, PAGE)
        until(page, HELD, "offline/short.json")
        phone.offline()
        for done in (2, 3):  # each time the browser begins anew
            phone.kill()
            page.close()
            phone.page = page = phone.context.new_page()
            asked = len(line.asked)
            page.goto(line.address + "go/volunteer-or-student/")  # as it stands on the card that the trainer gave
            assert page.url.startswith(line.address + PAGE)
            page.evaluate(READY)
            assert phone.bar().startswith("No signal now.")
            progress = page.locator(".hb-checklist__progress")
            expect(progress).to_contain_text(f"{done - 1} of 15 steps done")
            page.locator(".hb-step input[type=checkbox]").nth(done - 1).press("Space")
            expect(progress).to_contain_text(f"{done} of 15 steps done")
            page.reload()
            page.evaluate(READY)
            expect(progress).to_contain_text(f"{done} of 15 steps done")
        page.goto(line.address + "go/volunteer-or-student-first-shift/")
        page.evaluate(READY)
        plan = page.locator("#session-volunteer-or-student-first-shift")
        expect(plan).to_have_attribute("open", "")
        assert plan.get_by_text("See it done.").is_visible()
        assert set(line.asked[asked:]) <= {"/sw.js", "/offline/list.json"}
        phone.offline(False)
        phone.go(PAGE)
        page.evaluate(READY)
        expect(progress).to_contain_text("3 of 15 steps done")
        phone.context.close()
        assert phone.errors == []


AT = """() => {
  const [at, bar] = [document.activeElement, document.querySelector('.hb-checklist__bar').getBoundingClientRect()];
  const step = at.closest('.hb-step');
  const box = (at.labels?.[0] ?? at).getBoundingClientRect();
  const seen = box.top >= 0 && box.left >= 0 && box.right <= innerWidth && box.bottom <= bar.top + 1;
  const label = (at.labels?.[0] ?? at).textContent;
  return {step: step?.id ?? '', kind: at.type ?? at.localName, label, seen, box, bar};
}"""


def test_a_whole_stage_is_done_with_keys_alone_on_a_phone(visitor: Visitor) -> None:
    visit = visitor(width=360)
    visit.context.clock.install(time="2026-11-22T10:00:00")
    page = visit.go(PAGE)
    keys = page.keyboard
    stage = page.locator(".hb-pathway__stage").first
    steps = stage.locator(".hb-step").evaluate_all("(all) => all.map((each) => each.id)")

    def on_to(step: str, kind: str, label: str = "") -> None:
        """Tab on, as often as it takes; every stop in a step is seen whole."""
        for _ in range(150):
            keys.press("Tab")
            at = page.evaluate(AT)
            assert at["seen"] or not at["step"], at
            if at["step"] == step and at["kind"] == kind and label in at["label"]:
                return
        raise AssertionError((step, kind, label))

    on_to("", "date", "First day")
    keys.type("11112026")  # either order of day and month
    for step in steps:
        on_to(step, "checkbox")
        keys.press("Space")
        on_to(step, "summary")
        keys.press("Enter")
        on_to(step, "text", "Signed by")
        keys.type("Ali, shift leader")
    keys.press("Tab")
    expect(stage.locator(".hb-pathway__by")).to_have_text("All done. It was due by 10 November 2026.")
    said = stage.locator(".hb-item__said")
    assert [" ".join(each.split()) for each in said.all_inner_texts()] == [
        "Done on: 22 November 2026 Signed by: Ali, shift leader"
    ] * len(steps)
    expect(page.locator(".hb-checklist__progress")).to_contain_text(f"{len(steps)} of 15 steps done")
    shown = page.locator(".hb-checklist__filter select")
    shown.select_option("late")
    expect(page.locator(".hb-step:visible")).not_to_have_count(0)
    page.get_by_label("First day of work").fill("2026-11-22")
    page.get_by_label("First day of work").dispatch_event("change")  # with this day nothing is overdue
    expect(page.get_by_text("No step is like that.")).to_be_visible()
    assert page.locator(".hb-step:visible").count() == 0
    shown.select_option("left")
    expect(page.get_by_text(f"{15 - len(steps)} shown.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
