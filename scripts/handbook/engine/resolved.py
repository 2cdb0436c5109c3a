"""A resolved page: plain text and values, ready for any engine, in this process or another."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..load.code import shown

PLACE = "\ue000hb{number}\ue001"
"""What stands in the Markdown where a macro's HTML goes: two private-use characters round a number, which Markdown
takes for plain text wherever they stand. (An HTML comment would end a paragraph that it starts.)"""


@dataclass
class ResolvedPage:
    """One page: its Markdown, the names of the macros called in it and the HTML of each, in order."""

    path: str
    markdown: str
    calls: tuple[str, ...]
    html: tuple[str, ...]
    meta: dict[str, str]
    """The front matter that the engine needs; no key may bear a macro's name, or it would hide the macro."""
    context: dict[str, Any] = field(default_factory=dict)
    """What its template is told."""

    def key(self, chrome: str) -> str:
        """The name of this page's finished HTML: the same inputs always give the same name."""
        told = json.dumps([self.meta, self.context], sort_keys=True, default=str)
        parts = [chrome, self.path, self.markdown, *self.html, told]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]

    def fill(self, content: str) -> str:
        """Put the macros' HTML where its places are, in finished HTML or in Markdown."""
        for number, html in enumerate(self.html):
            place = PLACE.format(number=number)
            content = content.replace(f"<p>{place}</p>", html).replace(place, html)
        return shown(content)

    def expanded(self) -> str:
        """The page's Markdown with the macros' HTML in it, for an engine without our events."""
        numbers = iter(range(len(self.html)))
        marked = re.sub(r"\{\{.*?\}\}", lambda _: PLACE.format(number=next(numbers)), self.markdown)
        return self.fill(marked)


@dataclass(frozen=True)
class Job:
    """What the engine is to make: some pages of a site of which it knows all paths."""

    paths: tuple[str, ...]
    """Every page of the site."""
    pages: dict[str, ResolvedPage]
    """Those to render, by path."""
    navigation: list[Any]
    links: dict[str, str]
    """Every page's address by its id, for the templates that lead to several."""
    missing: dict[str, Any]
    """What the template of the page for a wrong address is told."""
    address: str | None = None
    """Where the site is published."""
    local_assets: dict[str, Path] = field(default_factory=dict)
    """The organisation's own files that are not pages: where each is, by path."""
    keys: dict[str, str] = field(default_factory=dict)
    """The name under which each finished page is kept, where it is kept."""

    def share(self, paths: list[str]) -> Job:
        """The same site, of which only these pages are rendered."""
        pages = {path: self.pages[path] for path in paths}
        return Job(
            self.paths, pages, self.navigation, self.links, self.missing, self.address, self.local_assets, self.keys
        )
