"""What a provider leaves out leaves nothing behind: no way to it, no trace of it, and a word at its old address."""

from __future__ import annotations

import json
import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from handbook.load import address

from ..site import test_html as html_rules
from .conftest import Copy
from .test_copies import leads, said

SECTIONS = {"single-home": "adapt/", "group": "outstanding-homes/"}


def gone(copy: Copy) -> set[str]:
    """The addresses of the pages that are left out."""
    return set(copy.library.left_out.pages)


def test_what_is_left_out_is_left_out(single: Copy, group: Copy) -> None:
    assert {url.split("/")[0] for url in gone(group)} == {"outstanding-homes", "reference"}
    assert len(gone(group)) == 20
    assert {"wales/", "adapt/", "law/wales/", "law/wales/regulation-44/", "checklists/coverage-wales/"} <= gone(single)
    assert len(gone(single)) > 130
    for copy in (single, group):
        assert gone(copy) & {address.of_page(page.path) for page in copy.library.pages} == set()


def test_no_way_leads_to_it(copy: Copy) -> None:
    away, parts = gone(copy), copy.library.left_out.parts
    assert away
    for url, tree in copy.parsed.items():
        assert leads(copy, url) & away == set(), url
        targets = {
            "#".join(target)
            for node in tree.css("a[href*='#']")
            if (target := address.resolve(str(node.attributes["href"]), url))
        }
        assert targets & parts.keys() == set(), url


def test_search_does_not_know_it(copy: Copy) -> None:
    away = gone(copy)
    rows = [row[0] for row in copy.search["pages"]]
    assert rows
    assert set(rows) & away == set()
    assert {url for url, _ in copy.search["offer"]} & away == set()
    files = {file.stem for file in (copy.folder / "search/parts").glob("*.json")}
    assert files & {"_".join(url.strip("/").split("/")) for url in away} == set()
    kept = {part[0] for texts in copy.texts.values() for part in texts}
    assert kept & {url.partition("#")[2] for url in copy.library.left_out.parts} - ids_shown(copy) == set()


def ids_shown(copy: Copy) -> set[str]:
    """Ids of what is shown on some page: an anchor may be there twice, left out on one page and shown on another."""
    return {id_ for ids in copy.ids.values() for id_ in ids}


@pytest.mark.parametrize(
    "file", ["sitemap.xml", "data/handbook.json", "checklists/wording.json", "evidence/changes/feed.atom"]
)
def test_no_file_for_machines_lists_it(copy: Copy, file: str) -> None:
    text = (copy.folder / file).read_text(encoding="utf-8")
    site = (copy.layer.organisation.address or "").rstrip("/")
    for url in gone(copy):
        assert f'{site}/{url}"' not in text
        assert f"{site}/{url}<" not in text
        assert f'"{url}"' not in text
        assert f'"{url}#' not in text


def test_a_phone_keeps_no_page_of_it(single: Copy, group: Copy) -> None:
    listed = json.loads((single.folder / "offline/list.json").read_bytes())["files"]
    pages = {url for name in ("act", "first", "rest") for url in listed[name]}
    assert pages & gone(single) == set()
    assert {address.of_page(page.path) for page in single.library.pages} <= pages
    assert gone(single) <= set(listed["moved"])
    assert not (group.folder / "offline").exists()
    assert "unregister" in (group.folder / "sw.js").read_text(encoding="utf-8")
    assert all("data-worker" not in text for text in group.html.values())


def test_every_address_that_was_ever_published_lands_with_a_sentence(copy: Copy) -> None:
    lines = (copy.tree / "data/ids.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines) > 3000
    away = gone(copy)
    for line in lines:
        _, _, target = line.split(" ")
        url, _, part = target.partition("#")
        assert url in copy.html or url in copy.left, line
        if url not in away:
            assert not part or part in copy.ids[url], line
    for url, html in copy.left.items():
        tree = LexborHTMLParser(html)
        text = said(tree.css_first("main"))
        assert html_rules.faults_of(tree) == [], url
        assert "left this page out of its copy of the handbook." in text, url
        assert copy.library.left_out.pages[url] in text, url
        assert "If something is happening now, go to Act now" in text, url
    reason = next(iter(copy.layer.organisation.switched_off)).reason
    assert reason in copy.left[SECTIONS[copy.tree.name]].replace("&#39;", "'")


def test_the_other_nation_is_nowhere_in_a_copy_for_one(single: Copy) -> None:
    for url, tree in single.parsed.items():
        facts = tree.css_first(".hb-kind")
        assert facts is None or "Wales" not in said(facts), url
        tabs = [said(label) for label in tree.css(".tabbed-labels label")]
        assert not {"England", "Wales"} & set(tabs), url
        assert not tree.css('a[href*="law/wales"], a[href*="coverage-wales"], a[href*="wales.ics"]'), url
    names = [file.relative_to(single.folder).as_posix() for file in single.folder.rglob("*")]
    assert [name for name in names if name.startswith("downloads/") and "wales" in name] == []
    rows = {row[0]: row[3] for row in single.search["pages"]}
    assert set(rows.values()) <= {"e"}
    assert single.search["nation"] == "e"
    told = (single.folder / "data/handbook.json").read_text(encoding="utf-8")
    assert not re.search(r'"wales:', told)


def test_lists_of_everything_leave_it_out(copy: Copy) -> None:
    """Menus, by role, A to Z, situations, the home page: what stands there leads to a page that is here."""
    titles = {page.meta.title for page in copy.library.whole.pages if page.meta.id in ids_left_out(copy)}
    titles -= {page.meta.title for page in copy.library.pages}
    assert titles
    for url in ("", "act-now/", "reference/by-role/", "reference/a-to-z/", "induction/cards/", "induction/modules/"):
        links = {said(node) for node in copy.parsed[url].css("a[href], summary")}
        assert links & titles == set(), url
    section = SECTIONS[copy.tree.name]
    for url, tree in copy.parsed.items():
        menu = [str(node.attributes["href"]) for node in tree.css("nav a[href]")]
        assert not [link for link in menu if (address.resolve(link, url) or ("", ""))[0].startswith(section)], url


def ids_left_out(copy: Copy) -> set[str]:
    return {id_ for kind, id_ in copy.library.left_out.ids if kind == "page"}
