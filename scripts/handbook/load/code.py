"""Code in a page's Markdown: what it holds is shown as it is written, and means nothing to the handbook."""

from __future__ import annotations

import re

FENCE = re.compile(r"^([ ]*)(`{3,}|~{3,})[^\n]*\n.*?^\1\2[ \t]*$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.DOTALL)

BRACES = {"{": "\ue005", "}": "\ue006"}
"""What stands for a brace in a block of code, where an engine would take it for a macro's."""
_MACROS = re.compile(r"\{(?=[{%#])|(?<=\{)\{|\}(?=\})|(?<=[}%#])\}")


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

    >>> "{" in guarded('```\\n{{ link("a") }}\\n```')
    False
    """
    return FENCE.sub(lambda block: _MACROS.sub(lambda brace: BRACES[brace[0]], block[0]), body)


def shown(content: str) -> str:
    """The HTML of a guarded body with its braces as they show, and as no later step takes them for macros.

    >>> shown(guarded('```\\n{{ a }}\\n```')).split("\\n")[1]
    '&#123;&#123; a &#125;&#125;'
    """
    for brace, mark in BRACES.items():
        content = content.replace(mark, f"&#{ord(brace)};")
    return content


def _blanked(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())
