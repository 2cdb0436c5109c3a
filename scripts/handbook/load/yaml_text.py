"""YAML text → plain values, with the line and column of every one of them.

PyYAML's C parser is used through its node graph: it keeps positions, at a tenth of the time of a
round-trip parser, and lets duplicate keys and aliases be refused, which its own constructor does not.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from .problem import DUPLICATE_KEY, NOT_YAML, Origin, Problem

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_MAY_BE_DEEP = re.compile(r"^[ ?:-]{60,}", re.MULTILINE)
_DEEPEST = 100
"""Values inside values. The C parser has no limit of its own: a file of open brackets would end the process."""

Path = tuple[str | int, ...]
"""Where a value stands in its document: ("sections", 0, "items", 2, "text")."""


@dataclass
class Document:
    """One YAML document: its value, and for each value (and key) in it the line and column, from 1."""

    path: str
    value: Any = None
    positions: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def origin(self, path: Path, *, key: bool = False) -> Origin:
        """Find where a value stands; a value that is not there is found at its nearest parent."""
        while True:
            place = (self.keys.get(path) if key else None) or self.positions.get(path)
            if place or not path:
                return Origin(self.path, *(place or (1, 1)))
            path, key = path[:-1], False


def parse(text: str, path: str, first_line: int = 1) -> tuple[Document, list[Problem]]:
    """Parse one document.

    Args:
        text: the YAML text.
        path: the file it stands in, for messages.
        first_line: the line of that file on which `text` starts.

    Returns: the document (its value is None when it cannot be parsed) and the problems met.

    >>> parse("a: 1\\nb: [x]", "f.yml")[0].origin(("b", 0))
    Origin(path='f.yml', line=2, column=5)
    """
    document = Document(path)
    try:
        if place := _too_deep(text):
            origin = Origin(path, place[0] + first_line, place[1])
            return document, [NOT_YAML.at(origin, "values are nested too deeply", "close what is open, indent less")]
        node = yaml.compose(text, Loader=_Parser)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
        what = " ".join(str(error.problem or error.context or "it cannot be parsed").split())
        remedy = (
            "indent with spaces, not tabs"
            if "'\\t'" in what or "\t" in _line(text, line - first_line)
            else "look at this line and the one above: quotes, colons and indents"
        )
        return document, [NOT_YAML.at(Origin(path, line, column), f"not well-formed YAML: {what}", remedy)]
    except yaml.YAMLError as error:
        what = " ".join(str(error).split())
        return document, [
            NOT_YAML.at(Origin(path, first_line), f"not well-formed YAML: {what}", "save it as UTF-8 text")
        ]
    reader = _Reader(document, first_line - 1)
    if node is not None:
        document.value = reader.read(node, ())
    return document, reader.problems


def _too_deep(text: str) -> tuple[int, int] | None:
    """Where a text nests its values too deeply, in lines from 0 and columns from 1; only one that might is read."""
    if text.count("[") + text.count("{") <= _DEEPEST and not _MAY_BE_DEEP.search(text):
        return None
    depth = 0
    for event in yaml.parse(text, Loader=_Parser):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                return (event.start_mark.line, event.start_mark.column + 1) if event.start_mark else (0, 1)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _line(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[number] if 0 <= number < len(lines) else ""


class _Reader:
    def __init__(self, document: Document, shift: int) -> None:
        self.document = document
        self.shift = shift
        self.problems: list[Problem] = []
        self.seen: set[int] = set()

    def place(self, node: Any) -> tuple[int, int]:
        return node.start_mark.line + 1 + self.shift, node.start_mark.column + 1

    def read(self, node: Any, path: Path) -> Any:
        self.document.positions[path] = self.place(node)
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if id(node) in self.seen:
            origin = Origin(self.document.path, *self.place(node))
            self.problems.append(NOT_YAML.at(origin, "an alias (*name) is used", "write the values out"))
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.read(child, (*path, number)) for number, child in enumerate(node.value)]
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            place = self.place(key_node)
            if key in found:
                origin = Origin(self.document.path, *place)
                self.problems.append(DUPLICATE_KEY.at(origin, f'the key "{key}" stands twice', "keep one of the two"))
                continue
            self.document.keys[(*path, key)] = place
            found[key] = self.read(value_node, (*path, key))
        return found


def _scalar(node: Any) -> Any:
    tag, value = node.tag, node.value
    try:
        if tag == "tag:yaml.org,2002:int":
            return int(value.replace("_", ""), 0) if not value.isdigit() else int(value)
        if tag == "tag:yaml.org,2002:float":
            return float(value)
        if tag == "tag:yaml.org,2002:bool":
            return value.lower() in ("true", "yes", "on")
        if tag == "tag:yaml.org,2002:timestamp" and len(value) == 10:
            return datetime.date.fromisoformat(value)
    except ValueError:
        return value
    return None if tag == "tag:yaml.org,2002:null" else value
