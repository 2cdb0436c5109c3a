"""What an organisation wrote on the older version and that the newer one leaves behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...load.problem import Origin
from ...load.shapes.base import Record
from ...load.shapes.page import PageMeta
from ...organisation.amendment import Amendment
from ...organisation.versions import version_of
from .passages import Passage, passages, wording_passages
from .titles import Name
from .uses import named_by_layer
from .version import Version


@dataclass(frozen=True)
class Behind:
    """One thing of the organisation's that stands on a text which has changed."""

    sort: str
    """What it is: a replaced page, an amendment, a note, or a record of its own."""
    name: Name
    """What it stands on."""
    places: tuple[Origin, ...]
    passages: tuple[Passage, ...]
    """What changed; empty when the text it was made from is neither of the two."""
    outcome: str = ""
    """Of an amendment: what it does."""
    before_already: bool = False
    """Whether it was behind the older version, too."""


def find(old: Version, new: Version) -> Iterator[Behind]:
    """Yield all that is behind the newer version: replaced pages, amendments, notes, then own records.

    What has gone altogether is none of these.
    """
    yield from _pages(old, new)
    yield from _amendments(old, new)
    yield from _notes(old, new)
    yield from _records(old, new)


def differs(old: Version, new: Version, page_id: str) -> bool:
    """Whether both versions have a page, and it says something else now."""
    both = page_id in old.pages and page_id in new.pages
    return both and version_of(old.pages[page_id]) != version_of(new.pages[page_id])


def _pages(old: Version, new: Version) -> Iterator[Behind]:
    for page in sorted(old.view.pages, key=lambda page: page.origin):
        id_ = page.meta.id
        if not page.local or id_ not in old.layer.replaced or id_ not in new.pages:
            continue
        said = page.meta.replaced_version
        place = page.meta.origin_of("replaced_version" if said else "replaces")
        if found := _on_page(old, new, said, Behind("page", ("page", id_), (place,), ())):
            yield found


def _notes(old: Version, new: Version) -> Iterator[Behind]:
    for id_, note in sorted(old.layer.notes.items()):
        if id_ in new.pages and id_ in old.pages and id_ not in old.layer.replaced:
            place = Origin(note.origin.path)
            if found := _on_page(old, new, note.meta.page_version, Behind("note", ("page", id_), (place,), ())):
                yield found


def _on_page(old: Version, new: Version, said: str | None, thing: Behind) -> Behind | None:
    """What stands in place of a page, or on it, with what changed; none when it is not behind the newer text.

    `said` is the text that it was written for, where it says so.
    """
    older, newer = old.pages[thing.name[1]], new.pages[thing.name[1]]
    was = said or version_of(older)
    if was == version_of(newer):
        return None
    # A note that names no text of the page stands on its lines: a new title alone leaves it where it was.
    changed = passages(older, newer, {**old.titles, **new.titles}, title=bool(said) or thing.sort == "page")
    if not changed and thing.sort == "note" and not said:
        return None
    return replace(thing, passages=changed, before_already=was != version_of(older))


def _amendments(old: Version, new: Version) -> Iterator[Behind]:
    texts = {("item", id_): row.item.text for id_, row in new.records.items.items()}
    texts |= {("step", id_): step.text for id_, step in new.records.steps.items()}
    for amendment in sorted(old.layer.amendments, key=lambda amendment: amendment.origin):
        before = amendment.instead_of or old.titles.get(amendment.target)
        now = texts.get(amendment.target)
        if before and now and before.split() != now.split():
            already = before.split() != old.titles.get(amendment.target, before).split()
            place = amendment.origin_of("instead_of" if amendment.instead_of else amendment.target[0])
            changed = (Passage("", before, now),)
            yield Behind("amendment", amendment.target, (place,), changed, amendment.outcome, before_already=already)


def _records(old: Version, new: Version) -> Iterator[Behind]:
    """Own records that rest on a line of the law, a source or a page which says something else now."""
    places: dict[Name, list[Origin]] = {}
    for named in named_by_layer(old):
        for kind in {"law": ("requirement",), "requirement": ("requirement",), "source": ("source",)}.get(
            named.kind, ("page",) if named.kind == "page" and _uses_page(named.record) else ()
        ):
            found = places.setdefault((kind, named.id), [])
            found.append(named.origin)
    for name, origins in sorted(places.items()):
        changed = _changed(old, new, name)
        if changed:
            yield Behind("record", name, tuple(dict.fromkeys(origins)), changed)


def _uses_page(record: Record | None) -> bool:
    """Whether a record sends people to the page that it names; a page that only links to it stands by itself."""
    return record is not None and not isinstance(record, PageMeta | Amendment) and hasattr(record, "page")


def _changed(old: Version, new: Version, name: Name) -> tuple[Passage, ...]:
    kind, id_ = name
    if kind == "page":
        replaced = id_ in old.layer.replaced
        titles = {**old.titles, **new.titles}
        return passages(old.pages[id_], new.pages[id_], titles) if differs(old, new, id_) and not replaced else ()
    before, now = old.wordings.get(name), new.wordings.get(name)
    return wording_passages(before, now) if before and now and before != now else ()
