"""The handbook with each made-up provider's layer over it, built once and whole."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from environment.lock import held
from handbook.engine import before
from handbook.engine.build import Plan, build
from handbook.library.copy import library_of
from handbook.library.library import Library
from handbook.organisation.layer import Layer

from ..browser.conftest import browser, playwright_running, visitor
from ..site.conftest import ROOT, TODAY, Site, copy_tree

__all__ = ["ROOT", "TODAY", "Copy", "browser", "playwright_running", "visitor"]

HERE = Path(__file__).parent
LAYERS = ("single-home", "group")
FOLDER = "ours"
"""What the folder is called where it stands outside the handbook."""


@dataclass(frozen=True)
class Copy(Site):
    """A provider's copy: the site, and the records and pages that it was built from."""

    organisation: Path
    home: str | None = None

    @cached_property
    def html(self) -> dict[str, str]:
        """The text of every page that is shown, by address; what stands at the others says only that it is left out."""
        return {url: text for url, text in super().html.items() if url not in self.library.left_out.pages}

    @cached_property
    def left(self) -> dict[str, str]:
        """The text of what stands at the address of each page that is left out."""
        files = {url: self.folder / url / "index.html" for url in self.library.left_out.pages}
        return {url: file.read_text(encoding="utf-8") for url, file in files.items() if file.is_file()}

    @cached_property
    def library(self) -> Library:
        """What the copy shows."""
        project, layer = before.load_tree(self.tree, self.organisation, home=self.home)
        return library_of(project, layer)[0]

    @property
    def layer(self) -> Layer:
        """The provider's layer."""
        return self.library.layer


@pytest.fixture(scope="session")
def places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built copies. Processes that run tests side by side share them: each first builds another one."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    place = tmp_path_factory.getbasetemp().parent if worker else tmp_path_factory.getbasetemp()
    for name in reversed(LAYERS) if worker.endswith("1") else LAYERS:
        _built(place, name)
    return place


def _built(place: Path, name: str) -> Copy:
    """Build a provider's copy, once. The single home keeps its layer in its fork, the group outside the handbook."""
    tree = place / name
    organisation = tree / ("organisation" if name == "single-home" else FOLDER)
    with held(place / f"{name}.lock"):
        if not (tree / "site").is_dir():
            shutil.rmtree(tree, ignore_errors=True)
            copy_tree(tree)
            shutil.rmtree(organisation, ignore_errors=True)
            shutil.copytree(HERE / name, organisation)
            warnings = build(Plan(tree, tree / "site", TODAY, organisation, processes=1), lambda _: None)
            assert [str(problem) for problem in warnings] == []
    return Copy(tree, tree / "site", organisation)


@pytest.fixture(scope="session")
def single(places: Path) -> Copy:
    """Oak Tree House: one home in England."""
    return _built(places, "single-home")


@pytest.fixture(scope="session")
def group(places: Path) -> Copy:
    """Alder and Vale Homes: twelve homes in both nations."""
    return _built(places, "group")


@pytest.fixture(scope="session", params=LAYERS)
def copy(request: pytest.FixtureRequest) -> Copy:
    """Each provider's copy in turn."""
    name = "single" if request.param == "single-home" else "group"
    found: Copy = request.getfixturevalue(name)
    return found


@pytest.fixture(scope="session")
def address() -> str:
    """Where a visitor goes who is told nothing: each test here serves a site of its own."""
    return "http://127.0.0.1/"
