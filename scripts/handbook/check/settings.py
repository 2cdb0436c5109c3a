"""The settings of an organisation by themselves, before they are a file: what its layer's own checks say of them."""

from __future__ import annotations

import datetime
from pathlib import Path

from ..load.problem import Problem
from ..load.project import Project
from ..load.text_file import TextFile
from ..organisation.folder import SETTINGS
from ..organisation.layer import Layer, settings_in
from .rules import colour_contrast, homes, telephone_number
from .view import View

_RULES = (telephone_number, colour_contrast, homes)
"""The rules that look at nothing but the settings."""


def problems_in(text: str, today: datetime.date) -> list[Problem]:
    """What is wrong with the text of `organisation.yml`, as far as it can be known without the handbook.

    Args:
        text: the whole text.
        today: the day of the check.

    Example: `[problem.message for problem in problems_in("address: example.org", today)]`
    """
    project = Project(Path())
    organisation = settings_in(TextFile(SETTINGS, text), project.problems)
    if organisation is None:
        return project.problems
    view = View(project, Layer(organisation=organisation), today)
    return [*project.problems, *(problem for rule in _RULES for problem in rule.find(view))]
