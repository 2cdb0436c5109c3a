"""The command `new-organisation`: writes an organisation's settings from answers, and never over what is there."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..load.memory import Memory
    from .interview import Interview

_OPTIONS = {
    "--name": "the organisation's name",
    "--owner": "who looks after the folder: a role",
    "--nations": "where the homes are: england, wales or both",
    "--home": 'a home: "NAME, NATION, NUMBER", where NUMBER rings its on-call manager; may be given again',
    "--report-to": "the e-mail address that hears of a mistake",
    "--address": "the web address at which the site will stand",
    "--brand": 'the brand\'s colour, in quotes: "#4a1f6b"',
}


def add_options(command: argparse.ArgumentParser) -> None:
    """Let the command line answer each question in advance."""
    for option, says in _OPTIONS.items():
        action = "append" if option == "--home" else "store"
        command.add_argument(option, action=action, metavar="TEXT", help=says)
    command.add_argument("--yes", action="store_true", help="ask nothing: what is not given is left out")


def run(options: argparse.Namespace) -> int:
    """Ask, write and say what comes next; returns the process's exit status: 2 for wrong options, 1 if stopped."""
    from ..load.memory import Memory
    from ..organisation.folder import SETTINGS
    from .interview import QUESTIONS, Interview

    folder = (options.organisation or options.root / "organisation").absolute()
    shown = (folder.relative_to(options.root) if folder.is_relative_to(options.root) else folder).as_posix()
    if why := refusal(folder, shown):
        print(f"error: {why}", file=sys.stderr)
        return 1
    interview, memory = Interview(options.today), Memory()
    given = _given(options)
    wrong = [
        f"error: {question.option} {text!r}: {reason}"
        for question in QUESTIONS
        for text in given.get(question.option, ())
        for reason in interview.take(question, text)
    ]
    if wrong:
        print(*wrong, "Nothing was written.", sep="\n", file=sys.stderr)
        return 2
    try:
        if not options.yes:
            if sys.stdin.isatty():
                _let_lines_be_edited()
            interview.ask(given, input, print)
        _write(folder / SETTINGS, _text(interview, options.root, folder, memory))
    except EOFError:
        print("\nerror: the answers ended before the last question. Nothing was written.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Nothing was written.", file=sys.stderr)
        return 130
    except OSError as error:
        print(f"error: {shown}/{SETTINGS} cannot be written: {error.strerror or error}", file=sys.stderr)
        return 1
    return _tell(options, folder, shown, memory)


def _let_lines_be_edited() -> None:
    """Let the arrow keys move within an answer, where the system has the means; it is enough to import them."""
    with contextlib.suppress(ImportError):
        importlib.import_module("readline")


def _given(options: argparse.Namespace) -> dict[str, list[str]]:
    """What the command line answers, option by option."""
    values = {option: getattr(options, option[2:].replace("-", "_")) for option in _OPTIONS}
    return {
        option: value if isinstance(value, list) else [value] for option, value in values.items() if value is not None
    }


def refusal(folder: Path, shown: str) -> str:
    """Why nothing can be written to a folder, and what to do; nothing when it can.

    Args:
        folder: the organisation's folder.
        shown: the same, as it is named in messages.
    """
    from ..organisation.folder import SETTINGS, TAKEN

    file = folder / SETTINGS
    if os.path.lexists(file):
        return (
            f"{shown}/{SETTINGS} is there already, and was left as it is. To change it, open it in a text editor. "
            "To begin anew, give that file another name first, outside the folder"
        )
    if os.path.lexists(folder) and not folder.is_dir():
        return f"{shown} is there already, and is no folder. Name another with --organisation"
    if folder.name in TAKEN:
        return f'a folder called "{folder.name}" is one of the handbook\'s. Name another with --organisation'
    return ""


def _text(interview: Interview, root: Path, folder: Path, memory: Memory) -> str:
    from ..exports.settings_file import written
    from ..load.shapes.notice import Contact
    from . import before

    project, _ = before.load_tree(root, memory=memory)
    contacts = [each for each in project.records["contacts"] if isinstance(each, Contact) and each.local]
    schema = root / "data" / "schema" / "organisation.json"
    near = os.path.relpath(schema, folder) if folder.is_relative_to(root) else ""
    return written(interview.answers, interview.today, contacts, Path(near).as_posix() if near else "")


def _write(file: Path, text: str) -> None:
    """Write the whole file or none of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_name(f".{file.name}.new")
    try:
        half.write_text(text, encoding="utf-8", newline="\n")
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)


def _tell(options: argparse.Namespace, folder: Path, shown: str, memory: Memory) -> int:
    """Say what was written, what is still to fill in, and what to do next."""
    from ..organisation.folder import SETTINGS
    from . import before

    project, layer = before.load_tree(options.root, options.organisation, memory)
    errors = [each for each in before.check_tree(project, layer, options.today) if not each.warning]
    print(f"\nWritten: {shown}/{SETTINGS}")
    others = sorted(place.name for place in folder.iterdir() if place.is_dir() and not place.name.startswith("."))
    if others:
        print(f"Left as they are: {', '.join(others)}")
    missing = before.unfilled_in(project, layer, options.today)
    if missing:
        print(f"\nStill to fill in ({len(missing)}):", *missing, sep="\n")
    elsewhere = f" --organisation {shown}" if options.organisation else ""
    print(
        "\nNext:",
        f"  python3 scripts/run.py serve{elsewhere}    shows your handbook, and shows it anew when you save the file",
        f"  python3 scripts/run.py check{elsewhere}    lists mistakes, and what is still to fill in",
        "  The page “Make it yours” of the handbook goes on from here.",
        sep="\n",
    )
    for problem in errors:
        print(problem, file=sys.stderr)
    return 1 if errors else 0
