"""HB029: a page's Markdown holds no HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...load.code import prose_of
from ...load.problem import Origin, Problem
from ..view import View

CODE = "HB029"
TITLE = "A page is Markdown and macros: it holds no HTML and no style"

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>|\{:?[^}\n]*\bstyle\s*=|\]\(\s*javascript:", re.IGNORECASE)


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every tag, style or script address in a page or a note."""
    for page in view.pages:
        for match in _TAG.finditer(page.prose):
            message = f"the page holds HTML: {match.group()[:40]}"
            yield Problem(page.place(match.start()), CODE, message, "write it in Markdown, or with a macro")
    for note in view.layer.notes.values():
        for match in _TAG.finditer(prose_of(note.text)):
            before = note.text[: match.start()]
            line = note.origin.line + before.count("\n")
            origin = Origin(note.origin.path, line, match.start() - before.rfind("\n"))
            yield Problem(origin, CODE, f"the note holds HTML: {match.group()[:40]}", "write it in Markdown")
