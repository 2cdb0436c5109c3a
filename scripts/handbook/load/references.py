"""What a page names: the requirements, provisions and sources in its front matter and its macros."""

from __future__ import annotations

from .page import Page
from .shapes.law import Provision


def named_in(page: Page, provisions: dict[str, Provision]) -> dict[str, None]:
    """The requirements and provisions that a page names, in its front matter or its macros, in order."""
    named: dict[str, None] = dict.fromkeys(page.meta.law)
    for call in page.calls:
        if call.name == "regulation" and call.arguments:
            named[call.arguments[0]] = None
        elif call.name == "requirements" and call.arguments and call.arguments[0] in provisions:
            provision = provisions[call.arguments[0]]
            named[provision.id] = None
            named.update(dict.fromkeys(provision.requirement_id(row) for row in provision.requirements))
    for reference in list(named):
        named.setdefault(provision_of(reference), None)
    return named


def parents(reference: str) -> list[str]:
    """The paragraphs in which a requirement stands, nearest first; they can be cited though they are no row.

    >>> parents("england:34(4)(a)(i)")
    ['england:34(4)(a)', 'england:34(4)']
    """
    found = []
    while reference.count("(") > 1 and reference.endswith(")"):
        reference = reference[: reference.rindex("(")]
        found.append(reference)
    return found


def provision_of(reference: str) -> str:
    """The provision in which a requirement stands.

    >>> provision_of("england:13(2)(a)"), provision_of("england:2(1)-restraint"), provision_of("england:sch1")
    ('england:13', 'england:2', 'england:sch1')
    """
    return reference.partition("(")[0].split("-")[0]


def sources_of(page: Page) -> dict[str, None]:
    """The sources that a page cites, in its front matter or its macros, in order."""
    cited = [call.arguments[0] for call in page.calls if call.name == "source" and call.arguments]
    return dict.fromkeys([*page.meta.sources, *cited])
