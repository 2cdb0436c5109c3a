"""Local notes: a rule of the organisation's own, shown on one of the handbook's pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ..load import front_matter, macro_calls, record_file
from ..load.problem import MALFORMED_MACRO, Origin, Problem
from ..load.project import Project, read_file
from ..load.text_file import TextFile
from .amendment import NoteMeta


@dataclass(frozen=True)
class Note:
    """A note: its Markdown, where that starts, and who answers for it since when."""

    text: str
    origin: Origin
    meta: NoteMeta


def read_notes(project: Project, folder: Path, root: Path) -> dict[str, Note]:
    """Read the notes, by the id of the page on which each is shown; mistakes join the project's problems.

    Example: `read_notes(project, folder / "notes", root)["missing"].text`
    """
    notes: dict[str, Note] = {}
    for file in sorted(folder.glob("*.md")):
        read = read_file(project, file, root)
        if read:
            note, problems = _note(read)
            notes[file.stem] = note
            project.problems += problems
    return notes


def _note(read: TextFile) -> tuple[Note, list[Problem]]:
    text, line, meta = read.text, 1, NoteMeta()
    problems: list[Problem] = []
    if re.match(r"---[ \t]*\n", read.text):
        matter, problems = front_matter.split(read)
        if matter:
            text, line = matter.body, matter.body_line
            found = record_file.shape(NoteMeta, matter.document.value, matter.document, (), problems)
            meta = found if isinstance(found, NoteMeta) else meta
    calls, faults = macro_calls.find(text, read.path, line)
    problems += faults
    problems += [
        MALFORMED_MACRO.at(call.origin, "a note holds a macro; notes are plain Markdown", "write the words out")
        for call in calls
    ]
    return Note(text, Origin(read.path, line), meta), problems
