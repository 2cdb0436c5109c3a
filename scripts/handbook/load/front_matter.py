"""A Markdown file → its front matter and its body, with the line on which the body starts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from . import yaml_text
from .problem import BAD_FRONT_MATTER, NOT_YAML, Origin, Problem
from .text_file import TextFile

_FENCE = re.compile(r"---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)


@dataclass(frozen=True)
class Matter:
    """The two parts of a page's file."""

    document: yaml_text.Document
    body: str
    body_line: int


def split(file: TextFile) -> tuple[Matter | None, list[Problem]]:
    """Part a page's file; malformed front matter is an error here, because an engine drops it in silence.

    >>> split(TextFile("a.md", "---\\nid: a\\n---\\nHello"))[0].body
    'Hello'
    """
    start = Origin(file.path)
    match = _FENCE.match(file.text)
    if not match:
        opened = file.text.startswith("---")
        what = "the front matter is not closed with a line ---" if opened else "the page has no front matter"
        return None, [BAD_FRONT_MATTER.at(start, what, "start the file with --- , the fields, and a line ---")]
    document, problems = yaml_text.parse(match.group(1) or "", file.path, first_line=2)
    problems = [BAD_FRONT_MATTER.at(p.origin, p.message, p.remedy) if p.code == NOT_YAML.code else p for p in problems]
    if not problems and not isinstance(document.value, dict):
        problems.append(BAD_FRONT_MATTER.at(start, "the front matter holds no fields", "write fields as name: value"))
    line = file.text[: match.end()].count("\n") + 1
    value: Any = document.value if isinstance(document.value, dict) else {}
    document.value = value
    return Matter(document, file.text[match.end() :], line), problems
