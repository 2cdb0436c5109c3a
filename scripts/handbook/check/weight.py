"""What a first visit to a page costs, nothing kept yet: its HTML and all that a browser fetches at once for it."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import brotli

MOST = 50_000
"""The budget of a first visit, in bytes as a host with Brotli sends them."""
_QUICK, _BEST = 5, 11
_IMPORT = re.compile(
    r"^\s*(?:import|export)\s[^\"'()]*?from\s*[\"']([^\"']+)[\"']|^\s*import\s*[\"']([^\"']+)[\"']", re.MULTILINE
)
_CSS_URL = re.compile(r"url\(\s*[\"']?([^\"')#]+)")


def quick_size(content: bytes) -> int:
    """The size of a page as Brotli's quick setting packs it: never less than the best, and soon known.

    >>> quick_size(b"a" * 1000) < 50
    True
    """
    return len(brotli.compress(content, quality=_QUICK))


class Sizes:
    """Sizes as Brotli's best setting packs them, remembered by what was packed, as it takes long."""

    def __init__(self, known: Mapping[str, int]) -> None:
        """Start from the sizes that earlier builds measured."""
        self.known = known
        self.used: dict[str, int] = {}

    def of(self, content: bytes) -> int:
        """The size of a file.

        >>> Sizes({}).of(b"a" * 1000) < 50
        True
        """
        key = hashlib.sha256(content).hexdigest()
        if key not in self.used:
            self.used[key] = self.known.get(key) or len(brotli.compress(content, quality=_BEST))
        return self.used[key]


@dataclass(frozen=True)
class Weighed:
    """What is weighed of a page: its address, its HTML, its size at the quick setting, and what it asks for."""

    url: str
    html: Callable[[], bytes]
    quick: int
    asks: tuple[str, ...]


def weigh(pages: Iterable[Weighed], read: Callable[[str], bytes | None], sizes: Sizes) -> dict[str, int]:
    """The weight of a first visit to each page, by its address.

    Args:
        pages: the pages.
        read: gives a file of the site by its address; nothing where there is none.
        sizes: remembers the sizes of files.

    The quick setting is an upper bound. The best one is asked only where it can decide whether a page is too heavy.
    """
    shared: dict[tuple[str, ...], int] = {}
    weights = {}
    for page in pages:
        if page.asks not in shared:
            shared[page.asks] = sum(sizes.of(content) for content in fetched(page.asks, read).values())
        weight = page.quick + shared[page.asks]
        if weight > MOST:
            weight = sizes.of(page.html()) + shared[page.asks]
        weights[page.url] = weight
    return weights


def fetched(asks: Iterable[str], read: Callable[[str], bytes | None]) -> dict[str, bytes]:
    """All that a browser fetches at once: what a page asks for, what scripts import, what styles name.

    >>> files = {"a.js": b'import { b } from "./b.js";', "b.js": b"export const b = 1;", "c.js": b""}
    >>> sorted(fetched(["a.js", "none.svg"], files.get))
    ['a.js', 'b.js']
    """
    found: dict[str, bytes] = {}
    waiting = list(asks)
    while waiting:
        path = waiting.pop()
        content = None if path in found else read(path)
        if content is None:
            continue
        found[path] = content
        text = content.decode("utf-8", "replace")
        more: list[str] = []
        if path.endswith(".js"):
            more = [one or other for one, other in _IMPORT.findall(text)]
        elif path.endswith(".css"):
            more = [target for target in _CSS_URL.findall(text) if not target.startswith("data:")]
        waiting += [posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) for target in more]
    return found
