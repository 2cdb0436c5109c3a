"""HB045: every published address still lands."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Origin, Problem
from ..built import BuiltSite

CODE = "HB045"
TITLE = "Every address that was ever published still lands somewhere"


def find(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for every registered address whose page or anchor is gone."""
    ids = {url: set(built.ids) for url, built in site.by_url.items()}
    for number, line in enumerate(site.published, start=1):
        kind, id_, target = line.split(" ")
        url, _, anchor = target.partition("#")
        origin = Origin("data/ids.txt", number)
        if url not in ids:
            if f"{url}index.html" not in site.files:
                message = f'the address "{target}" of the {kind} "{id_}" is gone'
                yield Problem(origin, CODE, message, "restore the page, or record where it went in data/retired")
        elif anchor and anchor not in ids[url]:
            message = f'the page at "{url}" has lost the anchor "{anchor}" of the {kind} "{id_}"'
            yield Problem(origin, CODE, message, "restore the anchor")
