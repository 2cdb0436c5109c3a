"""How hard a page is to read: the school grade by Flesch and Kincaid, measured by the textstat library."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from dataclasses import dataclass

from ..load.page import Page
from ..load.problem import Problem

CODE = "HB037"
TITLE = "An act-now page reads at grade 7 or below, any other page of guidance at grade 10 or below"

LIMITS = {"act-now": 7.0, "standard": 10.0, "guidance": 10.0, "theme": 10.0, "stage": 10.0}
"""The hardest grade for each kind of page. A grade is a year of school: grade 7 is about twelve years old."""


@dataclass(frozen=True)
class Reading:
    """What was measured of one page."""

    page: Page
    grade: float
    words_a_sentence: float


def measure(page: Page) -> tuple[float, float]:
    """Measure one page: its grade, and its words in a sentence. Citations, tables and headings are left out.

    Example: `grade, words = measure(page)`
    """
    import textstat  # brought up only when a page changed: its dictionary takes two seconds

    found = [sentence.text for sentence in page.sentences]
    text = " ".join(text if text[-1] in ".!?" else f"{text.rstrip(':;,')}." for text in found)
    words = sum(len(text.split()) for text in found)
    grade = float(textstat.flesch_kincaid_grade(text)) if text else 0.0
    return round(grade, 2), round(words / len(found), 2) if found else 0.0


def too_hard(readings: Iterable[Reading]) -> list[Problem]:
    """The pages that are harder than their kind may be."""
    return [
        Problem(
            reading.page.origin,
            CODE,
            f"the page reads at grade {reading.grade:.1f}, {LIMITS[reading.page.meta.kind]:.0f} at most",
            "shorten its sentences and choose plainer words",
            warning=reading.page.local,
        )
        for reading in readings
        if reading.grade > LIMITS.get(reading.page.meta.kind, 99.0)
    ]


def by_kind(readings: Iterable[Reading]) -> list[str]:
    """One line for each kind of page: how many, the middle and the hardest grade, words in a sentence."""
    kinds: dict[str, list[Reading]] = {}
    for reading in readings:
        kinds.setdefault(reading.page.meta.kind, []).append(reading)
    lines = []
    for kind, found in sorted(kinds.items()):
        hardest = max(found, key=lambda reading: reading.grade)
        middle = statistics.median(reading.grade for reading in found)
        words = statistics.fmean(reading.words_a_sentence for reading in found)
        lines.append(
            f"{kind}: {len(found)} pages, grade {middle:.1f} in the middle, {hardest.grade:.1f} at most "
            f"({hardest.page.meta.id}), {words:.1f} words a sentence"
        )
    return lines
