"""The whole tree, loaded: every record and page, and every mistake that kept one from loading."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field, replace
from pathlib import Path

from . import changelog, front_matter, macro_calls, navigation, record_file, text_file
from .changelog import Release
from .kinds import KINDS, Kind
from .memory import Memory
from .navigation import Entry
from .page import Page
from .problem import BAD_FILE_NAME, UNREADABLE, Origin, Problem
from .shapes.base import Record
from .shapes.page import PageMeta


@dataclass
class Project:
    """Records by kind, in file order; pages; navigation; published ids; and the problems met while loading."""

    root: Path
    memory: Memory = field(default_factory=Memory)
    records: dict[str, list[Record]] = field(default_factory=lambda: {kind.name: [] for kind in KINDS})
    pages: list[Page] = field(default_factory=list)
    navigation: tuple[Entry, ...] = ()
    published: tuple[str, ...] = ()
    """The lines of data/ids.txt: what earlier releases promised."""
    assets: frozenset[str] = frozenset()
    """Files under docs that are not pages, by path."""
    local_assets: dict[str, Path] = field(default_factory=dict)
    """The organisation's own such files: where each is, by path."""
    releases: tuple[Release, ...] = ()
    """The releases of the change log."""
    digests: list[str] = field(default_factory=list)
    """A digest of each record file that was read."""
    problems: list[Problem] = field(default_factory=list)
    unloaded: dict[str, str] = field(default_factory=dict)
    """The text of each file that could not become a record or page, by path: rules do not report its ids as unknown."""
    newer: bool = False
    """Whether a newer handbook is read: fields and folders that these programs do not know are passed over."""


def load(root: Path, settings: Path, memory: Memory | None = None, *, newer: bool = False) -> Project:
    """Load the tree.

    Args:
        root: the project's folder, with `docs` and `data`.
        settings: the site's settings file, which holds the navigation.
        memory: what an earlier build read; a file with the same text is not read again.
        newer: whether it is a newer handbook than these programs are for.

    Example: `load(Path("."), Path("site.yml"))`
    """
    project = Project(root, memory=memory or Memory(), newer=newer)
    load_records(project, root / "data", root)
    project.assets = load_pages(project, root / "docs", root)
    entries, problems = navigation.read(settings, root)
    project.navigation = entries
    project.problems += problems
    project.releases, text = changelog.load(root)
    project.digests.append(text)
    register = root / "data" / "ids.txt"
    if register.exists():
        try:
            project.published = tuple(register.read_text(encoding="utf-8").splitlines())
        except UnicodeDecodeError:
            origin = Origin("data/ids.txt")
            project.problems.append(UNREADABLE.at(origin, "the register is not UTF-8 text", "restore it"))
    return project


def load_records(
    project: Project,
    folder: Path,
    root: Path,
    kinds: tuple[Kind, ...] = KINDS,
    others: frozenset[str] = frozenset({"schema"}),
) -> None:
    """Load every record file under `folder` into the project.

    Args:
        project: gets the records.
        folder: has a folder for each kind.
        root: the folder that a symbolic link must not leave, and from which paths are written.
        kinds: the kinds that may stand there.
        others: the other folders that may.
    """
    known = {kind.folder for kind in kinds} | others
    for place in sorted(folder.iterdir()) if folder.is_dir() else []:
        if place.is_dir() and place.name not in known and not project.newer:
            origin = Origin(place.relative_to(root).as_posix())
            remedy = f"the folders here are {', '.join(sorted(known))}"
            project.problems.append(BAD_FILE_NAME.at(origin, "this folder is of no kind of record", remedy))
    for kind in kinds:
        for file in sorted((folder / kind.folder).rglob("*")):
            if file.is_dir():
                continue
            read = read_file(project, file, root)
            if read is None:
                continue
            read_again = functools.partial(record_file.read, read, kind)
            records, problems = project.memory.recall(f"{kind.name} {read.path}", read.text, read_again)
            if problems and project.newer:
                records, problems = record_file.read(read, kind, newer=True)
            project.records[kind.name] += records
            project.digests.append(read.digest)
            project.problems += problems
            if problems:
                project.unloaded[read.path] = read.text


def load_pages(project: Project, folder: Path, root: Path, *, local: bool = False) -> frozenset[str]:
    """Load every page under `folder` into the project; returns the paths of its other files."""
    assets = set()
    for file in sorted(folder.rglob("*")):
        if file.is_dir():
            continue
        path = file.relative_to(folder).as_posix()
        if file.suffix != ".md":
            assets.add(path)
            if not text_file.within(file, root):
                shown = Origin(file.relative_to(root).as_posix())
                project.problems.append(text_file.outside(shown))
            continue
        read = read_file(project, file, root)
        if read is None:
            continue
        found = project.memory.recall(f"page {read.path}", read.text, functools.partial(read_page, read, path))
        page, problems = read_page(read, path, newer=True) if found[1] and project.newer else found
        project.problems += problems
        if page:
            project.pages.append(replace(page, local=local))
        else:
            # A page that does not even say its id may be any page.
            project.unloaded[read.path] = read.text if "\nid:" in read.text else ""
    return frozenset(assets)


def read_file(project: Project, file: Path, root: Path) -> text_file.TextFile | None:
    """Read one file of the tree; why it cannot be read joins the project's problems."""
    read = text_file.read(file, root)
    if isinstance(read, Problem):
        project.problems.append(read)
        project.unloaded[read.origin.path] = ""
        return None
    return read


def read_page(file: text_file.TextFile, path: str, *, newer: bool = False) -> tuple[Page | None, list[Problem]]:
    """Read one page; `path` is relative to the folder of pages."""
    matter, problems = front_matter.split(file)
    if not matter or problems:
        return None, problems
    calls, faults = macro_calls.find(matter.body, file.path, matter.body_line)
    problems += faults
    meta = record_file.shape(PageMeta, matter.document.value, matter.document, (), problems, newer=newer)
    if not isinstance(meta, PageMeta):
        return None, problems
    page = Page(path, meta, matter.body, matter.body_line, Origin(file.path), calls)
    return page.read_through(), problems
