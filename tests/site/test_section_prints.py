"""Every section as one document to print: all its pages, each id once, links between its pages kept inside."""

from __future__ import annotations

import posixpath
import re

from selectolax.lexbor import LexborHTMLParser

from .conftest import Site


def documents(site: Site) -> dict[str, LexborHTMLParser]:
    """Each document, parsed, by its address."""
    files = sorted(site.folder.rglob("print/index.html"))
    return {file.parent.relative_to(site.folder).as_posix() + "/": LexborHTMLParser(file.read_text()) for file in files}


def test_each_section_offers_all_its_pages_as_one(site: Site) -> None:
    found = documents(site)
    held: list[str] = []
    for url, tree in found.items():
        first = site.parsed[url.removesuffix("print/")]
        offer = first.css_first(".hb-print a")
        pages = [str(node.attributes["id"]).removeprefix("page-") for node in tree.css("article[id^=page-]")]
        assert posixpath.normpath(posixpath.join(url.removesuffix("print/"), str(offer.attributes["href"]))) + "/" == url
        assert f"its {len(pages)} pages" in offer.text()
        listed = [str(node.attributes["href"]) for node in tree.css("nav a")]
        assert listed == [f"#page-{page}" for page in pages]
        held += pages
    # Home and the one page above both nations' law stand alone; pages without a section would be missing here.
    built = {str(tree.css_first("body").attributes.get("data-page")) for tree in site.parsed.values()}
    assert sorted(held) == sorted(built - {"home", "law", "None"})
    offers = [url for url, tree in site.parsed.items() if tree.css_first(".hb-print")]
    assert sorted(offers) == sorted(url.removesuffix("print/") for url in found)


def test_a_document_is_whole_in_itself(site: Site) -> None:
    for url, tree in documents(site).items():
        ids = [str(node.attributes["id"]) for node in tree.css("[id]")]
        assert len(ids) == len(set(ids)), url
        level = 0
        for node in tree.css("h1, h2, h3, h4, h5, h6"):
            own = int(str(node.tag)[1])
            assert own <= level + 1, f"{url}: {node.text(strip=True)}"
            level = own
        assert len(tree.css("h1")) == 1
        anchors = [str(node.attributes["href"])[1:] for node in tree.css('a[href^="#"]')]
        assert set(anchors) <= set(ids), url
        assert len(anchors) > 10
        # No link leads out to a page that the document holds.
        inside = {node.attributes["href"] for node in tree.css("nav a")}
        out = {posixpath.normpath(posixpath.join(url, str(node.attributes["href"]).partition("#")[0])) + "/"
               for node in tree.css('a[href^="../"]')}  # fmt: skip
        held = {row for row in out if row in site.parsed and f"#page-{_id(site, row)}" in inside}
        assert held - {url.removesuffix("print/")} == set(), url
        assert tree.css('meta[name="robots"][content="noindex"]')
        assert not tree.css("[data-short], [data-change], .headerlink, .hb-head"), url


def _id(site: Site, url: str) -> str:
    return str(site.parsed[url].css_first("body").attributes.get("data-page"))


def test_a_document_says_what_its_pages_say(site: Site) -> None:
    tree = documents(site)["standards/print/"]
    whole = tree.css_first("main").text()
    for url in ("standards/", "standards/education/"):
        for node in site.parsed[url].css("article p:not([class]), article > h2"):
            words = node.text().removesuffix("#").strip()
            assert words in whole, words
    items = [node for page in site.parsed if page.startswith("standards/") for node in site.parsed[page].css(".hb-item")]
    assert len(tree.css(".hb-item")) == len(items) > 100
    title = tree.css_first(".hb-paper__title").text()
    assert "Children's Homes Handbook, version" in title
    assert re.search(r"Reviewed .*\d{4}", title)
    searched = (site.folder / "search/index.json").read_text()
    assert "/print/" not in searched
