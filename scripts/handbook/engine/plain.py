"""The steps before and after for the engine's own commands, where nothing else opens a session."""

from __future__ import annotations

import datetime
import os
import shutil
from pathlib import Path
from typing import Any

from . import after, before, session
from .before import Prepared
from .finished import read

_open: tuple[Prepared, Path, Path] | None = None
"""What was prepared, the stage that the engine writes to, and the site that it will replace."""


def open_session(config: Any) -> None:
    """Do the step before; the engine is sent to a stage, so that a failed build leaves the last good site."""
    global _open
    root = Path(config.config_file_path).parent
    project, layer = before.load_tree(root)
    problems = before.check_tree(project, layer, datetime.date.fromisoformat(_today()))
    _report(problems)
    prepared = before.prepare(root, project, layer)
    site = Path(config.site_dir)
    stage = site.with_name(f".{site.name}.new")
    shutil.rmtree(stage, ignore_errors=True)
    config.site_dir = str(stage)
    _open = prepared, stage, site
    wanted = frozenset(prepared.pages)
    session.use(session.Session(prepared.pages, prepared.menu, wanted, True, read, layer.organisation.address))


def close_session(config: Any) -> None:
    """Do the step after and put the new site in the old one's place."""
    global _open
    if _open is None:
        return
    prepared, stage, site = _open
    finished = session.current().finished
    ordered = {path: finished[path] for path in prepared.pages}
    after.write_exports(prepared, ordered, stage, session.current().address)
    _report(after.check_site(prepared, ordered, after.other_files(stage, prepared.pages)))
    after.swap(stage, site)
    config.site_dir = str(site)
    _open = None
    session.use(None)


def drop_session() -> None:
    """Forget a build that failed, and its stage."""
    global _open
    if _open is not None:
        shutil.rmtree(_open[1], ignore_errors=True)
        _open = None
        session.use(None)


def _today() -> str:
    return os.environ.get("HANDBOOK_TODAY") or datetime.date.today().isoformat()


def _report(problems: list[Any]) -> None:
    from mkdocs.exceptions import PluginError

    errors = [problem for problem in problems if not problem.warning]
    if errors:
        raise PluginError("\n".join(["the handbook has mistakes:", *map(str, errors)]))
