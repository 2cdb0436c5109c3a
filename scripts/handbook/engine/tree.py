"""The resolved tree: every page with its top, its end and its macros' HTML."""

from __future__ import annotations

from ..load.page import Page
from ..render.renderer import Renderer
from .resolved import ResolvedPage


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
    return ResolvedPage(page.path, body + "\n", tuple(name for name, _, _ in wanted), html, _meta(page))


def _meta(page: Page) -> dict[str, str]:
    meta = page.meta
    found = {"title": meta.title, "description": meta.description, "kind": meta.kind, "id": meta.id}
    return found | ({"template": meta.template} if meta.template else {})


def _noted(note: str, renderer: Renderer) -> str:
    name = renderer.library.layer.organisation.name or "our homes"
    lines = "\n".join(f"    {line}" if line else "" for line in note.strip().split("\n"))
    return f'!!! local "At {name}"\n\n{lines}\n\n'
