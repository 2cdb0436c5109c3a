"""A first visit to any page, nothing cached, costs at most 50 kB as a host with Brotli sends it."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from pathlib import Path

import brotli
from selectolax.lexbor import LexborHTMLParser

from handbook.exports.folder.modules import read

from .conftest import ROOT, Site

MOST = 50_000
SCRIPTS = "assets/javascripts/"
IMPORT = re.compile(
    r"^\s*(?:import|export)\s[^\"'()]*?from\s*[\"']([^\"']+)[\"']|^\s*import\s*[\"']([^\"']+)[\"']", re.M
)
CSS_URL = re.compile(r"url\(\s*[\"']?([^\"')#]+)")


@cache
def packed(file: Path) -> int:
    """The size of a file as it is sent."""
    return len(brotli.compress(file.read_bytes(), quality=11))


def loaded(site: Site, url: str, tree: LexborHTMLParser) -> set[str]:
    """All that a browser fetches at once for a page, by path: styles, pictures, scripts and what these import."""
    found: set[str] = set()
    start = posixpath.dirname(url) + "/" if url.endswith(".html") else url
    waiting = [
        str(node.attributes["href"]) for node in tree.css("link[rel~=stylesheet], link[rel~=icon], link[rel*=preload]")
    ]
    waiting += [str(node.attributes["src"]) for node in tree.css("script[src], img[src]:not([loading=lazy])")]
    todo = [posixpath.normpath(posixpath.join(start, target)).lstrip("/") for target in waiting]
    while todo:
        path = todo.pop()
        if path in found or path.startswith(".."):
            continue
        found.add(path)
        text = (site.folder / path).read_bytes().decode("utf-8", "replace")
        more: list[str] = []
        if path.endswith(".js"):
            more = [one or other for one, other in IMPORT.findall(text)]
        elif path.endswith(".css"):
            more = [target for target in CSS_URL.findall(text) if not target.startswith("data:")]
        todo += [posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) for target in more]
    return found


def file_of(site: Site, url: str) -> Path:
    return site.folder / url if url.endswith(".html") else site.folder / url / "index.html"


def weight(site: Site, url: str) -> int:
    html = file_of(site, url).read_bytes()
    shared = sum(packed(site.folder / path) for path in loaded(site, url, site.parsed[url]))
    # The quick setting is never the smaller; the slow one is asked only where it could decide.
    quick = len(brotli.compress(html, quality=5)) + shared
    return quick if quick <= MOST else len(brotli.compress(html, quality=11)) + shared


def test_no_first_visit_costs_more_than_50_kb(site: Site) -> None:
    assert {url: total for url in site.html if (total := weight(site, url)) > MOST} == {}


def test_all_that_a_page_loads_is_counted(site: Site) -> None:
    found = loaded(site, "", site.parsed[""])
    plain = {re.sub(r"^fixed/[0-9a-f]{12}/", "assets/", path) for path in found}
    assert {"assets/stylesheets/handbook.css", "assets/images/favicon.svg"} <= plain
    assert {"assets/javascripts/boot.js", "assets/javascripts/main.js", "assets/javascripts/drawer.js"} <= plain
    # The search and its index wait for the first who searches.
    assert not any("search" in path or "vendor" in path for path in found)
    shared = sum(packed(site.folder / path) for path in found)
    assert 5_000 < shared < 25_000


def test_search_costs_nothing_until_somebody_searches(site: Site) -> None:
    for url, tree in site.parsed.items():
        assert not any(path.startswith("search/") for path in loaded(site, url, tree)), url


def scripts(site: Site, *starts: str) -> set[str]:
    """Scripts and all that they import, at once or later, by the linker's reading; libraries of others left out."""
    found: set[str] = set()
    todo = list(starts)
    while todo:
        path = todo.pop()
        if path not in found and "/vendor/" not in path:
            found.add(path)
            module = read(path, (site.folder / path).read_text(encoding="utf-8"))
            todo += [*module.needs, *module.loads]
    return found


def test_all_that_makes_a_checklist_work_is_at_most_25_kb_and_waits_for_one(site: Site) -> None:
    files = scripts(site, f"{SCRIPTS}checklist.js")
    later = {"checklist/quick.js", "checklist/working.js", "checklist/compared.js", "records/saved_copy.js"}
    assert {f"{SCRIPTS}{name}" for name in (*later, "records/store.js", "records/private_words.js")} <= files
    each = {url: {path for path in loaded(site, url, tree) if path.endswith(".js")} for url, tree in site.parsed.items()}
    # What the home page has is on every page, such as tabs.js: it is no checklist's own.
    everywhere = {re.sub(r"^fixed/[0-9a-f]{12}/", "assets/", path) for path in each[""]}
    assert f"{SCRIPTS}tabs.js" in everywhere & files
    assert 10_000 < sum(packed(site.folder / path) for path in files - everywhere) <= 25_000
    for url, at_once in each.items():
        assert not any("records/" in path or "checklist" in path for path in at_once), url


def test_scripts_are_published_without_comments_and_those_of_others_as_they_came(site: Site) -> None:
    texts = {file: file.read_text(encoding="utf-8") for file in site.folder.rglob("*.js")}
    for file, text in texts.items():
        if "vendor" in file.parts:
            source = ROOT / "overrides/assets/javascripts/vendor" / file.name
            assert file.read_bytes() == source.read_bytes(), file
        else:
            assert "/**" not in text, file
    assert len(texts) > 100
