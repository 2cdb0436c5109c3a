"""HB041: every anchor that the built site links to exists."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem, suggest
from ..built import BuiltSite
from .built_link import resolve

CODE = "HB041"
TITLE = "Every link to a part of a page finds that part in the built site"


def find(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for every link to an anchor that its page does not have."""
    ids = {url: set(built.ids) for url, built in site.by_url.items()}
    for built in site.pages:
        for link in built.links:
            target = resolve(built, link) if "#" in link else None
            if target and target[1] and target[0] in ids and target[1] not in ids[target[0]]:
                remedy = suggest(target[1], ids[target[0]], "link to the whole page")
                yield Problem(built.origin_of(link), CODE, f'the page at "{target[0]}" has no "#{target[1]}"', remedy)
