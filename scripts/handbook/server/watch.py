"""Hears of changed files, and waits until an editor has finished with them."""

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

FOLDERS = ("docs", "data", "organisation", "overrides", "scripts", "theme")
TOP = (".yml", ".yaml", ".toml")  # files of the project's own folder that a build reads
IGNORED = {
    ".git",
    ".venv",
    ".tools",
    ".cache",
    "site",
    "node_modules",
    "__pycache__",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
}
TEMPORARY = ("~", ".swp", ".swx", ".tmp", ".pyc", ".part", ".bak")
WRITES = {"created", "modified", "moved", "deleted"}
QUIET = 0.08  # seconds without a change after which an editor has finished
LONGEST = 1.0  # seconds after the first change at which nobody waits for more


class Watch(FileSystemEventHandler):
    """Collects changes under a project's folders and calls back once for each burst of them."""

    def __init__(self, root: Path, changed: Callable[[Sequence[Path]], None], others: Sequence[Path] = ()) -> None:
        self.root = root.resolve()
        self.others = [path.resolve() for path in others]
        self._changed = changed
        self._seen: dict[Path, None] = {}
        self._lock = threading.Lock()
        self._news = threading.Event()
        self._stopped = threading.Event()
        self._observer: BaseObserver | None = None
        self._thread = threading.Thread(target=self._wait, daemon=True)

    def start(self) -> None:
        """Begin to watch; where the system cannot tell of so many files, look at them from time to time."""
        try:
            self._observer = self._observe(Observer())
        except OSError:
            self._observer = self._observe(PollingObserver(timeout=0.5))
        self._thread.start()

    def _observe(self, observer: BaseObserver) -> BaseObserver:
        """Give an observer the folders that are there, and start it."""
        for path in [*(self.root / name for name in FOLDERS), *self.others]:
            if path.is_dir():
                observer.schedule(self, str(path), recursive=True)
        observer.schedule(self, str(self.root), recursive=False)
        observer.start()
        return observer

    def stop(self) -> None:
        """Watch no more."""
        self._stopped.set()
        self._news.set()
        if self._observer:
            self._observer.stop()
            self._observer.join()
        self._thread.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change to a file that a build reads."""
        if event.is_directory or event.event_type not in WRITES:
            return
        paths = [Path(str(name)) for name in (event.src_path, event.dest_path) if name]
        noted = [path for path in paths if self.matters(path)]
        if noted:
            with self._lock:
                self._seen.update(dict.fromkeys(noted))
            self._news.set()

    def matters(self, path: Path) -> bool:
        """Whether a build could come out differently for a change to this file."""
        if path.name.endswith(TEMPORARY) or path.name.startswith((".#", "#")) or path.name == "4913":
            return False
        for other in self.others:
            if path.is_relative_to(other):
                return not IGNORED.intersection(path.relative_to(other).parts)
        if not path.is_relative_to(self.root):
            return False
        parts = path.relative_to(self.root).parts
        if IGNORED.intersection(parts):
            return False
        return parts[0] in FOLDERS if len(parts) > 1 else path.suffix in TOP

    def _wait(self) -> None:
        """Call back when a burst of changes is over."""
        while not self._stopped.is_set():
            self._news.wait()
            until = time.monotonic() + LONGEST
            while time.monotonic() < until and not self._stopped.is_set():
                self._news.clear()
                if not self._news.wait(QUIET):
                    break
            with self._lock:
                seen, self._seen = list(self._seen), {}
            if seen and not self._stopped.is_set():
                self._changed(seen)
