"""One build as the engine's events see it: what was prepared before, and what comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .finished import FinishedPage
from .resolved import PLACE, Job, ResolvedPage


@dataclass
class Session:
    """What the engine's events ask."""

    job: Job
    chrome: bool
    """Whether this process also makes what is not a page: assets and the page for a wrong address."""
    finish: Callable[[str, str], FinishedPage]
    """Takes a page's path and HTML and keeps them."""
    plain: Any = None
    """What the engine's own commands need at the end of a build; none in ours."""
    finished: dict[str, FinishedPage] = field(default_factory=dict)
    _now: str = ""
    _count: int = 0

    def start_page(self, path: str) -> ResolvedPage:
        """Begin a page: its macros are answered in order from here."""
        self._now, self._count = path, 0
        return self.job.pages[path]

    def next_place(self, name: str) -> str:
        """Answer one macro call of the page that is being rendered."""
        calls = self.job.pages[self._now].calls
        if self._count >= len(calls) or calls[self._count] != name:
            raise RuntimeError(f"{self._now}: macro {name} is called out of turn")
        self._count += 1
        return PLACE.format(number=self._count - 1)

    def context(self, path: str) -> dict[str, Any]:
        """What a page's template is told."""
        return {**self.job.pages[path].context, "links": self.job.links}


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
