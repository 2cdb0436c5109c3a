"""What the records hold is what the site shows: counted in the HTML, the CSV and the search index."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile
from collections import Counter
from itertools import product

import pytest
import yaml

from handbook.load import address

from ..packed import unpacked
from .conftest import Site

STANDARD_ROWS = {5: 4, 6: 21, 7: 18, 8: 12, 9: 5, 10: 9, 11: 17, 12: 12, 13: 11, 14: 12}
"""How many rows the law has in regulation 5 and in each quality standard: 121 in all."""


def items_of(site: Site) -> dict[str, list[str]]:
    """The ids of each checklist's items, read from its file without the code under test."""
    found = {}
    for file in sorted((site.tree / "data/checklists").glob("*.yml")):
        text = file.read_text(encoding="utf-8")
        found[file.stem] = re.findall(r"^ +- id: (\S+)$", text, re.MULTILINE)
    return found


def rows_of(site: Site) -> dict[str, list[str]]:
    """The refs of each provision's rows, by the provision's address, read without the code under test."""
    found = {}
    for file in sorted((site.tree / "data/law").glob("*/*.yml")):
        name = re.sub(r"-0(\d)", r"-\1", file.stem)
        text = file.read_text(encoding="utf-8").split("\nrequirements:", 1)[1]
        found[f"law/{file.parent.name}/{name}/"] = re.findall(r'^  - ref: "([^"]+)"$', text, re.MULTILINE)
    return found


def anchor(ref: str) -> str:
    return "r-" + re.sub(r"[^a-z0-9]+", "-", ref.lower()).strip("-")


def text_of(fragment: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", fragment)).split())


def test_the_site_has_every_page_and_no_other(site: Site) -> None:
    written = {
        address.of_page(file.relative_to(site.tree / "docs").as_posix()) for file in (site.tree / "docs").rglob("*.md")
    }
    assert set(site.html) == written | set(rows_of(site)) | {"404.html"}
    assert len(rows_of(site)) == 62 + 95


def test_each_checklists_items_stand_on_its_page_in_order_and_unticked(site: Site) -> None:
    lists = items_of(site)
    assert len(lists) >= 11
    assert sum(map(len, lists.values())) >= 121
    for name, items in lists.items():
        checklist = next(c for c in site.project.records["checklist"] if getattr(c, "id", "") == name)
        url = address.of_page(site.pages[getattr(checklist, "page", "")].path)
        [form] = site.parsed[url].css(f"#checklist-{name} form")
        assert [node.attributes["id"] for node in form.css("li.hb-item")] == items
        boxes = form.css("li.hb-item label input")
        choices = ["met"] if url.startswith("act-now/") else ["met", "partly", "not-yet", "does-not-apply"]
        assert [(box.attributes["name"], box.attributes["value"]) for box in boxes] == list(product(items, choices))
        assert {box.attributes["type"] for box in boxes} == {"checkbox" if len(choices) == 1 else "radio"}
        assert not any("checked" in box.attributes for box in boxes)


def test_no_page_shows_an_item_that_the_records_do_not_hold(site: Site) -> None:
    known = Counter(id_ for items in items_of(site).values() for id_ in items)
    shown = Counter(
        str(node.attributes["id"])
        for url, tree in site.parsed.items()
        if url != "adapt/macros/"  # the manual shows one checklist again, as its example
        for node in tree.css("li.hb-item[id]")
    )
    # A checklist may also be shown whole on the page of examples.
    assert set(shown) == set(known)
    assert all(known[id_] == 1 for id_ in known)


def test_each_requirement_has_its_anchor_on_its_page_in_the_order_of_the_law(site: Site) -> None:
    rows = rows_of(site)
    assert sum(map(len, rows.values())) == 640 + 325
    for url, refs in rows.items():
        shown = site.parsed[url].css("li.hb-requirement[id]")
        assert [node.attributes["id"] for node in shown] == [anchor(ref) for ref in refs], url
        assert all(node.css_first(".hb-requirement__summary").text(strip=True) for node in shown), url


def test_a_law_page_links_the_official_text_and_says_what_was_read_and_when(site: Site) -> None:
    official_at = {"england": "uksi/2015/541", "wales": "wsi/2017/1264"}
    for file in sorted((site.tree / "data/law").glob("*/*.yml")):
        record = file.read_text(encoding="utf-8")
        nation = file.parent.name
        url = f"law/{nation}/" + re.sub(r"-0(\d)", r"-\1", file.stem) + "/"
        tree = site.parsed[url]
        [official] = re.findall(r"^url: (\S+)$", record, re.MULTILINE)
        assert official.startswith(f"https://www.legislation.gov.uk/{official_at[nation]}/")
        assert len(tree.css(f'article a[href="{official}"]')) >= 1, url
        read = tree.css_first(".hb-text-read")
        said = " ".join(read.text(separator=" ").split())
        [year, month, day] = re.findall(r'^  "?on"?: "(\d+)-(\d+)-(\d+)"$', record, re.MULTILINE)[0]
        months = ["January", "February", "March", "April", "May", "June", "July", "August"]
        months += ["September", "October", "November", "December"]
        assert f"Read on {int(day)} {months[int(month) - 1]} {year}" in said, url
        [version] = re.findall(r'^  version: "?(.+?)"?$', record, re.MULTILINE)
        assert version[1:] in said, url


def test_each_row_of_the_standards_is_named_on_a_page_and_tested_by_an_item(site: Site) -> None:
    linked: dict[str, set[str]] = {}
    for page in site.pages.values():
        url = address.of_page(page.path)
        if page.meta.kind == "standard":
            for node in site.parsed[url].css(".hb-requirements a.hb-requirement__ref"):
                linked.setdefault(str(node.attributes["href"]).removeprefix("../../"), set()).add(url)
    count = 0
    for number, rows in STANDARD_ROWS.items():
        url = f"law/england/regulation-{number}/"
        refs = rows_of(site)[url]
        assert len(refs) == rows
        for ref in refs:
            count += 1
            assert linked.get(f"{url}#{anchor(ref)}"), f"no standard's page lists {ref}"
            row = site.parsed[url].css_first(f'[id="{anchor(ref)}"]')
            leads = [str(node.attributes["href"]) for node in row.css(".hb-requirement__met a")]
            items = [lead for lead in leads if "#" in lead]
            assert items, f"no item is said to meet {ref}"
            assert len(leads) > len(items), f"no page is said to name {ref}"
            for lead in items:
                page, _, item = lead.removeprefix("../../../").partition("#")
                node = site.parsed[page].css_first(f'li.hb-item[id="{item}"]')
                assert node is not None, lead
                back = [str(link.attributes["href"]) for link in node.css(".hb-item__law a")]
                assert f"../../{url}#{anchor(ref)}" in back
    assert count == 121


def test_the_coverage_page_and_its_download_hold_the_121_rows(site: Site) -> None:
    url = "checklists/coverage/"
    lines = site.parsed[url].css(".hb-coverage tbody tr")
    shown = [[" ".join(cell.text(separator=" ").split()) for cell in line.css("th, td")] for line in lines]
    raw = (site.folder / url / "coverage.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    assert header[0] == "Requirement"
    refs = [ref for number in STANDARD_ROWS for ref in rows_of(site)[f"law/england/regulation-{number}/"]]
    assert len(refs) == 121
    assert [row[0] for row in rows] == refs
    assert [line[0] for line in shown] == refs
    assert [line[1] for line in shown] == [" ".join(row[2].split()) for row in rows]
    for line, cells in zip(lines, rows, strict=True):
        assert len(line.css("td:nth-of-type(2) a")) == len(cells[4].split("; ")) >= 1
        assert len(line.css("td:nth-of-type(3) a")) >= 1
        assert cells[5]


def test_the_search_index_holds_each_page_item_and_requirement(site: Site) -> None:
    rows = {row[0]: row for row in site.search["pages"]}
    assert len(rows) == len(site.search["pages"]), "two rows lead to one page"
    kept_out = {address.of_page(page.path) for page in site.pages.values() if not page.meta.searchable}
    assert kept_out == {"adapt/kitchen-sink/", "adapt/macros/"}
    assert rows.keys() == site.html.keys() - {"404.html"} - kept_out
    for url, (_, title, kind, nations, *_rest) in rows.items():
        assert title == site.parsed[url].css_first("h1").text(strip=True)
        assert kind in site.search["kinds"]
        assert nations in {"e", "w", "ew"}
    for url, refs in rows_of(site).items():
        assert {f"r-{row}" for row in rows[url][7].split()} >= {anchor(ref) for ref in refs}
        assert {anchor(ref) for ref in refs} <= {part[0] for part in site.texts[url] if part[3] == "r"}
    words = {part[0]: part[2] for texts in site.texts.values() for part in texts if part[3] == "i"}
    for items in items_of(site).values():
        assert [item for item in items if not words.get(item)] == []


def test_each_item_and_row_has_words_that_lead_to_it(site: Site) -> None:
    packed = site.search["words"]
    [read] = unpacked([packed])
    assert {len(column.split(" ")) for column in packed[1:]} == {len(read)}
    assert len({word for word, _ in read}) == len(read) > 5000
    keyed = Counter(number for _, (_, records, _) in read for number in records)
    assert min(keyed) == 0
    assert max(keyed) == sum(site.search["records"]) - 1
    assert min(keyed.values()) >= 1, "a record without a word"
    assert len(keyed) == sum(site.search["records"])
    for row, count in zip(site.search["pages"], site.search["records"], strict=True):
        assert count == sum(1 for part in site.texts[row[0]] if part[3] in ("i", "r")), row[0]
    assert max(max(*pages, *typed, 0, 0) for _, (pages, _, typed) in read) < len(site.search["pages"])


def test_what_people_type_is_in_the_index_and_on_no_page(site: Site) -> None:
    [read] = unpacked([site.search["words"]])
    led = {number for _, (_, _, typed) in read for number in typed}
    asked = {address.of_page(page.path) for page in site.pages.values() if page.meta.typed and page.meta.searchable}
    assert {site.search["pages"][number][0] for number in led} <= asked
    assert len(led) > 0.9 * len(asked) > 180
    for page in site.pages.values():
        shown = site.html[address.of_page(page.path)]
        assert [words for words in page.meta.typed if len(words.split()) > 4 and f">{words}<" in shown] == []


def test_the_words_that_staff_use_are_in_the_index(site: Site) -> None:
    called = {row[0]: row[4] for row in site.search["pages"]}
    asked = 0
    for page in site.pages.values():
        for words in page.meta.also_called:
            asked += 1
            assert not page.meta.searchable or words in called[address.of_page(page.path)].split(", ")
    assert asked >= 60
    assert "reg 44" in called["law/england/regulation-44/"].split(", ")
    assert "sch 2" in called["law/england/schedule-2/"].split(", ")
    terms = {term: also for _, _, term, also in site.search["terms"]}
    assert "LADO" in terms["Designated officer (local authority)"].split(", ")
    assert "unigolyn cyfrifol" in terms["Responsible individual"].split(", ")


def test_an_entry_of_the_index_leads_to_a_part_that_is_there(site: Site) -> None:
    for url, texts in site.texts.items():
        assert url in site.html
        assert texts[0][0] == ""
        assert [part[0] for part in texts[1:] if part[0] not in site.ids[url]] == []
        assert len({part[0] for part in texts}) == len(texts), url
    for number, term_anchor, _, _ in site.search["terms"]:
        url = site.search["pages"][number][0]
        assert term_anchor in site.ids[url]
        name = url.strip("/").replace("/", "_") + "-" + term_anchor.removeprefix("term-")[0]
        in_file = json.loads((site.folder / f"search/parts/{name}.json").read_bytes())
        assert [part[2] for part in in_file if part[0] == term_anchor] != [""]
    for url, title in site.search["offer"]:
        assert site.parsed[url].css_first("h1").text(strip=True) == title
    assert len(site.search["offer"]) >= 3


def test_every_id_that_was_ever_published_still_lands(site: Site) -> None:
    lines = (site.tree / "data/ids.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines) >= 1200
    kinds = Counter(line.split(" ")[0] for line in lines)
    assert kinds["requirement"] == 640 + 325
    assert kinds["provision"] == 62 + 95
    for line in lines:
        _, _, target = line.split(" ")
        url, _, part = target.partition("#")
        assert url in site.html, line
        assert not part or part in site.ids[url], line


LISTED = {
    "sources": ("evidence/sources/", "source-", 400),
    "glossary": ("evidence/glossary/", "term-", 180),
    "calendar": ("leadership-journey/managers-year/", "duty-", 40),
    "findings": ("evidence/findings/", "finding-", 60),
    "starting-points": ("evidence/starting-points/", "starting-point-", 80),
}
"""Where each kind of record is listed, how its anchors start, and how many there are at least."""


@pytest.mark.parametrize("folder", LISTED)
def test_each_listed_record_has_its_entry(site: Site, folder: str) -> None:
    url, prefix, least = LISTED[folder]
    ids = [
        id_
        for file in (site.tree / "data" / folder).glob("*.yml")
        for id_ in re.findall(r"^- id: (\S+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert len(ids) >= least
    assert sorted(id_ for id_ in site.ids[url] if id_.startswith(prefix)) == sorted(prefix + id_ for id_ in ids)


def test_each_blank_document_is_listed_shown_on_its_page_and_there_to_download(site: Site) -> None:
    files = sorted((site.tree / "data/documents").glob("*.yml"))
    assert len(files) >= 15
    listed = site.parsed["reference/documents/"]
    for file in files:
        record = file.read_text(encoding="utf-8")
        [page_id] = re.findall(r"^page: (\S+)$", record, re.MULTILINE)
        page = address.of_page(next(page.path for page in site.pages.values() if page.meta.id == page_id))
        wanted = ["docx", "xlsx"] if re.search(r"^sheet: true$", record, re.MULTILINE) else ["docx"]
        for url in (page, "reference/documents/"):
            [card] = site.parsed[url].css(f"#document-{file.stem}")
            links = [str(link.attributes["href"]) for link in card.css("a[download]")]
            assert links == [f"../../downloads/{file.stem}.{ending}" for ending in wanted] or url.count("/") == 1
        for ending in wanted:
            assert (site.folder / f"downloads/{file.stem}.{ending}").read_bytes()[:2] == b"PK"
        asked = len(re.findall(r"^      - asks: ", record, re.MULTILINE))
        assert len(site.parsed[page].css_first(f"#document-{file.stem}").css("ol > li")) >= 1
        if asked:
            packed = zipfile.ZipFile(site.folder / f"downloads/{file.stem}.docx").read("word/document.xml").decode()
            assert packed.count("What to write") >= 1
            assert packed.count("<w:tr>") + packed.count("<w:tr ") > asked
    assert listed.css_first("article p") is not None


@pytest.mark.parametrize("nation", ["england", "wales"])
def test_the_calendar_holds_what_comes_round_in_its_nation(site: Site, nation: str) -> None:
    written = [
        record
        for file in (site.tree / "data/calendar").glob("*.yml")
        for record in re.split(r"^(?=- id: )", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    ]
    wanted = [
        re.findall(r"^- id: (\S+)$", record, re.MULTILINE)[0]
        for record in written
        if re.search(rf"^  nation: ({nation}|both)$", record, re.MULTILINE)
        and not re.search(r"^  every: (day|event)$", record, re.MULTILINE)
    ]
    calendar = (site.folder / f"downloads/managers-year-{nation}.ics").read_bytes().decode().replace("\r\n ", "")
    assert len(wanted) >= 10
    assert re.findall(r"^UID:(.+)-(?:england|wales)@", calendar, re.MULTILINE) == wanted
    assert calendar.count("RRULE:FREQ=") == len(wanted)


def test_every_notification_is_shown_by_event_and_by_recipient(site: Site) -> None:
    texts = [file.read_text(encoding="utf-8") for file in (site.tree / "data/notifications").glob("*.yml")]
    told = sum(len(re.findall(r"^    - who: ", text, re.MULTILINE)) for text in texts)
    assert told >= 150
    by_event = site.parsed["act-now/who-must-be-told/"].css(".hb-notify tbody tr")
    by_recipient = site.parsed["reference/told-by-recipient/"].css("article .hb-table tbody tr")
    assert len(by_event) == told
    assert len(by_recipient) == told


def test_a_condition_on_who_is_told_stands_in_both_tables(site: Site) -> None:
    notes = [
        told["note"]
        for nation in ("england", "wales")
        for event in yaml.safe_load((site.tree / f"data/notifications/{nation}.yml").read_text(encoding="utf-8"))
        for told in event["tell"]
        if "note" in told
    ]
    assert len(notes) > 100
    by_recipient = site.parsed["reference/told-by-recipient/"].css('.hb-table[aria-label^="What "] .hb-note')
    assert Counter(note.text() for note in by_recipient) == Counter(notes)


def test_a_step_that_moved_is_called_by_its_words(site: Site) -> None:
    steps = {
        step["id"]: step["text"]
        for file in (site.tree / "data/pathways").glob("*.yml")
        for stage in yaml.safe_load(file.read_text(encoding="utf-8"))["stages"]
        for step in stage["steps"]
    }
    moved = {str(li.attributes["id"]): li.text().strip() for li in site.parsed["induction/"].css(".hb-moved li")}
    assert len(moved.keys() & steps.keys()) > 40
    assert all(moved[id_] == steps[id_] for id_ in moved.keys() & steps.keys())


def test_every_time_limit_of_the_law_is_at_a_glance(site: Site) -> None:
    texts = [file.read_text(encoding="utf-8") for file in (site.tree / "data/law").glob("*/*.yml")]
    limits = sum(len(re.findall(r"^    time_limit: ", text, re.MULTILINE)) for text in texts)
    assert limits >= 80
    shown = site.parsed["reference/law-at-a-glance/"].css('.hb-table[aria-label^="Time limits in the law"] tbody tr')
    assert len(shown) == limits


def test_every_short_address_lands(site: Site) -> None:
    lines = [line.split(" ") for line in (site.tree / "data/ids.txt").read_text(encoding="utf-8").splitlines()]
    wanted = {(kind, id_) for kind, id_, _ in lines if kind in {"page", "checklist", "item", "pathway", "step", "session"}}
    found = sorted((site.folder / "go").glob("*/index.html"))
    assert len(found) == len(wanted) >= 800
    for file in found:
        [target] = re.findall(r'content="0; url=([^"]+)"', file.read_text(encoding="utf-8"))
        url, _, part = target.removeprefix("../../").partition("#")
        assert url.removeprefix("./") in site.html, target
        assert not part or part in site.ids[url], target
