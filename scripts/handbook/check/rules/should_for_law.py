"""HB034: the law's "must" is not softened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...load.problem import Problem
from ..view import View

CODE = "HB034"
TITLE = 'A sentence that cites the law does not say "should"'

_SHOULD = re.compile(r"(?<![“\"‘])\b(?:should|ought to)\b", re.IGNORECASE)


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every such sentence: a reader must know what is law and what is advice."""
    for page in view.pages:
        for sentence in page.sentences:
            if sentence.cites_law and _SHOULD.search(sentence.text):
                remedy = 'write "must", or say who expects it and cite that'
                yield Problem(sentence.origin, CODE, 'the law does not say "should"', remedy, warning=page.local)
