"""What the site publishes: every id that has an address, as lines of the register."""

from __future__ import annotations

from collections.abc import Iterator

from ..load import address
from ..load.page import Page
from ..load.shapes.learning import Pathway
from .view import View

LISTED = (
    ("source", "sources", "sources"),
    ("term", "terms", "glossary"),
    ("document", "document", "documents"),
    ("duty", "duties", "managers-year"),
    ("finding", "findings", "findings"),
)
"""Records that stand on one page: what one is called, their kind, and the page that lists them."""


def addresses(view: View) -> Iterator[tuple[str, bool]]:
    """Go through the register's lines, "kind id address", each with whether it is the organisation's own.

    Example line: `item lead-culture-aims standards/leadership-and-management/#lead-culture-aims`
    """
    pages = {page.meta.id: page for page in view.pages}
    for page in view.pages:
        yield f"page {page.meta.id} {address.of_page(page.path)}", page.local
    for provision in view.provisions.values():
        url = address.of_page(address.page_of_provision(provision.nation, provision.ref))
        yield f"provision {provision.id} {url}", False
        for row in provision.requirements:
            anchor = address.anchor_of_requirement(row.ref)
            yield f"requirement {provision.requirement_id(row)} {url}#{anchor}", False
    for checklist in view.checklists.values():
        page_of = pages.get(checklist.page)
        if page_of:
            url = address.of_page(page_of.path)
            is_local = view.layer.is_local
            yield f"checklist {checklist.id} {url}#checklist-{checklist.id}", is_local(checklist)
            for item in checklist.items():
                yield f"item {item.id} {url}#{item.id}", is_local(checklist) or is_local(item)
    for page in view.pages:
        if page.meta.kind != "adapt":
            yield from _learning(view, page)
    for kind, records, page_id in LISTED:
        page_of = pages.get(page_id)
        if page_of:
            url = address.of_page(page_of.path)
            for record in view.project.records[records]:
                id_ = getattr(record, "id", "")
                yield f"{kind} {id_} {url}#{kind}-{id_}", view.layer.is_local(record)


def _learning(view: View, page: Page) -> Iterator[tuple[str, bool]]:
    """The pathways that a page shows, with their steps and the trainer's plans of their stages."""
    url = address.of_page(page.path)
    shown = {call.arguments[0] for call in page.calls if call.name == "pathway" and call.arguments}
    for pathway in view.records("pathway", Pathway):
        if pathway.id in shown:
            local = page.local or view.layer.is_local(pathway)
            yield f"pathway {pathway.id} {url}#pathway-{pathway.id}", local
            for stage in pathway.stages:
                if stage.session:
                    session = f"{pathway.id}-{stage.id}"
                    yield f"session {session} {url}#session-{session}", local
                for step in stage.steps:
                    yield f"step {step.id} {url}#{step.id}", local or view.layer.is_local(step)
