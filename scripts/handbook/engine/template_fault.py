"""A template that cannot be read or filled → one problem with its file and line, as for any other mistake."""

from __future__ import annotations

import traceback
from pathlib import Path

import jinja2

from ..load.problem import BAD_TEMPLATE, Origin, Problem


def find(error: BaseException, root: Path) -> Problem | None:
    """Say where in which template an error arose; none when no template is to blame.

    Args:
        error: what was raised.
        root: the project's folder.
    """
    if isinstance(error, jinja2.TemplateSyntaxError):
        return _problem(error.filename or error.name or "", error.lineno, str(error.message), root)
    if isinstance(error, jinja2.TemplateNotFound):
        return _problem("overrides", 1, f"the template {error.name} is missing", root)
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith((".html", "<template>"))
    ]
    if not frames:
        return None
    return _problem(frames[-1].filename, frames[-1].lineno or 1, f"{type(error).__name__}: {error}", root)


def _problem(filename: str, line: int, message: str, root: Path) -> Problem:
    file = Path(filename)
    if file.is_absolute() and file.is_relative_to(root):
        shown = file.relative_to(root).as_posix()
    elif filename.endswith(".html") and not file.is_absolute():
        shown = f"overrides/macros/{filename}"
    else:
        shown = "overrides"
    return BAD_TEMPLATE.at(Origin(shown, line), message, "correct the template, or restore the one that was shipped")
