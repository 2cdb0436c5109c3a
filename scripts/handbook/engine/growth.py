"""Makes a tree larger: pages of ordinary length with ordinary macros, in sections of fifty."""

from __future__ import annotations

import datetime
from pathlib import Path

from . import before
from .register import register
from .rendering import SETTINGS

SECTION = 50
THOUSAND = 1000
"""Sections stand in groups, as they would: a page's menu then does not grow with the site."""
_FRONT = """---
id: grown-{number}
title: Grown page {number}
description: A page that the measurement of growth makes, number {number} of many.
kind: reference
nations: [england]
audience: [manager]
law: ["england:{regulation}"]
sources: [dfe-2015-quality-standards-guide]
reviewed: 2026-11-21
review_every: 12 months
owner: handbook
---

"""
_PART = """## Part {part} of {number}

{words}

See {{{{ regulation("england:{regulation}") }}}}, {{{{ link("grown-{other}") }}}} and {{{{ source("uksi-2015-541") }}}}.

- one thing that is done
- another thing that is written down

"""
_WORDS = (
    "The worker rings the school each morning that the child is not in, and writes down who answered. "
    "The manager reads what was written, asks the child what would help, and changes one thing. "
)


def lay_out_larger(root: Path, pages: int) -> int:
    """Add pages to a copy of the tree; returns how many pages it has then."""
    names = []
    for number in range(pages):
        folder = root / "docs" / "grown" / f"section-{number // SECTION}"
        folder.mkdir(parents=True, exist_ok=True)
        parts = (
            _PART.format(
                part=part,
                number=number,
                words=_WORDS * 3,
                regulation=5 + number % 50,
                other=(number * 7 + part) % pages,
            )
            for part in range(6)
        )
        text = _FRONT.format(number=number, regulation=5 + number % 50) + "".join(parts)
        (folder / f"page-{number}.md").write_text(text, encoding="utf-8")
        names.append(f"grown/section-{number // SECTION}/page-{number}.md")
    lines = ["  - Grown:"]
    for start in range(0, pages, SECTION):
        if start % THOUSAND == 0:
            lines.append(f"      - Grown {start}:")
        lines.append(f"          - Grown {start} and on:")
        lines += [f"              - {name}" for name in names[start : start + SECTION]]
    with (root / SETTINGS).open("a", encoding="utf-8") as settings:
        settings.write("\n".join(lines) + "\n")
    register(root, None, datetime.date(2026, 11, 22))
    project, _ = before.load_tree(root)
    return len(project.pages) + len(project.records["provision"])
