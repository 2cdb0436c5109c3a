"""The steps before and after for the engine's own commands, where nothing else opens a session."""

from __future__ import annotations

import datetime
import logging
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..check.weight import Sizes
from ..load.problem import Problem
from . import after, before, publication, session, template_fault
from .before import Prepared
from .downloads import write_downloads
from .finished import read


@dataclass(frozen=True)
class PlainBuild:
    """The project, what was prepared, the stage that the engine writes to, and the site that it will replace."""

    root: Path
    prepared: Prepared
    stage: Path
    site: Path


def open_session(config: Any) -> None:
    """Do the step before; the engine is sent to a stage, so that a failed build leaves the last good site."""
    root = Path(config.config_file_path).parent
    project, layer = before.load_tree(root)
    _stop_at_errors(before.check_tree(project, layer, _today()))
    try:
        prepared = before.prepare(root, project, layer)
    except Exception as error:
        _stop_at_errors([problem] if (problem := template_fault.find(error, root)) else [])
        raise
    site = Path(config.site_dir)
    plain = PlainBuild(root, prepared, site.with_name(f".{site.name}.new"), site)
    shutil.rmtree(plain.stage, ignore_errors=True)
    config.site_dir = str(plain.stage)
    job = before.job(prepared, list(prepared.pages), {})
    session.use(session.Session(job, chrome=True, finish=read, plain=plain))


def close_session(config: Any) -> None:
    """Do the step after and put the new site in the old one's place; does nothing in a build of our own."""
    now = session.current()
    if now.plain is None:
        return
    plain: PlainBuild = now.plain
    finished = {path: now.finished[path] for path in plain.prepared.pages}
    sizes = write_downloads(plain.prepared.library, plain.stage)
    after.tell_sizes(plain.prepared, plain.stage, sizes)
    after.write_exports(plain.prepared, finished, plain.stage)
    weights = after.weigh_pages(finished, plain.stage, Sizes({}))
    _stop_at_errors(after.check_site(plain.prepared, finished, after.other_files(plain.stage, finished), weights))
    publication.publish(plain.stage, publication.PLAIN, None)
    after.swap(plain.stage, plain.site)
    config.site_dir = str(plain.site)
    session.use(None)


def drop_session(error: Exception) -> None:
    """Forget a build that failed, and its stage; where a template is to blame, say so as for any other mistake."""
    if session.is_open() and session.current().plain is not None:
        plain: PlainBuild = session.current().plain
        shutil.rmtree(plain.stage, ignore_errors=True)
        session.use(None)
        if problem := template_fault.find(error, plain.root):
            from mkdocs.exceptions import Abort

            logging.getLogger("mkdocs.plugins.handbook").error(problem)
            raise Abort("the handbook has a mistake") from error


def _today() -> datetime.date:
    given = os.environ.get("HANDBOOK_TODAY")
    return datetime.date.fromisoformat(given) if given else datetime.datetime.now().astimezone().date()


def _stop_at_errors(problems: list[Problem]) -> None:
    from mkdocs.exceptions import PluginError

    errors = [problem for problem in problems if not problem.warning]
    if errors:
        raise PluginError("\n".join(["the handbook has mistakes:", *map(str, errors)]))
