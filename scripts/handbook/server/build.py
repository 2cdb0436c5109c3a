"""Runs the build as a program of its own, so that changed scripts count, and tells open pages how it went."""

import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from handbook.server.reload import Live

KEPT = 200  # lines of a failed build that a page shows


class Builds:
    """One build at a time, with its outcome in the terminal and in the browser."""

    def __init__(self, command: Sequence[str], root: Path, live: Live) -> None:
        self.command = list(command)
        self.root = root
        self.live = live
        self._one = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._stopped = False

    def run(self, because: Sequence[Path] = ()) -> None:
        """Build, and say how it went."""
        with self._one:
            if self.stopped():
                return
            if because:
                print(f"\nChanged: {self._named(because)}", flush=True)
            started = time.monotonic()
            code, said = self._build()
            if self.stopped():
                return
            if code == 0:
                print(f"Built in {time.monotonic() - started:.1f} s", flush=True)
                self.live.succeed()
            else:
                print("Not built: the site is shown as it was before.", file=sys.stderr, flush=True)
                self.live.fail(said or f"The build ended with code {code} and said nothing.")

    def _named(self, paths: Sequence[Path]) -> str:
        """The first of the changed files, for a person."""
        names = [
            path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path) for path in paths
        ]
        return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")

    def _build(self) -> tuple[int, str]:
        """Run the command, show what it prints, keep its last lines."""
        last: deque[str] = deque(maxlen=KEPT)
        try:
            self._process = subprocess.Popen(
                self.command,
                cwd=self.root,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                errors="replace",
            )
        except OSError as error:
            return 127, str(error)
        with self._process as process:
            assert process.stdout is not None
            for line in process.stdout:
                print(line, end="", flush=True)
                last.append(line)
        return process.returncode, "".join(last).strip()

    def stopped(self) -> bool:
        """Whether no more builds are wanted."""
        return self._stopped

    def stop(self) -> None:
        """End a build that is running, and start no other."""
        self._stopped = True
        if self._process and self._process.poll() is None:
            self._process.terminate()
