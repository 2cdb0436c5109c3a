"""The engine in a process of its own: it comes up while we read and check, and waits for work.

This module imports next to nothing, so that the process can be started first of all.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .rendering import Places
    from .resolved import Job

MOST = 8
"""Processes. Above it, writing the pages is what takes the time."""


class Crew:
    """A process that imports the engine at once; one that is never given any work just ends.

    Where the system cannot fork (Windows), the work is done in this process when it comes. The output is the same.
    """

    def __init__(self, root: Path, processes: int = 0) -> None:
        """Bring the engine up for the project at `root`, to work with at most so many processes; 0: as many as help."""
        self.root = root
        self.child = 0
        self.sender: threading.Thread | None = None
        self.work: tuple[Job, Places]
        if hasattr(os, "fork"):
            work_out, self.work_in = os.pipe()
            self.said_out, said_in = os.pipe()
            self.child = os.fork()
            if self.child == 0:
                os.close(self.work_in)
                os.close(self.said_out)
                from .workers import serve

                serve(root, processes or min(os.cpu_count() or 1, MOST), work_out, said_in)
            os.close(work_out)
            os.close(said_in)

    def start(self, job: Job, stage: Path, cache: Path) -> None:
        """Set a job's pages to be rendered into the stage and the cache; returns at once."""
        from .rendering import Places

        self.work = (job, Places(self.root, stage, cache))
        if self.child:
            self.sender = threading.Thread(target=self._send)
            self.sender.start()

    def _send(self) -> None:
        # A process that has failed already has closed its end, and says why when it is waited for.
        with contextlib.suppress(BrokenPipeError), os.fdopen(self.work_in, "wb") as pipe:
            pickle.dump(self.work, pipe, protocol=5)

    def finish(self) -> None:
        """Wait until the job is done. Raises BuildFailed for a mistake in a template or in the settings."""
        from . import rendering, workers

        if not self.child:
            rendering.run(rendering.Engine(self.root), *self.work, chrome=True)
            return
        if self.sender:
            self.sender.join()
        child, self.child = self.child, 0
        workers.stop_at(workers.wait(child, self.said_out))

    def dismiss(self) -> None:
        """Let the process end; the job that it may have is of no use any more."""
        if self.child:
            from . import workers

            if self.sender:
                self.sender.join()
            else:
                os.close(self.work_in)
            workers.wait(self.child, self.said_out)
            self.child = 0
