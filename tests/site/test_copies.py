"""What stands beside the pages: a Markdown copy of each, the whole as data, linked data, feeds."""

from __future__ import annotations

import json
import posixpath
import re
from functools import cache
from typing import Any

import jsonschema_rs

from .conftest import Site


def pages_of(site: Site) -> dict[str, str]:
    """The id of every page that is one of the handbook's, by address: not what only leads on, nor the 404 page."""
    found = {url: tree.css_first("body[data-page]") for url, tree in site.parsed.items()}
    return {url: str(body.attributes["data-page"]) for url, body in found.items() if body}


@cache
def data_of(site: Site) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site.folder / "data/handbook.json").read_bytes())
    return found


def plain(text: str) -> str:
    """Words without any sign."""
    return re.sub(r"\W+", " ", text).strip()


def test_the_data_are_what_their_published_schema_says(site: Site) -> None:
    schema = site.folder / "data" / data_of(site)["$schema"]
    validator = jsonschema_rs.Draft202012Validator(json.loads(schema.read_bytes()), validate_formats=True)
    assert [str(error) for error in validator.iter_errors(data_of(site))] == []


def test_the_data_name_every_page_that_was_built_with_what_is_on_it(site: Site) -> None:
    rows = {row["address"]: row for row in data_of(site)["pages"]}
    assert {url: row["id"] for url, row in rows.items()} == pages_of(site)
    assert len(rows) == len(data_of(site)["pages"]) > 350
    sources = {source["id"]: source for source in data_of(site)["sources"]}
    for url, row in rows.items():
        tree, ids = site.parsed[url], set(site.ids[url])
        assert tree.css_first("h1").text(strip=True) == row["title"]
        assert {heading["anchor"] for heading in row["headings"]} <= ids, url
        assert {f"checklist-{id_}" for id_ in row["checklists"]} <= ids, url
        assert [node.attributes["data-change"] for node in tree.css("[data-change]")] == row["changes"], url
        assert (site.folder / row["markdown"]).is_file(), url
        assert "short_address" not in row or (site.folder / row["short_address"] / "index.html").is_file()
        assert set(row["sources"]) <= set(sources), url
    for source in sources.values():
        page, _, anchor = source["address"].partition("#")
        assert anchor in site.ids[page], source["id"]
    assert sum(len(row["headings"]) for row in rows.values()) > 2000
    assert len({id_ for row in rows.values() for id_ in row["changes"]}) > 20


def test_each_page_has_a_markdown_copy_of_what_it_says(site: Site) -> None:
    for url in pages_of(site):
        tree = site.parsed[url]
        [link] = tree.css('head > link[rel="alternate"][type="text/markdown"]')
        copy = site.folder / posixpath.normpath(posixpath.join(url, str(link.attributes["href"])))
        text = copy.read_text(encoding="utf-8")
        _, top, body = text.split("---\n", 2)
        assert {"nations", "reviewed", "address"} <= {line.split(":")[0] for line in top.splitlines()}
        assert f"# {tree.css_first('h1').text(strip=True)}\n" in body
        prose = re.sub(r"```.*?```|`[^`]*`", "", body, flags=re.DOTALL)
        assert not re.search(r"<(?!https?:|[\w./#-]+>\))\w|[\ue000-\uf8ff]", prose), url
        words = plain(body)
        for heading in tree.css("article > h2[id], article > h3[id]"):
            assert plain(heading.text(deep=True).removesuffix("#")) in words, url
    missing = (site.folder / "act-now/missing/index.md").read_text(encoding="utf-8")
    items = site.parsed["act-now/missing/"].css("li.hb-item")
    assert missing.count("[ ] ") == len(items) > 10
    rows = site.parsed["law/england/regulation-13/"].css("li.hb-requirement .hb-requirement__summary")
    law = plain((site.folder / "law/england/regulation-13/index.md").read_text(encoding="utf-8"))
    assert len(rows) > 10
    assert all(plain(row.text()) in law for row in rows)


def test_each_page_says_to_machines_what_it_says_to_readers(site: Site) -> None:
    rows = {row["address"]: row for row in data_of(site)["pages"]}
    names = {"england": "England", "wales": "Wales"}
    for url, row in rows.items():
        [block] = site.parsed[url].css('head > script[type="application/ld+json"]')
        *crumbs, itself = json.loads(block.text())["@graph"]
        assert itself["headline"] == row["title"]
        assert itself["dateModified"] == row["reviewed"]
        assert [place["name"] for place in itself["about"]] == [names[nation] for nation in row["nations"]]
        assert len(itself.get("isBasedOn", [])) == len(row["sources"])
        assert itself["license"] == "https://creativecommons.org/licenses/by/4.0/"
        if url:
            [trail] = crumbs
            shown = [node.text(strip=True) for node in site.parsed[url].css(".hb-path li")]
            assert [step["name"] for step in trail["itemListElement"]] == [*shown, row["title"]]


def test_the_feeds_are_there_and_are_found(site: Site) -> None:
    for url in ("", "evidence/changes/"):
        links = site.parsed[url].css('head > link[rel="alternate"][title="What changed"]')
        files = [posixpath.normpath(posixpath.join(url, str(link.attributes["href"]))) for link in links]
        assert files == ["evidence/changes/feed.atom", "evidence/changes/feed.json"]
    items = json.loads((site.folder / "evidence/changes/feed.json").read_bytes())["items"]
    assert len(items) == len(site.parsed["evidence/changes/"].css('article li[id^="change-"]')) > 20
