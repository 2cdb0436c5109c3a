"""Code in a page's Markdown: what it holds is shown as it is written, and means nothing to the handbook."""

from __future__ import annotations

import re

FENCE = re.compile(r"^([ ]*)(`{3,}|~{3,})[^\n]*\n.*?^\1\2[ \t]*$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.DOTALL)

BRACE = "\ue002"
"""Stands for an opening brace in a block of code, which an engine would take for a macro's."""


def without_blocks(body: str) -> str:
    """Blank out blocks of code, character for character, so that places in what is left stay true.

    >>> without_blocks("a\\n```\\n# b\\n```\\nc").split()
    ['a', 'c']
    """
    return FENCE.sub(_blanked, body)


def prose_of(body: str) -> str:
    """Blank out all code, character for character.

    >>> prose_of("a `[b](c)` d")
    'a          d'
    """
    return _SPAN.sub(_blanked, without_blocks(body))


def guarded(body: str) -> str:
    """The body with its blocks of code as no engine can take them for macros.

    >>> guarded('```\\n{{ link("a") }}\\n```').count("{")
    0
    """
    return FENCE.sub(lambda block: re.sub(r"\{(?=[{%#])|(?<=\{)\{", BRACE, block[0]), body)


def _blanked(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())
