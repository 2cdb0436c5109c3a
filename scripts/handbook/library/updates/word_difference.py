"""The difference of two texts, word by word: nothing of either is lost."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    """A stretch of words that stands in both texts, only in the old one (`out`) or only in the new one (`in`)."""

    kind: Literal["same", "out", "in"]
    text: str


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """Compare two texts. The pieces that are no `in` make up the old text; those that are no `out`, the new one.

    >>> [(piece.kind, piece.text) for piece in difference("Ring the police now.", "Ring the manager now.")]
    [('same', 'Ring the '), ('out', 'police'), ('in', 'manager'), ('same', ' now.')]
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    found = difflib.SequenceMatcher(None, old, new, autojunk=False)
    pieces: list[Piece] = []
    out = in_ = ""
    for kind, a, b, c, d in found.get_opcodes():
        if kind == "equal" and (out or in_) and b < len(old) and not "".join(old[a:b]).strip():
            # A space between two changed words is part of one change: else each word would be marked by itself.
            out, in_ = out + "".join(old[a:b]), in_ + "".join(new[c:d])
        elif kind == "equal":
            pieces += [*_changed(out, in_), Piece("same", "".join(old[a:b]))]
            out = in_ = ""
        else:
            out, in_ = out + "".join(old[a:b]), in_ + "".join(new[c:d])
    return (*pieces, *_changed(out, in_))


def _changed(out: str, in_: str) -> Iterator[Piece]:
    if out:
        yield Piece("out", out)
    if in_:
        yield Piece("in", in_)


def before_of(pieces: tuple[Piece, ...]) -> str:
    """The old text that a difference was made from.

    >>> before_of(difference("a b", "a c"))
    'a b'
    """
    return "".join(piece.text for piece in pieces if piece.kind != "in")


def after_of(pieces: tuple[Piece, ...]) -> str:
    """The new text that a difference leads to.

    >>> after_of(difference("a b", "a c"))
    'a c'
    """
    return "".join(piece.text for piece in pieces if piece.kind != "out")
