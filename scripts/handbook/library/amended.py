"""What an organisation did to the handbook's own items and steps, and what it left out of a page that is shown."""

from __future__ import annotations

from dataclasses import dataclass

from ..organisation.amendment import Amendment
from .library import Library
from .rows import ItemRow


@dataclass(frozen=True)
class LeftOutPart:
    """What is left out of a page that is shown: its anchor, what it said, and why it is not there."""

    anchor: str
    text: str
    reason: str


def left_out_of(library: Library, url: str) -> list[LeftOutPart]:
    """What the organisation leaves out of the page at an address.

    Example: `left_out_of(library, "act-now/fire/")`
    """
    found = []
    nations = " and ".join(nation.capitalize() for nation in library.layer.organisation.nations)
    for there, (kind, id_) in library.left_out.parts.items():
        page, _, anchor = there.partition("#")
        if page == url:
            amendment = library.layer.amended.get((kind, id_))
            reason = amendment.reason if amendment else f"It is not for homes in {nations}."
            found.append(LeftOutPart(anchor, library.wording_of(kind, id_), reason))
    return found


def amended_meeting(library: Library, requirement: str) -> list[tuple[ItemRow, Amendment]]:
    """The items that meet a requirement and that the organisation left out, reworded or says do not apply."""
    amended = library.layer.amended
    rows = library.whole.items_meeting.get(requirement, []) if amended else []
    return [(row, amended["item", row.item.id]) for row in rows if ("item", row.item.id) in amended]
