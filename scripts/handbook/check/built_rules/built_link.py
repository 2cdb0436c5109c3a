"""HB040: every link in the built site leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem
from ..built import BuiltSite

CODE = "HB040"
TITLE = "Every link in the built site leads to a page or a file of it"


def find(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for every internal link without a target."""
    for built in site.pages:
        for link, url, _ in built.targets:
            if url not in site.by_url and not _is_file(url, site):
                yield Problem(built.origin_of(link), CODE, f'the link "{link}" leads nowhere', "correct or remove it")


def _is_file(url: str, site: BuiltSite) -> bool:
    return url in site.files or f"{url}index.html" in site.files
