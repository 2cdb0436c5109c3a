"""What `data/handbook.json` holds. Its published schema is made from these shapes."""

from __future__ import annotations

from ..load.shapes.base import Day, Nation, PartialDate, Record, Reference, Slug, Text, WebAddress, says
from ..load.shapes.page import Audience, PageKind


class Terms(Record):
    """On what terms the handbook may be quoted, and how."""

    licence: Text = says("The licence of the guidance.")
    licence_url: WebAddress = says("Where the licence stands.")
    official_sources: Text = says("The credit that official bodies ask for. Keep it where you copy facts of theirs.")
    cite: Text = says("How to cite a page.")


class Heading(Record):
    """A heading that can be linked to."""

    anchor: Text = says("Its anchor: the page's address, # and this.")
    words: Text = says("What it says.")


class HandbookPage(Record):
    """One page. Addresses start from the root of the site."""

    id: Slug = says("Its id, for ever.")
    title: Text = says("Its title.")
    description: Text = says("What it is about, in a sentence.")
    kind: PageKind = says("What sort of page it is.")
    nations: tuple[Nation, ...] = says("The nations it is true of.", least=1)
    audience: tuple[Audience, ...] = says("For whom it is written.", least=1)
    also_called: tuple[Text, ...] = says("The words that staff use for it.")
    address: str = says("Its address; empty for the home page.")
    short_address: Text | None = says("A shorter address, which goes on working if the page is moved.", default=None)
    markdown: Text = says("The address of its clean Markdown copy.")
    reviewed: Day = says("The day on which it was last read against its sources.")
    due: Day = says("The day by which it is read again.")
    from_law: bool = says("Whether it is made from the records of the law, rather than written.")
    local: bool = says("Whether the provider wrote it: it is not national guidance.")
    law: tuple[Reference, ...] = says("The provisions and requirements that it names.")
    sources: tuple[Slug, ...] = says("The ids of the sources that it cites.")
    headings: tuple[Heading, ...] = says("Its headings, in order.")
    checklists: tuple[Slug, ...] = says("The ids of the checklists that it shows.")
    changes: tuple[Slug, ...] = says("The ids of the changes that touch it, newest first.")


class CitedSource(Record):
    """A document that pages cite. Its own terms of use hold."""

    id: Slug = says("Its id, for ever.")
    title: Text = says("The document's own title.")
    publisher: Text = says("Who published it.")
    published: PartialDate | None = says("The year, month or day on which it was published.", default=None)
    url: WebAddress | None = says("The publisher's own page.", default=None)
    licence: Text = says("On what terms it may be used.")
    address: Text = says("Where the handbook says what was read of it, and what it cannot show.")


class Handbook(Record):
    """Every page of one built handbook, with what others need to quote it rightly."""

    name: Text = says("The handbook's name.")
    version: Text = says("Its version.")
    kept_by: Text | None = says("The provider whose copy this is.", default=None)
    site: WebAddress | None = says("Where it is published; addresses below start from here.", default=None)
    nations: tuple[Nation, ...] = says("The nations that this copy is for.", least=1)
    terms: Terms = says("On what terms it may be quoted, and how.")
    pages: tuple[HandbookPage, ...] = says("Every page, in the order of the files.", least=1)
    sources: tuple[CitedSource, ...] = says("Every source that is cited.")
