"""Another version of the handbook as a folder of files: one that was unpacked, or one that Git knows."""

from __future__ import annotations

import io
import re
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import git

UPSTREAM = "upstream/main"
"""The handbook's own branch, as the page on new versions has it set up."""
_VERSION = re.compile(r'^VERSION = "([^"]+)"$', re.MULTILINE)
_FETCH = "fetch it first: git fetch upstream --tags"


class Refused(Exception):
    """What was asked cannot be done: one line, with the remedy."""


@contextmanager
def folder_of(given: str, root: Path) -> Iterator[Path]:
    """Give the folder that holds a version; what Git knows is written into a temporary one for as long as it is needed.

    The work tree is never changed.

    Args:
        given: a folder, or a tag, branch or commit.
        root: the project's own folder.

    Raises:
        Refused: there is no such folder and no such version, or it is no handbook.

    Example: `with folder_of("v0.3.0", root) as folder: …`
    """
    place = root / given
    if place.is_dir():
        version_in(place, given)
        yield place
        return
    if place.is_file():
        raise Refused(f"{given} is a file; unpack it and name the folder that holds docs and data")
    with tempfile.TemporaryDirectory(prefix="handbook-version-") as made:
        unpack(given, root, Path(made))
        version_in(Path(made), given)
        yield Path(made)


def unpack(reference: str, root: Path, folder: Path) -> None:
    """Write all files of a version that Git knows into a folder.

    Raises:
        Refused: Git is not there, this is no Git copy, or it knows no such version.
    """
    if reference.startswith("-"):
        raise Refused(f'"{reference}" is no version; name a folder, or a tag such as v0.3.0')
    if not git.is_installed():
        raise Refused(
            f'there is no folder "{reference}", and Git is not installed; unpack the release, name its folder'
        )
    if git.ask(root, "rev-parse", "--git-dir").returncode:
        raise Refused(f'there is no folder "{reference}", and this copy is not kept with Git; name an unpacked release')
    commit = git.commit_of(reference, root)
    if not commit:
        raise Refused(f'there is no folder and no version "{reference}" here; {_FETCH}')
    packed = git.ask(root, "archive", "--format=tar", commit)
    if packed.returncode:
        raise Refused(f'Git could not give out "{reference}": {packed.stderr.decode(errors="replace").strip()}')
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
        archive.extractall(folder, filter="data")


def version_in(folder: Path, given: str) -> str:
    """The number of the version that a folder holds.

    Args:
        folder: where it is.
        given: how the person named it.

    Raises:
        Refused: the folder holds no handbook.
    """
    try:
        text = (folder / "scripts" / "handbook" / "__init__.py").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        text = ""
    found = _VERSION.search(text)
    if not found or not (folder / "data").is_dir() or not (folder / "docs").is_dir():
        raise Refused(f'"{given}" holds no handbook; name the folder that has docs, data and scripts in it')
    return found[1]
