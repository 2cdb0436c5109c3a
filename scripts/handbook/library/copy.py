"""The library of a copy: what an organisation shows of the handbook, with the whole behind it for what is named."""

from __future__ import annotations

import datetime

from ..load.page import Page
from ..load.project import Project
from ..organisation.layer import Layer
from ..organisation.shown import Shown, shown
from . import law_pages
from .catalogue import Catalogue
from .left_out import compare
from .library import Library


def library_of(project: Project, layer: Layer) -> tuple[Library, list[Page]]:
    """The library of what is shown, and its pages with their prose, those made from the law included.

    Example: `library, pages = library_of(project, layer)`
    """
    fallback = max((page.meta.reviewed for page in project.pages), default=datetime.date.min)
    made = law_pages.make(Catalogue(project).provisions, fallback)
    whole = Library(project, layer, [*(page.without_prose() for page in project.pages), *made])
    copy = shown(project, layer)
    if copy.project is project:
        return whole, [*project.pages, *made]
    pages = [*copy.project.pages, *_shown(made, copy)]
    known = [page if page.made else page.without_prose() for page in pages]
    return Library(copy.project, layer, known, whole, compare(project, copy, layer)), pages


def _shown(made: list[Page], copy: Shown) -> list[Page]:
    there = Catalogue(copy.project).provisions
    return [page for page in made if page.meta.law[0] in there and not copy.reason_for(page.path)]
