"""Where an organisation's layer names things of the handbook: by id, and by address."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ...check.named import Named
from ...load import address
from ...load.code import prose_of
from ...load.problem import Origin
from .titles import Name
from .version import Version

_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(<?([^)\s>]+)>?[^)]*\)|<(https?://[^>\s]+)>")
_AS = {"law": ("provision", "requirement"), "page-with-questions": ("page",)}
"""Under which kinds of the register a name is looked up, where that is not its own kind."""


def named_by_layer(version: Version) -> list[Named]:
    """All that the layer names by id, in the order of its files."""
    layer = version.layer
    found = [named for named in version.view.named if named.origin.path.startswith(f"{layer.name}/")]
    for amendment in layer.amendments:
        kind, id_ = amendment.target
        found.append(Named(kind, id_, amendment, (kind,)))
    found += [
        Named("page", page.meta.replaces, page.meta, ("replaces",))
        for page in version.view.pages
        if page.local and page.meta.replaces
    ]
    found += [Named("page", off.section, off, ("section",)) for off in layer.organisation.switched_off]
    return sorted(found, key=lambda named: named.origin)


def uses_of(version: Version) -> dict[Name, list[Origin]]:
    """Where the layer names each thing, by kind and id."""
    found: dict[Name, list[Origin]] = defaultdict(list)
    for named in named_by_layer(version):
        for kind in _AS.get(named.kind, (named.kind,)):
            if named.origin not in found[kind, named.id]:
                found[kind, named.id].append(named.origin)
    return dict(found)


def links_of(version: Version) -> dict[str, list[Origin]]:
    """Where the layer links to each of the handbook's pages by its address, by that address."""
    found: dict[str, list[Origin]] = defaultdict(list)
    for start, link, origin in _links(version):
        target = _target(version, link, start)
        if target in version.page_by_address:
            found[target].append(origin)
    return dict(found)


def _links(version: Version) -> Iterator[tuple[str, str, Origin]]:
    for page in version.view.pages:
        if page.local:
            yield from ((page.path, link, origin) for link, origin in page.links)
    for id_, note in sorted(version.layer.notes.items()):
        shown_on = version.pages.get(id_)
        if shown_on:
            prose = prose_of(note.text)
            for match in _LINK.finditer(prose):
                line = note.origin.line + prose.count("\n", 0, match.start())
                yield shown_on.path, match[1] or match[2], Origin(note.origin.path, line)


def _target(version: Version, link: str, path: str) -> str:
    """The address that a link leads to, from the site's root; empty when it leaves the site."""
    site = (version.layer.organisation.address or "").rstrip("/")
    if site and link.startswith(f"{site}/"):
        link = link.removeprefix(site)
    # A link to a file starts from the folder in which the page's file lies; one to an address, from the page's own.
    is_file = link.partition("#")[0].endswith(".md")
    start = path.rpartition("/")[0]
    found = address.resolve(link, (f"{start}/" if start else "") if is_file else address.of_page(path))
    if not found:
        return ""
    return address.of_page(found[0]) if is_file else found[0]
