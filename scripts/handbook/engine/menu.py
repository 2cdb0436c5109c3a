"""What every page's template is told: sections, the pages of its own section, trail, neighbours."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..exports.section_print import sections_of
from ..library.library import Library
from ..load import address
from ..load.navigation import Entry
from ..load.page import Page
from ..render import words
from .brand import Brand


@dataclass
class Node:
    """One place in the navigation: a page, or a titled group whose first page is its own."""

    title: str
    page: Page | None
    children: list[Node] = field(default_factory=list)

    @functools.cached_property
    def pages(self) -> list[Page]:
        """All pages here and below, in reading order."""
        below = [page for child in self.children for page in child.pages]
        return [self.page, *below] if self.page else below

    @functools.cached_property
    def paths(self) -> frozenset[str]:
        """The paths of all pages here and below."""
        return frozenset(page.path for page in self.pages)

    @property
    def has_first(self) -> bool:
        """Whether it begins with a first page of its own."""
        return bool(self.children and self.first and self.first.path.endswith("/index.md"))

    @property
    def with_first(self) -> list[Node]:
        """This place, and those below it, that begin with a first page of their own."""
        return [*([self] if self.has_first else []), *(node for child in self.children for node in child.with_first)]

    @property
    def own(self) -> list[Page]:
        """Its pages but for those of places below it that begin with a first page of their own."""
        below = [page for child in self.children if not child.has_first for page in child.own]
        return [self.page, *below] if self.page else below

    @property
    def first(self) -> Page | None:
        """The page that a link to this place leads to."""
        return self.pages[0] if self.pages else None


class Menu:
    """The navigation, resolved against the pages that exist."""

    def __init__(self, library: Library, *, name: str, version: str) -> None:
        """Resolve the library's navigation; local pages that it does not name get a section of their own."""
        self.library = library
        self.brand = Brand(library.layer).told()
        self.own_words = {word: library.wording.text(word) for word in ("child", "children")}
        self.name = name
        self.version = version
        self.nodes = [node for entry in library.project.navigation for node in self._nodes(entry)]
        placed = {page.path for node in self.nodes for page in node.pages}
        local = [page for page in library.pages if page.local and page.path not in placed]
        if local:
            title = library.layer.organisation.name or "Our own pages"
            self.nodes.append(_grouped(title, [Node(page.meta.title, page) for page in local]))
        self.order = [page for node in self.nodes for page in node.pages]
        self.place = {page.path: number for number, page in enumerate(self.order)}
        self.section_of = {page.path: node for node in self.nodes for page in node.pages}
        self.prints = sections_of([(node.title, node.own) for top in self.nodes for node in top.with_first])
        self.links = {page.meta.id: address.of_page(page.path) for page in library.pages}

    def _nodes(self, entry: Entry) -> Iterator[Node]:
        if entry.path is None:
            nodes = [node for child in entry.entries for node in self._nodes(child)]
            if nodes:  # a group of which nothing is shown drops out
                yield _grouped(str(entry.title), nodes)
        elif entry.path.endswith("/*"):
            folder = entry.path[:-1]
            for page in self.library.pages:
                if page.made and page.path.startswith(folder):
                    yield Node(page.meta.title, page)
        elif page_here := self.library.page_by_path.get(entry.path):
            yield Node(entry.title or page_here.meta.title, page_here)

    def engine_form(self) -> list[Any]:
        """The navigation as the engine's own settings write it."""
        return [_written(node) for node in self.nodes]

    def shared(self) -> dict[str, Any]:
        """What is the same on every page."""
        organisation = self.library.layer.organisation
        return {
            "name": self.name,
            "version": self.version,
            "organisation": {"name": organisation.name, **self.brand},
            "own_words": self.own_words,
            "nation_names": [words.NATIONS[nation] for nation in organisation.nations],
            "act_now_url": self.links.get("act-now", ""),
            "report_to": organisation.report_to,
            "worker": organisation.worker,
        }

    def of_page(self, page: Page) -> dict[str, Any]:
        """What one page's template is told."""
        number = self.place.get(page.path)
        section = self.section_of.get(page.path)
        to_print = next((section for section in self.prints if section.pages[0].path == page.path), None)
        before = self.order[number - 1] if number else None
        after = self.order[number + 1] if number is not None and number + 1 < len(self.order) else None
        return {
            **self.shared(),
            "sections": [self._section(node, active=node is section) for node in self.nodes],
            "section": self._tree(section, page) if section and section.children else None,
            "trail": self._trail(section, page),
            "previous": _neighbour(before),
            "next": _neighbour(after),
            "kind_label": words.PAGE_KINDS[page.meta.kind],
            "nations": [words.NATIONS[nation] for nation in page.meta.nations],
            "reviewed": words.day(page.meta.reviewed),
            "date": page.meta.reviewed.isoformat(),
            "made": page.made,
            "short_name": self.library.short_name.get(("page", page.meta.id), ""),
            "print": {"url": to_print.url, "pages": len(to_print.pages)} if to_print else None,
        }

    def of_missing_page(self) -> dict[str, Any]:
        """What the page for a wrong address is told."""
        sections = [self._section(node, active=False) for node in self.nodes]
        return {
            **self.shared(), "sections": sections, "section": None, "trail": [], "previous": None, "next": None,
            "kind_label": "", "nations": [], "reviewed": "", "date": "", "made": False, "short_name": "",
            "links": self.links,
        }  # fmt: skip

    def _section(self, node: Node, *, active: bool) -> dict[str, Any]:
        page = node.first
        return {
            "id": page.meta.id if page else "",
            "title": node.title,
            "url": address.of_page(page.path) if page else "",
            "active": active,
            "description": page.meta.description if page else "",
        }

    def _tree(self, node: Node, page: Page) -> dict[str, Any]:
        return {
            **self._section(node, active=True),
            "pages": [self._branch(child, page) for child in node.children],
        }

    def _branch(self, node: Node, page: Page) -> dict[str, Any]:
        """One entry of the section's tree; the pages inside a group are listed only when the reader is in it."""
        found = node.first
        inside = page.path in node.paths
        return {
            "title": node.title,
            "url": address.of_page(found.path) if found else "",
            "active": node.page is page,
            "language": node.page.meta.language if node.page and node.page.meta.language != "en" else "",
            "children": [self._branch(child, page) for child in node.children] if inside else [],
        }

    def _trail(self, section: Node | None, page: Page) -> list[dict[str, str]]:
        home = self.order[0] if self.order else None
        if home is None or page is home:
            return []
        trail = [{"title": "Home", "url": address.of_page(home.path)}]
        node = section
        while node and node.children:
            first = node.first
            if first and first is not page:
                trail.append({"title": node.title, "url": address.of_page(first.path)})
            node = next((child for child in node.children if page.path in child.paths), None)
        return trail


def _grouped(title: str, nodes: list[Node]) -> Node:
    return Node(title, None, nodes)


def _neighbour(page: Page | None) -> dict[str, str] | None:
    return {"title": page.meta.title, "url": address.of_page(page.path)} if page else None


def _written(node: Node) -> Any:
    if node.page:
        return {node.title: node.page.path}
    return {node.title: [_written(child) for child in node.children]}
