"""Measures builds and search against stock Material for MkDocs on the same text, in one run.

Stock gets what our pages are after their macros: the same Markdown with the macros' HTML in it, Material's own theme
with pruned navigation, its search and its tags. Times are compared as ratios: each build is a whole process, started
afresh; they take turns, so that noise on the machine falls on both. Of search see bench_search.py.
"""

from __future__ import annotations

import argparse
import datetime
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import yaml

from . import before
from .bench_search import measure as measure_search
from .growth import lay_out_larger
from .rendering import SETTINGS

_STOCK = """site_name: Stock
site_url: https://example.org/
theme:
  name: material
  font: false
  features: [navigation.prune, navigation.tabs, navigation.sections, navigation.indexes, toc.follow]
plugins: [search, tags]
"""
_DATE = "2026-11-22"


@dataclass(frozen=True)
class Timing:
    """Seconds of one whole process and its children: on the wall and on the processors."""

    wall: float
    processor: float


def run(command: list[str], folder: Path) -> Timing:
    """Run one whole process and measure it."""
    start, used = time.perf_counter(), os.times()
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "HANDBOOK_TODAY": _DATE, "PYTHONPATH": "scripts"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")
    ended = os.times()
    spent = ended.children_user + ended.children_system - used.children_user - used.children_system
    return Timing(time.perf_counter() - start, spent)


def lay_out_stock(root: Path, folder: Path) -> None:
    """Write the tree that stock Material builds: the same pages after their macros."""
    project, layer = before.load_tree(root)
    prepared = before.prepare(root, project, layer)
    settings = yaml.load((root / SETTINGS).read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    stock = yaml.safe_load(_STOCK) | {"nav": prepared.menu.engine_form()}
    stock["markdown_extensions"] = settings["markdown_extensions"]
    shutil.copytree(root / "docs", folder / "docs", ignore=shutil.ignore_patterns("*.md"))
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(stock, allow_unicode=True), encoding="utf-8")
    for path, page in prepared.pages.items():
        file = folder / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        top = yaml.safe_dump({"title": page.meta["title"], "description": page.meta["description"]})
        file.write_text(f"---\n{top}---\n{page.expanded()}", encoding="utf-8")


def copy_tree(root: Path, folder: Path) -> None:
    """Copy what a build needs."""
    for name in ("docs", "data", "organisation", "overrides", "scripts"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(root / name, folder / name, ignore=ignored)
    shutil.copy(root / SETTINGS, folder)


def _ours(*more: str) -> list[str]:
    return [sys.executable, "-m", "handbook.engine", *more]


def compare(root: Path, rounds: int) -> None:
    """Print cold and warm builds and the check, beside stock, in turn."""
    with tempfile.TemporaryDirectory() as name:
        ours, stock = Path(name) / "ours", Path(name) / "stock"
        ours.mkdir()
        copy_tree(root, ours)
        lay_out_stock(root, stock)
        page = ours / "docs" / "standards" / "education.md"
        stock_build = [sys.executable, "-m", "mkdocs", "-q", "build"]
        kinds: dict[str, list[Timing]] = {"stock": [], "cold": [], "warm": [], "record": [], "check": []}
        for number in range(rounds):
            shutil.rmtree(stock / "site", ignore_errors=True)
            kinds["stock"].append(run(stock_build, stock))
            shutil.rmtree(ours / ".cache", ignore_errors=True)
            shutil.rmtree(ours / "site", ignore_errors=True)
            kinds["cold"].append(run(_ours("build"), ours))
            page.write_text(page.read_text(encoding="utf-8") + f"\nAn edit, number {number}.\n", encoding="utf-8")
            kinds["warm"].append(run(_ours("build"), ours))
            record = ours / "data" / "checklists" / "education.yml"
            text = record.read_text(encoding="utf-8")
            record.write_text(text.replace("purpose: ", f"purpose: Edit {number}. ", 1), encoding="utf-8")
            kinds["record"].append(run(_ours("build"), ours))
            kinds["check"].append(run(_ours("check"), ours))
    base = _median(kinds["stock"])
    print(f"{'':34}{'wall':>8}{'processor':>11}{'wall, of stock':>16}{'processor, of stock':>21}")
    for kind, says in _SAYS.items():
        found = _median(kinds[kind])
        shares = f"{found.wall / base.wall:>15.2f}×{found.processor / base.processor:>20.2f}×"
        print(f"{says:34}{found.wall:>7.2f}s{found.processor:>10.2f}s{shares}")


_SAYS = {
    "stock": "stock Material, the same text",
    "cold": "ours, nothing kept",
    "warm": "ours, after one edit of a page",
    "record": "ours, after one edit of a record",
    "check": "ours, check alone",
}


def _median(timings: list[Timing]) -> Timing:
    return Timing(statistics.median(t.wall for t in timings), statistics.median(t.processor for t in timings))


def grow(root: Path, sizes: list[int]) -> None:
    """Print how the time of a cold build grows with the number of pages."""
    print(f"\n{'pages added':>12}{'cold build':>12}{'a page':>12}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            copy_tree(root, folder)
            total = lay_out_larger(folder, size)
            taken = run(_ours("build"), folder)
        print(f"{size:>12}{taken.wall:>11.1f}s{1000 * taken.wall / total:>9.1f} ms", flush=True)


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="run.py bench", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help=argparse.SUPPRESS)
    parser.add_argument("--rounds", type=int, default=5, help="how often each build is measured (default 5)")
    parser.add_argument(
        "--grow", type=int, nargs="*", default=[], metavar="N", help="also with N pages more, for each N"
    )
    parser.add_argument("--search", action="store_true", help="only how well search answers, which takes a minute")
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    if not options.search:
        compare(root, options.rounds)
        if options.grow:
            grow(root, options.grow)
        print()
    measure_search(root, datetime.date.fromisoformat(_DATE))
    return 0


if __name__ == "__main__":
    sys.exit(main())
