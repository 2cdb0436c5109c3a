"""Checks over the built HTML: what the data holds is what the site shows, and every link holds."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ..load import address
from ..load.page import Page
from ..load.problem import Origin, Problem
from ..load.shapes.checklist import Checklist
from . import built_rules as rules_package
from .checker import Rule


@dataclass(frozen=True)
class BuiltPage:
    """What one page's HTML holds: ids, where its links lead, checklist items' ids, and what is left of macros."""

    page: Page
    ids: tuple[str, ...]
    targets: tuple[tuple[str, str, str], ...]
    """Each link within the site: as written, the address it leads to, and the anchor there, if any."""
    items: tuple[str, ...]
    braces: tuple[str, ...]
    weight: int = 0
    """What a first visit costs, in bytes."""

    @property
    def url(self) -> str:
        """The page's address, from the site's root."""
        return address.of_page(self.page.path)

    def origin_of(self, text: str) -> Origin:
        """The place in the page's source that says `text`, or the page's start when a record or template says it."""
        offset = self.page.body.find(text) if text else -1
        return self.page.place(offset) if offset >= 0 else self.page.origin


@dataclass(frozen=True)
class BuiltSite:
    """The whole site as built."""

    pages: tuple[BuiltPage, ...]
    checklists: dict[str, Checklist]
    files: frozenset[str]
    """The address of every file that is not one of `pages`."""
    published: tuple[str, ...] = ()

    @cached_property
    def by_url(self) -> dict[str, BuiltPage]:
        """Pages by address."""
        return {built.url: built for built in self.pages}


@dataclass(frozen=True)
class BuiltRule(Rule):
    """A rule over the built site."""

    find_built: Callable[[BuiltSite], Iterator[Problem]]


def built_rules() -> list[BuiltRule]:
    """Every rule over the built site, by code."""
    found = []
    for module_info in pkgutil.iter_modules(rules_package.__path__):
        module = importlib.import_module(f"{rules_package.__name__}.{module_info.name}")
        found.append(BuiltRule(module.CODE, module.TITLE, None, module.find))
    return sorted(found, key=lambda rule: rule.code)


def check_built(site: BuiltSite) -> list[Problem]:
    """Find all problems of a built site."""
    return sorted({problem for rule in built_rules() for problem in rule.find_built(site)})
