"""YAML text → plain values, with the line and column of every one of them.

PyYAML's C parser is used through its events: they keep positions, at a tenth of the time of a round-trip
parser, and let duplicate keys and aliases be refused, which its own constructor does not do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from .problem import DUPLICATE_KEY, NOT_YAML, Origin, Problem

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_DEEPEST = 100
"""Values inside values. Deeper, a file of open brackets would exhaust the stack."""

Path = tuple[str | int, ...]
"""Where a value stands in its document: ("sections", 0, "items", 2, "text")."""


@dataclass
class Document:
    """One YAML document: its value, and for each value (and key) in it the line and column, from 1."""

    path: str
    value: Any = None
    positions: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    text: str = ""
    first_line: int = 1

    def __getstate__(self) -> dict[str, Any]:
        """Keep the text only: a place is asked for when something is wrong, and can be found again then."""
        return {"path": self.path, "text": self.text, "first_line": self.first_line}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state, value=None, positions={}, keys={})

    def origin(self, path: Path, *, key: bool = False) -> Origin:
        """Find where a value stands; a value that is not there is found at its nearest parent."""
        if not self.positions and self.text:
            again, _ = parse(self.text, self.path, self.first_line)
            self.positions, self.keys = again.positions, again.keys
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
    document = Document(path, text=text, first_line=first_line)
    reader = _Reader(document, first_line - 1)
    try:
        reader.run(yaml.parse(text, Loader=_Parser))
    except _TooDeepError as error:
        document.value = None
        return document, [NOT_YAML.at(error.origin, "values are nested too deeply", "close what is open, indent less")]
    except yaml.MarkedYAMLError as error:
        document.value = None
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
        document.value = None
        what = " ".join(str(error).split())
        return document, [
            NOT_YAML.at(Origin(path, first_line), f"not well-formed YAML: {what}", "save it as UTF-8 text")
        ]
    return document, reader.problems


def _line(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[number] if 0 <= number < len(lines) else ""


_INTEGER = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?[0-9]*\.[0-9]+")
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""Signs that no file we make may hold. Only as an escape in quotes can one come so far."""
_WORDS = {
    "true": True,
    "false": False,
    "yes": True,
    "no": False,
    "on": True,
    "off": False,
    "null": None,
    "~": None,
    "": None,
}


class _TooDeepError(Exception):
    """Values are nested too deeply at `origin`."""

    def __init__(self, origin: Origin) -> None:
        super().__init__(str(origin))
        self.origin = origin


class _Reader:
    """Builds values from the parser's events; a whole document is one pass, and no node tree is made."""

    def __init__(self, document: Document, shift: int) -> None:
        self.document = document
        self.shift = shift
        self.problems: list[Problem] = []
        self.anchors: set[str] = set()

    def run(self, events: Iterator[Any]) -> None:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.document.value = self.read(next(events), events, ())
            elif isinstance(event, yaml.StreamEndEvent):
                return

    def read(self, event: Any, events: Iterator[Any], path: Path) -> Any:
        place = self.place(event)
        self.document.positions[path] = place
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self.anchors:
                self.refuse(place)
            return None
        if event.anchor:
            self.anchors.add(event.anchor)
            self.refuse(place)
        if isinstance(event, yaml.ScalarEvent):
            if event.style == '"' and (sign := _NO_TEXT.search(event.value)):
                origin = Origin(self.document.path, *place)
                what = f"a text holds the sign U+{ord(sign[0]):04X}, which cannot be shown"
                self.problems.append(NOT_YAML.at(origin, what, "write the text anew, without it"))
            return _scalar(event)
        if len(path) >= _DEEPEST:
            raise _TooDeepError(Origin(self.document.path, *place))
        return self.sequence(events, path) if isinstance(event, yaml.SequenceStartEvent) else self.mapping(events, path)

    def place(self, event: Any) -> tuple[int, int]:
        return event.start_mark.line + 1 + self.shift, event.start_mark.column + 1

    def refuse(self, place: tuple[int, int]) -> None:
        """Say that an alias is used; at its anchor, where it has one."""
        origin = Origin(self.document.path, *place)
        self.problems.append(NOT_YAML.at(origin, "an alias (*name) is used", "write the values out"))

    def sequence(self, events: Iterator[Any], path: Path) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            found.append(self.read(event, events, (*path, len(found))))
        return found

    def mapping(self, events: Iterator[Any], path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            place = self.place(event)
            key = str(event.value) if isinstance(event, yaml.ScalarEvent) else "?"
            inner = (*path, key)
            if not isinstance(event, yaml.ScalarEvent):
                origin = Origin(self.document.path, *place)
                self.problems.append(NOT_YAML.at(origin, "a key is not a word", "write name: value"))
                self.read(event, events, inner)
            if key in found:
                origin = Origin(self.document.path, *place)
                self.problems.append(DUPLICATE_KEY.at(origin, f'the key "{key}" stands twice', "keep one of the two"))
                self.read(next(events), events, inner)
                continue
            self.document.keys[inner] = place
            found[key] = self.read(next(events), events, inner)
        return found


def _scalar(event: Any) -> Any:
    """The value of a scalar: only an unquoted one can be anything but text."""
    text = event.value
    if event.style not in (None, "") or event.tag:
        return text
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if not text[:1].isdigit() and text[:1] not in "+-.":
        return text
    if _INTEGER.fullmatch(text):
        return int(text) if not text.lstrip("+-").startswith("0") or text.lstrip("+-") == "0" else text
    if _NUMBER.fullmatch(text):
        return float(text)
    return text
