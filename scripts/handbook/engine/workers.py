"""Runs the engine over a share of the pages in each of several processes."""

from __future__ import annotations

import importlib.util
import logging
import os
import sys
import traceback
from pathlib import Path

from . import session
from .before import SETTINGS, Prepared
from .cache import Cache
from .finished import FinishedPage, read


def render(
    root: Path, prepared: Prepared, wanted: list[str], stage: Path, cache: Cache, keys: dict[str, str], processes: int
) -> None:
    """Render pages into the stage and the cache.

    Where the system can fork, each process takes a share; what was loaded is shared, not copied. Elsewhere
    (Windows) one process does all. The output is the same.

    Args:
        root: the project's folder.
        prepared: the resolved pages.
        wanted: the paths of the pages to render.
        stage: the folder of the new site.
        cache: where finished pages are kept.
        keys: the name of each page's finished HTML.
        processes: how many processes to use at most.
    """
    engine = _import_engine()
    shares = _shares(wanted, prepared, min(processes, max(1, len(wanted) // 8)))
    children = []
    for share in shares[1:]:
        child = os.fork()
        if child == 0:
            _run_child(engine, root, prepared, share, stage, cache, keys)
        children.append(child)
    run(engine, root, prepared, shares[0], stage, cache, keys, chrome=True)
    failed = [child for child in children if os.waitpid(child, 0)[1] != 0]
    if failed:
        raise RuntimeError("a rendering process failed; its message stands above")


def _shares(wanted: list[str], prepared: Prepared, count: int) -> list[list[str]]:
    """Deal the pages out so that each share has about the same amount of text."""
    shares: list[list[str]] = [[] for _ in range(count)]
    sizes = [0] * count
    for path in sorted(wanted, key=lambda path: (-len(prepared.pages[path].markdown), path)):
        least = sizes.index(min(sizes))
        shares[least].append(path)
        sizes[least] += len(prepared.pages[path].markdown) + 2000
    return shares


def _run_child(
    engine: Engine, root: Path, prepared: Prepared, share: list[str], stage: Path, cache: Cache, keys: dict[str, str]
) -> None:
    status = 1
    try:
        run(engine, root, prepared, share, stage, cache, keys, chrome=False)
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


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


def _import_engine() -> Engine:
    return Engine()


def run(
    engine: Engine, root: Path, prepared: Prepared, share: list[str], stage: Path, cache: Cache,
    keys: dict[str, str], *, chrome: bool,
) -> None:  # fmt: skip
    """Run the engine once, over one share of the pages."""

    def finish(path: str, html: str) -> FinishedPage:
        page = read(path, html)
        cache.put(keys[path], html.encode("utf-8"), page)
        return page

    address = prepared.library.layer.organisation.address
    session.use(session.Session(prepared.pages, prepared.menu, frozenset(share), chrome, finish, address))
    try:
        config = engine.load(str(root / SETTINGS), site_dir=str(stage))
        config.plugins.on_startup(command="build", dirty=True)
        engine.build(config, dirty=True)
    finally:
        session.use(None)
