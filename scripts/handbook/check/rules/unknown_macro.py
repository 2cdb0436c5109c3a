"""HB013: every macro exists."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem, suggest
from ...load.signatures import SIGNATURES
from ..view import View

CODE = "HB013"
TITLE = "A page uses only macros that exist"


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every call of an unknown macro."""
    for page in view.pages:
        for call in page.calls:
            if call.name not in SIGNATURES:
                remedy = suggest(call.name, SIGNATURES, f"the macros are {', '.join(SIGNATURES)}")
                yield Problem(call.origin, CODE, f'unknown macro "{call.name}"', remedy)
