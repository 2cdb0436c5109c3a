"""Short names for ever: which page, checklist, item, pathway or step the register gives each short name to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, count

KINDS = ("page", "checklist", "item", "pathway", "step", "session")
"""What has a short address."""


def short_names(published: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The short names in the register, each with the kind and id that it stands for.

    The first line of the register that has an id owns it; another kind with the same id has its kind before it. Lines
    are only ever added to the register, so a name never comes to mean something else.

    >>> short_names(["page fire act-now/fire/", "checklist fire act-now/fire/#checklist-fire"])
    {'fire': ('page', 'fire'), 'checklist-fire': ('checklist', 'fire')}
    """
    names: dict[str, tuple[str, str]] = {}
    for kind, id_ in dict.fromkeys((kind, id_) for kind, id_, _ in lines_of(published)):
        names[next(name for name in _wished(kind, id_) if name not in names)] = (kind, id_)
    return names


def lines_of(published: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Kind, id and address of each line of the register that has a short address."""
    for line in published:
        kind, id_, url = line.split(" ")
        if kind in KINDS:
            yield kind, id_, url


def _wished(kind: str, id_: str) -> Iterator[str]:
    numbered = (f"{kind}-{id_}-{number}" for number in count(2))
    return chain((id_, f"{kind}-{id_}"), numbered)
