"""Our own build: before, the engine in as many processes as help, after, and the swap."""

from __future__ import annotations

import datetime
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..check.weight import MOST
from ..load import address
from ..load.problem import Problem
from ..load.project import Project
from ..organisation.layer import Layer
from . import before, publication, template_fault
from .before import Prepared
from .cache import Cache, Kept
from .crew import Crew
from .failure import BuildFailed
from .finished import FinishedPage

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
    form: publication.Form = publication.PLAIN
    home: str | None = None
    """The id of the one home that the copy is for; all homes when there is none."""
    weights: bool = False
    """Whether to say what every page weighs."""
    folder: Path | None = None
    """Where the copy that opens by a double-click goes, if one is wanted."""


def build(plan: Plan, say: Callable[[str], None], crew: Crew | None = None) -> list[Problem]:
    """Build the site.

    Args:
        plan: what to build.
        say: told, in a line, how far the build is.
        crew: the engine, where it was brought up already.

    Returns: the warnings. Raises BuildFailed when there is any error; the last good site then stays.

    Example: `build(Plan(root, root / "site", date), print)`
    """
    return _build(plan, crew or Crew(plan.root, plan.processes), say)


def _build(plan: Plan, crew: Crew, say: Callable[[str], None]) -> list[Problem]:
    kept = Kept(plan.root / CACHE, enabled=plan.cached)
    memory = kept.memory()
    project, layer = before.load_tree(plan.root, plan.organisation, memory, plan.home)
    stage = plan.site.with_name(f".{plan.site.name}.new")
    shutil.rmtree(stage, ignore_errors=True)
    try:
        work = _start(plan, crew, (project, layer), kept, stage)
        # The engine is at work: what follows costs no time until it is done.
        problems = before.check_tree(project, layer, plan.today)
        kept.keep(memory)
        _stop_at_errors(problems)
        work = _certain(work)
        say(f"{len(work.keys)} pages are checked and laid out; {len(work.wanted)} of them are rendered")
        kept.keep_resolved(work.prepared.resolved)
        faults = _finish(plan, crew, work, stage, say)
        if plan.folder:
            from .folder import write_folder  # brought up only when it is wanted

            note = work.prepared.renderer.fill("copy_note.html", "", today=plan.today)
            write_folder(plan.root, plan.site, plan.folder, plan.today, note)
            say(f"the copy that opens by a double-click is in {plan.folder}")
    except BuildFailed:
        raise
    except Exception as error:
        raise _explained(error, plan.root) from error
    finally:
        crew.dismiss()
        shutil.rmtree(stage, ignore_errors=True)
    return problems + faults


@dataclass(frozen=True)
class Work:
    """The resolved pages, the name of each finished one, those that are kept already, and those to render."""

    prepared: Prepared
    kept: Kept
    cache: Cache
    keys: dict[str, str]
    hits: dict[str, tuple[bytes, FinishedPage]]
    wanted: list[str]


def _start(plan: Plan, crew: Crew, tree: tuple[Project, Layer], kept: Kept, stage: Path) -> Work | Exception:
    """Lay the pages out and set the engine to work on those that are not kept.

    It does not wait for the checks. A tree with mistakes may fail here: the error is given back, for the checks to
    say first what is wrong.
    """
    try:
        prepared = before.prepare(plan.root, *tree, kept)
    except Exception as error:  # noqa: BLE001 (as said: it is raised when the checks find nothing)
        return error
    cache = Cache(plan.root / CACHE / "pages")
    keys = {path: page.key(prepared.chrome) for path, page in prepared.pages.items()}
    found = {path: cache.get(key) for path, key in keys.items()} if plan.cached else {}
    hits = {path: hit for path, hit in found.items() if hit}
    wanted = [path for path in prepared.pages if path not in hits]
    crew.start(before.job(prepared, wanted, keys), stage, cache.folder)
    return Work(prepared, kept, cache, keys, hits, wanted)


def _certain(work: Work | Exception) -> Work:
    if isinstance(work, Exception):
        raise work
    return work


def _finish(plan: Plan, crew: Crew, work: Work, stage: Path, say: Callable[[str], None]) -> list[Problem]:
    """Put all finished pages together, make what comes after, check the whole, and put it in the old site's place."""
    from . import after, downloads  # brought up while the engine is at work

    kept = plan.root / CACHE / "downloads" if plan.cached else None
    sizes = downloads.write_downloads(work.prepared.library, stage, kept, work.prepared.resolved.facts)
    crew.finish()
    finished: dict[str, FinishedPage] = {}
    for path, key in work.keys.items():
        hit = work.hits.get(path) or work.cache.get(key)
        if hit is None:
            raise RuntimeError(f"{path} was not rendered")
        html, finished[path] = hit
        if path in work.hits:
            file = stage / address.of_page(path) / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(html)
    work.cache.sweep(set(work.keys.values()))
    after.tell_sizes(work.prepared, stage, sizes)
    after.write_exports(work.prepared, finished, stage, plan.form, plan.root / CACHE if plan.cached else None)
    packed = work.kept.sizes()
    weights = after.weigh_pages(finished, stage, packed)
    work.kept.keep_sizes(packed)
    files = after.other_files(stage, work.prepared.pages)
    faults = after.check_site(work.prepared, finished, files, weights)
    _stop_at_errors(faults)
    _tell_weights(weights, say, plan.weights)
    publication.publish(stage, plan.form, plan.root / CACHE / "compressed" if plan.cached else None)
    after.swap(stage, plan.site)
    return faults


def _tell_weights(weights: dict[str, int], say: Callable[[str], None], every: bool) -> None:
    """Say which page weighs most; or what every page weighs, the heaviest first."""
    heaviest = sorted(weights.items(), key=lambda page: (-page[1], page[0]))
    for url, weight in heaviest if every else ():
        say(f"{weight:>8,}{weight / MOST:>6.0%}  {url or '(home)'}")
    if heaviest:
        url, weight = heaviest[0]
        says = f"the heaviest first visit is to {url or 'the home page'}: {weight:,} of {MOST:,} bytes"
        say(f"{says}, as a host with Brotli sends them")


def _explained(error: Exception, root: Path) -> Exception:
    """The same failure as a list of problems, when a template is to blame; else the error itself."""
    problem = template_fault.find(error, root)
    return BuildFailed([problem]) if problem else error


def _stop_at_errors(problems: list[Problem]) -> None:
    if any(not problem.warning for problem in problems):
        raise BuildFailed(problems)


def tell(text: str) -> None:
    """Print one line of progress."""
    print(text, file=sys.stderr, flush=True)
