"""HB033: no sentence is too long to follow."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem
from ..view import View

CODE = "HB033"
TITLE = "A sentence has at most 35 words"

MOST = 35


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every sentence that a tired reader would lose. On an organisation's own page it warns."""
    for page in view.pages:
        for sentence in page.sentences:
            if sentence.words > MOST:
                message = f'a sentence of {sentence.words} words: "{sentence.text[:40]}…"'
                yield Problem(sentence.origin, CODE, message, "make it two", warning=page.local)
