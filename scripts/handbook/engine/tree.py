"""The resolved tree: every page with its top, its end and its macros' HTML."""

from __future__ import annotations

from ..load.code import guarded
from ..load.macro_calls import MacroCall
from ..load.page import Page
from ..load.shapes.base import Language
from ..load.signatures import SIGNATURES
from ..organisation.notes import Note
from ..render.renderer import Renderer
from .resolved import PLACE, ResolvedPage

ENGLISH: Language = "en"


def resolve(page: Page, renderer: Renderer) -> ResolvedPage:
    """Render a page's macros and put its top, the organisation's note for it, and its end round it.

    Args:
        page: the page.
        renderer: renders its macro calls.
    """
    html = [_rendered(call, page, renderer) for call in page.calls]
    body = page.body.strip("\n")
    calls = tuple(call.name for call in page.calls)
    if page.made:
        body, calls = _placed(page).strip("\n"), ()
    if page.meta.kind != "home":
        top = _put(renderer.render("page_top", page, (), {}), page, renderer, html)
        note = renderer.library.layer.notes.get(page.meta.id)
        local = _noted(note, page, renderer, html) if note else ""
        end = _put(renderer.render("page_end", page, (), {}), page, renderer, html)
        body = f"{top}\n\n{local}{body}\n\n{end}"
    return ResolvedPage(page.path, guarded(body) + "\n", calls, tuple(html), _meta(page))


def _rendered(call: MacroCall, page: Page, renderer: Renderer) -> str:
    """A call's HTML. On a page in another language what the handbook says is marked as English; what the author
    says in the call is in the page's own."""
    html = renderer.render(call.name, page, call.arguments, call.named())
    if page.meta.language == ENGLISH or "says" in call.named():
        return html
    return _in_english(html, renderer, block=SIGNATURES[call.name].block)


def _in_english(html: str, renderer: Renderer, *, block: bool) -> str:
    return renderer.fill("in_english.html", "", html=html, block=block)


def _put(html: str, page: Page, renderer: Renderer, places: list[str]) -> str:
    """Add HTML of the handbook's own to that of the page; returns what stands for it in the Markdown."""
    places.append(html if page.meta.language == ENGLISH else _in_english(html, renderer, block=True))
    return PLACE.format(number=len(places) - 1)


def _placed(page: Page) -> str:
    """A made page's Markdown with the place of each macro call in its stead: no author wrote them."""
    text = page.body
    for number, call in reversed(list(enumerate(page.calls))):
        text = text[: call.start] + PLACE.format(number=number) + text[call.end :]
    return text


def _meta(page: Page) -> dict[str, str]:
    meta = page.meta
    found = {"title": meta.title, "description": meta.description, "kind": meta.kind, "id": meta.id}
    if meta.language != ENGLISH:
        found["language"] = meta.language
    return found | ({"template": meta.template} if meta.template else {})


def _noted(note: Note, page: Page, renderer: Renderer, places: list[str]) -> str:
    """The note in its marked box; one in another language than the page is marked as that."""
    parts = [note.text.strip()]
    if note.meta.language != page.meta.language:
        marks = ("language_opens.html", "language_closes.html")
        places += [renderer.fill(name, "", language=note.meta.language) for name in marks]
        parts = [PLACE.format(number=len(places) - 2), *parts, PLACE.format(number=len(places) - 1)]
    parts.append(_put(renderer.render("note_about", page, (), {}), page, renderer, places))
    lines = "\n".join(f"    {line}" if line else "" for line in "\n\n".join(parts).split("\n"))
    return f'!!! local "At {renderer.library.layer.title}"\n\n{lines}\n\n'
