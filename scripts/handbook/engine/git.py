"""What Git knows of the project. It is asked and never told: the work tree stays as it is."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


def is_installed() -> bool:
    """Whether this computer has Git."""
    return shutil.which("git") is not None


def ask(root: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Ask Git, which is installed, about a folder.

    Example: `ask(root, "rev-parse", "--git-dir").returncode == 0`
    """
    return subprocess.run(["git", "-C", str(root), *words], capture_output=True, check=False)


def paths(root: Path, *words: str) -> list[str]:
    """The paths that a listing ended by `-z` gives; none without Git, or in a folder that it does not keep.

    Example: `paths(root, "ls-files", "-z", "--cached")`
    """
    if not is_installed():
        return []
    return [path for path in ask(root, *words).stdout.decode().split("\0") if path]


def commit_of(reference: str, root: Path) -> str:
    """The commit that a tag, a branch or a commit's own name stands for; empty when Git knows none."""
    if not is_installed():
        return ""
    return ask(root, "rev-parse", "--verify", "--quiet", f"{reference}^{{commit}}").stdout.decode().strip()
