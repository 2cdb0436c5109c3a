"""Pages left at addresses that were published once: where the page went, or why it is gone."""

from __future__ import annotations

from dataclasses import dataclass

from ..library.library import Library
from ..load import address
from ..load.shapes.change import Retirement
from ..render.renderer import Renderer


@dataclass(frozen=True)
class ForwardingPage:
    """A small page at an old address."""

    address: str
    html: str


def forwarding_pages(library: Library, renderer: Renderer) -> list[ForwardingPage]:
    """One page for each registered address at which no page stands any more, in the register's order.

    A page that only moved sends its readers on at once; one that was retired says why, and what took its place. Of one
    that the organisation leaves out of its copy, the page says so.
    """
    standing = {address.of_page(page.path) for page in library.pages}
    retired = {(record.kind, record.id): record for record in library.retired}
    found: dict[str, ForwardingPage] = {}
    for line in library.project.published:
        kind, id_, target = line.split(" ")
        url = target.partition("#")[0]
        if url in standing or url in found:
            continue
        if url in library.left_out.pages:
            found[url] = _left_out(url, library, renderer, library.left_out.pages[url])
        elif kind == "page":
            found[url] = _forwarding(url, library, renderer, id_, retired.get(("page", id_)))
    return list(found.values())


def _forwarding(
    url: str, library: Library, renderer: Renderer, id_: str, retirement: Retirement | None
) -> ForwardingPage:
    target = (retirement.replacement if retirement else id_) or "home"
    page = library.page_by_id.get(target) or library.page_by_id["home"]
    here = address.of_page(page.path)
    if here in library.left_out.pages:
        return _left_out(url, library, renderer, library.left_out.pages[here])
    html = renderer.fill(
        "forwarding.html",
        url,
        url=here,
        title=page.meta.title,
        reason=retirement.reason if retirement else "The same page stands at a new address.",
        moved=retirement is None,
    )
    return ForwardingPage(url, html + "\n")


def _left_out(url: str, library: Library, renderer: Renderer, reason: str) -> ForwardingPage:
    pages = {address.of_page(page.path): page for page in library.whole.pages}
    title = f"{pages[url].meta.title}: not in this copy" if url in pages else "Not in this copy"
    act_now = library.url_of_page("act-now") if library.shows("act-now") else ""
    html = renderer.fill("left_out_page.html", url, title=title, reason=reason, act_now=act_now)
    return ForwardingPage(url, html + "\n")
