"""HB042: no macro is left in the text."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem
from ..built import BuiltSite

CODE = "HB042"
TITLE = "Nothing of a macro is left in the built text"


def find(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for every brace pair or unfilled place."""
    for built in site.pages:
        for text in built.braces:
            message = f"the built page still says {text[:40]}"
            yield Problem(built.origin_of(text[:10]), CODE, message, "write the macro as {{ name(…) }} outside code")
