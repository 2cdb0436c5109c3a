"""The resolved tree: every page with its top, its end and its macros' HTML, ready for any engine."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from ..load.page import Page
from ..render.renderer import Renderer

PLACE = "\ue000hb{number}\ue001"
"""What stands in the Markdown where a macro's HTML goes: two private-use characters round a number, which Markdown
takes for plain text wherever they stand. (An HTML comment would end a paragraph that it starts.)"""


@dataclass
class ResolvedPage:
    """One page: its Markdown, calls in it and the HTML of each, in order, and what its template is told."""

    page: Page
    markdown: str
    calls: tuple[str, ...]
    html: tuple[str, ...]
    context: dict[str, Any] = field(default_factory=dict)

    def key(self, chrome: str) -> str:
        """The name of this page's finished HTML: the same inputs always give the same name."""
        parts = [
            chrome,
            self.page.path,
            self.markdown,
            *self.html,
            json.dumps(self.context, sort_keys=True, default=str),
        ]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]

    def meta(self) -> dict[str, Any]:
        """The front matter that the engine needs; no key may bear a macro's name, or it would hide the macro."""
        meta = self.page.meta
        found = {"title": meta.title, "description": meta.description, "kind": meta.kind, "id": meta.id}
        return found | ({"template": meta.template} if meta.template else {})


def resolve(page: Page, renderer: Renderer, note: str | None) -> ResolvedPage:
    """Render a page's macros and put its top, its local note and its end round it.

    Args:
        page: the page.
        renderer: renders its macro calls.
        note: the organisation's note for the page, as Markdown.
    """
    wanted = [(call.name, call.arguments, call.named()) for call in page.calls]
    body = page.body.strip("\n")
    if page.meta.kind != "home":
        wanted = [("page_top", (), {}), *wanted, ("page_end", (), {})]
        local = _noted(note, renderer) if note else ""
        body = f"{{{{ page_top() }}}}\n\n{local}{body}\n\n{{{{ page_end() }}}}"
    html = tuple(renderer.render(name, page, arguments, options) for name, arguments, options in wanted)
    return ResolvedPage(page, body + "\n", tuple(name for name, _, _ in wanted), html)


def _noted(note: str, renderer: Renderer) -> str:
    name = renderer.library.layer.organisation.name or "our homes"
    lines = "\n".join(f"    {line}" if line else "" for line in note.strip().split("\n"))
    return f'!!! local "At {name}"\n\n{lines}\n\n'
