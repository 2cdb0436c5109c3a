"""Your checklists: what is kept is shown, planned, drawn, saved, opened elsewhere, taken in from Excel, and deleted."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import docx
import icalendar
import openpyxl
import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from .axe import violations
from .conftest import PHONE, Visit, Visitor

PAGE = "checklists/your-checklists/"
FORMULA = '=HYPERLINK("http://127.0.0.1:9/","x")'
RECORD = "00000000-0000-4000-8000-00000000000{}"


def answer(state: str, changed: str = "2026-11-01", **more: str) -> dict[str, str]:
    """An answer as another program would have made it."""
    blank = {"evidence": "", "action": "", "who": "", "by": "", "text": ""}
    return {**blank, "state": state, "changed": f"{changed}T10:00:00.000Z", **more}


def record(number: int, of: str, made: str, answers: dict[str, dict[str, str]], name: str = "") -> dict[str, Any]:
    moment = f"{made}T09:00:00.000Z"
    about = {"form": 1, "id": RECORD.format(number), "kind": "checklist", "of": of, "title": of, "start": ""}
    return {**about, "name": name or f"Review {made}", "made": moment, "changed": moment, "answers": answers}


@pytest.fixture(scope="module")
def wording(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / "checklists/wording.json").read_text(encoding="utf-8"))
    return found


def items(wording: dict[str, Any], of: str) -> list[str]:
    (entry,) = [entry for entry in wording["entries"] if (entry["kind"], entry["id"]) == ("checklist", of)]
    return [item["id"] for section in entry["sections"] for item in section["items"]]


def wording_title(wording: dict[str, Any], of: str) -> str:
    return next(
        str(entry["title"]) for entry in wording["entries"] if (entry["kind"], entry["id"]) == ("checklist", of)
    )


def opened(visit: Visit, *records: dict[str, Any]) -> Page:
    """The page, with these records on the device."""
    page = visit.go(PAGE)
    if records:
        kept(page, list(records))
    page.locator("hb-yours[data-part=delete][data-ready]").wait_for(state="attached")
    return page


def kept(page: Page, records: list[dict[str, Any]]) -> None:
    """Put records on the device by the store's own door, and wait until the page shows them."""
    page.evaluate(
        "async (records) => { const store = await import(new URL(document.documentElement.dataset.base"
        " + '/assets/javascripts/records/store.js', location.href).href); await store.importAll(records); }",
        records,
    )
    page.locator("hb-yours[data-part=records] li").nth(len(records) - 1).wait_for()


def on_device(page: Page) -> dict[str, Any]:
    """The records on the device, by id."""
    records = page.evaluate(
        "async () => { const store = await import(new URL(document.documentElement.dataset.base"
        " + '/assets/javascripts/records/store.js', location.href).href); return await store.list(); }"
    )
    return {each["id"]: each for each in records}


def part(page: Page, name: str) -> Locator:
    return page.locator(f"hb-yours[data-part={name}]")


def saved(place: Locator, button: str) -> tuple[str, bytes]:
    """The name and the content of the file that a button saves."""
    with place.page.expect_download() as waiting:
        place.get_by_role("button", name=button).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def chosen(page: Page, name: str, content: bytes) -> Locator:
    """Choose a file to open; its part of the page."""
    place = part(page, "copies")
    payload: FilePayload = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    place.locator("input[type=file]").set_input_files(payload)
    return place


def said(place: Locator, words: str) -> None:
    place.locator(".hb-yours__status", has_text=words).wait_for()


def test_nothing_yet_and_then_what_a_checklist_holds(visitor: Visitor, wording: dict[str, Any]) -> None:
    visit = visitor()
    page = opened(visit)
    assert "no record on this device yet" in part(page, "records").inner_text()
    assert page.get_by_role("button", name="Delete everything").is_visible() is False
    first, second, *_ = items(wording, "education")
    old = record(1, "education", "2026-05-01", {first: answer("met"), second: answer("not-yet", by="2026-05-20")})
    new = record(2, "education", "2026-11-01", {
        first: answer("not-yet", action="Ring the school", who="Sam", by="2026-11-10", text="Words of last year."),
        "no-such-item-now": answer("partly", action="Ask the children", text="What was asked in 2024."),
    })  # fmt: skip
    kept(page, [old, new])
    plan = part(page, "plan")
    rows = plan.locator("li")
    assert [text.split("\n")[0] for text in rows.all_inner_texts()] == [
        "Overdue: 20 May 2026 · nobody named yet",  # what the newer record does not answer is not lost
        "Overdue: 10 November 2026 · Sam",
        "No day yet · nobody named yet",
    ]
    assert "Words of last year." in rows.nth(1).inner_text()
    assert "The handbook now says:" in rows.nth(1).inner_text()
    assert "What was asked in 2024.\n\nThe handbook has this item no more." in rows.nth(2).inner_text()
    assert "2 records on this device. 2 actions are overdue." in part(page, "records").inner_text()
    plan.get_by_role("combobox", name="Who").select_option("Sam")
    assert rows.count() == 1
    plan.get_by_role("combobox", name="Who").select_option("")
    plan.get_by_role("combobox", name="Sort by").select_option("who")
    assert "Sam" in rows.first.inner_text()
    plan.get_by_label("Words in it").fill("children")
    assert rows.count() == 1
    plan.get_by_label("Words in it").fill("")
    rows.filter(has_text="Words of last year.").get_by_role("link").click()
    page.wait_for_url(f"{visit.home}standards/education/#{first}")
    assert page.locator(f"[id='{first}']").is_visible()


def test_the_standards_are_drawn_and_told_in_numbers(visitor: Visitor, wording: dict[str, Any]) -> None:
    assert len(wording["standards"]["england"]) == 10  # the nine, and regulation 5
    assert len(wording["standards"]["wales"]) == 10
    everything = items(wording, "education")
    thin = dict.fromkeys(items(wording, "care-planning"), answer("not-yet"))
    wales = wording["standards"]["wales"][0]
    visit = visitor()
    page = opened(
        visit,
        record(1, "education", "2026-05-01", dict.fromkeys(everything[1:], answer("met"))),
        record(2, "education", "2026-11-01", dict.fromkeys(everything, answer("met"))),
        record(3, "care-planning", "2026-11-01", thin),
        record(4, wales, "2026-11-01", dict.fromkeys(items(wording, wales)[:1], answer("partly"))),
    )
    standing = part(page, "standing")
    standing.get_by_role("combobox", name="Which standards").select_option("england")
    told = standing.get_by_role("status").inner_text()
    assert "Strong, at least nine in ten items met: Education." in told
    assert "Thin, fewer than half met: Care planning." in told
    pictures = standing.locator("ol > li")
    assert pictures.count() == 2
    assert "1 more met than last time." in pictures.first.inner_text()
    assert pictures.first.locator("svg").count() == 2
    cells = standing.get_by_role("row").filter(has_text="Education").get_by_role("cell").all_inner_texts()
    assert cells == [str(len(everything)), "0", "0", "0", "0", str(len(everything) - 1), "+1"]
    wide = pictures.first.locator("svg").first.locator("rect").get_attribute("width")
    assert wide == "400.0"  # all of it is met
    standing.get_by_role("combobox", name="Which standards").select_option("wales")
    assert "Begun, but fewer than half the items answered" in standing.get_by_role("status").inner_text()
    page.reload()
    expect(part(page, "standing").get_by_role("combobox", name="Which standards")).to_have_value("wales")


def test_files_hold_what_was_typed_and_run_nothing(visitor: Visitor, wording: dict[str, Any]) -> None:
    first = items(wording, "education")[0]
    texts = {"evidence": FORMULA, "action": "+1 & <b>bold</b>", "who": "@who", "by": "2026-12-01"}
    page = opened(visitor(), record(1, "education", "2026-11-01", {first: answer("partly", **texts)}, name=FORMULA))
    row = part(page, "records").locator("li")
    row.locator("summary").click()
    assert row.locator("b:has-text('bold')").count() == 0
    name, packed = saved(row, "Excel")
    assert name.startswith("education-")
    sheet = openpyxl.load_workbook(io.BytesIO(packed)).active
    assert {cell.data_type for cells in sheet.iter_rows() for cell in cells} <= {"s", "n", "d"}  # no "f"
    found = [cell.value for cells in sheet.iter_rows() for cell in cells]
    assert {FORMULA, "+1 & <b>bold</b>", "@who", f"Education: {FORMULA}", first, "Partly"} <= set(found)
    _, packed = saved(row, "Word")
    document = docx.Document(io.BytesIO(packed))
    assert document.core_properties.title == f"Education: {FORMULA}"
    table = document.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == [
        "Item",
        "How it stands",
        "Evidence",
        "Action",
        "Who",
        "By when",
    ]
    assert table.rows[0]._tr.trPr.xpath("./w:tblHeader")
    assert [cell.text for cell in table.rows[1].cells][1:] == [
        "Partly",
        FORMULA,
        "+1 & <b>bold</b>",
        "@who",
        "1 Dec 2026",
    ]
    assert document.paragraphs[0].style.name == "Title"
    assert "Heading 1" in {p.style.name for p in document.paragraphs}
    assert document.styles.element.xpath("//w:rPrDefault//w:lang/@w:val") == ["en-GB"]
    plan = part(page, "plan")
    _, text = saved(plan, "CSV")
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))
    assert [["'" + texts["action"], "'@who"], ["'" + FORMULA]] == [rows[-1][1:3], rows[-1][5:6]]
    assert not any(cell[:1] in ("=", "+", "-", "@", "\t", "\r") for cells in rows for cell in cells if cell)
    _, text = saved(plan, "Calendar")
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert (str(event["summary"]), str(event["dtstart"].dt)) == ("+1 & <b>bold</b>", "2026-12-01")
    assert str(event["url"]).endswith(f"standards/education/#{first}")


def test_a_checklist_is_filled_in_in_excel_and_read_back(visitor: Visitor, wording: dict[str, Any]) -> None:
    first, second, third, *_ = items(wording, "education")
    visit = visitor()
    mine = record(1, "education", "2026-11-01", {first: answer("partly", evidence="Mine"), second: answer("met")})
    page = opened(visit, mine)
    row = part(page, "records").locator("li")
    row.locator("summary").click()
    name, packed = saved(row, "Excel")
    book = openpyxl.load_workbook(io.BytesIO(packed))
    sheet = book.active
    at = {cells[0].value: cells[0].row for cells in sheet.iter_rows()}
    sheet.cell(at[first], 3, "Met")
    sheet.cell(at[first], 4, None)  # an empty cell takes nothing away
    sheet.cell(at[second], 4, "From Excel, sam@example.org")
    sheet.cell(at[third], 3, "Not yet")
    sheet.cell(at[third], 5, FORMULA)
    sheet.cell(at[third], 5).data_type = "s"
    sheet.cell(at[third], 7, "1/2/2027")
    filled = io.BytesIO()
    book.save(filled)
    # The second item is changed here after the file was written: neither side may simply win.
    page.evaluate(
        "async ([record, item]) => { const store = await import(new URL(document.documentElement.dataset.base"
        " + '/assets/javascripts/records/store.js', location.href).href);"
        " await store.change(record, item, {evidence: 'Later, here'}); }",
        [RECORD.format(1), second],
    )
    copies = chosen(page, name, filled.getvalue())
    said(copies, "Nothing is changed yet")
    assert copies.get_by_role("combobox", name="Take it into").input_value() == RECORD.format(1)
    assert "1 answer is new in this record" in copies.inner_text()
    choices = copies.locator("fieldset")
    assert choices.count() == 2
    assert choices.nth(0).locator("input[value=theirs]").is_checked()  # only the file changed it
    assert choices.nth(1).locator("input:checked").count() == 0
    assert "This looks like an email address." in choices.nth(1).inner_text()
    assert violations(page, "review") == []
    take = copies.get_by_role("button", name="Take in what is chosen")
    take.click()
    said(copies, "1 answer is still to be chosen. Nothing was written yet.")
    assert on_device(page)[RECORD.format(1)]["answers"][first]["state"] == "partly"
    choices.nth(1).get_by_label("Keep what is here").check()
    take.click()
    said(copies, "2 answers were taken into “Review 2026-11-01”.")
    expect(copies.locator(".hb-yours__status")).to_be_focused()
    answers = on_device(page)[RECORD.format(1)]["answers"]
    assert (answers[first]["state"], answers[first]["evidence"]) == ("met", "Mine")
    assert answers[second]["evidence"] == "Later, here"
    told = answers[third]
    assert (told["state"], told["action"], told["by"]) == ("not-yet", FORMULA, "2027-02-01")
    # The same file into a new record: all that it says, and nothing else.
    copies = chosen(page, name, filled.getvalue())
    copies.get_by_role("combobox", name="Take it into").select_option("")
    copies.get_by_label("Its name").fill("Second home")
    copies.get_by_role("button", name="Take in what is chosen").click()
    said(copies, "3 answers were taken into “Second home”.")
    assert sorted(each["name"] for each in on_device(page).values()) == ["Review 2026-11-01", "Second home"]


def test_what_a_file_says_is_never_taken_into_a_record_that_is_gone(visitor: Visitor, wording: dict[str, Any]) -> None:
    first, second, *_ = items(wording, "education")
    other = items(wording, "health-and-well-being")[0]
    page = opened(
        visitor(),
        record(1, "education", "2026-11-01", {first: answer("partly")}),
        record(2, "education", "2026-10-01", {}),
    )
    head = ["Item id", "Item", "How it stands", "Evidence", "Action", "Who", "By when"]
    book = openpyxl.Workbook()
    for rows in ([(first, "Met"), (second, "Met"), (other, "Partly")], [(first, "Not yet")]):
        sheet = book.create_sheet()
        sheet.append(head)
        for item, state in rows:
            sheet.append([item, "", state])
    filled = io.BytesIO()
    book.save(filled)
    copies = chosen(page, "two.xlsx", filled.getvalue())
    expect(copies.locator(".hb-yours__wrong")).to_contain_text("holds items of 2 checklists")
    reviews = copies.locator(".hb-yours__choices:has(.hb-filter)")
    assert reviews.count() == 3
    into = reviews.nth(0).get_by_role("combobox", name="Take it into")
    assert into.input_value() == RECORD.format(1)
    reviews.nth(0).get_by_label("Take what is in the file").check()
    remove = (
        "async (id) => { const store = await import(new URL(document.documentElement.dataset.base"
        " + '/assets/javascripts/records/store.js', location.href).href); await store.remove(id); }"
    )
    page.evaluate(remove, RECORD.format(2))
    expect(into.locator("option")).to_have_count(2)
    assert reviews.nth(0).get_by_label("Take what is in the file").is_checked()  # what was chosen stays
    page.evaluate(remove, RECORD.format(1))
    said(copies, "The record that this was to go into is deleted.")
    for at in (0, 2):
        assert reviews.nth(at).get_by_role("combobox", name="Take it into").input_value() == ""
    # Two sheets of one checklist: each is a record, and each has a name of its own.
    names = []
    for _ in range(2):
        review = reviews.filter(has_text=wording_title(wording, "education")).first
        names.append(review.get_by_label("Its name").input_value())
        review.get_by_role("button", name="Take in what is chosen").click()
        said(copies, f"taken into “{names[-1]}”.")
    assert names[1] == f"{names[0]}, 2"
    kept_now = {each["name"]: each["answers"] for each in on_device(page).values()}
    assert {name: [each["state"] for each in answers.values()] for name, answers in kept_now.items()} == {
        names[0]: ["met", "met"],
        names[1]: ["not-yet"],
    }
    assert reviews.count() == 1


def test_a_copy_is_opened_on_another_device_and_both_changes_are_kept(
    visitor: Visitor, wording: dict[str, Any]
) -> None:
    first, second, *_ = items(wording, "education")
    here, there = visitor(), visitor()
    page = opened(here, record(1, "education", "2026-11-01", {first: answer("partly"), second: answer("met")}))
    name, copy = saved(part(page, "copies"), "Save a copy")
    assert name.endswith(".json")
    other = opened(there)
    said(chosen(other, name, copy), "is taken in: 1 record is new here.")
    assert on_device(other) == on_device(page)
    for device, words in ((page, "Here"), (other, "There")):
        device.evaluate(
            "async ([record, item, evidence]) => { const store = await import(new URL(document.documentElement.dataset"
            ".base + '/assets/javascripts/records/store.js', location.href).href);"
            " await store.change(record, item, {evidence}); }",
            [RECORD.format(1), first, words],
        )
    name, copy = saved(part(other, "copies"), "Save a copy")
    copies = chosen(page, name, copy)
    said(copies, "1 answer on the two sides differ")
    assert violations(page, "conflict") == []
    versions = copies.locator(".hb-yours__versions > li")
    assert {"Here", "There"} == {text for text in ("Here", "There") for v in versions.all_inner_texts() if text in v}
    assert "1 to choose" in part(page, "records").inner_text()
    versions.filter(has_text="There").get_by_role("button").click()
    said(copies, "Taken.")
    copies.locator("#to-choose").wait_for(state="hidden")
    kept_answer = on_device(page)[RECORD.format(1)]["answers"][first]
    assert kept_answer["evidence"] == "There"
    assert [each["evidence"] for each in kept_answer["earlier"]] == ["Here"]
    assert kept_answer["changed"] == on_device(other)[RECORD.format(1)]["answers"][first]["changed"]
    said(chosen(page, name, copy), "was here already")
    # A first day that gave way to one of another device is told.
    page.evaluate(
        "async (id) => { const store = await import(new URL(document.documentElement.dataset.base"
        " + '/assets/javascripts/records/store.js', location.href).href); await store.setStart(id, '2026-12-01'); }",
        RECORD.format(1),
    )
    later = json.loads(copy)
    later["records"][0] |= {"start": "2027-01-11", "started": "2090-01-01T00:00:00.000Z"}
    wrong = chosen(page, name, json.dumps(later).encode()).locator(".hb-yours__wrong")
    expect(wrong).to_have_text(
        "The first day of “Review 2026-11-01” is 11 January 2027 on one side and 1 December 2026 on the other."
        " 11 January 2027 stays."
    )
    assert on_device(page)[RECORD.format(1)]["start"] == "2027-01-11"


BAD = {
    "picture.xlsx": b"\x89PNG\r\n\x1a\n" + b"\0" * 50,
    "document.xlsx": b"PK\x03\x04" + b"\0" * 100,
    "old.xls": b"\xd0\xcf\x11\xe0" + b"\0" * 100,
    "empty.csv": b"",
    "letter.csv": b"Dear all,\r\nplease see below",
    "other.json": b'{"__proto__": {"polluted": true}}',
    "cut.json": b'{"format":"childrens-homes-handbook-records","form":1,"saved":"2026-11-01T00:00:00.000Z","rec',
    "newer.json": b'{"format":"childrens-homes-handbook-records","form":2,"saved":"","handbook":"9","records":[]}',
    "strange.csv": b"Item id,Item,How it stands\r\nwho-knows,What,Met\r\n",
}


def test_files_that_are_none_of_ours_change_nothing_and_are_said_in_a_sentence(visitor: Visitor) -> None:
    page = opened(visitor(), record(1, "education", "2026-11-01", {"any-item": answer("partly")}))
    before = on_device(page)
    for name, content in BAD.items():
        copies = chosen(page, name, content)
        said(copies, f"{name} was not taken in.")
        assert copies.locator(".hb-yours__wrong li").count() == 1, name
    assert on_device(page) == before
    assert page.evaluate("() => ({}).polluted") is None


def test_everything_is_deleted_after_a_copy_was_offered_and_it_was_asked_twice(visitor: Visitor) -> None:
    visit = visitor()
    page = opened(visit, record(1, "education", "2026-11-01", {"any-item": answer("partly")}))
    page.evaluate("() => { localStorage.setItem('handbook.tick.left-over', '2026-11-01'); }")
    part(page, "delete").get_by_role("button", name="Delete everything").click()
    dialog = page.get_by_role("dialog", name="Delete everything?")
    assert "This cannot be undone." in dialog.inner_text()
    assert "never saved in a copy" in dialog.inner_text()
    assert dialog.get_by_role("button", name="Delete for good").is_visible() is False
    assert violations(page, "delete") == []
    name, copy = saved(dialog, "Save a copy first")
    dialog.get_by_role("button", name="Go on").click()
    dialog.get_by_role("button", name="Keep everything").click()
    dialog.wait_for(state="hidden")
    assert len(on_device(page)) == 1
    part(page, "delete").get_by_role("button", name="Delete everything").click()
    dialog.get_by_role("button", name="Go on").click()
    dialog.get_by_role("button", name="Delete for good").click()
    said(part(page, "delete"), "Everything is deleted.")
    part(page, "records").get_by_text("no record on this device yet").wait_for()
    assert on_device(page) == {}
    assert page.evaluate("() => Object.keys(localStorage).filter((key) => /tick|draft/.test(key))") == []
    said(chosen(page, name, copy), "1 record is new here.")


def test_a_record_is_deleted_and_brought_back_and_another_tab_shows_it(visitor: Visitor) -> None:
    visit = visitor()
    page = opened(visit, record(1, "education", "2026-11-01", {"any-item": answer("partly")}))
    other = visit.context.new_page()
    other.goto(visit.home + PAGE)
    part(other, "records").get_by_text("1 record on this device.").wait_for()
    row = part(page, "records").locator("li")
    row.locator("summary").click()
    row.get_by_role("button", name="Delete this record").click()
    part(other, "records").get_by_text("no record on this device yet").wait_for()
    part(page, "records").get_by_role("button", name="Bring it back").press("Enter")
    expect(row.get_by_role("link").first).to_be_focused()
    part(other, "records").get_by_text("1 record on this device.").wait_for()


def test_without_a_connection_records_tell_their_own_words(visitor: Visitor) -> None:
    visit = visitor()
    address = f"{visit.home}checklists/wording.json"
    visit.watch.expect(address)
    visit.context.route(address, lambda route: route.abort())
    mine = record(1, "education", "2026-11-01", {"any-item": answer("partly", text="What was asked.")})
    page = opened(visit, mine)
    assert "could not be fetched" in part(page, "records").inner_text()
    assert "What was asked." in part(page, "plan").inner_text()
    assert "no more" not in part(page, "plan").inner_text()
    sheet = b"Item id,Item,How it stands\r\nany-item,What,Met\r\n"
    said(chosen(page, "x.csv", sheet), "was not taken in")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_the_full_page_is_for_everyone(scheme: str, width: int, visitor: Visitor, wording: dict[str, Any]) -> None:
    states = ("met", "partly", "not-yet", "does-not-apply", "")
    answers = {
        item: answer(states[at % 5], action="Mend the gate" * (at % 3), who="Sam" * (at % 2), by="2026-11-10")
        for at, item in enumerate(items(wording, "education"))
    }
    visit = visitor(width=width, color_scheme=scheme)
    page = opened(visit, record(1, "education", "2026-05-01", answers), record(2, "education", "2026-11-01", answers))
    page.evaluate("() => { for (const each of document.querySelectorAll('details')) each.open = true; }")
    assert violations(page, "full") == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    if width == PHONE["width"]:
        small = page.evaluate(
            "() => [...document.querySelectorAll('hb-yours :is(button, select, input, summary)')]"
            ".filter((each) => each.getClientRects().length && each.getBoundingClientRect().height < 43.9)"
            ".map((each) => each.outerHTML.slice(0, 80))"
        )
        assert small == []
    page.emulate_media(media="print")
    assert part(page, "plan").locator("li").first.is_visible()
    assert page.locator("hb-yours button:visible, hb-yours select:visible, hb-yours input:visible").count() == 0


def test_without_scripts_it_says_so(visitor: Visitor) -> None:
    page = visitor(java_script_enabled=False).go(PAGE)
    assert "Every checklist can still be read, printed" in part(page, "records").inner_text()
