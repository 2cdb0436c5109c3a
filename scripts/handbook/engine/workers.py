"""Runs the engine over a share of the pages in each of several processes."""

from __future__ import annotations

import importlib.util
import logging
import os
import pickle
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from ..load.problem import Problem
from . import session, template_fault
from .before import SETTINGS, Prepared
from .cache import Cache
from .failure import BuildFailed
from .finished import FinishedPage, read

SMALLEST_SHARE = 8
"""Pages. Below it, starting a process costs more than it saves."""


@dataclass(frozen=True)
class Job:
    """What to render: the prepared pages, where to, and the name under which each finished page is kept."""

    root: Path
    prepared: Prepared
    stage: Path
    cache: Cache
    keys: dict[str, str]

    def keep(self, path: str, html: str) -> FinishedPage:
        """Read a finished page's facts and keep it."""
        page = read(path, html)
        self.cache.put(self.keys[path], html.encode("utf-8"), page)
        return page


def render(job: Job, wanted: list[str], processes: int) -> None:
    """Render pages into the stage and the cache.

    Where the system can fork, each process takes a share; what was loaded is shared, not copied. Elsewhere
    (Windows) one process does all. The output is the same.

    Args:
        job: what to render.
        wanted: the paths of the pages to render.
        processes: how many processes to use at most.
    """
    engine = Engine()
    count = min(processes, len(wanted) // SMALLEST_SHARE) if hasattr(os, "fork") else 1
    first, *others = _shares(wanted, job.prepared, max(1, count))
    children = [_start(engine, job, share) for share in others]
    try:
        run(engine, job, first, chrome=True)
    finally:
        said = [_wait(*child) for child in children]
    problems = [word for word in said if isinstance(word, Problem)]
    if problems:
        raise BuildFailed(sorted(set(problems)))
    if any(said):
        raise RuntimeError("\n".join(str(word) for word in said if word))


def _shares(wanted: list[str], prepared: Prepared, count: int) -> list[list[str]]:
    """Deal the pages out so that each share has about the same amount of text."""
    shares: list[list[str]] = [[] for _ in range(count)]
    sizes = [0] * count
    weights = {
        path: len(prepared.pages[path].markdown) + sum(map(len, prepared.pages[path].html)) // 4 for path in wanted
    }
    for path in sorted(wanted, key=lambda path: (-weights[path], path)):
        least = sizes.index(min(sizes))
        shares[least].append(path)
        sizes[least] += weights[path] + 2000
    return shares


def _start(engine: Engine, job: Job, share: list[str]) -> tuple[int, int]:
    """Start a process over a share; returns its number and the pipe on which it says what went wrong."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _run_child(engine, job, share, writing)
    os.close(writing)
    return child, reading


def _run_child(engine: Engine, job: Job, share: list[str], pipe: int) -> NoReturn:
    try:
        run(engine, job, share, chrome=False)
    except BaseException as error:  # noqa: BLE001 (whatever it was, the parent is told)
        said = template_fault.find(error, job.root) or traceback.format_exc()
        with os.fdopen(pipe, "wb") as out:
            pickle.dump(said, out)
    finally:
        sys.stderr.flush()
        os._exit(0)


def _wait(child: int, pipe: int) -> Problem | str | None:
    """Wait for a process to end; returns what it said, or that it was killed."""
    with os.fdopen(pipe, "rb") as incoming:
        said = incoming.read()
    status = os.waitpid(child, 0)[1]
    if said:
        return pickle.loads(said)  # type: ignore[no-any-return]  # noqa: S301 (our own process)
    return f"a rendering process ended with status {status}" if status else None


def _import_when_used(name: str) -> None:
    """Put off a slow import: the macros plugin asks for a web client that no build of ours uses."""
    spec = importlib.util.find_spec(name)
    if name not in sys.modules and spec and spec.loader:
        spec.loader = importlib.util.LazyLoader(spec.loader)
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)


class Engine:
    """The engine's two functions that we call."""

    def __init__(self) -> None:
        """Import the engine; done once, before any process is forked."""
        os.environ["NO_MKDOCS_2_WARNING"] = "1"
        _import_when_used("requests")
        import mkdocs.commands.build
        import mkdocs.config
        import mkdocs_macros.context

        # The plugin starts six git processes for variables that no page of ours can use.
        mkdocs_macros.context.get_git_info = dict
        logging.getLogger("mkdocs.commands.build").setLevel(logging.ERROR)
        self.load = mkdocs.config.load_config
        self.build = mkdocs.commands.build.build


def run(engine: Engine, job: Job, share: list[str], *, chrome: bool) -> None:
    """Run the engine once, over one share of the pages; `chrome` asks for what is not a page, too."""
    prepared = job.prepared
    opened = session.Session(prepared.pages, prepared.menu, frozenset(share), chrome, job.keep)
    opened.address = prepared.library.layer.organisation.address
    session.use(opened)
    try:
        config = engine.load(str(job.root / SETTINGS), site_dir=str(job.stage))
        config.plugins.on_startup(command="build", dirty=True)
        engine.build(config, dirty=True)
    finally:
        session.use(None)
