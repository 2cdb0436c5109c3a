"""The macro calls in a page's Markdown, each with its place: what the checks and the renderer work from.

Authors write prose and macros only, so the grammar is small on purpose: {{ name("text", key="text") }}.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .code import without_blocks
from .problem import MALFORMED_MACRO, Origin, Problem

_OPEN = re.compile(r"\{\{|\{%|\{##")
_CALL = re.compile(r"\{\{[ ]*([a-z_]+)[ ]*\(((?:[^\"'{}]|\"[^\"\n]*\"|'[^'\n]*')*)\)[ ]*\}\}")
_ARGUMENT = re.compile(r"\s*(?:([a-z_]+)[ ]*=[ ]*)?(?:\"([^\"\n\\]*)\"|'([^'\n\\]*)')\s*(?:,\s*|\Z)")
_REMEDY = 'write it as {{ name("text") }} on one line'


@dataclass(frozen=True)
class MacroCall:
    """One call: the macro's name, its arguments, and where and how it stands in the page."""

    name: str
    arguments: tuple[str, ...]
    options: tuple[tuple[str, str], ...]
    origin: Origin
    start: int
    end: int
    indent: int
    """Characters of white space before it, when it is the first thing on its line; else -1."""

    def named(self) -> dict[str, str]:
        """The keyword arguments."""
        return dict(self.options)


def find(body: str, path: str, body_line: int) -> tuple[tuple[MacroCall, ...], list[Problem]]:
    """Find all macro calls of a page. One in a block of code is none: it is shown as it is written.

    Args:
        body: the page's Markdown, without front matter.
        path: the page's file, for messages.
        body_line: the line of the file on which the body starts.

    >>> calls, problems = find('See {{ link("missing") }}.', "docs/a.md", 9)
    >>> calls[0].name, calls[0].arguments, str(calls[0].origin)
    ('link', ('missing',), 'docs/a.md:9:5')
    """
    body = without_blocks(body)
    calls: list[MacroCall] = []
    problems: list[Problem] = []
    position = 0
    while opening := _OPEN.search(body, position):
        start = opening.start()
        line_start = body.rfind("\n", 0, start) + 1
        origin = Origin(path, body_line + body.count("\n", 0, start), start - line_start + 1)
        match = _CALL.match(body, start)
        parsed = _arguments(match.group(2)) if match else None
        position = match.end() if match else opening.end()
        if not match or parsed is None:
            remedy = _REMEDY if body.startswith("{{", start) else "take it out"
            problems.append(MALFORMED_MACRO.at(origin, _fault(body, start), remedy))
            continue
        before = body[line_start:start]
        indent = -1 if before.strip() else len(before)
        calls.append(MacroCall(match.group(1), *parsed, origin, start, match.end(), indent))
    return tuple(calls), problems


def _fault(body: str, start: int) -> str:
    if body.startswith("{%", start):
        return "a template block ({% … %}) stands in a page; pages hold prose and macros only"
    if body.startswith("{##", start):
        return "{## opens a comment of the template engine, which would swallow the text after it"
    line = body[start:].split("\n", 1)[0]
    if "}}" not in line:
        return "a macro is opened with {{ and not closed on the same line"
    return f"this is not a macro call: {line[: min(line.index('}}') + 2, 80)]}"


def _arguments(text: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]] | None:
    """The arguments and options of a call; none when they are anything but plain texts, options last.

    Quoted text holds no backslash: the template engine, which reads the call too, would take it for an escape.
    """
    arguments: list[str] = []
    options: dict[str, str] = {}
    position = 0
    while position < len(text) and (position or text.strip()):
        match = _ARGUMENT.match(text, position)
        if not match or (options and not match.group(1)) or match.group(1) in options:
            return None
        value = match.group(2) if match.group(2) is not None else match.group(3)
        if match.group(1):
            options[match.group(1)] = value
        else:
            arguments.append(value)
        position = match.end()
    return tuple(arguments), tuple(options.items())
