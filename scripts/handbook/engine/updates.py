"""The command `updates`: what a newer version of the handbook brings, and what it means for the organisation."""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path

from ..exports.offer import Offer
from ..exports.update_word import update_word
from ..library.updates.comparison import compare, is_newer
from ..library.updates.version import Version, version_of_tree
from ..load.memory import Memory
from ..load.project import Project, load
from ..organisation.layer import Layer
from ..render.updates import page as pages
from ..render.updates.briefing import briefing
from ..render.updates.plain import plain_text
from ..render.updates.shapes import Briefing
from . import git
from .before import NAME
from .other_version import UPSTREAM, Refused, folder_of, version_in
from .rendering import SETTINGS

NOTHING, SOMETHING, CANNOT = 0, 1, 2
"""The exit statuses: nothing of the organisation's waits, something does, the versions could not be compared."""
_TEMPLATE = Path("overrides", "markdown", "briefing.md.html")


def updates(options: argparse.Namespace) -> int:
    """Compare, print what there is, and write the briefing where one is asked for; returns the exit status."""
    try:
        with ExitStack() as kept:
            old, new = _versions(options, kept)
            found = compare(old, new)
            said = briefing(found)
            print(plain_text(said), end="")
            if options.briefing:
                for file in write(said, new.layer, options.briefing, options.root):
                    print(f"written: {file}")
    except Refused as refused:
        print(f"error: {refused}", file=sys.stderr)
        return CANNOT
    return SOMETHING if found.to_do else NOTHING


def _versions(options: argparse.Namespace, kept: ExitStack) -> tuple[Version, Version]:
    """Both versions, read; what Git knows lies in temporary folders until `kept` is closed."""
    root: Path = options.root
    organisation = (options.organisation or root / "organisation").resolve()
    if options.organisation and not organisation.is_dir():
        raise Refused(f'there is no folder "{options.organisation}"; name the folder that holds organisation.yml')
    given = options.to or _newest(root)
    older = kept.enter_context(folder_of(options.from_ or ".", root))
    newer = kept.enter_context(folder_of(given, root))
    old_name, new_name = version_in(older, "."), version_in(newer, given)
    if is_newer(old_name, new_name):
        raise Refused(
            f'"{given}" is version {new_name}, which is older than yours, {old_name}; name a newer one with --to'
        )
    memory = Memory()
    old_project = _read(older, memory, old_name, "run check, mend what it lists, and run this again")
    by_itself = (
        f"its own programs can: in the folder of the new version run python3 scripts/run.py updates "
        f"--from {older if options.from_ else root} --to . --organisation {organisation}"
    )
    new_project = _read(newer, memory, new_name, by_itself, newer=True)
    old = version_of_tree(old_name, old_project, organisation, options.today)
    if old.project.problems:
        first = min(old.project.problems)
        raise Refused(f"{organisation.name} has mistakes, such as {first}; mend what check lists, and run this again")
    return old, version_of_tree(new_name, new_project, organisation, options.today)


def _newest(root: Path) -> str:
    if git.commit_of(UPSTREAM, root):
        return UPSTREAM
    raise Refused(
        "which version? Name an unpacked release (--to ../handbook-0.3.0) or a tag (--to v0.3.0, after git fetch)"
    )


def _read(folder: Path, memory: Memory, name: str, remedy: str, *, newer: bool = False) -> Project:
    """Read one version's records and pages.

    Raises:
        Refused: something in it cannot be read.
    """
    project = load(folder, folder / SETTINGS, memory, newer=newer)
    if project.problems:
        first, *more = sorted(project.problems)
        others = f" (and {len(more):,} more)" if more else ""
        raise Refused(f"version {name} cannot be read: {first.origin}  {first.code}  {first.message}{others}; {remedy}")
    return project


def write(said: Briefing, layer: Layer, folder: Path, root: Path) -> list[Path]:
    """Write a briefing as a Word file and as a page for the organisation's folder; returns both files.

    Raises:
        Refused: the folder cannot be written to.
    """
    name = pages.page_id(said)
    organisation = layer.organisation
    offer = Offer(organisation.name or NAME, said.number, said.on, "compared on")
    template = (root / _TEMPLATE).read_text(encoding="utf-8")
    text = pages.page(said, template, organisation.nations, organisation.owner)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.docx").write_bytes(update_word(said, offer))
        (folder / f"{name}.md").write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise Refused(f"{folder} cannot be written to: {error.strerror}; name another folder") from error
    return [folder / f"{name}.docx", folder / f"{name}.md"]
