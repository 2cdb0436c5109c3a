"""Lays an organisation's folder over the project: its settings, records, pages, notes and amendments."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from ..load import record_file, yaml_text
from ..load.kinds import Kind
from ..load.navigation import Entry
from ..load.page import Page
from ..load.problem import UNREADABLE, WRONG_SHAPE, Origin, Problem, suggest
from ..load.project import Project, load_pages, load_records, read_file
from ..load.shapes.base import Record
from ..load.shapes.checklist import Checklist, Section
from ..load.shapes.learning import Pathway
from ..load.text_file import TextFile
from . import folder as folders
from .amendment import Amendment
from .folder import LOCAL_KINDS, SETTINGS
from .notes import Note, read_notes
from .placing import changed, placed_like
from .sections import section_of
from .shapes import Home, Organisation

AMENDMENTS = Kind("amendments", "amendments", Amendment, True, "What an organisation changes, and why.")


@dataclass
class Layer:
    """What the organisation says of itself, and what it changes."""

    organisation: Organisation = field(default_factory=lambda: Organisation(name=None))
    notes: dict[str, Note] = field(default_factory=dict)
    """Note by page id."""
    amendments: tuple[Amendment, ...] = ()
    replaced: dict[str, Page] = field(default_factory=dict)
    """The handbook's own pages that a local one stands in place of, by id."""
    folder: Path = Path("organisation")
    name: str = "organisation"
    """The folder's name: what was read from it is local."""
    found: bool = False
    """Whether there are settings."""

    @property
    def title(self) -> str:
        """What the organisation is called in a sentence."""
        return self.organisation.name or "our homes"

    @cached_property
    def amended(self) -> dict[tuple[str, str], Amendment]:
        """The amendments of items and steps, by kind and id."""
        return {amendment.target: amendment for amendment in self.amendments if amendment.target[0] in ("item", "step")}

    @property
    def changes_parts(self) -> bool:
        """Whether any item or step of the handbook is changed or added to."""
        return bool(self.amendments)

    def is_local(self, record: Record) -> bool:
        """Whether a record, or a part of one, is the organisation's own."""
        return record.origin.path.startswith(f"{self.name}/")


def lay(project: Project, folder: Path, home: str | None = None) -> Layer:
    """Lay the folder over the project; mistakes in it join the project's problems.

    Args:
        project: the handbook as upstream ships it; it is changed.
        folder: the organisation's folder; one that is empty or missing changes nothing.
        home: the id of the one home that the copy is for.

    Example: `layer = lay(project, root / "organisation")`
    """
    layer = Layer(folder=folder, name=folder.name)
    root = folder.parent
    if not folder.is_dir():
        return layer
    project.problems += folders.faults(folder, root)
    if (folder / SETTINGS).exists():
        layer.found = True
        layer.organisation = _settings(folder / SETTINGS, root, project) or layer.organisation
    refused = [place for place in folder.iterdir() if folders.is_refused(place)]
    if refused:
        project.unloaded |= dict.fromkeys(map(str, refused), "")
        return layer
    known = {kind.folder for kind in LOCAL_KINDS} | {place.name for place in folder.iterdir()}
    load_records(project, folder, root, LOCAL_KINDS, frozenset(known))
    layer.amendments = _amendments(project, folder, root)
    _add(project, layer)
    _lay_pages(project, layer, root)
    layer.notes = read_notes(project, folder / "notes", root)
    if home:
        layer.organisation = _for_home(layer, home, project.problems)
    return layer


def _settings(file: Path, root: Path, project: Project) -> Organisation | None:
    read = read_file(project, file, root)
    if read is None:
        return None
    project.digests.append(read.digest)
    return settings_in(read, project.problems)


def settings_in(read: TextFile, problems: list[Problem]) -> Organisation | None:
    """The settings that a text holds; what is wrong with it joins the problems, and then there are none.

    Example: `settings_in(TextFile("organisation/organisation.yml", "name: Oak Tree Homes"), problems)`
    """
    document, faults = yaml_text.parse(read.text, read.path)
    problems += faults
    if faults:
        return None
    found = record_file.shape(Organisation, document.value, document, (), problems)
    return found if isinstance(found, Organisation) else None


def _amendments(project: Project, folder: Path, root: Path) -> tuple[Amendment, ...]:
    """Read the amendments by themselves: they are no records of the handbook."""
    apart = Project(root, memory=project.memory, records={AMENDMENTS.name: []})
    load_records(apart, folder, root, (AMENDMENTS,), frozenset(place.name for place in folder.iterdir()))
    project.problems += apart.problems
    project.digests += apart.digests
    project.unloaded |= apart.unloaded
    return tuple(record for record in apart.records[AMENDMENTS.name] if isinstance(record, Amendment))


def _add(project: Project, layer: Layer) -> None:
    """Add the items and steps that amendments bring, so that every rule sees them."""
    title = f"Added by {layer.organisation.name or 'us'}"
    for amendment in layer.amendments:
        for number, record in enumerate(project.records["checklist"]):
            if isinstance(record, Checklist) and record.id == amendment.checklist and amendment.items:
                section = placed_like(amendment, Section(title=title, items=amendment.items))
                project.records["checklist"][number] = changed(record, sections=(*record.sections, section))
        for number, record in enumerate(project.records["pathway"]):
            if isinstance(record, Pathway) and record.id == amendment.pathway and amendment.steps:
                stages = tuple(
                    changed(stage, steps=(*stage.steps, *amendment.steps)) if stage.id == amendment.stage else stage
                    for stage in record.stages
                )
                project.records["pathway"][number] = changed(record, stages=stages)


def _lay_pages(project: Project, layer: Layer, root: Path) -> None:
    folder = layer.folder / "pages"
    upstream = {page.meta.id: page for page in project.pages}
    local = load_pages(project, folder, root, local=True)
    project.assets |= local
    project.local_assets = {path: folder / path for path in sorted(local)}
    for page in [page for page in project.pages if page.local]:
        if page.meta.replaces or page.meta.id in upstream:
            _replace_page(project, layer, page, upstream)
        elif page.meta.section:
            _place_page(project, page, upstream)


def _replace_page(project: Project, layer: Layer, page: Page, upstream: dict[str, Page]) -> None:
    """Put a local page in the place of one of the handbook's; one that names none of them is not taken."""
    id_, replaces = page.meta.id, page.meta.replaces
    if replaces == id_ and id_ in upstream:
        replaced = layer.replaced[id_] = upstream[id_]
        project.pages.remove(replaced)
        project.pages[project.pages.index(page)] = replace(page, path=replaced.path)
        return
    if not replaces:
        message, remedy = f'the handbook has a page "{id_}"', f"choose another id, or add replaces: {id_}"
    elif replaces in upstream:
        message, remedy = f'the page replaces "{replaces}" and has the id "{id_}"', f"write id: {replaces}"
    else:
        message = f'the page replaces "{replaces}", and there is no such page'
        remedy = suggest(replaces, upstream, "name the id of a page of the handbook")
    origin = page.meta.origin_of("replaces" if replaces and replaces not in upstream else "id")
    project.problems.append(WRONG_SHAPE.at(origin, message, remedy))
    project.pages.remove(page)
    project.unloaded[page.origin.path] = ""


def _place_page(project: Project, page: Page, upstream: dict[str, Page]) -> None:
    """Put a local page at the end of the section of the menu that it names."""
    sections = {section_of(entry, upstream): number for number, entry in enumerate(project.navigation)}
    number = sections.get(str(page.meta.section))
    if number is None:
        origin = page.meta.origin_of("section")
        names = sorted(name for name in sections if name)
        remedy = suggest(str(page.meta.section), names, f"the sections are {', '.join(names)}")
        project.problems.append(WRONG_SHAPE.at(origin, f'there is no section "{page.meta.section}"', remedy))
        return
    old = project.navigation[number]
    entry = replace(old, entries=(*old.entries, Entry(None, page.path, (), page.origin)))
    project.navigation = (*project.navigation[:number], entry, *project.navigation[number + 1 :])


def _for_home(layer: Layer, home: str, problems: list[Problem]) -> Organisation:
    """The settings of a copy for one home: its own numbers before those of all, its nation, its name."""
    organisation = layer.organisation
    homes: dict[str, Home] = {found.id: found for found in organisation.homes}
    if home not in homes:
        remedy = suggest(home, homes, f"the homes are {', '.join(homes) or 'not written down'}")
        problems.append(UNREADABLE.at(Origin(f"{layer.name}/{SETTINGS}"), f'there is no home "{home}"', remedy))
        return organisation
    chosen = homes[home]
    own = {contact.id for contact in chosen.contacts}
    shared = tuple(contact for contact in organisation.contacts if contact.id not in own)
    name = f"{chosen.name}, {organisation.name}" if organisation.name else chosen.name
    contacts = (*chosen.contacts, *shared)
    alone = changed(chosen, contacts=())
    return changed(organisation, name=name, nations=(chosen.nation,), homes=(alone,), contacts=contacts)
