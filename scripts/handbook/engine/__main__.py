"""The commands behind `scripts/run.py`: build, check, register, new-organisation, updates, release and others."""

from __future__ import annotations

import argparse
import datetime
import gc
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from . import new_organisation

if TYPE_CHECKING:
    from ..load.problem import Problem


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the process's exit status."""
    words = sys.argv[1:] if arguments is None else arguments
    if words[:1] == ["bench"]:
        from .bench import main as measure

        return measure(words[1:])
    parser = argparse.ArgumentParser(prog="run.py", description="Build and check the Children's Homes Handbook.")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, says in (
        ("build", "build the site"),
        ("check", "check records and pages"),
        ("register", "register new ids"),
        ("new-organisation", "write an organisation's own folder from a few answers"),
    ):
        command = commands.add_parser(name, help=says, description=says)
        command.add_argument("--organisation", type=Path, help="the folder of the organisation's layer")
        command.add_argument("--today", type=datetime.date.fromisoformat, default=_today(), help="the date, YYYY-MM-DD")
        if name in ("build", "check"):
            command.add_argument("--home", metavar="ID", help="make a copy for one home of the organisation only")
        if name == "build":
            command.add_argument("--site", type=Path, help="where the site goes (default: site)")
            command.add_argument("--folder", type=Path, help="also a copy that opens by a double-click, in this folder")
            command.add_argument("--weights", action="store_true", help="say what a first visit to each page costs")
            command.add_argument("--no-cache", action="store_true", help="render every page again")
            command.add_argument("--processes", type=int, default=0, help="how many processes (default: all cores)")
            command.add_argument(
                "--compress", action="store_true", help="write compressed copies too, for a host that sends these"
            )
            command.add_argument(
                "--policy-in-pages", action="store_true", help="for a host that sends no headers: pages hold the policy"
            )
        if name == "check":
            command.add_argument("--strict", action="store_true", help="take warnings for errors")
            command.add_argument(
                "--ownership", action="store_true", help="list the handbook's own files that were changed here, only"
            )
        if name == "new-organisation":
            new_organisation.add_options(command)
    updates = commands.add_parser("updates", help="what a newer version brings", description=_UPDATES)
    updates.add_argument("--to", metavar="PATH|REF", help="the newer version: a folder, a tag, a branch")
    updates.add_argument("--from", dest="from_", metavar="PATH|REF", help="the older one (default: this copy)")
    updates.add_argument("--organisation", type=Path, help="the folder of the organisation's layer")
    updates.add_argument("--briefing", type=Path, metavar="FOLDER", help="write a briefing there: Word, and a page")
    updates.add_argument("--today", type=datetime.date.fromisoformat, default=_today(), help="the date, YYYY-MM-DD")
    commands.add_parser("release", help="list the files of a release in data/release.txt").add_argument(
        "--today", type=datetime.date.fromisoformat, default=_today(), help="the date, YYYY-MM-DD"
    )
    commands.add_parser("schemas", help="write data/schema from the shapes of the records")
    commands.add_parser("styles", help="make the stylesheet from the theme's and our own")
    hosting = commands.add_parser("hosting", help="write the configurations of hosts from the policy")
    hosting.add_argument("--path", default="/", help="the path under which the site stands, for instance /handbook/")
    hosting.add_argument("--to", type=Path, help="the folder to write to (default: deploy)")
    options = parser.parse_args(words)
    options.root = options.root.resolve()
    return int(_COMMANDS[options.command](options))


_UPDATES = """Say what a newer version of the handbook brings, and what of the organisation's is behind it. Ends with 0
when nothing waits for the organisation, with 1 when something does, with 2 when the versions cannot be compared."""


def _today() -> datetime.date:
    given = os.environ.get("HANDBOOK_TODAY")
    return datetime.date.fromisoformat(given) if given else datetime.datetime.now().astimezone().date()


def _build(options: argparse.Namespace) -> int:
    started = time.monotonic()
    # Thousands of records live to the end of the process: looking through them for garbage is time lost.
    gc.disable()
    site = (options.site or options.root / "site").resolve()
    folder = options.folder.resolve() if options.folder else None
    if folder:
        from .folder import refusal

        if why := refusal(folder, site, options.root):
            print(f"error: {why}", file=sys.stderr)
            return 2
    # The engine is brought up in a process of its own before the rest is even imported.
    from .crew import Crew

    crew = Crew(options.root, options.processes)
    from .build import Plan, build, tell
    from .failure import BuildFailed
    from .publication import Form

    plan = Plan(
        options.root,
        site,
        options.today,
        options.organisation,
        cached=not options.no_cache,
        form=Form(options.policy_in_pages, options.compress),
        home=options.home,
        weights=options.weights,
        folder=folder,
    )
    try:
        warnings = build(plan, tell, crew)
    except BuildFailed as failed:
        return report(failed.problems)
    report(warnings)
    tell(f"the site is built in {time.monotonic() - started:.1f} seconds")
    return 0


def _check(options: argparse.Namespace) -> int:
    if options.ownership:
        from .release import ownership

        return ownership(options.root)
    from ..check import reading
    from . import before, reading_level

    project, layer = before.load_tree(options.root, options.organisation, home=options.home)
    problems = before.check_tree(project, layer, options.today)
    missing = before.unfilled_in(project, layer, options.today)
    levels = reading_level.readings(project.pages, options.root / ".cache" / "reading.json")
    status = report(sorted([*problems, *reading.too_hard(levels)]), strict=options.strict)
    for line in reading.by_kind(levels):
        print(line)
    if missing:
        print(f"still to fill in ({len(missing)}):", *missing, sep="\n")
    if status == 0:
        counts = ", ".join(f"{len(records)} {kind}" for kind, records in project.records.items() if records)
        print(f"no mistakes: {len(project.pages)} pages; {counts}")
    return status


def _register(options: argparse.Namespace) -> int:
    from .register import register

    print(f"{register(options.root, options.organisation, options.today)} new ids are registered in data/ids.txt")
    return 0


def _schemas(options: argparse.Namespace) -> int:
    from ..exports.schemas import schemas

    folder = options.root / "data" / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


def _styles(_options: argparse.Namespace) -> int:
    from .styles import main as make_styles

    return int(make_styles() or 0)


def _hosting(options: argparse.Namespace) -> int:
    from .hosting import write

    return write(options.to or options.root / "deploy", options.path)


def _updates(options: argparse.Namespace) -> int:
    gc.disable()  # as for a build
    from .updates import updates

    return updates(options)


def _release(options: argparse.Namespace) -> int:
    from .release import release

    return release(options.root, options.today)


_COMMANDS = {
    "build": _build,
    "check": _check,
    "register": _register,
    "new-organisation": new_organisation.run,
    "schemas": _schemas,
    "styles": _styles,
    "hosting": _hosting,
    "updates": _updates,
    "release": _release,
}


def report(problems: list[Problem], *, strict: bool = False) -> int:
    """Print every problem on a line of its own, then one summary line; returns 1 when there is an error."""
    for problem in problems:
        print(problem, file=sys.stderr)
    errors = [problem for problem in problems if strict or not problem.warning]
    if problems:
        files = len({problem.origin.path for problem in problems})
        warnings = len(problems) - len(errors)
        print(f"{len(errors)} errors and {warnings} warnings in {files} files", file=sys.stderr)
    return 1 if errors else 0


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # nothing is left to tidy up; taking apart every record would take a tenth of a second
