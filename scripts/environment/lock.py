"""A lock between processes, so that two starts do not set up at once. It goes when its holder dies."""

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from environment.progress import say


def _take(handle: IO[bytes]) -> bool:
    """Take the lock if nobody has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            handle.seek(0)
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock while the block runs; wait, and say so once, while another process has it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as handle:
        waiting = False
        while not _take(handle):
            if not waiting:
                say("Another start is setting up the handbook; waiting for it …")
                waiting = True
            time.sleep(0.1)
        # Being asked to end is as Ctrl-C: what was started for the set-up must end with it.
        before = signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            yield  # closing the file lets go
        finally:
            signal.signal(signal.SIGTERM, before)
