"""A finished page: what its HTML holds, for the checks over the site and for the search index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from ..check.weight import quick_size
from ..exports.markdown_text import of_article
from ..load import address
from ..render.sizes import without_sizes


@dataclass(frozen=True)
class Part:
    """A part of a page that search can find: its anchor ("" for the page's top), its heading and its words."""

    anchor: str
    heading: str
    words: str
    is_record: bool = False
    """Whether it is an item, a requirement, a source, a finding or a term."""


@dataclass(frozen=True)
class FinishedPage:
    """The facts of one page's HTML."""

    path: str
    ids: tuple[str, ...]
    links: tuple[str, ...]
    targets: tuple[tuple[str, str, str], ...]
    """Each link within the site: as written, the address it leads to, and the anchor there, if any."""
    items: tuple[str, ...]
    """The ids of the checklist items that the HTML holds."""
    braces: tuple[str, ...]
    """What is left of macros in the text, if anything."""
    parts: tuple[Part, ...]
    markdown: str = ""
    """The article as Markdown text."""
    asks: tuple[str, ...] = ()
    """The addresses of what a browser fetches at once for it."""
    size: int = 0
    """Of the HTML, packed at the quick setting."""

    def as_json(self) -> dict[str, Any]:
        """The facts as plain values."""
        return vars(self) | {"parts": [vars(part) for part in self.parts]}

    @staticmethod
    def from_json(value: dict[str, Any]) -> FinishedPage:
        """The facts from plain values."""
        return FinishedPage(
            path=value["path"],
            ids=tuple(value["ids"]),
            links=tuple(value["links"]),
            targets=tuple((link, url, anchor) for link, url, anchor in value["targets"]),
            items=tuple(value["items"]),
            braces=tuple(value["braces"]),
            parts=tuple(Part(**part) for part in value["parts"]),
            markdown=value["markdown"],
            asks=tuple(value["asks"]),
            size=value["size"],
        )


def read(path: str, html: str) -> FinishedPage:
    """Read the facts of one page's HTML.

    Example: `read("standards/education.md", html).ids`
    """
    tree = LexborHTMLParser(without_sizes(html))
    ids = tuple(str(node.attributes["id"]) for node in tree.css("[id]"))
    targets = [node.attributes.get("href") or "" for node in tree.css("a[href], link[href]")]
    targets += [node.attributes.get("src") or "" for node in tree.css("[src]")]
    items = tuple(str(node.attributes["id"]) for node in tree.css(".hb-item[id]"))
    braces = tuple(re.findall(r"\{\{.{0,40}|\{%.{0,40}|\ue000hb\d+", html))
    links = tuple(dict.fromkeys(targets))
    within, parts = _within(links, address.of_page(path)), _parts(tree)
    asked = [node.attributes.get("href") or "" for node in tree.css(_ASKED_LINKS)]
    asked += [node.attributes.get("src") or "" for node in tree.css("script[src], img[src]:not([loading=lazy])")]
    asks = tuple(sorted({url for _, url, _ in _within(tuple(asked), address.of_page(path))}))
    size = quick_size(html.encode("utf-8"))
    article = tree.css_first("article") or tree.css_first("main")
    text = of_article(article) if article else ""  # the last to read the tree: it takes out what it does not want
    return FinishedPage(path, ids, links, within, items, braces, parts, text, asks, size)


_ASKED_LINKS = "link[rel~=stylesheet], link[rel~=icon], link[rel*=preload]"


def _within(links: tuple[str, ...], start: str) -> tuple[tuple[str, str, str], ...]:
    resolved = ((link, address.resolve(link, start)) for link in links)
    return tuple((link, *target) for link, target in resolved if target)


_SKIP = {"script", "style", "select", "nav", "svg", "dt", "dd"}
_SKIP_CLASS = {
    "headerlink", "hb-end", "hb-learn", "hb-top__facts", "hb-item", "hb-item__self", "hb-filter", "hb-requirement",
    "hb-source-entry", "hb-hidden", "hb-row", "hb-a-to-z", "hb-letters", "hb-kind", "hb-top__names", "hb-printed",
    "hb-blank", "hb-step__paper", "hb-releases",
}  # fmt: skip
_NOT_ITS_WORDS = {
    "hb-item__self", "hb-item__law", "hb-item__answers", "hb-item__paper", "hb-requirement__met", "hb-status",
    "hb-hidden",
}  # fmt: skip
_ANCHORED = ".hb-item[id], .hb-requirement[id], .hb-source-entry[id], .hb-finding[id], dt[id]"
_HEADINGS = {"h2", "h3"}


def _parts(tree: LexborHTMLParser) -> tuple[Part, ...]:
    """The page's top, always; then its own words by heading, and each item, requirement, source and term as itself."""
    article = tree.css_first("article")
    if article is None:
        return (Part("", "", ""),)
    found: list[tuple[str, str, list[str]]] = [("", "", [])]
    _walk(article, found)
    parts = [Part(anchor, heading, _clean(texts)) for anchor, heading, texts in found]
    for node in article.css(_ANCHORED):
        texts: list[str] = []
        is_source = bool({"hb-source-entry", "hb-finding"} & _classes(node))
        # What was read of a source, and where it is used, would find the source before the page that uses it.
        _gather(node, texts, {"hb-listing__says"} if is_source else set())
        name = _clean(texts)
        if node.tag == "dt" and node.next is not None:
            meaning = next((sibling for sibling in _after(node) if sibling.tag == "dd"), None)
            if meaning is not None:
                _gather(meaning, texts, set())
        title = node.css_first("a, strong") if is_source else None
        heading = title.text().strip() if title is not None else shorten(name)
        parts.append(Part(str(node.attributes["id"]), heading, _clean(texts), is_record=True))
    top, *rest = parts
    return (top, *(part for part in rest if part.words or part.heading))


def shorten(text: str, most: int = 60) -> str:
    """The beginning of a text, cut between words.

    >>> shorten("Each child has a key", 14)
    'Each child has…'
    """
    if len(text) <= most:
        return text
    cut = text[: most + 1].rfind(" ")
    return text[: cut if cut > 0 else most] + "…"


def _after(node: Any) -> Iterator[Any]:
    while (node := node.next) is not None:
        yield node


def _walk(node: Any, found: list[tuple[str, str, list[str]]]) -> None:
    child = node.child
    while child is not None:
        if child.tag in _HEADINGS and child.attributes.get("id"):
            texts: list[str] = []
            _gather(child, texts, {"headerlink"})
            found.append((str(child.attributes["id"]), _clean(texts), []))
        elif child.tag == "-text":
            found[-1][2].append(child.text_content or "")
        elif child.tag not in _SKIP and child.tag != "h1" and not _classes(child) & _SKIP_CLASS:
            _walk(child, found)
        child = child.next


def _gather(node: Any, texts: list[str], skip: set[str]) -> None:
    child = node.child
    while child is not None:
        if child.tag == "-text":
            texts.append(child.text_content or "")
        elif not _classes(child) & (skip | _NOT_ITS_WORDS):
            _gather(child, texts, skip)
        child = child.next


def _classes(node: Any) -> set[str]:
    names = node.attributes.get("class") if node.tag and node.tag[0] not in "-_!" else None
    return set((names or "").split())


def _clean(texts: list[str]) -> str:
    return " ".join(" ".join(texts).split())
