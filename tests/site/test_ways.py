"""The ways to a page besides search: by what is happening in three taps, by role, from the home page and every foot."""

from __future__ import annotations

import posixpath
import re

from selectolax.lexbor import LexborNode

from .conftest import Site

ROLES = ("care-worker", "shift-leader", "deputy", "manager", "responsible-individual", "trainer", "provider")


def led_to(node: LexborNode, url: str) -> set[str]:
    """The pages that the links of a part of a page lead to, in their order, by address from the site's root."""
    hrefs = [str(link.attributes["href"]).partition("#")[0] for link in node.css("a[href]")]
    inner = [href for href in hrefs if ":" not in href]
    return {(posixpath.normpath(posixpath.join("/", url, href)).strip("/") + "/").lstrip("/") for href in inner}


def fields(site: Site) -> dict[str, dict[str, list[str]]]:
    """Of each page that people wrote: whom it is for and for whom it is first, read without the code under test."""
    found = {}
    for file in sorted((site.tree / "docs").rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        if re.search(r"^searchable: false$", text, re.MULTILINE):
            continue  # it only demonstrates
        folder = file.relative_to(site.tree / "docs").with_suffix("").as_posix()
        url = (folder.removesuffix("index").rstrip("/") + "/").lstrip("/")
        lists = {name: re.search(rf"^{name}: \[(.*)\]$", text, re.MULTILINE) for name in ("audience", "first_for")}
        found[url] = {name: each[1].split(", ") if each else [] for name, each in lists.items()}
    return found


def test_what_to_do_now_is_at_most_three_taps_from_home_and_from_every_page(site: Site) -> None:
    pages = {url for url, tree in site.parsed.items() if tree.css_first('body[data-kind="act-now"]')}
    assert len(pages) >= 29
    now = "act-now/"
    assert all(now in led_to(tree.css_first("header"), url) for url, tree in site.parsed.items() if url != "404.html")
    listed = led_to(site.parsed[now].css_first("article"), now)
    assert pages - {now} <= listed, "the second tap; from home, as from anywhere, the first is Act now"
    # A third tap: the list is in groups, and each group is one tap away at its top.
    groups = [str(node.attributes["href"]) for node in site.parsed[now].css('article > p a[href^="#"]')]
    heads = [f"#{node.attributes['id']}" for node in site.parsed[now].css("#what-is-happening ~ h3[id]")]
    assert heads
    assert [group for group in groups if group in heads] == heads


def test_each_role_has_what_it_reads_first_and_all_that_is_for_it(site: Site) -> None:
    url = "reference/by-role/"
    said = fields(site)
    shown = {page: rows for page, rows in said.items() if page}
    tree = site.parsed[url]
    assert [node.attributes["id"] for node in tree.css("h3[id^=role-]")] == [f"role-{role}" for role in ROLES]
    assert [node.attributes["href"] for node in tree.css(".hb-letters a")] == [f"#role-{role}" for role in ROLES]
    firsts = tree.css("h3[id^=role-] + p + ol")
    everything = tree.css("details.hb-roles")
    for role, first, every in zip(ROLES, firsts, everything, strict=True):
        wanted = {page for page, rows in shown.items() if role in rows["first_for"]}
        assert led_to(first, url) == wanted
        assert 5 <= len(wanted) <= 9, role
        whole = {page for page, rows in shown.items() if role in rows["audience"]}
        assert led_to(every, url) == whole
        assert f"All {len(whole)} pages" in every.text()
    assert [page for page, rows in said.items() if not set(rows["first_for"]) <= set(rows["audience"])] == []


def test_home_and_every_foot_lead_to_the_other_ways(site: Site) -> None:
    ways = {"reference/by-role/", "reference/a-to-z/", "law/"}
    assert ways <= led_to(site.parsed[""].css_first(".hb-hero__ways"), "")
    for url, tree in site.parsed.items():
        if url != "404.html":
            assert ways <= led_to(tree.css_first("footer"), url), url
