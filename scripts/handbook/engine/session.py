"""One build as the engine's events see it: what was prepared before, and what comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .finished import FinishedPage
from .menu import Menu
from .tree import PLACE, ResolvedPage


@dataclass
class Session:
    """The pages to build, by path; the engine's events ask it for everything."""

    pages: dict[str, ResolvedPage]
    menu: Menu
    wanted: frozenset[str]
    """The paths of the pages that this process renders; the others are known but come from elsewhere."""
    chrome: bool
    """Whether this process also makes what is not a page: assets and the page for a wrong address."""
    finish: Callable[[str, str], FinishedPage]
    """Takes a page's path and HTML and keeps them."""
    address: str | None = None
    plain: Any = None
    """What the engine's own commands need at the end of a build; none in ours."""
    finished: dict[str, FinishedPage] = field(default_factory=dict)
    _now: str = ""
    _count: int = 0

    def start_page(self, path: str) -> ResolvedPage:
        """Begin a page: its macros are answered in order from here."""
        self._now, self._count = path, 0
        return self.pages[path]

    def next_token(self, name: str) -> str:
        """Answer one macro call of the page that is being rendered."""
        calls = self.pages[self._now].calls
        if self._count >= len(calls) or calls[self._count] != name:
            raise RuntimeError(f"{self._now}: macro {name} is called out of turn")
        self._count += 1
        return PLACE.format(number=self._count - 1)

    def fill(self, path: str, content: str) -> str:
        """Put the macros' HTML where their tokens stand."""
        for number, html in enumerate(self.pages[path].html):
            token = PLACE.format(number=number)
            content = content.replace(f"<p>{token}</p>", html).replace(token, html)
        return content

    def context(self, path: str) -> dict[str, Any]:
        """What a page's template is told."""
        return {**self.pages[path].context, "links": self.menu.links}


class _Holder:
    """Holds the one session in use: the engine loads its events by file, so they cannot be handed it."""

    session: Session | None = None


_holder = _Holder()


def use(session: Session | None) -> None:
    """Make a session the one that the engine's events ask; none when the build is over."""
    _holder.session = session


def current() -> Session:
    """The session in use."""
    if _holder.session is None:
        raise RuntimeError("no build is under way")
    return _holder.session


def is_open() -> bool:
    """Whether a session is in use."""
    return _holder.session is not None
