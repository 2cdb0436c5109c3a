"""HB072: parts take as long as the whole: those of a training session, and the steps of a stage of so many minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...load.problem import Problem
from ...load.shapes.learning import Pathway
from ..view import View

CODE = "HB072"
TITLE = "Where a session or a stage says how many minutes it takes, those of its parts add up to it"

_LENGTH = re.compile(r"^\*\*Length\.\*\* (\d+) minutes", re.MULTILINE)
_PART = re.compile(r"^\d+\. \*(\d+) minutes\.\*", re.MULTILINE)
_HEADING = re.compile(r"^#{1,3} ", re.MULTILINE)
_STAGE = re.compile(r"\b(\w+) minutes\b")
_WORDS = {"five": 5, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30}


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every session and stage whose parts are longer or shorter than it is said to be."""
    for page in view.pages:
        for length in _LENGTH.finditer(page.prose):
            heading = _HEADING.search(page.prose, length.end())
            end = heading.start() if heading else len(page.prose)
            parts = [int(each) for each in _PART.findall(page.prose, length.end(), end)]
            if parts and sum(parts) != int(length[1]):
                message = f"the parts of the session take {sum(parts)} minutes, not {length[1]}"
                yield Problem(
                    page.place(length.start()), CODE, message, "change the minutes of its parts, or the length"
                )
    for pathway in view.records("pathway", Pathway):
        for number, stage in enumerate(pathway.stages):
            said = _STAGE.search(stage.title)
            wanted = _minutes(said[1]) if said else 0
            taken = sum(step.minutes for step in stage.steps)
            if wanted and taken != wanted:
                message = f'the steps of "{stage.title}" take {taken} minutes, not {wanted}'
                origin = pathway.origin_of("stages", number, "title")
                yield Problem(origin, CODE, message, "change the minutes of its steps, or the title")


def _minutes(word: str) -> int:
    """How many minutes a number or a word says; 0 when it is none that is known.

    >>> _minutes("15"), _minutes("fifteen"), _minutes("few")
    (15, 15, 0)
    """
    return int(word) if word.isdigit() else _WORDS.get(word.lower(), 0)
