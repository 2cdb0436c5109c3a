"""HB046: a first visit to a page costs no more than the budget."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem
from ..built import BuiltSite
from ..weight import MOST

CODE = "HB046"
TITLE = "A first visit to a page, with all that it loads at once, weighs at most 50 kB as a host with Brotli sends it"


def find(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for every page that is too heavy."""
    for built in site.pages:
        if built.weight > MOST:
            message = f"a first visit weighs {built.weight:,} bytes; the budget is {MOST:,}"
            remedy = "divide the page, make its pictures smaller, or load what few readers need later"
            yield Problem(built.page.origin, CODE, message, remedy)
