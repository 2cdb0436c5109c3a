"""Runs the engine once over some pages, and keeps what it makes."""

from __future__ import annotations

import importlib
import logging
import os
import sys
import types
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..load.problem import BAD_SETTINGS, Origin
from . import session
from .cache import Cache
from .failure import BuildFailed
from .finished import FinishedPage, read
from .resolved import Job

SETTINGS = "mkdocs.yml"
WATCHED = ("data", "organisation", "overrides", "scripts", "theme")


@dataclass(frozen=True)
class Places:
    """Where things are: the project, the new site's folder, and the folder in which finished pages are kept."""

    root: Path
    stage: Path
    cache: Path


class Engine:
    """The engine, imported, with its settings read: as much as can be done before there is work."""

    def __init__(self, root: Path) -> None:
        """Bring the engine up for the project at `root`; done once, before any process is forked from this one.

        Raises BuildFailed for a mistake in the settings.
        """
        os.environ["NO_MKDOCS_2_WARNING"] = "1"
        _import_when_used("requests")
        import mkdocs.commands.build
        import mkdocs.config
        import mkdocs_macros.context

        # The plugin starts six git processes for variables that no page of ours can use.
        mkdocs_macros.context.get_git_info = dict
        logging.getLogger("mkdocs.commands.build").setLevel(logging.CRITICAL)
        self.build = mkdocs.commands.build.build
        self.settings = _settings(mkdocs.config.load_config, root)


class _Later(types.ModuleType):
    """Stands for a module until something of it is used."""

    def __getattr__(self, name: str) -> Any:
        del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


def _import_when_used(name: str) -> None:
    """Put off a slow import: the macros plugin asks for a web client that no build of ours uses."""
    sys.modules.setdefault(name, _Later(name))


def _settings(load: Callable[..., Any], root: Path) -> Any:
    """The engine's settings; what it finds wrong with them becomes a problem like any other."""
    said: list[str] = []
    listener = _Listener(said)
    logging.getLogger("mkdocs").addHandler(listener)
    watched = [str(root / name) for name in WATCHED if (root / name).is_dir()]
    try:
        return load(str(root / SETTINGS), watch=watched)
    except (Exception, SystemExit) as error:
        origin = Origin(SETTINGS, *_line_of(error))
        said.append(str(error))
        remedy = "compare the file with the one that was shipped"
        raise BuildFailed([BAD_SETTINGS.at(origin, " ".join(said[0].split()), remedy)]) from error
    finally:
        logging.getLogger("mkdocs").removeHandler(listener)


def _line_of(error: BaseException) -> tuple[int, int]:
    """The line and column that a YAML error names."""
    mark = getattr(error, "problem_mark", None) or getattr(error.__cause__, "problem_mark", None)
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


class _Listener(logging.Handler):
    """Gathers what the engine says is wrong with its settings."""

    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.ERROR)
        self.said = said

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def run(engine: Engine, job: Job, places: Places, *, chrome: bool) -> None:
    """Run the engine over a job's pages; `chrome` asks for what is not a page, too."""
    kept = Cache(places.cache)

    def finish(path: str, html: str) -> FinishedPage:
        page = read(path, html)
        kept.put(job.keys[path], html.encode("utf-8"), page)
        return page

    session.use(session.Session(job, chrome, finish))
    try:
        config = engine.settings
        config.site_dir = str(places.stage)
        config.plugins.on_startup(command="build", dirty=True)
        engine.build(config, dirty=True)
    finally:
        session.use(None)
