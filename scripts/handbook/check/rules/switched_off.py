"""HB065: what is switched off is there, and takes no requirement of the law with it."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem, suggest
from ...load.shapes.checklist import Checklist
from ...organisation.sections import paths_in, section_of
from ...organisation.shown import shown
from ..view import View
from .requirement_without_item import standards

CODE = "HB065"
TITLE = "What an organisation switches off leaves no requirement of the law without an item that tests it"

NEVER = {"home", "act-now"}
"""The sections that no copy can do without."""


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every section that is not there or cannot go, and for every item that the law needs."""
    if view.layer.organisation.switched_off or any(amendment.switch_off for amendment in view.layer.amendments):
        kept = shown(view.project, view.layer).project.records["checklist"]
        met = {ref for each in kept if isinstance(each, Checklist) for item in each.items() for ref in item.meets}
        yield from _sections(view, met)
        yield from _items(view, met)


def _sections(view: View, met: set[str]) -> Iterator[Problem]:
    pages = {page.meta.id: page for page in view.pages}
    sections = {section_of(entry, pages) for entry in view.project.navigation} - {""}
    before = {requirement for item in view.all_items() for requirement in item.meets}
    asked = {
        provision.requirement_id(row)
        for provision in standards(view)
        if provision.nation in view.layer.organisation.nations
        for row in provision.requirements
    }
    off = {amendment.item for amendment in view.layer.amendments if amendment.switch_off}
    by_item = {requirement for item in view.all_items() if item.id in off for requirement in item.meets}
    lost = (asked & before) - met - by_item
    for switched in view.layer.organisation.switched_off:
        origin = switched.origin_of("section")
        if switched.section not in sections:
            names = sorted(sections - NEVER)
            remedy = suggest(switched.section, names, f"the sections are {', '.join(names)}")
            yield Problem(origin, CODE, f'there is no section "{switched.section}"', remedy)
        elif switched.section in NEVER:
            message = f'the section "{switched.section}" cannot be switched off'
            yield Problem(origin, CODE, message, "somebody may need it tonight: leave it in")
        elif lost and _holds(view, switched.section, lost):
            message = f'without the section "{switched.section}" no item tests {_named(sorted(lost))}'
            yield Problem(origin, CODE, message, "leave it in: the law asks these of your homes")


def _named(lost: list[str]) -> str:
    return lost[0] + (f" and {len(lost) - 1} more" if len(lost) > 1 else "")


def _holds(view: View, section: str, lost: set[str]) -> bool:
    """Whether a section holds an item that meets one of these requirements."""
    pages = {page.meta.id: page for page in view.pages}
    paths = {p for entry in view.project.navigation if section_of(entry, pages) == section for p in paths_in(entry)}
    return any(
        pages[checklist.page].path in paths and any(set(item.meets) & lost for item in checklist.items())
        for checklist in view.checklists.values()
        if checklist.page in pages
    )


def _items(view: View, met: set[str]) -> Iterator[Problem]:
    items = {item.id: item for item in view.all_items()}
    for amendment in view.layer.amendments:
        item = items.get(str(amendment.item))
        if not amendment.switch_off or item is None:
            continue
        nations = view.layer.organisation.nations
        lost = sorted(ref for ref in item.meets if ref not in met and ref.partition(":")[0] in nations)
        if lost:
            message = f'without the item "{item.id}" no item tests {_named(lost)}'
            remedy = "say does_not_apply: true, which shows your reason, or add an item that meets the same"
            yield Problem(amendment.origin_of("item"), CODE, message, remedy)
