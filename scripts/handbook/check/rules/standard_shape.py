"""HB027: a standard's page has the standard's shape."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem
from ..parts import misplaced_parts
from ..view import View

CODE = "HB027"
TITLE = "A standard's page has every part, in order, its provision and its checklist"

PARTS = (
    "what-children-get", "what-good-looks-like", "what-the-law-requires", "how-homes-show-it",
    "what-inspectors-look-at", "when-it-goes-wrong", "checklist", "talk-about-it",
)  # fmt: skip


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every part that is missing or out of order."""
    for page in view.pages:
        if page.meta.kind != "standard":
            continue
        for name in ("regulation", "checklist"):
            if not getattr(page.meta, name):
                yield Problem(page.origin, CODE, f'a standard\'s page needs the field "{name}"', f"add {name}: …")
        yield from misplaced_parts(page, PARTS, CODE)
        called = {(call.name, call.arguments) for call in page.calls}
        for macro, argument in (("requirements", page.meta.regulation), ("checklist", page.meta.checklist)):
            if argument and (macro, (argument,)) not in called:
                remedy = f'write {{{{ {macro}("{argument}") }}}}'
                yield Problem(page.origin, CODE, f'the page does not show its {macro}: "{argument}"', remedy)
