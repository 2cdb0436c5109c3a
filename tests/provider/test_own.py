"""What is a provider's own is marked as its own, dated and owned; its name, colours and words are everywhere."""

from __future__ import annotations

import io
import json
import re
import zipfile

from selectolax.lexbor import LexborHTMLParser, LexborNode

from handbook.load import address
from handbook.organisation.folder import LOCAL_KINDS

from .conftest import Copy
from .test_copies import said

DATE = r"\d{1,2} [A-Z][a-z]+ 20\d\d"


def one(tree: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    [node] = tree.css(selector)
    return node


def about(copy: Copy, owner: str | None = None) -> str:
    """How whatever is local ends: whose, who answers, since when."""
    own = copy.layer.organisation
    return rf"{own.name}, {owner or own.owner}, {DATE}\."


def test_own_pages_and_replaced_pages_say_whose_they_are(copy: Copy) -> None:
    local = [page for page in copy.library.pages if page.local]
    assert len(local) >= 3
    for page in local:
        facts = said(one(copy.parsed[address.of_page(page.path)], ".hb-top__facts"))
        found = re.search(rf"Local page {about(copy, page.meta.kept_by)}(.*)$", facts)
        assert found, facts
        replaced = found[1].strip() == "It stands in place of the handbook’s own page."
        assert replaced == bool(page.meta.replaces)
        data = one(copy.parsed[address.of_page(page.path)], 'script[type="application/ld+json"]').text()
        assert '"license"' not in data, "the handbook's licence is not the provider's to give"
    marked = {url for url, tree in copy.parsed.items() if "Local page" in said(tree.css_first(".hb-top__facts, body"))}
    assert marked >= {address.of_page(page.path) for page in local}


def test_notes_say_whose_they_are(copy: Copy) -> None:
    assert copy.layer.notes
    for id_, note in copy.layer.notes.items():
        box = one(copy.parsed[copy.library.url_of_page(id_)], ".admonition.local")
        title = one(box, ".admonition-title")
        assert said(title) == f"At {copy.layer.organisation.name}"
        assert re.search(rf"{about(copy, note.meta.owner)}$", said(box))
        assert said(box).split()[-2:-1] != ["None"]


def test_changed_and_added_parts_say_whose_they_are(copy: Copy) -> None:
    library = copy.library
    seen = 0
    for amendment in copy.layer.amendments:
        kind, id_ = amendment.target
        parts = [part.id for part in (*amendment.items, *amendment.steps)] or [id_]
        for part in parts:
            where = ".hb-moved" if amendment.switch_off else ":is(.hb-item, .hb-step)"
            pages = [tree for url, tree in copy.parsed.items() if not url.startswith("adapt/")]
            selector = f'{where} [id="{part}"]' if amendment.switch_off else f'{where}[id="{part}"]'
            [node] = [node for tree in pages for node in tree.css(selector)]
            text = said(node)
            if amendment.switch_off:
                assert node.css_first(".hb-amended") is None
                assert text == f"{' '.join(library.wording_of(kind, part).split())} {amendment.reason}"
            elif kind in ("item", "step"):
                mark = "Does not apply here." if amendment.does_not_apply else "In our own words."
                assert re.search(rf"{mark} {re.escape(amendment.reason)} {about(copy, amendment.owner)}", text), text
                assert not amendment.reword or amendment.reword in text
                if amendment.reword and amendment.instead_of:  # what was reworded still has the handbook's words
                    assert " ".join(library.wording_of(kind, part).split()) in text
            else:
                assert re.search(rf"Added {about(copy)}", text), text
            seen += 1
    assert seen >= 6


SHOWN = {
    "sources": "#source-{}",
    "checklist": "#checklist-{} .hb-checklist__about",
    "terms": "#term-{} + dd",
    "pathway": "#pathway-{} .hb-checklist__about",
    "questions": '[id="{}"]',
    "document": "#document-{} .hb-document__about",
    "duties": "#duty-{}",
    "findings": "#finding-{}",
    "changes": 'li[id="{}"]',
}
"""Where a record of each kind is told of in full. The other kinds have no place of their own."""


def test_own_records_say_whose_they_are(copy: Copy) -> None:
    marked = 0
    for kind, selector in SHOWN.items():
        for record in copy.library.project.records[kind]:
            if not copy.layer.is_local(record):
                continue
            nodes = [
                node for tree in copy.parsed.values() for node in tree.css(selector.format(record.id)) if said(node)
            ]
            texts = [text for text in map(said, nodes) if re.search(rf"Local {about(copy)}", text)]
            assert texts, f"{kind} {record.id} is not marked"
            marked += 1
    assert marked >= 7
    others = {kind.name for kind in LOCAL_KINDS} - SHOWN.keys()
    assert others == {"contacts", "notifications", "subjects", "learning"}
    for kind, where in (
        ("contacts", ".hb-call__use"),
        ("notifications", ".hb-notify__title"),
        ("learning", ".hb-learn p"),
    ):
        local = [record for record in copy.library.project.records[kind] if copy.layer.is_local(record)]
        texts = [said(node) for tree in copy.parsed.values() for node in tree.css(where)]
        shown = sum(bool(re.search(rf"Local {about(copy)}", text)) for text in texts)
        assert shown >= len(local), kind


def test_an_own_rule_is_not_passed_off_as_good_practice(group: Copy) -> None:
    page = group.parsed["driving/"]
    rows = [said(row) for row in page.css(".hb-notify tbody tr")]
    assert rows
    assert all("Our own rule" in row and "Good practice" not in row for row in rows)
    missing = group.parsed["act-now/missing/"]
    tabs = [said(label) for label in missing.css(".hb-notify .tabbed-labels label")]
    assert tabs == ["England", "Wales"]
    assert "A child is missing for three hours" in said(missing.css_first(".hb-notify .tabbed-block"))
    year = said(one(group.parsed["leadership-journey/managers-year/"], "#duty-alder-driving-list-read"))
    assert "Our own rule" in year


def test_what_is_welsh_is_marked_as_welsh(group: Copy) -> None:
    page = group.parsed["croeso/"]
    assert said(one(page, 'h1[lang="cy"]')) == "Croeso i Dŷ Derwen"
    body = one(page, 'article > div[lang="cy"]')
    assert "Cymraeg yw iaith y tŷ." in said(body)
    english = [said(node) for node in body.css('[lang="en-GB"]')]
    assert any(text.startswith("For Wales only.") for text in english)
    assert any("Police, emergency" in text for text in english)
    assert any("About this page" in text for text in english)
    assert all("Cymraeg yw iaith y tŷ." not in text for text in english)
    assert said(one(page, 'nav[aria-label="Pages"] a[lang="cy"]')) == "Croeso i Dŷ Derwen"
    assert one(page, ".hb-toc ul").attributes["lang"] == "cy"
    data = one(page, 'script[type="application/ld+json"]').text()
    assert '"inLanguage": "cy"' in data
    note = one(group.parsed["wales/wales-active-offer/"], ".admonition.local")
    assert "Yn Nhŷ Derwen, Cymraeg yw iaith y tŷ." in said(one(note, 'div[lang="cy"]'))
    assert "Rheolwr" not in said(one(note, 'div[lang="cy"]'))
    words = one(group.parsed["act-now/missing/"], '.admonition.local em[lang="cy"]')
    assert said(words) == '"Dw i wedi blino"'


def test_the_brand_is_on_every_page_and_on_the_phone(copy: Copy) -> None:
    own = copy.layer.organisation
    assert own.colours
    manifest = json.loads((copy.folder / "manifest.webmanifest").read_bytes())
    assert manifest["theme_color"] == own.colours.brand
    assert manifest["name"].endswith(f"· {own.name}")
    for url, tree in copy.parsed.items():
        assert one(tree, 'meta[name="theme-color"][media*="light"]').attributes["content"] == own.colours.brand, url
        assert tree.css_first(".hb-brand__logo") is not None, url
        assert said(one(tree, ".hb-brand__of")) == own.name, url
        assert f"This copy is kept by {own.name}." in said(tree.css_first(".hb-footer__about")), url
        assert own.report_to in said(tree.css_first(".hb-footer__about"))
    logo = (copy.folder / f"assets/organisation/logo.{str(own.logo)[-3:]}").read_bytes()
    assert logo[:4] in (b"<svg", b"\x89PNG")


def test_own_words_are_in_the_doors_and_in_what_every_page_says(single: Copy, group: Copy) -> None:
    home = single.parsed[""]
    doors = [said(node) for node in home.css(".hb-doors h2, .hb-doors p, .hb-doors a")]
    assert "A young person is missing" in doors
    assert "A young person tells you something" in doors
    assert "What young people should get, what the law asks, and what good homes do." in doors
    assert not [text for text in doors if re.search(r"\bchild(ren)?\b", text, re.IGNORECASE)]
    assert "people who look after young people in homes in England." in said(one(home, ".hb-hero__lede"))
    assert [said(node) for node in home.css(".hb-doors h2")] == [
        "Something is happening now",
        "Understand",
        "Lead and train",
    ]
    for copy, child in ((single, "young person"), (group, "child")):
        for url, tree in copy.parsed.items():
            footer = said(tree.css_first(".hb-footer__about"))
            assert f"It does not replace a {child}’s own plan" in footer, url
            assert f"Never put a {child}’s name in the message." in footer, url
            end = tree.css_first(".hb-end")
            assert end is None or f"Never put a {child}'s name in the message." in said(end), url
            for total in tree.css(".hb-checklist__total"):
                assert f"Do not write a {child}'s name on it." in said(total), url
    roles = said(group.parsed["reference/by-role/"].css_first("#role-care-worker"))
    assert roles.startswith("Residential worker")
    told = said(group.parsed["act-now/who-must-be-told/"].css_first("article"))
    assert "The duty manager" in told
    assert "The on-call manager" not in told
    assert "Duty manager" in said(group.parsed["everyday-care/nights-and-lone-working/"].css_first("hb-homes"))


def test_downloads_carry_the_organisations_name(copy: Copy) -> None:
    name = str(copy.layer.organisation.name)
    files = [file for ending in ("docx", "xlsx") for file in sorted((copy.folder / "downloads").rglob(f"*.{ending}"))]
    assert len(files) > 100
    for file in files:
        with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as packed:
            texts = [packed.read(part).decode() for part in packed.namelist() if part.endswith(".xml")]
        assert any(name in text for text in texts), file.name


def test_numbers_are_those_of_the_data(single: Copy, group: Copy) -> None:
    """Each page's tap-to-call links are to national numbers and to the provider's own, home by home."""
    digits = re.compile(r"\D")
    for copy in (single, group):
        own = copy.layer.organisation
        lists = [own.contacts, *(home.contacts for home in own.homes)]
        ours = {digits.sub("", each.number).removeprefix("0") for contacts in lists for each in contacts}
        national = {
            digits.sub("", str(record.number))
            for record in copy.library.contacts.values()
            if record.number and not record.local
        }
        dialled = {
            str(link.attributes["href"]).removeprefix("tel:")
            for tree in copy.parsed.values()
            for link in tree.css('a[href^="tel:"]')
        }
        assert {number.removeprefix("+44") for number in dialled if number.startswith("+44")} <= ours
        assert {number for number in dialled if not number.startswith("+44")} <= national | {"999"}
        rung = {each.id for contacts in lists for each in contacts}
        assert len(dialled) > len(rung)
    for home in group.layer.organisation.homes:
        rows = group.parsed["act-now/missing/"].css(f'.hb-contacts [data-home="{home.id}"] a.hb-call')
        called = [digits.sub("", str(row.attributes["href"])).removeprefix("44") for row in rows]
        given = {each.id: digits.sub("", each.number).removeprefix("0") for each in home.contacts}
        assert called == [given["on-call"], given["area-authority"]], home.id
    options = group.parsed["act-now/missing/"].css("form.hb-filter select[name=home] option")
    assert [said(option) for option in options][1:] == [home.name for home in group.layer.organisation.homes]
    where = said(one(single.parsed["act-now/missing/"], ".hb-contacts__where"))
    assert where == "When you ring 999, say where you are: Oak Tree House, 1 Example Lane, Anytown, AN1 1AA."
    welsh = [node.attributes["data-home"] for node in group.parsed["croeso/"].css(".hb-contacts__where [data-home]")]
    assert welsh == ["alder-house", "bryn-celyn", "llys-yr-afon", "ty-derwen", "ty-onnen"]
