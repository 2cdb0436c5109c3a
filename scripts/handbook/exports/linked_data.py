"""What a page says of itself to machines: schema.org as JSON-LD, a block of data that no browser runs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ..library.library import Library
from ..load import address
from ..load.page import Page
from ..load.references import sources_of
from ..render import words
from .licence import LICENCE_URL


def linked_data(library: Library, page: Page, trail: Sequence[Mapping[str, str]], name: str, version: str) -> str:
    """A page's JSON-LD: where it stands, what it is about, when it was reviewed, on what it rests, who publishes it.

    Addresses are absolute where the site's own is known; otherwise they are as seen from the page.

    Args:
        trail: the way to the page, each step with `title` and `url`.
        name: the handbook's name.
        version: its version.
    """
    meta = page.meta
    organisation = library.layer.organisation
    here = address.of_page(page.path)

    def seen(url: str) -> str:
        site = organisation.address
        return f"{site.rstrip('/')}/{url}" if site else address.relative(url, here)

    whole = {"@type": "WebSite", "name": name, "url": seen(""), "version": version}
    about = [{"@type": "AdministrativeArea", "name": words.NATIONS[nation]} for nation in meta.nations]
    itself: dict[str, Any] = {
        "@type": "WebPage" if meta.kind == "home" else "TechArticle" if meta.kind == "adapt" else "Article",
        "@id": seen(here),
        "url": seen(here),
        "headline": meta.title,
        "description": meta.description,
        "inLanguage": "en-GB" if meta.language == "en" else meta.language,
        "dateModified": meta.reviewed.isoformat(),
        "about": about,
        "publisher": {"@type": "Organization", "name": organisation.name or name},
        "isPartOf": whole,
    }
    if not page.local:
        itself["license"] = LICENCE_URL  # what an organisation wrote is its own to license
    if rests_on := [_work(library, id_) for id_ in sources_of(page)]:
        itself["isBasedOn"] = rests_on
    steps = [*((step["title"], step["url"]) for step in trail), (meta.title, here)]
    crumbs = [
        {"@type": "ListItem", "position": number, "name": title, "item": seen(url)}
        for number, (title, url) in enumerate(steps, 1)
    ]
    graph = [{"@type": "BreadcrumbList", "itemListElement": crumbs}, itself] if trail else [itself]
    return _safe({"@context": "https://schema.org", "@graph": graph})


def _work(library: Library, id_: str) -> dict[str, str]:
    source = library.sources[id_]
    work = {"@type": "CreativeWork", "name": source.title}
    return work | ({"url": source.url} if source.url else {})


def _safe(value: Any) -> str:
    r"""JSON that cannot end the block it stands in, nor be taken for a macro.

    >>> _safe({"a": {"b": "</script>{{"}})
    '{\n"a": {\n"b": "\\u003c/script>\\u007b\\u007b"\n}\n}'
    """
    lines = json.dumps(value, ensure_ascii=False, indent=0).replace("<", "\\u003c").split("\n")
    return "\n".join(line if line in ("{", "}", "},") else _strings(line) for line in lines)


def _strings(line: str) -> str:
    """A line whose strings hold no brace; the brace at its end may open an object."""
    opens = line.endswith(": {")
    text = line.removesuffix("{") if opens else line
    return text.replace("{", "\\u007b").replace("}", "\\u007d") + ("{" if opens else "")
