"""Our own build: before, the engine in as many processes as help, after, and the swap."""

from __future__ import annotations

import datetime
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..load import address
from ..load.problem import Problem
from . import after, before, template_fault
from .before import Prepared
from .cache import Cache, Kept, chrome_digest
from .crew import Crew
from .failure import BuildFailed
from .finished import FinishedPage
from .rendering import SETTINGS

CACHE = ".cache"


@dataclass(frozen=True)
class Plan:
    """What to build: the tree, the organisation's folder, where the site goes, and with how many processes."""

    root: Path
    site: Path
    today: datetime.date
    organisation: Path | None = None
    processes: int = 0
    cached: bool = True


def build(plan: Plan, say: Callable[[str], None], crew: Crew | None = None) -> list[Problem]:
    """Build the site.

    Args:
        plan: what to build.
        say: told, in a line, how far the build is.
        crew: the engine, where it was brought up already.

    Returns: the warnings. Raises BuildFailed when there is any error; the last good site then stays.

    Example: `build(Plan(root, root / "site", date), print)`
    """
    crew = crew or Crew(plan.root, plan.processes)
    try:
        return _build(plan, crew, say)
    finally:
        crew.dismiss()


def _build(plan: Plan, crew: Crew, say: Callable[[str], None]) -> list[Problem]:
    kept = Kept(plan.root / CACHE, enabled=plan.cached)
    memory = kept.memory()
    project, layer = before.load_tree(plan.root, plan.organisation, memory)
    kept.keep(memory)
    problems = before.check_tree(project, layer, plan.today)
    _stop_at_errors(problems)
    try:
        prepared = before.prepare(plan.root, project, layer, kept)
    except Exception as error:
        raise _explained(error, plan.root) from error
    say(f"{len(prepared.pages)} pages are checked and laid out")
    stage = plan.site.with_name(f".{plan.site.name}.new")
    shutil.rmtree(stage, ignore_errors=True)
    try:
        finished = _render(plan, crew, prepared, stage, say)
        after.write_exports(prepared, finished, stage, layer.organisation.address)
        faults = after.check_site(prepared, finished, after.other_files(stage, prepared.pages))
        _stop_at_errors(faults)
        after.swap(stage, plan.site)
    except BuildFailed:
        raise
    except Exception as error:
        raise _explained(error, plan.root) from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return problems + faults


def _explained(error: Exception, root: Path) -> Exception:
    """The same failure as a list of problems, when a template is to blame; else the error itself."""
    problem = template_fault.find(error, root)
    return BuildFailed([problem]) if problem else error


def _stop_at_errors(problems: list[Problem]) -> None:
    if any(not problem.warning for problem in problems):
        raise BuildFailed(problems)


def _render(
    plan: Plan, crew: Crew, prepared: Prepared, stage: Path, say: Callable[[str], None]
) -> dict[str, FinishedPage]:
    """Render the pages that are not in the cache, and put those that are beside them."""
    cache = Cache(plan.root / CACHE / "pages")
    chrome = chrome_digest(plan.root, SETTINGS)
    keys = {path: page.key(chrome) for path, page in prepared.pages.items()}
    found = {path: cache.get(key) for path, key in keys.items()} if plan.cached else {}
    kept = {path: hit for path, hit in found.items() if hit}
    wanted = [path for path in prepared.pages if path not in kept]
    say(f"{len(wanted)} pages are rendered, {len(kept)} are as they were")
    crew.render(before.job(prepared, wanted, keys), stage, cache.folder)
    finished: dict[str, FinishedPage] = {}
    for path, key in keys.items():
        hit = kept.get(path) or cache.get(key)
        if hit is None:
            raise RuntimeError(f"{path} was not rendered")
        html, finished[path] = hit
        if path in kept:
            file = stage / address.of_page(path) / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(html)
    cache.sweep(set(keys.values()))
    return finished


def tell(text: str) -> None:
    """Print one line of progress."""
    print(text, file=sys.stderr, flush=True)
