"""HB052: the first page of "Act now" leads to every other page of its kind."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem
from ..view import View

CODE = "HB052"
TITLE = 'The first page of "Act now" leads to every page of what to do now'
FIRST = "act-now"


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for each page of a situation that nobody finds from the list of situations.

    A page of the organisation's own is found in the menu: its writer cannot change the list.
    """
    if not view.whole:
        return
    first = next((page for page in view.pages if page.meta.id == FIRST), None)
    if first is None:
        return
    named = {call.arguments[0] for call in first.calls if call.name == "link" and call.arguments} | {FIRST}
    for page in view.pages:
        if page.meta.kind == "act-now" and page.meta.id not in named and not page.local:
            remedy = f'add {{{{ link("{page.meta.id}", says="…") }}}} to {first.path} under what is happening'
            yield Problem(page.origin, CODE, f'nobody in a hurry finds "{page.meta.id}"', remedy)
