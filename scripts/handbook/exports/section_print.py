"""A section as one document to print: the finished articles of its pages, one after the other, as one page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from ..load import address
from ..load.page import Page
from ..render.renderer import Renderer

_ARTICLE = re.compile(r'<article class="md-typeset">(.*)</article>', re.DOTALL)
_LEFT_OUT = re.compile(
    r'<header class="hb-head">.*?</header>|<nav class="hb-folded".*?</nav>|<p class="hb-printed">.*?</p>'
    r'|<form class="hb-filter".*?</form>|<a class="headerlink".*?</a>|<button\b.*?</button>',
    re.DOTALL,
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)([^<>]*)>")
_ATTRIBUTE = re.compile(
    r" (id|name|for|headers|list|aria-(?:label|labelledby|describedby|controls)|href|src|data-short|data-change)"
    r'="([^"]*)"'
)
_NAMED = re.compile(r' aria-labelledby="[^"]*"')
_NOT_HERE = {"data-short", "data-change"}
"""What scripts of an ordinary page look for."""
_DEEPEST = 6


@dataclass(frozen=True)
class Section:
    """A section of the menu: its title, the address of its document, and its pages in reading order."""

    title: str
    url: str
    pages: tuple[Page, ...]


def section_print(renderer: Renderer, section: Section, html: Mapping[str, str], name: str, version: str) -> str:
    """The whole of a section as one page.

    Headings are one level deeper than on their own page; ids begin with the page's id, so that none is there twice;
    links between the pages stay within the document.

    Args:
        html: the finished HTML of each page, by path.
        name: the handbook's name.
        version: its version.
    """
    inside = {address.of_page(page.path): page.meta.id for page in section.pages}
    articles = [_article(html[page.path], page, section.url, inside) for page in section.pages]
    return renderer.fill(
        "section_print.html",
        section.url,
        section=section,
        articles=list(zip(section.pages, articles, strict=True)),
        reviewed=sorted({page.meta.reviewed for page in section.pages}),
        nations=[
            nation for nation in ("england", "wales") if any(nation in page.meta.nations for page in section.pages)
        ],
        name=name,
        version=version,
    )


def _article(html: str, page: Page, url: str, inside: Mapping[str, str]) -> str:
    found = _ARTICLE.search(html)
    text = _LEFT_OUT.sub("", found[1] if found else "")
    start = address.of_page(page.path)

    def tag(match: re.Match[str]) -> str:
        close, name, attributes = match.groups()
        if len(name) == 2 and name[0] == "h" and name[1].isdigit():
            name = f"h{min(int(name[1]) + 1, _DEEPEST)}"
        if name == "section":
            attributes = _NAMED.sub("", attributes)  # its pages have parts of the same name: none is a landmark here
        return f"<{close}{name}{_ATTRIBUTE.sub(attribute, attributes)}>"

    def attribute(match: re.Match[str]) -> str:
        key, value = match.groups()
        if key in _NOT_HERE:
            return ""
        if key == "aria-label":
            return f' {key}="{escape(page.meta.title)}: {value}"'
        if key in ("href", "src"):
            return f' {key}="{_led(value, start, url, inside)}"'
        return f' {key}="{" ".join(f"{page.meta.id}--{each}" for each in value.split())}"'

    return _TAG.sub(tag, text).strip()


def _led(link: str, start: str, url: str, inside: Mapping[str, str]) -> str:
    """A link as it must be written in the document."""
    target = address.resolve(link, start)
    if target is None:
        return link
    to, anchor = target
    if to in inside:
        return f"#{inside[to]}--{anchor}" if anchor else f"#page-{inside[to]}"
    return address.relative(f"{to}#{anchor}" if anchor else to, url)


def sections_of(entries: Sequence[tuple[str, Sequence[Page]]]) -> list[Section]:
    """The sections that are worth a document: those that begin with a first page of their own, and have others.

    Args:
        entries: each section's title and pages.
    """
    return [
        Section(title, f"{address.of_page(pages[0].path)}print/", tuple(pages))
        for title, pages in entries
        if len(pages) > 1 and pages[0].path.endswith("/index.md")
    ]
