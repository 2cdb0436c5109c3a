"""What went, what moved, what is new and what is said otherwise: id by id, between two versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...load.problem import Origin
from ...load.shapes.change import Retirement
from ...load.shapes.notice import Contact
from ...organisation.numbers import lines
from .passages import Passage, passages, wording_passages
from .titles import Name
from .uses import links_of, uses_of
from .version import Version


@dataclass(frozen=True)
class Gone:
    """A thing that the newer version does not have."""

    name: Name
    retired: Retirement | None
    places: tuple[Origin, ...]
    """Where the organisation's layer still names it, or links to it."""


@dataclass(frozen=True)
class Moved:
    """A thing that stands elsewhere, or is called otherwise."""

    name: Name
    old_title: str
    new_title: str
    old_address: str
    new_address: str
    places: tuple[Origin, ...]
    """Where the layer links to its old address."""


@dataclass(frozen=True)
class Reworded:
    """A thing that says something else."""

    name: Name
    passages: tuple[Passage, ...]


def gone(old: Version, new: Version) -> Iterator[Gone]:
    """Yield what went: all that the organisation uses, and what its copy showed."""
    uses, links = uses_of(old), links_of(old)
    retired: dict[Name, Retirement] = {(record.kind, record.id): record for record in new.records.retired}
    for name, url in old.address_of.items():
        if name in new.address_of:
            continue
        places = [*uses.get(name, ()), *(links.get(url, ()) if name[0] == "page" else ())]
        part_of = old.part_of.get(name)
        if places or (name in old.shown and (part_of is None or part_of in new.address_of)):
            yield Gone(name, retired.get(name), tuple(dict.fromkeys(places)))


def moved(old: Version, new: Version) -> Iterator[Moved]:
    """Yield the pages that have another address or title, and the parts that stand on another page."""
    links = links_of(old)
    for name, was in old.address_of.items():
        if name not in new.shown or name not in new.address_of:
            continue
        now = new.address_of[name]
        titles = old.titles.get(name, ""), new.titles.get(name, "")
        if name[0] == "page":
            if was != now or titles[0] != titles[1]:
                yield Moved(name, *titles, was, now, tuple(links.get(was, ())) if was != now else ())
        elif name[0] in ("checklist", "pathway", "document", "item", "step"):
            part_of = new.part_of.get(name)
            with_whole = part_of is not None and part_of in old.address_of and _went(old, new, part_of)
            renamed = name[0] in ("checklist", "pathway", "document") and titles[0] != titles[1]
            if (_went(old, new, name) and not with_whole) or renamed:
                yield Moved(name, *titles, was, now, ())


def _went(old: Version, new: Version, name: Name) -> bool:
    """Whether a thing stands on another page now; one whose page moved, with all on it, stays where it is."""
    return old.owner_of(name) != new.owner_of(name)


def added(old: Version, new: Version) -> Iterator[Name]:
    """Yield what is new in the organisation's copy; of a new whole, not its parts."""
    for name in new.address_of:
        if name in new.shown and name not in old.address_of:
            part_of = new.part_of.get(name)
            if part_of is None or part_of in old.address_of:
                yield name


def reworded(old: Version, new: Version) -> Iterator[Reworded]:
    """Yield the pages and records of the organisation's copy that say something else, pages first."""
    both = {id_: page for id_, page in new.pages.items() if ("page", id_) in new.shown and id_ in old.pages}
    titles = {**old.titles, **new.titles}
    for id_, page in both.items():
        if found := passages(old.pages[id_], page, titles, title=False):
            yield Reworded(("page", id_), found)
    for name, now in new.wordings.items():
        before = old.wordings.get(name)
        if name in new.shown and before and before != now:
            yield Reworded(name, wording_passages(before, now))


def to_fill_in(old: Version, new: Version) -> Iterator[Contact]:
    """Yield the contacts that the organisation fills in, that are new, and that have no number yet."""
    organisation = new.layer.organisation
    before = {contact.id for contact in old.records.contacts.values() if contact.local}
    for contact in new.records.contacts.values():
        if not contact.local or contact.id in before or contact.nation not in ("both", *organisation.nations):
            continue
        if any(line.telephone is None for line in lines(contact, organisation)):
            yield contact
