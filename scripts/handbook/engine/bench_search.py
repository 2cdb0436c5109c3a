"""Measures how well search answers: the questions of tests/queries, asked of ours and of stock Material's.

Both run in Node.js without a browser. Ours is asked through the modules of the built site; Material's through the
worker that it ships, with its own query building, on a stock site of the same text. A result of ours answers when it
is one of the addresses that the question names. A result of Material's, which is a page with its parts, answers when
the page, or any part that it shows, is one of them: that is the easier test.
"""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .build import Plan, build

_ASK = Path(__file__).with_name("search_answers.mjs")
_WORKER = "assets/javascripts/workers/search.*.min.js"
FIRST = 3


@dataclass(frozen=True)
class Figures:
    """How well a list of questions is answered."""

    count: int
    first: float
    """The share with an answer in the first three."""
    rank: float
    """The mean reciprocal rank: 1 where every first result answers, 0.5 where every second does."""


def figures(places: list[int]) -> Figures:
    """Figures from the place of each question's first answer; 0 where there is none.

    >>> figures([1, 2, 0, 4])
    Figures(count=4, first=0.5, rank=0.4375)
    """
    first = sum(0 < place <= FIRST for place in places) / len(places)
    return Figures(len(places), first, sum(1 / place for place in places if place) / len(places))


def place(results: list[list[str]], finds: list[str], *, pages: bool = False) -> int:
    """The place of the first result that answers; 0 if none does. With `pages`, the page of an answer will do.

    >>> place([["a/"], ["b/", "b/#part"]], ["b/#part"]), place([["a/"]], ["a/#part"], pages=True)
    (2, 1)
    """
    wanted = {*finds, *(url.partition("#")[0] for url in finds if pages)}
    return next((number for number, result in enumerate(results, 1) if wanted & set(result)), 0)


def questions(root: Path) -> dict[str, list[dict[str, Any]]]:
    """The questions of each group, each with what is asked and the addresses that answer."""
    files = sorted((root / "tests" / "queries").glob("*.yml"))
    return {file.stem: yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) for file in files}


def measure(root: Path, today: datetime.date) -> None:
    """Build both sites, ask both searches everything, and print how well each answers."""
    from .bench import lay_out_stock, run

    groups = questions(root)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(Plan(root, folder / "ours", today), lambda _: None)
        lay_out_stock(root, folder / "stock")
        run([sys.executable, "-m", "mkdocs", "-q", "build"], folder / "stock")
        site = folder / "stock" / "site"
        [worker] = site.glob(_WORKER)
        asked = [question["ask"] for group in groups.values() for question in group]
        answers = {
            "ours": _ask("ours", folder / "ours", asked),
            "stock": _ask("stock", site, asked, str(worker)),
        }
    places: dict[str, dict[str, list[int]]] = {"ours": {}, "stock": {}}
    for whose, lists in answers.items():
        results = iter(lists)
        for group, rows in groups.items():
            places[whose][group] = [place(next(results), row["finds"], pages=whose == "stock") for row in rows]
    _tell(places, groups)


def _ask(whose: str, site: Path, asked: list[str], *more: str) -> list[list[list[str]]]:
    node = os.environ.get("HANDBOOK_NODE", "node")
    command = [node, str(_ASK), whose, str(site), *more]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"Node.js could not ask the search:\n{done.stderr[-2000:]}")
    answers: list[list[list[str]]] = json.loads(done.stdout)
    return answers


def _tell(places: dict[str, dict[str, list[int]]], groups: dict[str, list[dict[str, Any]]]) -> None:
    print("Search: the share of questions with an answer in the first three, and the mean reciprocal rank")
    print(f"\n{'questions':32}{'ours':>16}{'stock Material':>22}")
    every = {whose: [each for group in found.values() for each in group] for whose, found in places.items()}
    rows = {**{group: {whose: found[group] for whose, found in places.items()} for group in groups}, "all": every}
    for group, row in rows.items():
        ours, stock = figures(row["ours"]), figures(row["stock"])
        says = f"{group} ({ours.count})"
        print(f"{says:32}{ours.first:>9.1%}{ours.rank:>7.3f}{stock.first:>15.1%}{stock.rank:>7.3f}")
    print("\nNot in the first three of ours:")
    for group, questions_of in groups.items():
        for question, at in zip(questions_of, places["ours"][group], strict=True):
            if not 0 < at <= FIRST:
                print(f"  {group}: {question['ask']} ({f'place {at}' if at else 'not found'})")
    print("\nBoth were asked in Node.js, without a browser: ours through the modules of the built site, Material's")
    print("through the worker that it ships, with its own query building. A result of Material's counts when the page")
    print("or any part of it that it shows is an answer; one of ours only when it is the very address.")
