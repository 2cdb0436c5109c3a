"""The parts that a page of a kind must have, in order: what HB027 asks of a standard's page and HB036 of the others."""

from __future__ import annotations

from collections.abc import Iterator

from ..load.page import Page
from ..load.problem import Problem


def misplaced_parts(page: Page, parts: tuple[str, ...], code: str, *, warning: bool = False) -> Iterator[Problem]:
    """Yield a problem for every part that is missing, and one when they are out of order.

    Args:
        page: the page.
        parts: the ids of its headings of the second level, in order.
        code: the rule's code.
        warning: whether it only warns.
    """
    found = [heading.anchor for heading in page.headings if heading.level == 2]
    for part in parts:
        if part not in found:
            remedy = f"add a heading ## … {{#{part}}}"
            yield Problem(page.origin, code, f'the part "{part}" is missing', remedy, warning=warning)
    if [anchor for anchor in found if anchor in parts] != [part for part in parts if part in found]:
        remedy = f"order them: {', '.join(parts)}"
        yield Problem(page.origin, code, "the parts are out of order", remedy, warning=warning)
