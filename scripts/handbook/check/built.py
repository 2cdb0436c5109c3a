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
from . import built_rules
from .checker import Rule


@dataclass(frozen=True)
class BuiltPage:
    """What one page's HTML holds: ids and links in order, checklist items' ids, and what is left of macros."""

    page: Page
    ids: tuple[str, ...]
    links: tuple[str, ...]
    items: tuple[str, ...]
    braces: tuple[str, ...]

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
    retired: frozenset[tuple[str, str]] = frozenset()

    @cached_property
    def by_url(self) -> dict[str, BuiltPage]:
        """Pages by address."""
        return {built.url: built for built in self.pages}


def built_rules_by_code() -> list[tuple[Rule, Callable[[BuiltSite], Iterator[Problem]]]]:
    """Every rule over the built site, by code."""
    found = []
    for module_info in pkgutil.iter_modules(built_rules.__path__):
        module = importlib.import_module(f"{built_rules.__name__}.{module_info.name}")
        found.append((Rule(module.CODE, module.TITLE, None), module.find))
    return sorted(found, key=lambda row: row[0].code)


def check_built(site: BuiltSite) -> list[Problem]:
    """Find all problems of a built site."""
    return sorted({problem for _, find in built_rules_by_code() for problem in find(site)})
