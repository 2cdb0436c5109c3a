"""Text files of the tree, read so that no odd file can stop or mislead a build."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from .problem import BAD_FILE_NAME, UNREADABLE, Origin, Problem

LARGEST = 2_000_000
"""Bytes. The longest page or record file worth reading is far below; above it is a mistake."""

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.(?:yml|md)")


@dataclass(frozen=True)
class TextFile:
    """A file's text with Unix line ends and no byte-order mark; `path` is relative to the tree, with `/`."""

    path: str
    text: str

    @property
    def digest(self) -> str:
        """A digest of where the file is and what it says."""
        return hashlib.sha256(f"{self.path}\0{self.text}".encode()).hexdigest()


def outside(origin: Origin) -> Problem:
    """The problem of a symbolic link that leaves the tree."""
    return UNREADABLE.at(origin, "the file is a link to a place outside the tree", "copy the file into the tree")


def within(file: Path, folder: Path) -> bool:
    """Whether a file lies in a folder once every symbolic link is followed; one that leads round in a ring does not."""
    try:
        return file.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def read(file: Path, root: Path, shown_as: str | None = None) -> TextFile | Problem:
    """Read one text file, or say why it cannot be read.

    A byte-order mark and Windows line ends do no harm: they are taken off.

    Args:
        file: where the file is.
        root: the folder that a symbolic link must not leave.
        shown_as: the path to print in messages; relative to `root` when not given.

    Example: `read(root / "data/checklists/fire.yml", root)`
    """
    path = shown_as or file.relative_to(root).as_posix()
    origin = Origin(path)
    if not _NAME.fullmatch(file.name):
        return BAD_FILE_NAME.at(
            origin,
            f'the file name "{file.name}" has a character that an address cannot hold',
            "rename it with lower-case letters, digits and single hyphens",
        )
    if not within(file, root):
        return outside(origin)
    try:
        size = file.stat().st_size
        if size > LARGEST:
            return UNREADABLE.at(
                origin,
                f"the file is {size:,} bytes; the most that is read is {LARGEST:,}",
                "split it into smaller files",
            )
        raw = file.read_bytes()
    except OSError as error:
        return UNREADABLE.at(origin, f"the file cannot be read: {error.strerror}", "check the file and its permissions")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        return UNREADABLE.at(Origin(path, line, column), "the file is not UTF-8 text", "save it again as UTF-8")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return UNREADABLE.at(origin, "the file is empty", "fill it in or delete it")
    return TextFile(path, text)
