"""The step before: load, lay the organisation's layer, check, and resolve every page."""

from __future__ import annotations

import datetime
import functools
import hashlib
from dataclasses import dataclass
from pathlib import Path

from .. import VERSION
from ..check.checker import check
from ..check.unfilled import unfilled
from ..check.view import View
from ..exports.linked_data import linked_data
from ..library.copy import library_of
from ..library.library import Library
from ..load.memory import Memory
from ..load.page import Page
from ..load.problem import UNREADABLE, Origin, Problem
from ..load.project import Project, load
from ..organisation.layer import Layer, lay
from ..render.macros.registry import MACROS
from ..render.renderer import Renderer
from .cache import Kept, Resolved, chrome_digest
from .menu import Menu
from .rendering import SETTINGS
from .resolved import Job, ResolvedPage
from .tree import resolve

NAME = "Children's Homes Handbook"


@dataclass
class Prepared:
    """All that a build needs, resolved."""

    library: Library
    menu: Menu
    pages: dict[str, ResolvedPage]
    renderer: Renderer
    chrome: str
    """The state of all that every page is made with."""
    resolved: Resolved
    """The pages, to be kept for the next build."""


def load_tree(
    root: Path, organisation: Path | None = None, memory: Memory | None = None, home: str | None = None
) -> tuple[Project, Layer]:
    """Load the project's tree and lay the organisation's layer over it.

    Args:
        root: the project's folder.
        organisation: the organisation's folder, where it is not the project's own.
        memory: what an earlier build read.
        home: the id of the one home that the copy is for.
    """
    project = load(root, root / SETTINGS, memory)
    if organisation and not organisation.is_dir():
        remedy = "name the folder that holds organisation.yml"
        project.problems.append(UNREADABLE.at(Origin(str(organisation)), "there is no such folder", remedy))
    return project, lay(project, (organisation or root / "organisation").resolve(), home)


def check_tree(project: Project, layer: Layer, today: datetime.date) -> list[Problem]:
    """Check a loaded tree; `today` decides which reviews are due."""
    return check(View(project, layer, today))


def unfilled_in(project: Project, layer: Layer, today: datetime.date) -> list[str]:
    """What the organisation has still to fill in, line by line."""
    return unfilled(View(project, layer, today))


def prepare(root: Path, project: Project, layer: Layer, kept: Kept | None = None) -> Prepared:
    """Resolve every page of a tree that has passed its checks.

    Args:
        root: the project's folder.
        project: the loaded tree.
        layer: the organisation's layer.
        kept: what earlier builds left: a page whose own text and all facts are as they were is not resolved again.
    """
    library, shown = library_of(project, layer)
    kept = kept or Kept(root / ".cache", enabled=False)
    chrome = chrome_digest(root, SETTINGS)
    renderer = Renderer(library, templates(root), MACROS, kept.templates())
    menu = Menu(library, name=NAME, version=VERSION)
    resolved = kept.resolved(facts(library, chrome))
    pages: dict[str, ResolvedPage] = {}
    for page in shown:
        note = layer.notes.get(page.meta.id)
        pages[page.path] = resolved.recall(
            page.path,
            f"{page.body}\0{note.text if note else ''}\0{note.meta if note else ''}",
            functools.partial(_resolve, page, renderer, menu),
        )
    return Prepared(library, menu, pages, renderer, chrome, resolved)


def _resolve(page: Page, renderer: Renderer, menu: Menu) -> ResolvedPage:
    resolved = resolve(page, renderer)
    told = menu.of_page(page)
    told["linked_data"] = linked_data(menu.library, page, told["trail"], menu.name, menu.version)
    resolved.context = told
    return resolved


def facts(library: Library, chrome: str) -> str:
    """A digest of all that a macro or a template can show of the tree, a page's own prose apart."""
    project = library.project
    digest = hashlib.sha256(chrome.encode())
    for part in (*project.digests, *(page.facts for page in project.pages), *project.published):
        digest.update(part.encode())
    return digest.hexdigest()


def job(prepared: Prepared, wanted: list[str], keys: dict[str, str]) -> Job:
    """What the engine is told: the pages to render, by path, and what it must know of the others.

    `keys` holds the name under which each finished page is kept.
    """
    return Job(
        paths=tuple(prepared.pages),
        pages={path: prepared.pages[path] for path in wanted},
        navigation=prepared.menu.engine_form(),
        links=prepared.menu.links,
        missing=prepared.menu.of_missing_page(),
        address=prepared.library.layer.organisation.address,
        local_assets=prepared.library.project.local_assets,
        keys=keys,
    )


def templates(root: Path) -> dict[str, str]:
    """The macros' templates, by file name."""
    folder = root / "overrides" / "macros"
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.html"))}
