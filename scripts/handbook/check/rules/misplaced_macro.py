"""HB015: a block macro stands alone on its line, and not inside an admonition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...load.page import Page
from ...load.problem import Problem
from ...load.signatures import SIGNATURES
from ..view import View

CODE = "HB015"
TITLE = "A block macro stands alone between blank lines, never in a list or an admonition; no macro in a heading"

_OWNER = re.compile(r"^[ ]*(?:(!!!|\?\?\?\+?)[ ]|([-*+]|\d+[.)])[ ])")


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every block macro that stands where a block cannot."""
    for page in view.pages:
        for call in page.calls:
            signature = SIGNATURES.get(call.name)
            line = page.body[page.body.rfind("\n", 0, call.start) + 1 : call.start]
            if line.startswith("#"):
                message = f'the macro "{call.name}" stands in a heading'
                yield Problem(call.origin, CODE, message, "write the heading in words, and the macro under it")
            elif signature and signature.block:
                fault = _fault(page, call.start, call.end, call.indent)
                if fault:
                    yield Problem(
                        call.origin,
                        CODE,
                        f'the block macro "{call.name}" {fault}',
                        "give it a line of its own",
                    )


def _fault(page: Page, start: int, end: int, indent: int) -> str | None:
    line_end = page.body.find("\n", end)
    rest = page.body[end : line_end if line_end >= 0 else len(page.body)]
    if indent < 0 or rest.strip():
        return "shares its line with other words"
    lines = page.body[:start].split("\n")[:-1]
    if lines and lines[-1].strip():
        return "has no blank line above it"
    for line in reversed(lines):
        if not line.strip() or indent == 0:
            continue
        level = len(line) - len(line.lstrip())
        if level < indent:
            owner = _OWNER.match(line)
            if owner:
                return "stands inside an admonition" if owner.group(1) else "stands inside a list"
            indent = level
    return None
