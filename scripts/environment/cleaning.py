"""Removes what builds and tests leave behind: only what Git ignores and a later task makes again."""

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

from environment.lock import held
from environment.places import ENVIRONMENT, ROOT, TOOLS
from environment.progress import say
from environment.venv import MARK

LEFTOVERS = (
    "site",
    ".site-*",
    ".cache",
    ".pytest_cache",
    ".mypy_cache",
    ".ruff_cache",
    ".hypothesis",
    "screenshots",
)
CODE = ("scripts", "tests", "overrides")


def leftovers(root: Path = ROOT) -> list[Path]:
    """The files and folders that a clean tree does not have."""
    found = [path for pattern in LEFTOVERS for path in root.glob(pattern)]
    for folder in CODE:
        found += (root / folder).rglob("__pycache__")
    return sorted(found)


def run(arguments: Sequence[str]) -> int:
    """Remove what builds and tests left, and with --all the set-up."""
    parser = argparse.ArgumentParser(prog="run.py clean", description="Remove what builds and tests left.")
    parser.add_argument(
        "--all",
        action="store_true",
        help="remove the set-up too (.venv and .tools); the next task makes it again",
    )
    options = parser.parse_args(arguments)
    found = leftovers()
    if options.all:
        with held(TOOLS / "set-up.lock"):
            if (ENVIRONMENT / MARK).exists():
                found.append(ENVIRONMENT)
        if TOOLS.exists():
            found.append(TOOLS)
    for path in found:
        _remove(path)
        say(f"removed {path.relative_to(ROOT) if path.is_relative_to(ROOT) else path}")
    if not found:
        say("There was nothing to remove.")
    return 0


def _remove(path: Path) -> None:
    """Remove a file, a link or a whole folder."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
