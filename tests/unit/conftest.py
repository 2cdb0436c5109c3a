"""What unit tests share: the project's own records and pages, read once."""

from pathlib import Path

import pytest

from handbook.engine import before
from handbook.library import law_pages
from handbook.library.library import Library
from handbook.render.macros.registry import MACROS
from handbook.render.renderer import Renderer

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def library() -> Library:
    """The library of the real tree, the pages made from the law included."""
    project, layer = before.load_tree(ROOT)
    assert [str(problem) for problem in project.problems] == []
    written = list(project.pages)
    newest = max(page.meta.reviewed for page in written)
    provisions = Library(project, layer, written).provisions
    return Library(project, layer, [*written, *law_pages.make(provisions, newest)])


@pytest.fixture(scope="session")
def renderer(library: Library) -> Renderer:
    """The renderer of the real tree."""
    return Renderer(library, before.templates(ROOT), MACROS)
