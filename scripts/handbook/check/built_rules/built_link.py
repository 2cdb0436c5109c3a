"""HB040: every link in the built site leads somewhere."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from ...load.problem import Problem
from ..built import BuiltPage, BuiltSite

CODE = "HB040"
TITLE = "Every link in the built site leads to a page or a file of it"


def find(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for every internal link without a target."""
    for built in site.pages:
        for link in built.links:
            target = resolve(built, link)
            if target is not None and target[0] not in site.by_url and not _is_file(target[0], site):
                yield Problem(built.origin_of(link), CODE, f'the link "{link}" leads nowhere', "correct or remove it")


def resolve(built: BuiltPage, link: str) -> tuple[str, str] | None:
    """The address and the anchor that a link leads to, from the site's root; none for one that leaves the site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if not path:
        return built.url, unquote(parts.fragment)
    if path.startswith("/"):
        return path.lstrip("/"), unquote(parts.fragment)
    joined = posixpath.normpath(posixpath.join(built.url, path))
    ends = path.endswith(("/", ".", ".."))
    url = "" if joined == "." else joined + ("/" if ends else "")
    return url, unquote(parts.fragment)


def _is_file(url: str, site: BuiltSite) -> bool:
    return url in site.files or f"{url}index.html" in site.files
