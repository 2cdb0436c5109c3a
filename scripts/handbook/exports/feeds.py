"""What changed, for feed readers: Atom and JSON Feed, from the records of changes alone, without a clock."""

from __future__ import annotations

import datetime
import json
import uuid
from typing import Any
from xml.etree import ElementTree

from ..library.library import Library
from ..load.shapes.change import Change
from ..render import words
from .licence import LICENCE, LICENCE_URL

PAGE = "changes"
"""The page that shows all changes; the feeds stand beside it."""
_SPACE = "http://www.w3.org/2005/Atom"
_IDS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:childrens-homes-handbook:changes")


def feeds(library: Library, name: str) -> dict[str, str]:
    """Each feed by its address; none where no page shows the changes.

    Args:
        name: the handbook's name.

    Example: `feeds(library, "Children's Homes Handbook")["evidence/changes/feed.atom"]`
    """
    if not library.shows(PAGE):
        return {}
    start = library.url_of_page(PAGE)
    return {f"{start}feed.atom": _atom(library, name, start), f"{start}feed.json": _json(library, name, start)}


def feed_id(id_: str) -> str:
    """The id of a change in every feed, for ever: made from its own id, wherever the handbook is published.

    >>> feed_id("change-a") == feed_id("change-a") != feed_id("change-b")
    True
    """
    return f"urn:uuid:{uuid.uuid5(_IDS, id_)}"


def _atom(library: Library, name: str, start: str) -> str:
    site = _site(library)
    newest = max((change.date for change in library.changes), default=library.page_by_id[PAGE].meta.reviewed)
    feed = ElementTree.Element("feed", {"xmlns": _SPACE, "xml:lang": "en-GB"})
    _add(feed, "title", _title(library, name))
    _add(feed, "subtitle", library.page_by_id[PAGE].meta.description)
    _add(feed, "id", f"urn:uuid:{_IDS}")
    _add(feed, "updated", _instant(newest))
    _add(_add(feed, "author"), "name", library.layer.organisation.name or name)
    _add(feed, "rights", f"{LICENCE}, {LICENCE_URL}")
    _add(feed, "link", rel="alternate", type="text/html", href=f"{site}{start}" if site else "./")
    if site:
        _add(feed, "link", rel="self", type="application/atom+xml", href=f"{site}{start}feed.atom")
    for change in library.changes:
        entry = _add(feed, "entry")
        _add(entry, "title", change.what)
        _add(entry, "id", feed_id(change.id))
        _add(entry, "updated", _instant(change.date))
        _add(entry, "link", rel="alternate", type="text/html", href=f"{site}{start if site else './'}#{change.id}")
        _add(entry, "category", term=change.severity, label=words.capital(change.severity))
        _add(entry, "content", _says(library, change), type="text")
    ElementTree.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(feed, encoding="unicode")}\n'


def _json(library: Library, name: str, start: str) -> str:
    site = _site(library)
    items = [
        {
            "id": feed_id(change.id),
            **({"url": f"{site}{start}#{change.id}"} if site else {}),
            "title": change.what,
            "content_text": _says(library, change),
            "date_published": _instant(change.date),
            "tags": [change.severity],
        }
        for change in library.changes
    ]
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(library, name),
        "description": library.page_by_id[PAGE].meta.description,
        **({"home_page_url": f"{site}{start}", "feed_url": f"{site}{start}feed.json"} if site else {}),
        "language": "en-GB",
        "authors": [{"name": library.layer.organisation.name or name}],
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _title(library: Library, name: str) -> str:
    kept_by = library.layer.organisation.name
    return f"{name}{f' ({kept_by})' if kept_by else ''}: {library.page_by_id[PAGE].meta.title}"


def _says(library: Library, change: Change) -> str:
    pages = "; ".join(library.page_by_id[id_].meta.title for id_ in change.pages)
    return f"Why: {change.why}\n\nWhat to do: {change.do}" + (f"\n\nPages: {pages}" if pages else "")


def _site(library: Library) -> str:
    site = library.layer.organisation.address
    return f"{site.rstrip('/')}/" if site else ""


def _instant(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _add(parent: ElementTree.Element, tag: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, tag, attributes)
    child.text = text
    return child
