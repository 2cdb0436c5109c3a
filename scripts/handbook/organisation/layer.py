"""Lays an organisation's folder over the project: its name and numbers, notes, pages and checklists."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from ..load import macro_calls, record_file, text_file, yaml_text
from ..load.kinds import KINDS
from ..load.problem import MALFORMED_MACRO, WRONG_SHAPE, Problem
from ..load.project import Project, load_pages
from ..load.text_file import TextFile
from .shapes import Organisation

SETTINGS = "organisation.yml"


@dataclass
class Layer:
    """What the organisation says of itself, and its local note for each page that has one."""

    organisation: Organisation = field(default_factory=lambda: Organisation(name=None))
    notes: dict[str, TextFile] = field(default_factory=dict)
    """Note by page id: plain Markdown."""


def lay(project: Project, folder: Path) -> Layer:
    """Lay the folder over the project; mistakes in it join the project's problems.

    Args:
        project: the handbook as upstream ships it; it is changed.
        folder: the organisation's folder; one that is empty or missing changes nothing.

    Example: `layer = lay(project, root / "organisation")`
    """
    root = folder.parent
    layer = Layer()
    if (folder / SETTINGS).exists():
        layer.organisation = _settings(folder / SETTINGS, root, project) or layer.organisation
    _lay_checklists(project, folder / "checklists", root)
    _lay_pages(project, folder / "pages", root)
    layer.notes = _notes(folder / "notes", root, project.problems)
    return layer


def _settings(file: Path, root: Path, project: Project) -> Organisation | None:
    read = text_file.read(file, root)
    if isinstance(read, Problem):
        project.problems.append(read)
        return None
    project.digests.append(read.digest)
    document, faults = yaml_text.parse(read.text, read.path)
    project.problems += faults
    if faults:
        return None
    found = record_file.shape(Organisation, document.value, document, (), project.problems)
    return found if isinstance(found, Organisation) else None


def _lay_checklists(project: Project, folder: Path, root: Path) -> None:
    kind = next(kind for kind in KINDS if kind.name == "checklist")
    for file in sorted(folder.glob("*.yml")):
        read = text_file.read(file, root)
        if isinstance(read, Problem):
            project.problems.append(read)
            continue
        records, problems = record_file.read(read, kind)
        project.records["checklist"] += records
        project.digests.append(read.digest)
        project.problems += problems


def _lay_pages(project: Project, folder: Path, root: Path) -> None:
    upstream = {page.meta.id: page for page in project.pages}
    local = load_pages(project, folder, root, local=True)
    project.assets |= local
    project.local_assets = {path: folder / path for path in sorted(local)}
    for page in [page for page in project.pages if page.local and page.meta.replaces]:
        replaced = upstream.get(str(page.meta.replaces))
        if replaced is None:
            origin = page.meta.origin_of("replaces")
            message = f'the page replaces "{page.meta.replaces}", and there is no such page'
            project.problems.append(WRONG_SHAPE.at(origin, message, "name the id of a page of the handbook"))
            continue
        project.pages.remove(replaced)
        project.pages[project.pages.index(page)] = replace(page, path=replaced.path)


def _notes(folder: Path, root: Path, problems: list[Problem]) -> dict[str, TextFile]:
    notes: dict[str, TextFile] = {}
    for file in sorted(folder.glob("*.md")):
        read = text_file.read(file, root)
        if isinstance(read, Problem):
            problems.append(read)
            continue
        calls, faults = macro_calls.find(read.text, read.path, 1)
        problems += faults
        problems += [
            MALFORMED_MACRO.at(call.origin, "a note holds a macro; notes are plain Markdown", "write the words out")
            for call in calls
        ]
        notes[file.stem] = read
    return notes
