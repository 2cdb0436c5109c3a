"""The clean Markdown copy of a page: its finished article, macros and all, below its nation, dates and address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from ..check.rules.stale_page import due
from ..library.library import Library
from ..load import address
from ..load.page import Page
from ..render import words
from .licence import LICENCE, LICENCE_URL
from .markdown_text import LINK


def markdown_copy(library: Library, page: Page, text: str, version: str) -> str:
    """A page's Markdown, ready to be quoted.

    Args:
        text: the article's Markdown, as `markdown_text.of_article` gives it.
        version: the handbook's version.
    """
    meta = page.meta
    url = address.of_page(page.path)
    site = (library.layer.organisation.address or "").rstrip("/")
    name = library.short_name.get(("page", meta.id))
    top: dict[str, Any] = {
        "title": meta.title,
        "description": meta.description,
        "kind": words.PAGE_KINDS[meta.kind],
        "nations": [words.NATIONS[nation] for nation in meta.nations],
        "reviewed": meta.reviewed.isoformat(),
        "due_for_review": due(page).isoformat(),
        "address": f"{site}/{url}",
        **({"short_address": f"{site}/go/{name}/"} if name else {}),
        "handbook": f"Children's Homes Handbook, version {version}",
        **({"kept_by": library.layer.organisation.name} if library.layer.organisation.name else {}),
        "licence": f"{LICENCE}, {LICENCE_URL}",
    }
    lines = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in top.items())
    return f"---\n{lines}\n---\n\n# {meta.title}\n\n{_said(page)}\n\n{''.join(_linked(text, url, site))}\n"


def _said(page: Page) -> str:
    nations = words.joined([words.NATIONS[nation] for nation in page.meta.nations])
    verb = "Text read" if page.made else "Reviewed"
    return f"For {nations}{' only' if len(page.meta.nations) == 1 else ''}. {verb} {words.day(page.meta.reviewed)}."


def _linked(text: str, start: str, site: str) -> Iterator[str]:
    """The text with its links as they hold beside the page, or, where the site's address is known, everywhere."""
    first, *rest = text.split(LINK)
    yield first
    for part in rest:
        link, end, after = re.split(r"([>)])", part, maxsplit=1)
        target = address.resolve(link, start) if site else None
        yield (f"{site}/{target[0]}{'#' if target[1] else ''}{target[1]}" if target else link) + end + after
