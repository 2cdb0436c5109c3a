"""The macros that an author may write, and what each of their arguments names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Parameter:
    """One argument: `names` is the kind of record whose id it takes, or "words" for free text."""

    name: str
    names: str
    required: bool = True


@dataclass(frozen=True)
class Signature:
    """One macro. A `block` macro stands alone on its line; `many` means that any number of ids may follow."""

    name: str
    does: str
    parameters: tuple[Parameter, ...] = ()
    block: bool = False
    many: bool = False
    example: str = ""


def _words(name: str) -> Parameter:
    return Parameter(name, "words", required=False)


SIGNATURES: dict[str, Signature] = {
    signature.name: signature
    for signature in (
        Signature(
            "regulation",
            "Links to a provision or to one requirement, in the words in which it is cited.",
            (Parameter("ref", "law"), _words("says")),
            example='regulation("england:13(2)(a)")',
        ),
        Signature(
            "source",
            "Links to a source's entry in the register, which says what was read and what it cannot show.",
            (Parameter("id", "source"), _words("says")),
            example='source("dfe-2015-quality-standards-guide", says="the Guide")',
        ),
        Signature(
            "link",
            "Links to another page by its id, wherever that page is moved to.",
            (Parameter("id", "page"), _words("says"), Parameter("anchor", "anchor", required=False)),
            example='link("leadership-and-management", anchor="checklist", says="the checklist")',
        ),
        Signature(
            "term",
            "Shows a word of the glossary with its meaning one step away.",
            (Parameter("id", "term"), _words("says")),
            example='term("registered-person")',
        ),
        Signature(
            "contact",
            "Shows one contact in the line, ready to tap.",
            (Parameter("id", "contact"),),
            example='contact("police-emergency")',
        ),
        Signature(
            "contacts",
            "Shows several contacts as large buttons; a number that the organisation has not set is a clear gap.",
            (Parameter("id", "contact"),),
            block=True,
            many=True,
            example='contacts("police-emergency", "on-call")',
        ),
        Signature(
            "requirements",
            "Lists every row of a provision: what it asks, of whom, by when, and the checklist items that test it.",
            (Parameter("ref", "provision"),),
            block=True,
            example='requirements("england:46")',
        ),
        Signature(
            "checklist",
            "Shows a checklist as a form that prints, with a permanent anchor for each item.",
            (Parameter("id", "checklist"),),
            block=True,
            example='checklist("enjoyment-and-achievement")',
        ),
        Signature(
            "inspection",
            "Shows what inspectors look for in one area of their framework.",
            (Parameter("id", "inspection-area"),),
            block=True,
            example='inspection("sccif-help-and-protection")',
        ),
        Signature(
            "notify",
            "Shows who must be told of an event, by when and under what law, for each nation.",
            (Parameter("event", "event"),),
            block=True,
            example='notify("child-dies")',
        ),
        Signature(
            "questions",
            "Shows the questions that a page settles, each answer with its explanation.",
            (Parameter("page", "page-with-questions"),),
            block=True,
            example='questions("protection-of-children")',
        ),
        Signature(
            "pathway",
            "Shows an induction pathway: its stages and steps, who signs, and how long each takes.",
            (Parameter("id", "pathway"),),
            block=True,
            example='pathway("residential-care-worker-england")',
        ),
        Signature(
            "document",
            "Shows a blank document with its downloads: what it is for, who fills it in, when, and what it asks.",
            (Parameter("id", "document"),),
            block=True,
            example='document("restraint-record")',
        ),
        Signature(
            "table_of",
            "Lists all records of a kind: standards, law, sources, terms, checklists, coverage and so on.",
            (Parameter("kind", "listing"),),
            block=True,
            example='table_of("checklists")',
        ),
        Signature(
            "fields_of",
            "Lists the fields of a kind of record, from its schema.",
            (Parameter("kind", "schema"),),
            block=True,
            example='fields_of("terms")',
        ),
        Signature(
            "manual",
            "Shows what every macro does, how it is written, and what it gives.",
            block=True,
            example="manual()",
        ),
    )
}

LISTINGS = (
    "standards", "sources", "sources-in-full", "terms", "law", "checklists", "inspection-areas", "coverage", "changes",
    "releases",
    "reviews", "rules",
    "documents", "duties", "findings", "starting-points", "time-limits", "abbreviations", "a-to-z", "recipients",
    "welsh-terms", "cards", "kept", "no-signal", "roles", "induction-map",
    "welsh-terms", "cards", "your-records", "your-plan", "your-standing", "your-copies", "your-delete",
)  # fmt: skip
