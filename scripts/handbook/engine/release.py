"""The command `release`, and `check --ownership`: the list of a release's own files, made and held against a copy."""

from __future__ import annotations

import datetime
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pathspec

from ..check.addresses import addresses
from ..check.ownership import find
from ..check.view import View
from ..load import release_list
from ..load.release_list import ReleaseList, digest_of
from . import before, git
from .other_version import Refused, version_in
from .rendering import SETTINGS

LAYER = "organisation/"
OURS = frozenset({"organisation/README.md", "organisation/organisation.example.yml"})
"""What upstream ships in the provider's folder."""
_RELEASED = re.compile(r"^## (\d\S*) — (\d{4}-\d{2}-\d{2})$")
_SECTION = re.compile(r"^## .*$", re.MULTILINE)
ALL_AS_RELEASED, SOME_CHANGED, CANNOT = 0, 1, 2
"""The exit statuses of `check --ownership`."""


def release(root: Path, today: datetime.date) -> int:
    """Write the list of a release's files; returns 0, or 1 with all that is still in the way of the release."""
    in_the_way = list(obstacles(root, today))
    for line in in_the_way:
        print(line, file=sys.stderr)
    if in_the_way:
        print(f"{len(in_the_way)} things are in the way of a release", file=sys.stderr)
        return 1
    number, on = released(root) or ("", "")
    files = {path: digest_of((root / path).read_bytes()) for path in sorted(_in_git(root)) if is_ours(path)}
    text = release_list.written(ReleaseList(number, on, files))
    (root / release_list.PATH).write_text(text, encoding="utf-8", newline="\n")
    print(f"{release_list.PATH} lists the {len(files):,} files of release {number}")
    print(f"commit it, then: git tag v{number}")
    return 0


def released(root: Path) -> tuple[str, str] | None:
    """The number and day at the head of CHANGELOG.md; none while what changed since the last release stands there."""
    try:
        first = _SECTION.search((root / "CHANGELOG.md").read_text(encoding="utf-8"))
    except OSError:
        return None
    found = _RELEASED.match(first[0]) if first else None
    return (found[1], found[2]) if found else None


def obstacles(root: Path, today: datetime.date) -> Iterator[str]:
    """Yield what is in the way of a release, each with its remedy."""
    if not _in_git(root):
        yield "a release is cut where the project is kept with Git: its list names the files that Git keeps"
    number = version_in(root, ".")
    head = released(root)
    if not head:
        yield f"CHANGELOG.md: the first section is no release; head it ## {number} — {today.isoformat()}"
    elif head[0] != number:
        yield f"CHANGELOG.md begins with {head[0]}, and scripts/handbook/__init__.py says {number}; make them one"
    project, layer = before.load_tree(root)
    view = View(project, layer, today)
    known = set(project.published)
    missing = [line for line, local in addresses(view) if line not in known and not local]
    if missing:
        yield f"data/ids.txt lacks {len(missing)} ids, such as {missing[0].split(' ')[1]}; run register"
    errors = [problem for problem in before.check_tree(project, layer, today) if not problem.warning]
    if errors:
        yield f"check lists {len(errors)} errors, such as {errors[0]}; mend them"
    loose = [path for path in git.paths(root, "ls-files", "-z", "--others", "--exclude-standard") if is_ours(path)]
    if loose:
        yield f"{loose[0]} is not in Git ({len(loose)} such files); add it or delete it"


def ownership(root: Path) -> int:
    """List the handbook's own files that were changed, removed or added; returns the exit status."""
    try:
        text = (root / release_list.PATH).read_text(encoding="utf-8")
        known = release_list.read(text)
        number = version_in(root, ".")
    except FileNotFoundError:
        print(
            f"error: there is no {release_list.PATH}: this copy is no release; take one, or ask Git: "
            "git diff --stat upstream/main",
            file=sys.stderr,
        )
        return CANNOT
    except (ValueError, Refused) as error:
        print(f"error: {error}", file=sys.stderr)
        return CANNOT
    files = {path: _digest(root / path) for path in copy_of(root) if is_ours(path)}
    findings = find(known, files, SETTINGS)
    for finding in findings:
        print(finding)
    print(f"held against release {known.number} of {known.on}: {len(known.files):,} files")
    if number != known.number:
        print(f"this copy is version {number}, on its way to the next release: some changes are the handbook's own")
    in_the_way = sum(finding.in_the_way for finding in findings)
    print(f"{in_the_way} in the way of the next version" if in_the_way else "nothing is in the way of the next version")
    return SOME_CHANGED if in_the_way else ALL_AS_RELEASED


def _digest(file: Path) -> str:
    """The digest of a file; of one that cannot be read, a link that leads nowhere for instance, that of none."""
    try:
        return digest_of(file.read_bytes())
    except OSError:
        return ""


def is_ours(path: str) -> bool:
    """Whether a file belongs to the handbook, and to its list."""
    return path != release_list.PATH and (not path.startswith(LAYER) or path in OURS)


def copy_of(root: Path) -> Iterator[str]:
    """Yield the files of a copy, by path: what .gitignore names is no part of it, with or without Git."""
    try:
        ignored = pathspec.GitIgnoreSpec.from_lines((root / ".gitignore").read_text(encoding="utf-8").splitlines())
    except OSError:
        ignored = pathspec.GitIgnoreSpec.from_lines([])
    for folder, folders, files in os.walk(root):
        here = Path(folder).relative_to(root).as_posix()
        start = "" if here == "." else f"{here}/"
        folders[:] = sorted(
            name for name in folders if f"{start}{name}" != ".git" and not ignored.match_file(f"{start}{name}/")
        )
        for name in sorted(files):
            path = f"{start}{name}"
            if name != ".git" and not ignored.match_file(path):
                yield path


def _in_git(root: Path) -> list[str]:
    return git.paths(root, "ls-files", "-z", "--cached")
