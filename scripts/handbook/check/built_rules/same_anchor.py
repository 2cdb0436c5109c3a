"""HB044: an anchor stands once on a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...load.problem import Problem
from ..built import BuiltSite

CODE = "HB044"
TITLE = "No two parts of a page have one anchor"


def find(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for every anchor that stands twice."""
    for built in site.pages:
        for anchor, count in Counter(built.ids).items():
            if count > 1:
                message = f'the anchor "{anchor}" stands {count} times on the page'
                yield Problem(built.origin_of(f"#{anchor}"), CODE, message, "give one of the headings another {#id}")
