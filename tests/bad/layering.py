"""A small handbook with a good layer over it, which uses all that a layer can hold; tests change the layer."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from handbook.engine import before
from handbook.engine.register import register

from .test_known_bad import TODAY, lay_out

LAYERS = Path(__file__).parent / "layers"
Change = Callable[[Path], None]


def small_handbook(root: Path) -> Path:
    """The small handbook of these tests, registered."""
    lay_out(root)
    shutil.copytree(LAYERS / "handbook", root, dirs_exist_ok=True)
    register(root, None, TODAY)
    return root


def good_layer(root: Path) -> Path:
    """The good layer, in a folder called `organisation`, which replaces the page as it stands now."""
    folder = root / "organisation"
    shutil.copytree(LAYERS / "good", folder)
    return folder


def lines_of(handbook: Path, layer: Path, home: str | None = None) -> list[str]:
    """What the check says of the handbook with a layer over it."""
    project, found = before.load_tree(handbook, layer, home=home)
    return [str(problem) for problem in before.check_tree(project, found, TODAY)]


def edit(file: str, old: str, new: str) -> Change:
    """Put other words into a file of the layer."""

    def change(layer: Path) -> None:
        text = (layer / file).read_text(encoding="utf-8")
        assert old in text, f"{file} does not hold {old}"
        (layer / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def add(file: str, text: str | bytes) -> Change:
    """Put a file into the layer, or in place of one."""

    def change(layer: Path) -> None:
        (layer / file).parent.mkdir(parents=True, exist_ok=True)
        (layer / file).write_bytes(text if isinstance(text, bytes) else text.encode())

    return change


def link(file: str, target: str) -> Change:
    """Put a symbolic link into the layer."""

    def change(layer: Path) -> None:
        (layer / file).unlink(missing_ok=True)
        (layer / file).symlink_to(target)

    return change


def move(file: str, to: str) -> Change:
    """Give a file of the layer another name."""

    def change(layer: Path) -> None:
        (layer / file).rename(layer / to)

    return change


def large(file: str, size: int) -> Change:
    """Make a file of the layer very large; most of it is a hole, so that no test writes as much."""

    def change(layer: Path) -> None:
        with (layer / file).open("wb") as out:
            out.truncate(size)

    return change


def many(folder: str, count: int) -> Change:
    """Put very many files into a folder of the layer."""

    def change(layer: Path) -> None:
        for number in range(count):
            (layer / folder / f"page-{number}.md").touch()

    return change


def both(*changes: Change) -> Change:
    """Make several changes."""

    def change(layer: Path) -> None:
        for each in changes:
            each(layer)

    return change
