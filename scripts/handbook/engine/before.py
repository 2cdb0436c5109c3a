"""The step before: load, lay the organisation's layer, check, and resolve every page."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from jinja2 import BytecodeCache

from .. import VERSION
from ..check.checker import check
from ..check.view import View
from ..library import law_pages
from ..library.library import Library
from ..load.memory import Memory
from ..load.problem import Problem
from ..load.project import Project, load
from ..organisation.layer import Layer, lay
from ..render.macros.registry import MACROS
from ..render.renderer import Renderer
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


def load_tree(root: Path, organisation: Path | None = None, memory: Memory | None = None) -> tuple[Project, Layer]:
    """Load the project's tree and lay the organisation's layer over it."""
    project = load(root, root / SETTINGS, memory)
    return project, lay(project, organisation or root / "organisation")


def check_tree(project: Project, layer: Layer, today: datetime.date) -> list[Problem]:
    """Check a loaded tree; `today` decides which reviews are due."""
    return check(View(project, layer, today))


def prepare(root: Path, project: Project, layer: Layer, compiled: BytecodeCache | None = None) -> Prepared:
    """Resolve every page of a tree that has passed its checks.

    Args:
        root: the project's folder.
        project: the loaded tree.
        layer: the organisation's layer.
        compiled: where compiled templates are kept between builds.
    """
    written = list(project.pages)
    fallback = max((page.meta.reviewed for page in written), default=datetime.date.min)
    ordered = Library(project, layer, written).provisions
    library = Library(project, layer, [*written, *law_pages.make(ordered, fallback)])
    renderer = Renderer(library, templates(root), MACROS, compiled)
    menu = Menu(library, name=NAME, version=VERSION)
    pages: dict[str, ResolvedPage] = {}
    for page in library.pages:
        note = layer.notes.get(page.meta.id)
        resolved = resolve(page, renderer, note.text if note else None)
        resolved.context = menu.of_page(page)
        pages[page.path] = resolved
    return Prepared(library, menu, pages, renderer)


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
