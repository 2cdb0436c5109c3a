"""What changed on a page, line by line, under the heading where it stands."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...load.page import Page
from ...load.prose import plain
from .titles import Name

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*(?:\{[^}]*\})?\s*$")
_MACRO = re.compile(r"\{\{ *(link|contact|term|checklist|pathway|document|source)\( *\"([^\"]*)\" *\) *\}\}")
_KINDS = {"link": "page"}
_ALIKE = 0.4
"""From how much in common on, two lines are one line in other words. Below, one went and another came."""


@dataclass(frozen=True)
class Passage:
    """One line of a page that changed, as a reader reads it; empty where it was not there, or is there no more."""

    part: str
    """The words of the heading above it."""
    before: str
    after: str


@dataclass(frozen=True)
class ReadLine:
    """A line of a page as a reader reads it, and the words of the heading above it."""

    part: str
    text: str


def passages(
    old: Page, new: Page, titles: Mapping[Name, str] | None = None, *, title: bool = True
) -> tuple[Passage, ...]:
    """The lines that differ, in the order of the new page. What only links elsewhere or is only set otherwise is none.

    Args:
        old: the page as it was.
        new: the page as it is.
        titles: what the things are called that its macros name.
        title: whether the page's title counts as a line.

    Example: `passages(older.pages["missing"], newer.pages["missing"])[0].after`
    """
    renamed = title and old.meta.title != new.meta.title
    found = [Passage("", old.meta.title, new.meta.title)] if renamed else []
    known = titles or {}
    return (*found, *_of(list(lines(old.body, known)), list(lines(new.body, known))))


def wording_passages(before: str, after: str) -> tuple[Passage, ...]:
    """The lines of a record's wording that differ.

    >>> wording_passages("Ring the police.\\nToday.", "Ring the doctor.\\nToday.")
    (Passage(part='', before='Ring the police.', after='Ring the doctor.'),)
    """
    old, new = ([ReadLine("", text) for text in wording.split("\n")] for wording in (before, after))
    return tuple(_of(old, new))


def _of(old: list[ReadLine], new: list[ReadLine]) -> Iterator[Passage]:
    matcher = difflib.SequenceMatcher(None, [line.text for line in old], [line.text for line in new], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield from _paired(old[a:b], new[c:d])


def _paired(old: list[ReadLine], new: list[ReadLine]) -> Iterator[Passage]:
    """Each new line with the old one that it took the place of; what has no partner stands alone."""
    left = list(old)
    for line in new:
        number = next((n for n, other in enumerate(left) if _alike(other.text, line.text)), None)
        if number is None:
            yield Passage(line.part, "", line.text)
            continue
        yield from (Passage(gone.part, gone.text, "") for gone in left[:number])
        yield Passage(line.part, left[number].text, line.text)
        del left[: number + 1]
    yield from (Passage(gone.part, gone.text, "") for gone in left)


def _alike(one: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, one.lower().split(), other.lower().split()).ratio() >= _ALIKE


def lines(body: str, titles: Mapping[Name, str] | None = None) -> Iterator[ReadLine]:
    """The lines of a page's Markdown that hold words, without the marks. A macro stands for what it names.

    >>> list(lines("## Do this {#do}\\n\\n- Ring **now**."))
    [ReadLine(part='Do this', text='Do this'), ReadLine(part='Do this', text='- Ring now.')]
    """
    part = ""
    for written in body.splitlines():
        heading = _HEADING.match(written)
        named = _MACRO.sub(
            lambda macro: (titles or {}).get((_KINDS.get(macro[1], macro[1]), macro[2]), macro[0]), written
        )
        text = plain(heading[2] if heading else named).strip("| \t").replace(" | ", " · ")
        part = text if heading else part
        if re.search(r"\w", text):
            yield ReadLine(part, text)
