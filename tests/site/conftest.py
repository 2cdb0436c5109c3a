"""The real site, built once; and copies of the tree for tests that change it."""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from handbook.engine import before
from handbook.engine.build import Plan, build
from handbook.engine.register import register
from handbook.load.page import Page
from handbook.load.project import Project

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "tests" / "bad" / "good"
TODAY = datetime.date(2026, 11, 22)
TREE = ("docs", "data", "organisation", "overrides", "scripts", "theme")


@dataclass(frozen=True)
class Site:
    """A built site, and the tree it was built from."""

    tree: Path
    folder: Path

    @cached_property
    def html(self) -> dict[str, str]:
        """The text of every page, by address from the site's root; the page for a wrong address is "404.html".

        Short addresses are left out: what stands there only leads on. So are the documents to print, which hold
        the same pages once more.
        """
        short = self.folder / "go"
        found = (file for file in self.folder.rglob("*.html") if short not in file.parents)
        files = sorted(file for file in found if file.parent.name != "print")
        names = {file: file.relative_to(self.folder).as_posix() for file in files}
        return {name.removesuffix("index.html"): file.read_text(encoding="utf-8") for file, name in names.items()}

    @cached_property
    def parsed(self) -> dict[str, LexborHTMLParser]:
        """Every page, parsed."""
        return {url: LexborHTMLParser(text) for url, text in self.html.items()}

    @cached_property
    def ids(self) -> dict[str, list[str]]:
        """The ids of every page, in order."""
        return {url: [str(n.attributes["id"]) for n in tree.css("[id]")] for url, tree in self.parsed.items()}

    @cached_property
    def search(self) -> dict[str, Any]:
        """The first part of the search index, which ranks."""
        found: dict[str, Any] = json.loads((self.folder / "search/index.json").read_bytes())
        return found

    @cached_property
    def texts(self) -> dict[str, list[list[str]]]:
        """The second parts of the search index, by the address of the page: anchor, heading, words, kind."""
        found: dict[str, list[list[str]]] = {}
        for row in self.search["pages"]:
            name = "_".join(row[0].strip("/").split("/")) or "home"
            files = [
                self.folder / f"search/parts/{name}.json",
                *sorted(self.folder.glob(f"search/parts/{name}-?.json")),
            ]
            found[row[0]] = [part for file in files for part in json.loads(file.read_bytes())]
        return found

    @cached_property
    def project(self) -> Project:
        """The records and pages, loaded from the tree."""
        return before.load_tree(self.tree)[0]

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The pages that people wrote, by id."""
        return {page.meta.id: page for page in self.project.pages}


def copy_tree(folder: Path) -> Path:
    """Copy what a build needs."""
    folder.mkdir(parents=True)
    for name in TREE:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "CHANGELOG.md"):
        shutil.copyfile(ROOT / name, folder / name)
    return folder


def copy_small_tree(folder: Path) -> Path:
    """Lay out a handbook of a few pages, with all of the real one's programs, templates and settings.

    What a build does with a change, a mistake or a kill is the same for a few pages as for hundreds.
    """
    folder.mkdir(parents=True)
    for name in ("organisation", "overrides", "scripts", "theme"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("docs", "data"):
        shutil.copytree(SMALL / name, folder / name)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    navigation = (SMALL / "mkdocs.yml").read_text(encoding="utf-8")
    assert navigation.startswith("nav:")
    (folder / "mkdocs.yml").write_text(f"{settings}\n{navigation}", encoding="utf-8")
    register(folder, None, TODAY)
    return folder


def run(tree: Path, *command: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a Python module in a tree, with the tree's own scripts."""
    variables = {**os.environ, "HANDBOOK_TODAY": TODAY.isoformat(), "PYTHONPATH": str(tree / "scripts"), **env}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=tree,
        env=variables,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


def build_by_command(tree: Path, *options: str, **env: str) -> str:
    """Build by the command, which must succeed; returns what it says."""
    done = run(tree, "handbook.engine", "build", *options, **env)
    assert done.returncode == 0, done.stderr
    return done.stderr


def rendered(said: str) -> int:
    """How many pages a build rendered, by what it said; the others came from the cache."""
    [count] = re.findall(r"(\d+) of them are rendered", said)
    return int(count)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, byte for byte."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The files that two sites do not share: a list that reads well when a test fails."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The real site, built cold from a copy of the tree."""
    tree = copy_tree(tmp_path_factory.mktemp("real") / "tree")
    warnings = build(Plan(tree, tree / "site", TODAY), lambda _: None)
    assert [str(problem) for problem in warnings] == []
    return Site(tree, tree / "site")


@pytest.fixture(scope="session")
def files(site: Site) -> dict[str, bytes]:
    """Every file of the real site, byte for byte."""
    return contents(site.folder)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the tree to change."""
    return copy_tree(tmp_path / "tree")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A handbook of a few pages to change."""
    return copy_small_tree(tmp_path / "small")
