"""Reading level for the command `check`: measured once for each state of a page, told by kind."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from ..check.reading import LIMITS, Reading, measure
from ..load.page import Page


def readings(pages: list[Page], kept: Path) -> list[Reading]:
    """Measure the pages that have a limit.

    Args:
        pages: the project's pages.
        kept: the file in which measures are kept between runs; it may be deleted at any time.
    """
    known = _load(kept)
    found: dict[str, tuple[float, float]] = {}
    measured = []
    for page in pages:
        if page.meta.kind in LIMITS:
            key = hashlib.sha256(page.body.encode()).hexdigest()
            found[key] = known[key] if key in known else measure(page)
            measured.append(Reading(page, *found[key]))
    if found != known:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(found), encoding="utf-8")
    return measured


def _load(kept: Path) -> dict[str, tuple[float, float]]:
    try:
        read = json.loads(kept.read_bytes())
        return {str(key): (float(grade), float(words)) for key, (grade, words) in read.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
