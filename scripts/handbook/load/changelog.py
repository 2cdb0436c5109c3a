"""The project's change log, `CHANGELOG.md`: release by release, what changed in the handbook itself."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from pathlib import Path

PATH = "CHANGELOG.md"
_RELEASE = re.compile(r"(\S+) — (\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True)
class Part:
    """What changed of one sort: a title (empty for what comes before any), and its points."""

    title: str
    points: tuple[str, ...]


@dataclass(frozen=True)
class Release:
    """One release; what is not in one yet has no number and no day."""

    number: str
    on: datetime.date | None
    says: str
    parts: tuple[Part, ...]


def load(root: Path) -> tuple[tuple[Release, ...], str]:
    """Read the change log of a project, with its text; nothing where there is none."""
    try:
        text = (root / PATH).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return (), ""
    return releases(text), text


def releases(text: str) -> tuple[Release, ...]:
    """The releases of a change log, as written: newest first.

    >>> [release] = releases("## 0.1.0 — 2026-11-22\\n\\nThe first.\\n\\n### Pages\\n\\n- One\\n  thing.\\n- Two.\\n")
    >>> release.number, release.says, release.parts[0].points
    ('0.1.0', 'The first.', ('One thing.', 'Two.'))
    """
    return tuple(_release(section) for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:])


def _release(section: str) -> Release:
    head, _, body = section.partition("\n")
    named = _RELEASE.fullmatch(head.strip())
    first, *rest = re.split(r"^### ", body, flags=re.MULTILINE)
    parts = [_part(title.strip(), points) for title, _, points in (part.partition("\n") for part in rest)]
    before = _part("", first)
    says = " ".join(re.split(r"^- ", first, flags=re.MULTILINE)[0].split())
    found = tuple(part for part in (before, *parts) if part.points)
    on = datetime.date.fromisoformat(named[2]) if named else None
    return Release(named[1] if named else "", on, says, found)


def _part(title: str, text: str) -> Part:
    points = re.split(r"^- ", text, flags=re.MULTILINE)[1:]
    return Part(title, tuple(" ".join(point.split()) for point in points))
