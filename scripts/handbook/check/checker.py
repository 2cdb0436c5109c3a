"""Runs every rule and gathers what they find."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..load.problem import FAULTS, Problem
from . import reading, rules
from .view import View


@dataclass(frozen=True)
class Rule:
    """One rule: its code, its sentence, and what finds its breaches; `find` is none for rules of loading."""

    code: str
    title: str
    find: Callable[[View], Iterator[Problem]] | None


def all_rules() -> list[Rule]:
    """Every rule over records and pages, by code."""
    found = [Rule(fault.code, fault.title, None) for fault in FAULTS]
    # Reading level is measured by the command `check` alone: a build would wait for its dictionary.
    found.append(Rule(reading.CODE, reading.TITLE, None))
    for module_info in pkgutil.iter_modules(rules.__path__):
        module = importlib.import_module(f"{rules.__name__}.{module_info.name}")
        found.append(Rule(module.CODE, module.TITLE, module.find))
    return sorted(found, key=lambda rule: rule.code)


def check(view: View) -> list[Problem]:
    """Find all problems of a project, in the order of its files.

    When a file could not be loaded, rules that would only repeat its absence stay silent for what it held:
    its own problem is reported first, and the rules see the rest.
    """
    problems = list(view.project.problems)
    for rule in all_rules():
        if rule.find:
            problems += rule.find(view)
    return sorted(set(problems))
