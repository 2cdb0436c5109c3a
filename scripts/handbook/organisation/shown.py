"""What a copy shows: the handbook without what the organisation leaves out, in the words that it uses.

The checks look at the whole, so that nothing is lost by accident; what is rendered is what is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from ..load.page import Page
from ..load.project import Project
from ..load.shapes.base import Nation, Record
from ..load.shapes.change import Change
from ..load.shapes.checklist import Checklist
from ..load.shapes.learning import Pathway
from .amendment import Amendment
from .layer import Layer
from .nations import is_for, page_for, without_others
from .placing import changed
from .rewriting import rewritten
from .sections import paths_in, section_of
from .vocabulary import Wording

_NATION_NAMES: dict[Nation, str] = {"england": "England", "wales": "Wales"}
NO_SIGNAL = "no-signal"
"""The page on what phones keep: untrue where they keep nothing."""
_HELD_BY_A_PAGE = ("checklist", "questions", "learning", "document")
"""The kinds of record that stand on one page, and are left out with it."""
_TIED_TO_LAW = ("checklist", "pathway", "terms", "duties", "document")
"""The kinds that say which law they meet."""
_KEPT = ("sources", "findings", "starting-points", "retired")
"""The kinds that are shown whatever the nation: what the handbook rests on, and its history."""


@dataclass(frozen=True)
class Shown:
    """A copy: the project that it shows, and why each page of the whole that is not in it is left out."""

    project: Project
    reasons: dict[str, str] = field(default_factory=dict)
    """By the page's path; a path that ends in `/*` stands for all pages made in that folder."""

    def reason_for(self, path: str) -> str:
        """Why the page at a path is left out; empty when it is not."""
        return self.reasons.get(path) or self.reasons.get(f"{path.rpartition('/')[0]}/*", "")


def shown(project: Project, layer: Layer) -> Shown:
    """Work out what a copy shows; the project itself when nothing is left out and no word is changed.

    Example: `shown(project, layer).project.pages`
    """
    organisation = layer.organisation
    nations = organisation.nations
    reasons = _reasons(project, layer)
    wording = Wording(organisation.vocabulary)
    amended = {key: change for key, change in layer.amended.items() if change.reword or change.switch_off}
    if not reasons and not wording and not amended and len(nations) == len(_NATION_NAMES):
        return Shown(project)
    pages = [page for page in project.pages if page.path not in reasons]
    legal = {page.meta.id for page in pages if page.meta.kind in ("standard", "law")}
    records = _records(project, nations, {page.meta.id for page in pages})
    if len(nations) < len(_NATION_NAMES):
        for kind in _TIED_TO_LAW:
            records[kind] = [without_others(record, nations) for record in records[kind]]
        records["pathway"] = _covering(records["pathway"], {getattr(each, "id", "") for each in records["subjects"]})
    if wording:
        for kind, found in records.items():
            records[kind] = [wording.record(kind, record, legal, layer.is_local) for record in found]
    pages = [_page(page, project, nations, wording) for page in pages]
    records["checklist"] = [_amended_list(record, amended) for record in records["checklist"]]
    records["checklist"] = [record for record in records["checklist"] if getattr(record, "sections", ())]
    records["pathway"] = [_amended_pathway(record, amended) for record in records["pathway"]]
    return Shown(replace(project, pages=pages, records=records), reasons)


def _page(page: Page, project: Project, nations: tuple[Nation, ...], wording: Wording) -> Page:
    """A page for these nations in these words; made once for each state of its text."""

    def made() -> Page:
        return wording.page(page_for(page, nations) if len(nations) < len(_NATION_NAMES) else page)

    what = f"shown {page.facts} {page.local} {nations} {wording.forms}"
    return project.memory.recall(what, page.body, made)


def _reasons(project: Project, layer: Layer) -> dict[str, str]:
    """Why each page is left out, by path."""
    nations = layer.organisation.nations
    reasons: dict[str, str] = {}
    for page in project.pages:
        if not is_for(page.meta, nations):
            reasons[page.path] = f"It is for homes in {_named(page.meta.nations)} only."
        elif page.meta.id == NO_SIGNAL and not layer.organisation.worker:
            reasons[page.path] = "Phones keep no pages of this copy: it needs a signal."
    pages = {page.meta.id: page for page in project.pages}
    for entry in project.navigation if reasons else ():
        # The first page of a section tells for whom the section is.
        first = pages.get(section_of(entry, pages))
        if first and not is_for(first.meta, nations):
            why = f"It stands in the part of the handbook that is for homes in {_named(first.meta.nations)} only."
            reasons = dict.fromkeys(paths_in(entry), why) | reasons
    off = {switched.section: switched.reason for switched in layer.organisation.switched_off}
    for entry in project.navigation if off else ():
        reason = off.get(section_of(entry, pages))
        if reason:
            reasons |= dict.fromkeys(paths_in(entry), reason)
    return reasons


def _named(nations: Iterable[Nation]) -> str:
    return " and ".join(_NATION_NAMES[nation] for nation in nations)


def _records(project: Project, nations: tuple[Nation, ...], pages: set[str]) -> dict[str, list[Record]]:
    """The records that are shown, by kind."""

    def stays(kind: str, record: Record) -> bool:
        if kind in _KEPT:
            return True
        if not is_for(record, nations):
            return False
        if isinstance(record, Change):
            return not record.pages or any(page in pages for page in record.pages)
        return kind not in _HELD_BY_A_PAGE or getattr(record, "page", "") in pages

    return {kind: [record for record in found if stays(kind, record)] for kind, found in project.records.items()}


def _covering(pathways: Iterable[Record], subjects: Collection[str]) -> list[Record]:
    """The pathways without what they say of subjects that are not shown."""

    def change(field: str, value: str, _hint: object) -> str | None:
        return value if field != "covers" or value in subjects else None

    return [rewritten(pathway, change) for pathway in pathways]


T = TypeVar("T", bound=Record)
Amended = Mapping[tuple[str, str], Amendment]


def _amended_list(record: Record, amended: Amended) -> Record:
    if not isinstance(record, Checklist) or not any(("item", item.id) in amended for item in record.items()):
        return record
    sections = []
    for section in record.sections:
        items = _parts(section.items, lambda item: amended.get(("item", item.id)))
        if items:
            sections.append(changed(section, items=items))
    return changed(record, sections=tuple(sections))


def _amended_pathway(record: Record, amended: Amended) -> Record:
    if not isinstance(record, Pathway):
        return record
    stages = []
    for stage in record.stages:
        steps = _parts(stage.steps, lambda step: amended.get(("step", step.id)))
        if steps:
            stages.append(stage if steps == stage.steps else changed(stage, steps=steps))
    return changed(record, stages=tuple(stages))


def _parts(parts: tuple[T, ...], amendment_of: Callable[[T], Amendment | None]) -> tuple[T, ...]:
    """The parts that are not switched off, each in the words that it is given."""
    found = []
    for part in parts:
        amendment = amendment_of(part)
        if amendment is None or not (amendment.switch_off or amendment.reword):
            found.append(part)
        elif amendment.reword:
            found.append(changed(part, text=amendment.reword))
    return tuple(found)
