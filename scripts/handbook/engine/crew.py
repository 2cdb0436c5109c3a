"""The engine in a process of its own: it comes up while we read and check, and waits for work.

This module imports next to nothing, so that the process can be started first of all.
"""

from __future__ import annotations

import contextlib
import os
import pickle
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

    def render(self, job: Job, stage: Path, cache: Path) -> None:
        """Render a job's pages into the stage and the cache. Raises BuildFailed for a mistake in a template."""
        from . import rendering, workers

        places = rendering.Places(self.root, stage, cache)
        if not self.child:
            rendering.run(rendering.Engine(self.root), job, places, chrome=True)
            return
        # A process that has failed already has closed its end, and says why when it is waited for.
        with contextlib.suppress(BrokenPipeError), os.fdopen(self.work_in, "wb") as work:
            pickle.dump((job, places), work, protocol=5)
        child, self.child = self.child, 0
        workers.stop_at(workers.wait(child, self.said_out))

    def dismiss(self) -> None:
        """Let the process end, where no work came for it."""
        if self.child:
            from . import workers

            os.close(self.work_in)
            workers.wait(self.child, self.said_out)
            self.child = 0
