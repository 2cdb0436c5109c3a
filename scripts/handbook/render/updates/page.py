"""A briefing as a page in Markdown that an organisation can put among its own."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

import jinja2

from ...library.updates.passages import Passage
from ...library.updates.word_difference import Piece, difference
from .shapes import Briefing

MOST = 12
"""The most changed lines shown of one thing: the page is read on phones. The Word file has them all."""
_ESCAPED = re.compile(r"[\\`*_\[\]#|~^$]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "{": "&#123;", "}": "&#125;"}


def page_id(briefing: Briefing) -> str:
    """The id of a briefing's page.

    >>> from datetime import date
    >>> page_id(Briefing("", "", (), (), "0.10.0", date(2026, 1, 1)))
    'what-version-0-10-0-brings'
    """
    return f"what-version-{re.sub(r'[^0-9a-z]+', '-', briefing.number.lower()).strip('-')}-brings"


def page(briefing: Briefing, template: str, nations: Sequence[str], owner: str | None) -> str:
    """Write a briefing as a page.

    Args:
        briefing: what to say.
        template: the Markdown of such a page.
        nations: the nations of the organisation's homes.
        owner: the role that looks after the organisation's folder.

    Example: `page(briefing, template, ("england",), "Quality lead")`
    """
    environment = jinja2.Environment(
        autoescape=False,  # noqa: S701 (Markdown, not HTML: every text goes through `md`)
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["md"] = escaped
    environment.filters["quoted"] = lambda text: json.dumps(text, ensure_ascii=False)
    environment.globals |= {"most": MOST, "sides": sides}
    made = environment.from_string(template).render(
        briefing=briefing, id=page_id(briefing), nations=", ".join(nations), owner=owner
    )
    return made.strip() + "\n"


def escaped(text: str) -> str:
    """Words as Markdown that shows them as they are, on one line.

    >>> escaped("a *b* <c> {{ d }}")
    'a \\\\*b\\\\* &lt;c&gt; &#123;&#123; d &#125;&#125;'
    """
    text = _ESCAPED.sub(r"\\\g<0>", " ".join(text.split()))
    return "".join(_ENTITIES.get(sign, sign) for sign in text)


def sides(passage: Passage) -> tuple[str, str]:
    """Both texts of a passage in Markdown, with what went and what came in bold; empty where there is none."""
    if not passage.before or not passage.after:
        return escaped(passage.before), escaped(passage.after)
    pieces = difference(" ".join(passage.before.split()), " ".join(passage.after.split()))
    return _side(pieces, "in"), _side(pieces, "out")


def _side(pieces: tuple[Piece, ...], without: str) -> str:
    """One of the texts: its changed pieces in bold, with the spaces at their ends outside, as Markdown wants it."""
    found = []
    for piece in pieces:
        if piece.kind == without:
            continue
        text = "".join(_ENTITIES.get(sign, sign) for sign in _ESCAPED.sub(r"\\\g<0>", piece.text))
        core = text.strip()
        if piece.kind == "same" or not core:
            found.append(text)
        else:
            start = text.index(core)
            found.append(f"{text[:start]}**{core}**{text[start + len(core) :]}")
    return "".join(found).strip()
