"""HB019: every anchor exists."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem, suggest
from ...load.shapes.learning import Question
from ..view import View

CODE = "HB019"
TITLE = "A link to a part of a page names an anchor that exists"


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every anchor, in a link or a macro, that its page does not have."""
    for page in view.pages:
        own = view.anchors[page.meta.id]
        for target, origin in page.links:
            if target.startswith("#") and target[1:] not in own:
                remedy = suggest(target[1:], own, "give the heading an id: ## Words {#id}")
                yield Problem(origin, CODE, f'the page has no anchor "{target}"', remedy)
        for call in page.calls:
            anchor = call.named().get("anchor") or (call.arguments[2] if len(call.arguments) > 2 else None)
            if call.name != "link" or not anchor or not call.arguments:
                continue
            there = view.anchors.get(call.arguments[0])
            if there is not None and anchor not in there:
                message = f'the page "{call.arguments[0]}" has no anchor "{anchor}"'
                yield Problem(call.origin, CODE, message, suggest(anchor, there, "link to the whole page"))
    for question in view.records("questions", Question):
        there = view.anchors.get(question.page)
        if there is not None and question.anchor not in there:
            message = f'the page "{question.page}" has no anchor "{question.anchor}"'
            yield Problem(question.origin_of("anchor"), CODE, message, suggest(question.anchor, there))
