"""The engine at work beside us: it is brought up while we read and check, then renders in several processes."""

from __future__ import annotations

import os
import pickle
import sys
import traceback
from pathlib import Path
from typing import Any, NoReturn

from ..load.problem import Problem
from . import rendering, template_fault
from .failure import BuildFailed
from .rendering import Places
from .resolved import Job

SMALLEST_SHARE = 8
"""Pages. Below it, starting a process costs more than it saves."""


class Crew:
    """A process that imports the engine at once and waits for work; one that is never given any just ends.

    Where the system cannot fork (Windows), the work is done in this process when it comes. The output is the same.
    """

    def __init__(self, root: Path, processes: int) -> None:
        """Bring the engine up for the project at `root`, to work with at most so many processes."""
        self.root = root
        self.processes = processes
        self.child = 0
        if hasattr(os, "fork"):
            work_out, self.work_in = os.pipe()
            self.said_out, said_in = os.pipe()
            self.child = os.fork()
            if self.child == 0:
                os.close(self.work_in)
                os.close(self.said_out)
                _serve(root, processes, work_out, said_in)
            os.close(work_out)
            os.close(said_in)

    def render(self, job: Job, stage: Path, cache: Path) -> None:
        """Render a job's pages into the stage and the cache. Raises BuildFailed for a template's fault."""
        if not self.child:
            rendering.run(rendering.Engine(), job, Places(self.root, stage, cache), chrome=True)
            return
        with os.fdopen(self.work_in, "wb") as work:
            pickle.dump((job, Places(self.root, stage, cache)), work, protocol=5)
        child, self.child = self.child, 0
        _raise(_wait(child, self.said_out))

    def dismiss(self) -> None:
        """Let the process end, where no work came for it."""
        if self.child:
            os.close(self.work_in)
            _wait(self.child, self.said_out)
            self.child = 0


def _serve(root: Path, processes: int, work: int, said: int) -> NoReturn:
    """The life of the engine's process: import, wait for a job, render it, say what went wrong."""
    try:
        engine = rendering.Engine()
        with os.fdopen(work, "rb") as incoming:
            sent = incoming.read()
        if sent:
            job, places = pickle.loads(sent)  # noqa: S301 (our own process)
            _render(engine, job, places, processes)
    except BaseException as error:  # noqa: BLE001 (whatever it was, the one who waits is told)
        _say(said, error, root)
    _end()


def _render(engine: rendering.Engine, job: Job, places: Places, processes: int) -> None:
    first, *others = _shares(job, max(1, min(processes, len(job.pages) // SMALLEST_SHARE)))
    children = []
    for share in others:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                rendering.run(engine, job.share(share), places, chrome=False)
            except BaseException as error:  # noqa: BLE001 (as above)
                _say(writing, error, places.root)
            _end()
        os.close(writing)
        children.append((child, reading))
    try:
        rendering.run(engine, job.share(first), places, chrome=True)
    finally:
        said = [_wait(*child) for child in children]
    for word in said:
        _raise(word)


def _shares(job: Job, count: int) -> list[list[str]]:
    """Deal the pages out so that each share has about the same amount of text."""
    shares: list[list[str]] = [[] for _ in range(count)]
    sizes = [0] * count
    weights = {path: len(page.markdown) + sum(map(len, page.html)) // 4 for path, page in job.pages.items()}
    for path in sorted(job.pages, key=lambda path: (-weights[path], path)):
        least = sizes.index(min(sizes))
        shares[least].append(path)
        sizes[least] += weights[path] + 2000
    return shares


def _say(pipe: int, error: BaseException, root: Path) -> None:
    if isinstance(error, BuildFailed):
        said: Any = error.problems
    else:
        problem = template_fault.find(error, root)
        said = [problem] if problem else traceback.format_exc()
    with os.fdopen(pipe, "wb") as out:
        pickle.dump(said, out)


def _end() -> NoReturn:
    sys.stderr.flush()
    os._exit(0)


def _wait(child: int, pipe: int) -> list[Problem] | str | None:
    """Wait for a process to end; returns what it said, or that it was killed."""
    with os.fdopen(pipe, "rb") as incoming:
        said = incoming.read()
    status = os.waitpid(child, 0)[1]
    if said:
        return pickle.loads(said)  # type: ignore[no-any-return]  # noqa: S301 (our own process)
    return f"a rendering process ended with status {status}" if status else None


def _raise(said: list[Problem] | str | None) -> None:
    if isinstance(said, list):
        raise BuildFailed(said)
    if said:
        raise RuntimeError(said)
