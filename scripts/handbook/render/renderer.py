"""Turns a macro call into HTML: looks the macro up, gives it its place, fills its template."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jinja2

from ..check.named import in_call
from ..library.library import Library
from ..load import address
from ..load.page import Page
from ..load.signatures import SIGNATURES
from . import words
from .sizes import size_mark


@dataclass(frozen=True)
class Place:
    """Where a macro is rendered: the page, and how templates and other addresses are reached from it."""

    library: Library
    page: Page
    renderer: Renderer

    def fill(self, template: str, **values: Any) -> str:
        """Fill one of the templates of `overrides/macros`. A link to what this copy leaves out becomes its words."""
        start = address.of_page(self.page.path)
        html = self.renderer.fill(template, start, page=self.page, here=functools.partial(self._here, start), **values)
        return without_dead_links(html) if DEAD in html else html

    def _here(self, start: str, to: str) -> str:
        return DEAD if self.library.left_out.leads_nowhere(to) else address.relative(to, start)


Macro = Callable[..., str]
DEAD = "\ue004"
"""Stands in place of an address at which this copy has nothing."""
_DEAD_LINK = re.compile(rf'<a\b[^>]*href="{DEAD}"[^>]*>(.*?)</a>', re.DOTALL)


def without_dead_links(html: str) -> str:
    """Leave the words of each link that leads nowhere.

    >>> without_dead_links(f'See <a class="hb-link" href="{DEAD}">the <b>law</b></a>.')
    'See the <b>law</b>.'
    """
    return _DEAD_LINK.sub(r"\1", html)


class _NamedLoader(jinja2.DictLoader):
    """Gives templates from memory under their own file names, so that a fault in one can be found."""

    def get_source(self, environment: jinja2.Environment, template: str) -> Any:
        source, _, up_to_date = super().get_source(environment, template)
        return source, template, up_to_date


@jinja2.pass_context
def in_own_words(context: jinja2.runtime.Context, text: str) -> str:
    """A template's own text in the organisation's words. The context is asked for them, so that a compiled template,
    which other copies use too, does not hold the words of the first."""
    library: Library = context["library"]
    return library.wording.text(text)


class Renderer:
    """Renders macros for a library; templates are given as text, so nothing is read while rendering."""

    def __init__(
        self,
        library: Library,
        templates: dict[str, str],
        macros: dict[str, Macro],
        compiled: jinja2.BytecodeCache | None = None,
    ) -> None:
        """Prepare `templates` (by file name, for example "checklist.html") and `macros` (by name).

        `compiled` keeps compiled templates between builds.
        """
        self.library = library
        self.macros = macros
        self.environment = jinja2.Environment(
            loader=_NamedLoader(templates),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
            bytecode_cache=compiled,
        )
        self.environment.globals["library"] = library
        self.environment.globals["words"] = words
        self.environment.globals["address"] = address
        self.environment.filters["in_own_words"] = in_own_words
        self.environment.filters["day"] = words.day
        self.environment.filters["partial_day"] = words.partial_day
        self.environment.filters["people"] = words.people
        self.environment.filters["capital"] = words.capital
        self.environment.filters["size"] = size_mark

    def fill(self, template: str, start: str, **values: Any) -> str:
        """Fill a template for the page at address `start`.

        A brace in a record's text comes out as an entity, so that no later step takes it for a macro.
        """
        here = {"here": lambda to: address.relative(to, start)}
        text = self.environment.get_template(template).render(here | values)
        return text.strip().replace("{", "&#123;").replace("}", "&#125;")

    def render(self, name: str, page: Page, arguments: tuple[str, ...], options: dict[str, str]) -> str:
        """Render one call.

        Example: `renderer.render("regulation", page, ("england:13(2)(a)",), {})`
        """
        place = Place(self.library, page, self)
        if self.library.left_out.ids and name in SIGNATURES and SIGNATURES[name].block:
            named = [(each.kind, each.id) for each in in_call(name, arguments)]
            there = tuple(id_ for kind, id_ in named if (kind, id_) not in self.library.left_out.ids)
            if named and not there:
                return place.fill("left_out.html")
            if SIGNATURES[name].many:
                arguments = there
        return self.macros[name](place, *arguments, **options)
