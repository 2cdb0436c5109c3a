"""The engine's process: it imports the engine, waits for a job, and deals its pages out to more processes."""

from __future__ import annotations

import gc
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


def serve(root: Path, processes: int, work: int, said: int) -> NoReturn:
    """The life of the engine's process: import, wait for a job, render it, say what went wrong."""
    gc.enable()  # the engine leaves much garbage when it renders thousands of pages
    gc.set_threshold(50_000, 20, 20)
    try:
        engine = rendering.Engine(root)
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
        said = [wait(*child) for child in children]
    for word in said:
        stop_at(word)


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


def wait(child: int, pipe: int) -> list[Problem] | str | None:
    """Wait for a process to end; returns what it said, or that it was killed."""
    with os.fdopen(pipe, "rb") as incoming:
        said = incoming.read()
    status = os.waitpid(child, 0)[1]
    if said:
        return pickle.loads(said)  # type: ignore[no-any-return]  # noqa: S301 (our own process)
    return f"a rendering process ended with status {status}" if status else None


def stop_at(said: list[Problem] | str | None) -> None:
    """Raise what a process said went wrong."""
    if isinstance(said, list):
        raise BuildFailed(said)
    if said:
        raise RuntimeError(said)
