"""A briefing as plain text, for the screen."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from ...library.updates.passages import Passage
from ...library.updates.word_difference import difference
from .shapes import Briefing, Entry, Section

_MOST = 6
"""The most changed lines shown of one thing; a briefing in a file has them all."""
_MOST_TITLES = 40
_TITLES_ONLY = ("new", "in-other-words")
"""The sections of which the screen shows titles: they hold nothing to do, and can be very long."""
_WIDTH = 100


def plain_text(briefing: Briefing) -> str:
    """Write a briefing for the screen.

    Example: `print(plain_text(briefing(compare(older, newer))))`
    """
    return "\n".join(_lines(briefing)) + "\n"


def _lines(briefing: Briefing) -> Iterator[str]:
    yield from (briefing.title, briefing.lead, "")
    yield from (f"- {line}" for line in briefing.short)
    if any(_marked(section) for section in briefing.sections):
        yield from ("", "Words in [square brackets] went, or came.")
    for section in briefing.sections:
        yield from ("", f"{section.title} ({len(section.entries):,})", section.says)
        titles_only = section.id in _TITLES_ONLY
        shown = section.entries[:_MOST_TITLES] if titles_only else section.entries
        for entry in shown:
            yield from _entry(entry, titles_only=titles_only)
        if more := len(section.entries) - len(shown):
            yield f"- and {more:,} more: --briefing FOLDER writes them all"


def _marked(section: Section) -> bool:
    return section.id not in _TITLES_ONLY and any(entry.passages for entry in section.entries)


def _entry(entry: Entry, *, titles_only: bool) -> Iterator[str]:
    yield from _wrapped(f"- {entry.title}", "  ")
    for line in entry.lines:
        yield from _wrapped(f"    {line.label}: {line.words}", "      ")
    if titles_only:
        return
    for passage in entry.passages[:_MOST]:
        yield from _passage(passage)
    if more := len(entry.passages[_MOST:]):
        yield f"    and {more:,} more lines: --briefing FOLDER writes them all"


def _passage(passage: Passage) -> Iterator[str]:
    pieces = difference(passage.before, passage.after)
    where = f" (under “{passage.part}”)" if passage.part else ""
    before = "".join(f"[{p.text}]" if p.kind == "out" else p.text for p in pieces if p.kind != "in")
    after = "".join(f"[{p.text}]" if p.kind == "in" else p.text for p in pieces if p.kind != "out")
    if passage.before and passage.after:
        yield from _wrapped(f"    Before{where}: {before}", "      ")
        yield from _wrapped(f"    Now: {after}", "      ")
    elif passage.after:
        yield from _wrapped(f"    New{where}: {passage.after}", "      ")
    else:
        yield from _wrapped(f"    Gone{where}: {passage.before}", "      ")


def _wrapped(text: str, indent: str) -> list[str]:
    text = text.replace("\n", " / ")
    return textwrap.wrap(text, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
