"""Two versions and an organisation's layer → all that the newer one brings, each thing once."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...check.checker import check
from ...load.problem import Problem
from ...load.shapes.change import Change
from ...load.shapes.notice import Contact
from . import behind, comings
from .behind import Behind
from .comings import Gone, Moved, Reworded
from .titles import Name
from .version import Version

SEVERITIES = ("safety", "law", "practice", "wording")
"""Most serious first."""


@dataclass(frozen=True)
class Comparison:
    """What a newer version brings, and what it means for the organisation."""

    old: Version
    new: Version
    changes: tuple[Change, ...]
    behind: tuple[Behind, ...]
    gone: tuple[Gone, ...]
    to_fill_in: tuple[Contact, ...]
    moved: tuple[Moved, ...]
    added: tuple[Name, ...]
    reworded: tuple[Reworded, ...]
    faults: tuple[Problem, ...]
    """What the check would say besides, of the layer over the newer version."""

    @property
    def to_do(self) -> int:
        """How many things wait for the organisation: what it only has to know is not counted."""
        used = sum(bool(thing.places) for thing in self.gone) + sum(bool(thing.places) for thing in self.moved)
        return len(self.changes) + len(self.behind) + used + len(self.to_fill_in) + len(self.faults)


def compare(old: Version, new: Version) -> Comparison:
    """Compare two versions under one layer.

    Args:
        old: the version that the layer stands on.
        new: a newer one, which can be read.

    Example: `compare(older, newer).behind[0].passages`
    """
    found = tuple(behind.find(old, new))
    gone = tuple(comings.gone(old, new))
    moved = tuple(comings.moved(old, new))
    told = {thing.name for thing in found}
    to_fill_in = tuple(comings.to_fill_in(old, new))
    told |= {("contact", contact.id) for contact in to_fill_in}
    all_places = [*(thing.places for thing in found), *(thing.places for thing in gone), *(t.places for t in moved)]
    places = {(place.path, place.line) for each in all_places for place in each}
    return Comparison(
        old,
        new,
        _changes(old, new),
        found,
        gone,
        to_fill_in,
        moved,
        tuple(name for name in comings.added(old, new) if name not in told),
        tuple(thing for thing in comings.reworded(old, new) if thing.name not in told),
        tuple(problem for problem in _faults(old, new) if (problem.origin.path, problem.origin.line) not in places),
    )


def is_newer(name: str, other: str) -> bool:
    """Whether a version's number is greater than another's.

    >>> is_newer("0.10.0", "0.9.1"), is_newer("0.9.1", "0.9.1")
    (True, False)
    """
    return _number(name) > _number(other)


def _number(name: str) -> tuple[int, ...]:
    return tuple(int(digits) for digits in re.findall(r"\d+", name))


def _changes(old: Version, new: Version) -> tuple[Change, ...]:
    """The changes that the older version did not know, most serious first, then newest; those for pages that the copy
    leaves out are none."""
    known = {change.id for change in old.records.changes}
    found = [change for change in new.records.changes if change.id not in known]
    wanted = [change for change in found if not change.pages or any(("page", id_) in new.shown for id_ in change.pages)]
    return tuple(sorted(wanted, key=lambda change: SEVERITIES.index(change.severity)))


def _faults(old: Version, new: Version) -> list[Problem]:
    """What the check says of the layer over the newer version, and neither over the older nor of the newer alone.

    What is behind has been told, with the difference.
    """
    known = {(problem.code, problem.message) for problem in (*check(old.view), *check(new.own))}
    found = [problem for problem in check(new.view) if problem.code != "HB066"]
    return [problem for problem in found if (problem.code, problem.message) not in known]
