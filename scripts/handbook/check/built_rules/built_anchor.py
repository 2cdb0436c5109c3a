"""HB041: every anchor that the built site links to exists."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem, suggest
from ..built import BuiltSite

CODE = "HB041"
TITLE = "Every link to a part of a page finds that part in the built site"


def find(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for every link to an anchor that its page does not have."""
    ids = {url: set(built.ids) for url, built in site.by_url.items()}
    for built in site.pages:
        for link, url, anchor in built.targets:
            if anchor and url in ids and anchor not in ids[url]:
                remedy = suggest(anchor, ids[url], "link to the whole page")
                yield Problem(built.origin_of(link), CODE, f'the page at "{url}" has no "#{anchor}"', remedy)
