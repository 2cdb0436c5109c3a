"""What is wrong, where, and how to mend it: one line for each mistake an author can make."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Origin:
    """A place in a file, counted from 1 as editors do.

    >>> str(Origin("data/checklists/fire.yml", 12, 7))
    'data/checklists/fire.yml:12:7'
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: its place, its rule's code, what is wrong and the remedy.

    `warning` problems are printed and do not stop a build, unless the check is strict.

    >>> print(Problem(Origin("data/a.yml", 3, 5), "HB021", 'unknown source "x"', "name a source that exists"))
    data/a.yml:3:5  HB021  unknown source "x"; name a source that exists
    """

    origin: Origin
    code: str
    message: str
    remedy: str = ""
    warning: bool = False

    def __str__(self) -> str:
        mark = "warning: " if self.warning else ""
        text = f"{self.origin}  {self.code}  {mark}{self.message}"
        one_line = " ".join((f"{text}; {self.remedy}" if self.remedy else text).split())
        line = one_line.replace(f"{self.origin} {self.code} ", f"{self.origin}  {self.code}  ", 1)
        if line.isprintable():
            return line
        # A sign that turns the line round, or hides in it.
        return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in line)


def suggest(wrong: str, known: Iterable[str], otherwise: str = "") -> str:
    """Say which known name the author most likely meant.

    >>> suggest("hse-l9", ["hse-l8", "dfe-guide"])
    'did you mean "hse-l8"?'
    """
    near = difflib.get_close_matches(wrong, sorted(known), n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else otherwise


@dataclass(frozen=True)
class Fault:
    """A mistake that stops a file from becoming a record: its code and what the rule asks."""

    code: str
    title: str

    def at(self, origin: Origin, message: str, remedy: str) -> Problem:
        """Make the problem for one place."""
        return Problem(origin, self.code, message, remedy)


UNREADABLE = Fault("HB001", "A file can be read: UTF-8, not empty, not too large, not a link out of the tree")
NOT_YAML = Fault("HB002", "A record file is well-formed YAML")
DUPLICATE_KEY = Fault("HB003", "A key stands once in a record")
UNKNOWN_KEY = Fault("HB004", "A record has no key that its schema does not know")
WRONG_SHAPE = Fault("HB005", "A record has every field it needs, each of the right type")
BAD_FRONT_MATTER = Fault("HB006", "A page starts with well-formed front matter")
BAD_FILE_NAME = Fault("HB007", "A file's name is made of lower-case letters, digits and hyphens")
MALFORMED_MACRO = Fault("HB008", 'A macro is written {{ name("text") }} and closed')
BAD_TEMPLATE = Fault("HB009", "A template can be read and filled")
BAD_SETTINGS = Fault("HB031", "The engine can read its settings")
CANNOT_LINK = Fault("HB047", "A script is written so that the copy that opens by a double-click can hold it")

FAULTS = (
    UNREADABLE,
    NOT_YAML,
    DUPLICATE_KEY,
    UNKNOWN_KEY,
    WRONG_SHAPE,
    BAD_FRONT_MATTER,
    BAD_FILE_NAME,
    MALFORMED_MACRO,
    BAD_TEMPLATE,
    BAD_SETTINGS,
    CANNOT_LINK,
)
