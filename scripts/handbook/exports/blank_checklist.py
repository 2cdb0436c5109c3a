"""A blank checklist as it is handed out: what its Excel, Word, CSV and JSON files all hold, with room for answers.

Its shape is published as `downloads/checklist.schema.json`. What the reader's browser keeps has answers of the same
form.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
from typing import Annotated, Any, Literal

from ..library.library import Library
from ..load.shapes.base import Day, Form, Nation, Record, Reference, Slug, Text, says
from ..load.shapes.checklist import Checklist, Item
from ..render import words
from .offer import Offer

SCHEMA = "downloads/checklist.schema.json"
"""Where the schema of the JSON file is published, from the site's root."""

Written = Annotated[str, Form(least=0, most=20000)]
DayOrNone = Annotated[str, Form(r"^(\d{4}-\d{2}-\d{2})?$", least=0, most=10)]


class Answer(Record):
    """How it stands with one item."""

    state: Literal["", "met", "partly", "not-yet", "does-not-apply"] = says(
        "How it stands; empty as long as nobody has looked.", default=""
    )
    evidence: Written = says("What shows it. Never a child's name.", default="")
    action: Written = says("What is to be done.", default="")
    who: Written = says("Who does it: a role or a first name.", default="")
    by: DayOrNone = says("The day by which it is to be done, YYYY-MM-DD, or empty.", default="")


class LawNamed(Record):
    """A requirement that an item helps to meet."""

    id: Reference = says("Its id in the handbook, for example england:13(2)(a).")
    nation: Nation = says("The nation whose law it is.")
    cited: Text = says("How it is cited, for example regulation 13(2)(a).")


class SourceNamed(Record):
    """What an item rests on besides the law."""

    id: Slug = says("Its id in the handbook.")
    cited: Text = says("Its publisher and year.")


class BlankItem(Record):
    """One testable thing, with room for an answer."""

    id: Slug = says("Its id, for ever. A filled-in file is read back by it.")
    text: Text = says("One testable thing, in plain words.")
    help: Text | None = says("How to look.", default=None)
    good_evidence: Text | None = says("What good evidence looks like.", default=None)
    law: tuple[LawNamed, ...] = says("The requirements that it helps to meet.", default=())
    sources: tuple[SourceNamed, ...] = says("What it rests on, when it is not a requirement.", default=())
    page: Slug | None = says("The page of the handbook that explains it.", default=None)
    answer: Answer = says("How it stands. Blank in a file that the handbook hands out.")

    def named(self) -> str:
        """The law and the sources in a few words, the nations apart.

        Example: "England: regulation 25(1)(d), regulation 25(2)(b). Wales: regulation 57."
        """
        cited: dict[str, list[str]] = {}
        for law in self.law:
            cited.setdefault(words.NATIONS[law.nation], []).append(law.cited)
        lines = [f"{nation}: {', '.join(found)}." for nation, found in cited.items()]
        return " ".join([*lines, *(f"{source.cited}." for source in self.sources)])


class BlankSection(Record):
    """A group of items."""

    title: Text = says("What the items have in common.")
    items: tuple[BlankItem, ...] = says("The items, in the order in which to look.", least=1)


class BlankChecklist(Record):
    """A checklist to fill in."""

    format: Literal["childrens-homes-handbook-checklist"] = says("What kind of file this is.")
    form: int = says("The version of this shape.", low=1, high=1)
    schema: Text = says("Where this schema stands, as seen from the file.")
    organisation: Text = says("Whose copy of the handbook handed it out.")
    version: Text = says("That handbook's version.")
    reviewed: Day = says("The day on which the checklist's page was last read against the law.")
    id: Slug = says("The checklist's id, for ever.")
    title: Text = says("What it is called.")
    purpose: Text = says("What it is for, in one sentence.")
    who: Text = says("Who does it.")
    how_often: Text = says("How often it is done.")
    nations: tuple[Nation, ...] = says("The nations whose homes can use it.", least=1)
    page: Slug = says("The page of the handbook that shows it.")
    quick: bool = says(
        "The quick kind: true when it is ticked through on shift while something happens; times matter then."
    )
    sections: tuple[BlankSection, ...] = says("Its groups of items.", least=1)

    def offer(self) -> Offer:
        """Whose it is, and of what version."""
        return Offer(self.organisation, self.version, self.reviewed)

    def total(self) -> int:
        """How many items it has."""
        return sum(len(section.items) for section in self.sections)


def blank_checklist(library: Library, checklist: Checklist, offer: Offer) -> BlankChecklist:
    """Make a checklist ready to be handed out.

    Args:
        library: the records that its items name.
        checklist: the checklist.
        offer: whose it is, and of what version.

    Example: `blank_checklist(library, library.checklists["fire"], offer).total()` is 12.
    """
    return BlankChecklist(
        format="childrens-homes-handbook-checklist",
        form=1,
        schema="../checklist.schema.json",
        organisation=offer.name,
        version=offer.version,
        reviewed=offer.reviewed,
        id=checklist.id,
        title=checklist.title,
        purpose=checklist.purpose,
        who=checklist.who,
        how_often=checklist.how_often,
        nations=checklist.nations,
        page=checklist.page,
        quick=library.page_by_id[checklist.page].meta.kind == "act-now",
        sections=tuple(
            BlankSection(title=section.title, items=tuple(_item(library, item) for item in section.items))
            for section in checklist.sections
        ),
    )


def _item(library: Library, item: Item) -> BlankItem:
    return BlankItem(
        id=item.id,
        text=item.text,
        help=item.help,
        good_evidence=item.evidence,
        law=tuple(_law(library, reference) for reference in item.meets),
        sources=tuple(SourceNamed(id=name, cited=words.short_name(library.sources[name])) for name in item.sources),
        page=item.page,
        answer=Answer(),
    )


def _law(library: Library, reference: str) -> LawNamed:
    nation: Any = reference.partition(":")[0]
    return LawNamed(id=reference, nation=nation, cited=library.cite(reference).text)


def checklist_json(blank: BlankChecklist) -> str:
    """The checklist as JSON, for programs; its schema is published beside it."""
    return json.dumps(_plain(blank), ensure_ascii=False, separators=(",", ":")) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        found = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}  # type: ignore[arg-type]
        return {name: _plain(inner) for name, inner in found.items() if inner is not None}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, datetime.date) else value
