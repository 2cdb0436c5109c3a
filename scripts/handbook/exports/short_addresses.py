"""Short addresses for ever: /go/missing/ leads to the page, checklist, item or step of that id, wherever it is now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..library.short_names import lines_of, short_names
from ..render.renderer import Renderer


def short_pages(published: Iterable[str], renderer: Renderer) -> Iterator[tuple[str, str]]:
    """The address and the HTML of every short page: it leads to the newest address that the register has for the id.

    Where that is no longer a page of the handbook, what stands there says what happened.

    Example: `dict(short_pages(library.project.published, renderer))["go/missing/"]`
    """
    away = renderer.library.left_out.pages
    lines = list(published)
    newest = {(kind, id_): url for kind, id_, url in lines_of(lines)}
    for name, (kind, id_) in short_names(lines).items():
        start = f"go/{name}/"
        title = f"{id_.replace('-', ' ').capitalize()} | Children's Homes Handbook"
        url, _, _ = page = newest[kind, id_].partition("#")
        to = url if url in away else "".join(page)  # what stands at the address of a page left out has no parts
        yield start, renderer.fill("short_address.html", start, url=to, title=title) + "\n"
