"""Finished pages kept by their content, so that a page is rendered once for each state of what it is made from."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import FileSystemBytecodeCache

from ..check.weight import Sizes
from ..load.memory import Memory
from .finished import FinishedPage
from .resolved import ResolvedPage

_MADE_WITH = (
    "mkdocs",
    "mkdocs-material",
    "mkdocs-macros-plugin",
    "markdown",
    "pymdown-extensions",
    "jinja2",
    "pygments",
)


class Cache:
    """A folder of finished pages by key. It may be deleted at any time."""

    def __init__(self, folder: Path) -> None:
        """Keep pages under `folder`, which is made when the first page is."""
        self.folder = folder

    def get(self, key: str) -> tuple[bytes, FinishedPage] | None:
        """The HTML and the facts kept under a key; none when there are none, or they are damaged."""
        try:
            html = (self.folder / f"{key}.html").read_bytes()
            facts = json.loads((self.folder / f"{key}.json").read_bytes())
            if facts["digest"] != hashlib.sha256(html).hexdigest():
                return None
            return html, FinishedPage.from_json(facts["page"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, html: bytes, page: FinishedPage) -> None:
        """Keep a page. A build that is cut short leaves no half-written page: each file is moved in whole."""
        self.folder.mkdir(parents=True, exist_ok=True)
        facts = {"digest": hashlib.sha256(html).hexdigest(), "page": page.as_json()}
        for name, content in ((f"{key}.html", html), (f"{key}.json", json.dumps(facts).encode())):
            part = self.folder / f"{name}.{os.getpid()}"
            part.write_bytes(content)
            part.replace(self.folder / name)

    def sweep(self, used: set[str]) -> None:
        """Delete what this build did not use, once there is much of it."""
        sweep(self.folder, used, 8 * len(used) + 200)


def sweep(folder: Path, used: set[str], most: int) -> None:
    """Once a folder has more than `most` files, delete those that are not used, by their names without ending."""
    files = list(folder.glob("*.*")) if folder.is_dir() else []
    if len(files) > most:
        for file in files:
            if file.stem not in used:
                file.unlink(missing_ok=True)


class Resolved:
    """Resolved pages by path, each with the text that it was made from; they hold as long as the facts do."""

    def __init__(self, facts: str, known: dict[str, tuple[str, ResolvedPage]]) -> None:
        """Start from what an earlier build resolved under the same facts."""
        self.facts = facts
        self.known = known
        self.used: dict[str, tuple[str, ResolvedPage]] = {}
        self.changed = False

    def recall(self, path: str, text: str, resolve: Callable[[], ResolvedPage]) -> ResolvedPage:
        """The page at `path`, resolved anew only when its own text is another."""
        found = self.known.get(path)
        if found is None or found[0] != text:
            found = (text, resolve())
            self.changed = True
        self.used[path] = found
        return found[1]


class Kept:
    """What else is kept between builds: the records as read, and compiled templates."""

    def __init__(self, folder: Path, *, enabled: bool) -> None:
        """Keep under `folder`; when not enabled, nothing is looked up and everything is done anew."""
        self.folder = folder
        self.enabled = enabled
        self.code = _code_digest()

    def memory(self) -> Memory:
        """What earlier builds read, if this very code read it."""
        return Memory(self._load("read", self.code) or {})

    def keep(self, memory: Memory) -> None:
        """Keep what this build read."""
        if memory.changed:
            self._save("read", self.code, memory.used)

    def resolved(self, facts: str) -> Resolved:
        """The pages that the last build resolved, if all facts that they may show are as they were."""
        return Resolved(facts, self._load("resolved", facts) or {})

    def keep_resolved(self, resolved: Resolved) -> None:
        """Keep the pages that this build resolved."""
        if resolved.changed:
            self._save("resolved", resolved.facts, resolved.used)

    def sizes(self) -> Sizes:
        """Sizes of packed files that earlier builds measured."""
        return Sizes(self._load("sizes", "") or {})

    def keep_sizes(self, sizes: Sizes) -> None:
        """Keep the sizes that this build used."""
        if sizes.used != sizes.known:
            self._save("sizes", "", sizes.used)

    def _load(self, name: str, state: str) -> dict[str, Any] | None:
        if not self.enabled:
            return None
        try:
            found, known = pickle.loads((self.folder / f"{name}.pickle").read_bytes())  # noqa: S301 (our own file)
        except Exception:  # noqa: BLE001 (a damaged file is as good as none, whatever is wrong with it)
            return None
        return known if found == state else None

    def _save(self, name: str, state: str, known: dict[str, Any]) -> None:
        if self.enabled:
            self.folder.mkdir(parents=True, exist_ok=True)
            part = self.folder / f"{name}.pickle.{os.getpid()}"
            part.write_bytes(pickle.dumps((state, known), protocol=5))
            part.replace(self.folder / f"{name}.pickle")

    def templates(self) -> FileSystemBytecodeCache | None:
        """Compiled templates."""
        if not self.enabled:
            return None
        folder = self.folder / "templates"
        folder.mkdir(parents=True, exist_ok=True)
        return FileSystemBytecodeCache(str(folder))


def _code_digest() -> str:
    """The state of the code that reads records, the organisation's too."""
    digest = hashlib.sha256()
    rooms = Path(__file__).resolve().parents[1]
    for file in (*sorted((rooms / "load").rglob("*.py")), *sorted((rooms / "organisation").rglob("*.py"))):
        digest.update(file.read_bytes())
    digest.update(version("jsonschema-rs").encode())
    return digest.hexdigest()


def chrome_digest(root: Path, settings: str) -> str:
    """The state of all that every page is made with: code, templates, settings and the versions of what we use."""
    digest = hashlib.sha256()
    folders = (root / "scripts" / "handbook", root / "overrides")
    files = [root / settings, *(file for folder in folders for file in sorted(folder.rglob("*")))]
    for file in files:
        if file.suffix in (".py", ".html", ".yml"):
            digest.update(file.relative_to(root).as_posix().encode())
            digest.update(file.read_bytes())
    for name in _MADE_WITH:
        digest.update(f"{name} {version(name)}".encode())
    return digest.hexdigest()
