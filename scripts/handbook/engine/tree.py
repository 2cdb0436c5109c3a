"""The resolved tree: every page with its top, its end and its macros' HTML."""

from __future__ import annotations

from ..load.code import guarded
from ..load.page import Page
from ..organisation.notes import Note
from ..render.renderer import Renderer
from .resolved import PLACE, ResolvedPage


def resolve(page: Page, renderer: Renderer) -> ResolvedPage:
    """Render a page's macros and put its top, the organisation's note for it, and its end round it.

    Args:
        page: the page.
        renderer: renders its macro calls.
    """
    html = [renderer.render(call.name, page, call.arguments, call.named()) for call in page.calls]
    body = page.body.strip("\n")
    calls = tuple(call.name for call in page.calls)
    if page.made:
        body, calls = _placed(page).strip("\n"), ()
    if page.meta.kind != "home":
        top, about, end = (PLACE.format(number=len(html) + number) for number in range(3))
        note = renderer.library.layer.notes.get(page.meta.id)
        local = _noted(note, about, renderer) if note else ""
        own = ("page_top", "note_about", "page_end") if note else ("page_top", "page_end")
        body = f"{top}\n\n{local}{body}\n\n{end if note else about}"
        html += [renderer.render(name, page, (), {}) for name in own]
    return ResolvedPage(page.path, guarded(body) + "\n", calls, tuple(html), _meta(page))


def _placed(page: Page) -> str:
    """A made page's Markdown with the place of each macro call in its stead: no author wrote them."""
    text = page.body
    for number, call in reversed(list(enumerate(page.calls))):
        text = text[: call.start] + PLACE.format(number=number) + text[call.end :]
    return text


def _meta(page: Page) -> dict[str, str]:
    meta = page.meta
    found = {"title": meta.title, "description": meta.description, "kind": meta.kind, "id": meta.id}
    return found | ({"template": meta.template} if meta.template else {})


def _noted(note: Note, about: str, renderer: Renderer) -> str:
    lines = "\n".join(f"    {line}" if line else "" for line in note.text.strip().split("\n"))
    return f'!!! local "At {renderer.library.layer.title}"\n\n{lines}\n\n    {about}\n\n'
