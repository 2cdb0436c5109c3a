"""HB014: a macro is given what it takes."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem, suggest
from ...load.signatures import SIGNATURES
from ..view import View

CODE = "HB014"
TITLE = "A macro is given the arguments that it takes"


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every missing, surplus or unknown argument."""
    for page in view.pages:
        for call in page.calls:
            signature = SIGNATURES.get(call.name)
            if not signature:
                continue
            takes = [parameter.name for parameter in signature.parameters]
            written = f"write {{{{ {signature.example} }}}}"
            needed = [parameter.name for parameter in signature.parameters if parameter.required]
            given = {*takes[: len(call.arguments)], *call.named()}
            for name in needed:
                if name not in given:
                    yield Problem(call.origin, CODE, f'"{call.name}" needs its argument "{name}"', written)
            if len(call.arguments) > len(takes) and not signature.many:
                message = f'"{call.name}" takes {len(takes)} arguments, and {len(call.arguments)} are given'
                yield Problem(call.origin, CODE, message, written)
            for name in call.named():
                if name not in takes:
                    yield Problem(call.origin, CODE, f'"{call.name}" takes no "{name}="', suggest(name, takes, written))
