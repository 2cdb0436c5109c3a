"""Pages left at addresses that were published once: where the page went, or why it is gone."""

from __future__ import annotations

from dataclasses import dataclass

from ..library.library import Library
from ..load import address
from ..render.renderer import Renderer


@dataclass(frozen=True)
class ForwardingPage:
    """A small page at an old address."""

    address: str
    html: str


def forwarding_pages(library: Library, renderer: Renderer) -> list[ForwardingPage]:
    """One page for each registered address at which no page stands any more, in the register's order.

    A page that only moved sends its readers on at once; one that was retired says why, and what took its place.
    """
    standing = {address.of_page(page.path) for page in library.pages}
    retired = {(record.kind, record.id): record for record in library.retired}
    found: dict[str, ForwardingPage] = {}
    for line in library.project.published:
        kind, id_, url = line.split(" ")
        if kind != "page" or url in standing or url in found:
            continue
        retirement = retired.get(("page", id_))
        target = (retirement.replacement if retirement else id_) or "home"
        page = library.page_by_id.get(target) or library.page_by_id["home"]
        html = renderer.fill(
            "forwarding.html",
            url,
            url=address.of_page(page.path),
            title=page.meta.title,
            reason=retirement.reason if retirement else "The same page stands at a new address.",
            moved=retirement is None,
        )
        found[url] = ForwardingPage(url, html + "\n")
    return list(found.values())
