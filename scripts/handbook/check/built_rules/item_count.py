"""HB043: every checklist item of the data stands in the HTML, once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...load.problem import Problem
from ..built import BuiltSite

CODE = "HB043"
TITLE = "A page shows exactly the items that its checklists hold"


def find(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for every checklist whose items in the HTML are not those in the data."""
    for built in site.pages:
        wanted: Counter[str] = Counter()
        for call in built.page.calls:
            if call.name == "checklist" and call.arguments[0] in site.checklists:
                wanted.update(item.id for item in site.checklists[call.arguments[0]].items())
        manual = any(call.name == "manual" for call in built.page.calls)
        shown = Counter(built.items)
        if shown != wanted and not manual:
            message = f"the data holds {wanted.total()} items for this page and its HTML shows {shown.total()}"
            yield Problem(
                built.page.origin,
                CODE,
                message,
                "restore the item's markup in overrides/macros/checklist.html",
            )
    shown_on = {call.arguments for built in site.pages for call in built.page.calls if call.name == "checklist"}
    for checklist in site.checklists.values():
        if (checklist.id,) not in shown_on:
            message = f'no page shows the checklist "{checklist.id}"'
            remedy = f'write {{{{ checklist("{checklist.id}") }}}} on the page "{checklist.page}"'
            yield Problem(checklist.origin, CODE, message, remedy)
