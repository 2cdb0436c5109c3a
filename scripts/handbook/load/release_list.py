"""The list of a release's own files, `data/release.txt`: what each held, whatever its line ends."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

PATH = "data/release.txt"
_HEAD = """\
# The handbook's own files in one release, each with a digest of what it holds, line ends apart.
# Written by: python3 scripts/run.py release        Read by: python3 scripts/run.py check --ownership
"""
_RELEASE = re.compile(r"release (\S+) (\d{4}-\d{2}-\d{2})")
_FILE = re.compile(r"([0-9a-f]{32})  (\S.*)")


@dataclass(frozen=True)
class ReleaseList:
    """A release: its number, its day, and the digest of each of its files, by path."""

    number: str
    on: str
    files: Mapping[str, str] = field(default_factory=dict)


def digest_of(content: bytes) -> str:
    """A digest of a file. Git on Windows, and some editors, change line ends: they do not count in a text.

    >>> digest_of(b"one\\r\\ntwo\\n") == digest_of(b"one\\ntwo\\n"), digest_of(b"\\0\\r\\n") == digest_of(b"\\0\\n")
    (True, False)
    """
    if b"\0" not in content:
        content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").removeprefix(b"\xef\xbb\xbf")
    return hashlib.sha256(content).hexdigest()[:32]


def written(release: ReleaseList) -> str:
    """The text of a list.

    >>> read(written(ReleaseList("1.0.0", "2026-11-22", {"a.md": "0" * 32}))).files
    {'a.md': '00000000000000000000000000000000'}
    """
    lines = [f"{digest}  {path}" for path, digest in sorted(release.files.items())]
    return "\n".join([f"{_HEAD}release {release.number} {release.on}", *lines]) + "\n"


def read(text: str) -> ReleaseList:
    """Read a list.

    Raises:
        ValueError: a line is none of a list; its number is said.
    """
    release: ReleaseList | None = None
    files: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        head, file = _RELEASE.fullmatch(line), _FILE.fullmatch(line)
        if head and not release:
            release = ReleaseList(head[1], head[2], files)
        elif file and release:
            files[file[2]] = file[1]
        else:
            raise ValueError(f"{PATH}:{number}:1  this is no line of a release's list; restore the file")
    if not release:
        raise ValueError(f"{PATH}:1:1  no release is named; restore the file")
    return release
