"""What a copy leaves out of the whole handbook: the ids that have no place in it, and the addresses."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from ..check.addresses import addresses
from ..check.view import View
from ..load import address
from ..load.project import Project
from ..organisation.layer import Layer
from ..organisation.shown import Shown


@dataclass(frozen=True)
class LeftOut:
    """Ids and addresses of the whole that the copy does not have; nothing, where it shows everything."""

    ids: frozenset[tuple[str, str]] = frozenset()
    """Kinds, as macros name them, and ids."""
    pages: dict[str, str] = field(default_factory=dict)
    """Why a page is left out, by its address."""
    parts: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Kind and id of what is left out of pages that are shown, by its address with the anchor."""

    def leads_nowhere(self, url: str) -> bool:
        """Whether nothing that is shown stands at an address."""
        return url.partition("#")[0] in self.pages or url in self.parts


def compare(whole: Project, copy: Shown, layer: Layer) -> LeftOut:
    """Compare a copy with the whole; costs nothing where they are one.

    Example: `compare(project, shown(project, layer), layer).leads_nowhere("wales/")`
    """
    if copy.project is whole:
        return LeftOut()
    all_, some = (View(project, layer, datetime.date.min) for project in (whole, copy.project))
    ids = {(kind, id_) for kind, known in all_.known.items() for id_ in known.keys() - some.known[kind].keys()}
    shown = {line.rpartition(" ")[2] for line, _ in addresses(some)}
    paths = {page.path for page in whole.pages} | {
        address.page_of_provision(provision.nation, provision.ref) for provision in all_.provisions.values()
    }
    pages = {address.of_page(path): copy.reason_for(path) for path in paths if copy.reason_for(path)}
    for provision in all_.provisions.values():
        if provision.nation not in layer.organisation.nations:
            url = address.of_page(address.page_of_provision(provision.nation, provision.ref))
            pages.setdefault(url, f"It is the law for homes in {provision.nation.capitalize()}.")
    parts = {}
    for line, _ in addresses(all_):
        kind, id_, url = line.split(" ")
        if "#" in url and url not in shown and url.partition("#")[0] not in pages:
            parts[url] = (kind, id_)
    return LeftOut(frozenset(ids), dict(sorted(pages.items())), parts)
