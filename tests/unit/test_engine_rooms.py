"""The rooms: imports go one way, one room knows the engine, no module is large, every doctest holds."""

import ast
import doctest
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import handbook

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
PACKAGE = SCRIPTS / "handbook"
ROOMS = ["load", "organisation", "check", "library", "render", "exports", "engine"]
"""Each may import those before it."""
APART = "server"
"""Serves a folder and knows no room; only the engine, the last of them, knows it: for the policy of all hosts."""
MODULES = sorted(path.relative_to(SCRIPTS).as_posix() for path in PACKAGE.rglob("*.py"))


def imported_rooms(path: Path, root: Path = SCRIPTS) -> Iterator[str]:
    """The rooms of `handbook` that a module imports, however it writes it."""
    package = path.relative_to(root).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            stem = ".".join([*base, *([node.module] if node.module else [])])
            names = [f"{stem}.{alias.name}" for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "handbook" and len(parts) > 1:
                yield parts[1]


def test_every_room_is_known() -> None:
    assert {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"} == {*ROOMS, APART}


@pytest.mark.parametrize("room", [*ROOMS, APART])
def test_imports_go_one_way(room: str) -> None:
    allowed = {APART} if room == APART else {*ROOMS[: ROOMS.index(room) + 1], "VERSION"}
    allowed |= {APART} if room == ROOMS[-1] else set()
    wrong = [
        f"{path.relative_to(SCRIPTS)} imports {name}"
        for path in (PACKAGE / room).rglob("*.py")
        for name in imported_rooms(path)
        if name not in allowed
    ]
    assert wrong == []


def test_the_test_of_imports_sees_every_way_to_write_one(tmp_path: Path) -> None:
    path = tmp_path / "handbook" / "load" / "shapes" / "a.py"
    path.parent.mkdir(parents=True)
    path.write_text(
        "import handbook.check.view\nfrom handbook.library import library\nfrom ...render import words\n"
        "from ..problem import Origin\nfrom ... import engine\ndef f():\n    from ...exports.csv import x\n"
    )
    assert list(imported_rooms(path, tmp_path)) == ["check", "library", "render", "load", "engine", "exports"]


def test_only_one_room_knows_the_engine() -> None:
    rooms = {
        path.relative_to(SCRIPTS).parts[:2]
        for path in SCRIPTS.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and b"mkdocs" in path.read_bytes().lower()
    }
    assert rooms == {("handbook", "engine")}


@pytest.mark.parametrize("path", sorted(p.relative_to(SCRIPTS).as_posix() for p in SCRIPTS.rglob("*.py")))
def test_no_module_is_large(path: str) -> None:
    assert len((SCRIPTS / path).read_text(encoding="utf-8").splitlines()) <= 250


def modules() -> list[str]:
    found = pkgutil.walk_packages(handbook.__path__, "handbook.")
    return sorted(module.name for module in found if not module.name.endswith("__main__"))


@pytest.mark.parametrize("name", modules())
def test_the_examples_of_a_module_hold(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(name))
    assert failed == 0


def test_there_are_examples() -> None:
    """A doctest that is not found cannot fail."""
    finder = doctest.DocTestFinder(exclude_empty=True)
    count = sum(len(test.examples) for name in modules() for test in finder.find(importlib.import_module(name)))
    assert count >= 25
