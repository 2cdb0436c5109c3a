"""The prose of a page as its reader meets it: sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
_NOT_PROSE = re.compile(r"^\s*(?:#|\||!\[|===|!!!|\?\?\?|\[\^|\*\[|:?-{3,})")
_BREAK = re.compile(r"(?<=[.!?])[\"”’)*_]*\s+(?=[*_(\"“‘]*[A-Z0-9])| · ")
_DROPPED = ("regulation", "source")
"""Macros that stand for a citation: they are no part of a sentence unless the author gave words for them."""


def sentences_in(prose: str) -> Iterator[tuple[int, str, str]]:
    """Go through the sentences of paragraphs and lists, not of headings, tables and code.

    Args:
        prose: a page's Markdown with its code blanked out.

    Returns: for each sentence its place, what a reader reads, and what was written.

    >>> list(sentences_in("Ring **now**. Then wait."))
    [(0, 'Ring now.', 'Ring **now**.'), (14, 'Then wait.', 'Then wait.')]
    """
    for start, written in _blocks(prose):
        for piece_start, piece in _pieces(written):
            text = plain(piece)
            if text:
                yield start + piece_start, text, piece


def plain(written: str) -> str:
    """What a reader reads: macros as their words, citations left out, no marks of Markdown.

    >>> plain('**Ring** {{ link("missing", says="the page") }} {{ regulation("england:12(1)") }}.')
    'Ring the page.'
    """
    text = re.sub(r"\{\{ *(\w+)\(([^{}]*)\) *\}\}", _said, written)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"[*_`]|\{[#:][^}]*\}", "", text)
    return re.sub(r" +([.,;:!?)])", r"\1", " ".join(text.split()))


def _said(match: re.Match[str]) -> str:
    says = re.search(r"says *= *\"([^\"]*)\"", match[2])
    if says:
        return says[1]
    first = re.match(r" *\"([^\"]*)\"", match[2])
    return "" if match[1] in _DROPPED or not first else first[1].replace("-", " ")


def _blocks(prose: str) -> Iterator[tuple[int, str]]:
    """Paragraphs and list items, each with its place in the body."""
    start, lines = 0, list[str]()
    offset = 0
    for line in prose.splitlines(keepends=True):
        alone = not line.strip() or _NOT_PROSE.match(line) or _block_macro(line)
        item = _ITEM.match(line)
        if (alone or item) and lines:
            yield start, "".join(lines)
            lines = []
        if not alone:
            skipped = item.end() if item else len(line) - len(line.lstrip())
            if not lines:
                start = offset + skipped
                lines = [line[skipped:]]
            else:
                lines.append(line)
        offset += len(line)
    if lines:
        yield start, "".join(lines)


def _block_macro(line: str) -> bool:
    return bool(re.fullmatch(r"\{\{ *\w+\([^{}]*\) *\}\}", line.strip())) and not line.startswith(" ")


def _pieces(written: str) -> Iterator[tuple[int, str]]:
    start = 0
    for match in _BREAK.finditer(written):
        yield start, written[start : match.start()]
        start = match.end()
    yield start, written[start:]
