"""A comparison of two versions, put into words that a manager can act on."""

from __future__ import annotations

from collections.abc import Iterable

from ...library.updates.comparison import Comparison
from .sections import sections
from .shapes import Briefing


def briefing(comparison: Comparison) -> Briefing:
    """Put a comparison into words.

    Example: `briefing(compare(older, newer)).short`
    """
    old, new = comparison.old, comparison.new
    found = tuple(section for section in sections(comparison) if section.entries)
    for_whom = f", for {new.layer.title}" if new.layer.organisation.name else ""
    same = f"Another state of version {new.name}" if old.name == new.name else f"From version {old.name} to {new.name}"
    waits = _waits(comparison)
    return Briefing(
        title=f"What version {new.name} of the handbook brings",
        lead=f"{same}{for_whom}.",
        short=(waits, *(f"{section.title}: {len(section.entries):,}" for section in found)),
        sections=found,
        number=new.name,
        on=new.today,
    )


def _waits(comparison: Comparison) -> str:
    if not any(_all(comparison)):
        return "Nothing to do: pages and records say the same in both."
    if not comparison.to_do:
        return "Nothing to do: nothing of yours is touched, and no change in law or guidance is reported."
    things = "1 thing waits" if comparison.to_do == 1 else f"{comparison.to_do:,} things wait"
    return f"{things} for you. The rest is to know."


def _all(comparison: Comparison) -> Iterable[object]:
    for name in ("changes", "behind", "gone", "to_fill_in", "moved", "added", "reworded", "faults"):
        yield getattr(comparison, name)
