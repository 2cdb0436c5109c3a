"""Everything a renderer asks for: records by id, and who uses what."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from ..load import address
from ..load.page import Page
from ..load.project import Project
from ..load.references import named_in, provision_of, sources_of
from ..load.shapes.base import Nation
from ..load.shapes.change import Change, Retirement
from ..load.shapes.checklist import Checklist
from ..load.shapes.law import Provision
from ..load.shapes.source import Source
from ..organisation.layer import Layer
from ..organisation.vocabulary import Wording
from .anchors import left_behind, moved_away
from .catalogue import Catalogue, pages_of_source
from .left_out import LeftOut
from .rows import Citation, ItemRow, StepRow
from .short_names import short_names
from .updates.titles import titles


class Library(Catalogue):
    """Indexes over a project that has passed its checks."""

    def __init__(
        self,
        project: Project,
        layer: Layer,
        pages: list[Page],
        whole: Library | None = None,
        left_out: LeftOut | None = None,
    ) -> None:
        """Index `project`; `pages` are all pages, those made from records included.

        Where the organisation leaves something out, `whole` knows that too: what is only named is looked up in it.
        """
        super().__init__(project)
        self.layer = layer
        self.pages = pages
        self.whole = whole or self
        self.left_out = left_out or LeftOut()

    @cached_property
    def wording(self) -> Wording:
        """The organisation's own words, for what templates say."""
        return Wording(self.layer.organisation.vocabulary)

    @cached_property
    def left_behind(self) -> dict[str, list[tuple[str, Retirement]]]:
        """For each page's address, the anchors that it once had, with what became of them."""
        return left_behind(self.project, self.retired)

    @cached_property
    def moved_away(self) -> dict[str, list[tuple[str, str, str]]]:
        """For each page's address, the anchors whose thing stands on another page now, each with where and its name."""
        return moved_away(self.project, titles(self, self.page_by_id))

    @cached_property
    def page_by_id(self) -> dict[str, Page]:
        """Pages by id, also those that the organisation leaves out: a page that is shown may name them."""
        left_out = self.whole.page_by_id if self.whole is not self else {}
        return left_out | {page.meta.id: page for page in self.pages}

    def shows(self, page_id: str) -> bool:
        """Whether there is such a page in this copy."""
        return page_id in self.page_by_id and ("page", page_id) not in self.left_out.ids

    @cached_property
    def short_name(self) -> dict[tuple[str, str], str]:
        """The short name that the register gives to each kind and id; it is found at `/go/` and the name."""
        return {owner: name for name, owner in short_names(self.project.published).items()}

    @cached_property
    def page_by_path(self) -> dict[str, Page]:
        """Pages by path."""
        return {page.path: page for page in self.pages}

    @cached_property
    def items_meeting(self) -> dict[str, list[ItemRow]]:
        """Checklist items by the requirement they help to meet."""
        found: dict[str, list[ItemRow]] = defaultdict(list)
        for row in self.items.values():
            for requirement in row.item.meets:
                found[requirement].append(row)
        return dict(found)

    @cached_property
    def pages_naming(self) -> dict[str, list[Page]]:
        """Pages by the requirement or provision that they name; pages made from the law itself do not count,
        nor those that only show how pages are written."""
        found: dict[str, dict[str, Page]] = defaultdict(dict)
        for page in self.pages:
            if page.made or page.meta.kind == "adapt":
                continue
            for reference in named_in(page, self.provisions):
                found[reference][page.meta.id] = page
        return {reference: list(pages.values()) for reference, pages in found.items()}

    @cached_property
    def provisions_named(self) -> dict[str, dict[str, None]]:
        """The provisions that each page names, itself or by one of their rows, in order, by the page's id."""
        return {
            page.meta.id: dict.fromkeys(provision_of(name) for name in named_in(page, self.provisions))
            for page in self.pages
        }

    @cached_property
    def links_from(self) -> dict[str, set[str]]:
        """The ids of the pages that each page links to, by its own id."""
        return {page.meta.id: {call.arguments[0] for call in page.calls if call.name == "link"} for page in self.pages}

    @cached_property
    def pages_about(self) -> dict[str, list[str]]:
        """The ids of the pages of guidance that name a provision, by provision."""
        found: dict[str, list[str]] = defaultdict(list)
        for page in self.guidance:
            for provision in self.provisions_named[page.meta.id]:
                found[provision].append(page.meta.id)
        return dict(found)

    @cached_property
    def linked_from(self) -> dict[str, list[str]]:
        """The ids of the pages of guidance that link to a page, by its id."""
        found: dict[str, list[str]] = defaultdict(list)
        for page in self.guidance:
            for target in sorted(self.links_from[page.meta.id]):
                found[target].append(page.meta.id)
        return dict(found)

    @property
    def guidance(self) -> list[Page]:
        """The pages that say something to those who look after children: not home, nor those on the handbook itself."""
        return [page for page in self.pages if not page.made and page.meta.kind not in ("home", "adapt")]

    @cached_property
    def pages_citing(self) -> dict[str, list[Page]]:
        """Pages by the source that they cite."""
        found: dict[str, dict[str, Page]] = defaultdict(dict)
        for page in self.pages:
            for source in sources_of(page):
                found[source][page.meta.id] = page
        return {source: list(pages.values()) for source, pages in found.items()}

    @cached_property
    def standards(self) -> dict[Nation, list[Checklist]]:
        """The checklists of the pages about a standard, by nation, in the order of the law."""
        order = {name: number for number, name in enumerate(self.provisions)}
        found: dict[Nation, list[Checklist]] = {"england": [], "wales": []}
        for checklist in self.checklists.values():
            if self.page_by_id[checklist.page].meta.kind == "standard":
                found["wales" if checklist.nations == ("wales",) else "england"].append(checklist)
        for checklists in found.values():
            places = {each.id: str(self.page_by_id[each.page].meta.regulation) for each in checklists}
            checklists.sort(key=lambda each: (order.get(places[each.id], len(order)), each.id))
        return {nation: checklists for nation, checklists in found.items() if checklists}

    @cached_property
    def changes_of(self) -> dict[str, list[Change]]:
        """The changes that touch a page, newest first, by its id."""
        found: dict[str, list[Change]] = defaultdict(list)
        for change in self.changes:
            for page_id in change.pages:
                found[page_id].append(change)
        return dict(found)

    @cached_property
    def page_of_pathway(self) -> dict[str, Page]:
        """The page that shows each pathway, by its id."""
        found: dict[str, Page] = {}
        for page in self.guidance:
            for call in page.calls:
                if call.name == "pathway":
                    found.setdefault(call.arguments[0], page)
        return found

    @cached_property
    def steps_using(self) -> dict[str, list[StepRow]]:
        """The first step of each pathway that uses a page, or a checklist on it, by the page's id."""
        found: dict[str, dict[str, StepRow]] = defaultdict(dict)
        for pathway in self.pathways.values():
            if pathway.id not in self.page_of_pathway:
                continue
            for stage in pathway.stages:
                for step in stage.steps:
                    shown = self.whole.checklists[step.checklist].page if step.checklist else None
                    for page_id in (step.page, shown):
                        if page_id:
                            found[page_id].setdefault(pathway.id, StepRow(pathway, stage, step))
        return {page_id: list(rows.values()) for page_id, rows in found.items()}

    def wording_of(self, kind: str, id_: str) -> str:
        """The handbook's own words for an item or a step; the id in words for anything else."""
        if kind == "item":
            return self.whole.items[id_].item.text
        if kind == "step":
            return self.whole.steps[id_].text
        return id_.replace("-", " ").capitalize()

    def cite(self, reference: str) -> Citation:
        """Cite a requirement, a paragraph above requirements, or a whole provision.

        Example: `library.cite("england:13(2)(a)")` is "regulation 13(2)(a)" and its anchor's address.
        """
        provision = self.whole.provisions.get(reference)
        if provision:
            url = address.of_page(address.page_of_provision(provision.nation, provision.ref))
            return Citation(address.cited(provision.ref), url)
        row = self.whole.requirements.get(reference)
        if row:
            return Citation(row.cited, row.url)
        return Citation(address.cited(reference.partition(":")[2]), self.whole.paragraphs[reference].url)

    def url_of_page(self, page_id: str) -> str:
        """A page's address, from the site's root."""
        return address.of_page(self.page_by_id[page_id].path)

    def url_of_source(self, source_id: str) -> str:
        """The address at which a source is told in full, from the site's root."""
        return f"{self.url_of_page(self.page_of_source(self.sources[source_id]))}#source-{source_id}"

    def page_of_source(self, source: Source) -> str:
        """The id of the page on which a source is told in full."""
        return next(filter(self.shows, pages_of_source(source)), "sources")

    def page_of_provision(self, provision: Provision) -> Page | None:
        """The page made for a provision."""
        return self.whole.page_by_path.get(address.page_of_provision(provision.nation, provision.ref))
