"""Finished downloads, kept by what they are made from, so that each is made once for each state of that."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from .cache import sweep


class Shelf:
    """Puts downloads into the site under way, and remembers how large each is."""

    def __init__(self, stage: Path, kept: Path | None) -> None:
        """Put downloads into `stage`; keep them between builds in `kept`, or make all anew when there is none."""
        self.stage = stage
        self.kept = kept
        self.sizes: dict[str, int] = {}
        self._names: dict[str, str] = {}

    def put(self, url: str, facts: str, make: Callable[[], bytes]) -> None:
        """Put a file at an address, made only when its facts have changed.

        Args:
            url: its address, from the site's root.
            facts: all that its content depends on, the code that makes it included.
            make: makes its content.
        """
        key = hashlib.sha256(f"{url.rpartition('/')[2]}\0{facts}".encode()).hexdigest()
        name = self._names[url] = f"{key}{Path(url).suffix}"
        content = self._known(name)
        if not content:
            content = make()
            self._keep(name, content)
        self._write(url, content)

    def put_all_again(self, state: str) -> bool:
        """Put all the files of an earlier build, if that was of this very state; whether it was."""
        try:
            names = json.loads(self._known(self._list(state)))
        except ValueError:
            return False
        contents = {url: self._known(name) for url, name in names.items()}
        if not all(contents.values()):
            return False
        self._names = names
        for url, content in contents.items():
            self._write(url, content)
        return True

    def close(self, state: str) -> None:
        """Remember which files are those of this state; delete the old ones once they are most of what is kept."""
        if self.kept:
            self._keep(self._list(state), json.dumps(self._names).encode())
            used = {Path(name).stem for name in (*self._names.values(), self._list(state))}
            sweep(self.kept, used, 3 * len(used))

    def _list(self, state: str) -> str:
        return f"{hashlib.sha256(state.encode()).hexdigest()}.list"

    def _known(self, name: str) -> bytes:
        try:
            return (self.kept / name).read_bytes() if self.kept else b""
        except OSError:
            return b""

    def _keep(self, name: str, content: bytes) -> None:
        if self.kept:
            self.kept.mkdir(parents=True, exist_ok=True)
            part = self.kept / f"{name}.part"
            part.write_bytes(content)
            part.replace(self.kept / name)

    def _write(self, url: str, content: bytes) -> None:
        file = self.stage / url
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        self.sizes[url] = len(content)
