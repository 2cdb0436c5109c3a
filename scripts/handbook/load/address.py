"""Addresses: where a page, a requirement, a source or a term is found, from any other page."""

from __future__ import annotations

import functools
import posixpath
import re
from urllib.parse import unquote

_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:")


@functools.cache
def of_page(path: str) -> str:
    """The address of a page's file, from the site's root.

    >>> of_page("standards/education.md"), of_page("standards/index.md"), of_page("index.md")
    ('standards/education/', 'standards/', '')
    """
    folder, name = posixpath.split(path)
    stem = name.removesuffix(".md")
    parts = [part for part in (folder, "" if stem == "index" else stem) if part]
    return "".join(f"{part}/" for part in parts)


@functools.cache
def relative(to: str, start: str) -> str:
    """The address `to`, as written on the page at `start`; both from the site's root.

    >>> relative("law/england/regulation-13/#r-13-2-a", "standards/education/")
    '../../law/england/regulation-13/#r-13-2-a'
    >>> relative("standards/education/#checklist", "standards/education/")
    '#checklist'
    """
    if _ABSOLUTE.match(to):
        return to
    path, hash_, fragment = to.partition("#")
    if path == start and hash_:
        return hash_ + fragment
    depth = start.count("/")
    return ("../" * depth or "./") + path + hash_ + fragment


def resolve(link: str, start: str) -> tuple[str, str] | None:
    """The address and the anchor that a link on the page at `start` leads to; none when it leaves the site.

    >>> resolve("../law/#text", "standards/education/"), resolve("#top", "law/"), resolve("tel:999", "")
    (('standards/law/', 'text'), ('law/', 'top'), None)
    """
    if _ABSOLUTE.match(link) or link.startswith("//"):
        return None
    path, _, anchor = link.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return start, unquote(anchor)
    if path.startswith("/"):
        return path.lstrip("/"), unquote(anchor)
    joined = posixpath.normpath(posixpath.join(start, path))
    ends = path.endswith(("/", ".", ".."))
    return ("" if joined == "." else joined + ("/" if ends else "")), unquote(anchor)


def anchor_of_requirement(ref: str) -> str:
    """The permanent anchor of a requirement on its law page.

    >>> anchor_of_requirement("13(2)(a)(iv)"), anchor_of_requirement("sch1(17)(a)")
    ('r-13-2-a-iv', 'r-sch1-17-a')
    """
    return "r-" + re.sub(r"[^a-z0-9]+", "-", ref.lower()).strip("-")


def page_of_provision(nation: str, ref: str) -> str:
    """The path of a provision's page.

    >>> page_of_provision("england", "5"), page_of_provision("england", "sch1")
    ('law/england/regulation-5.md', 'law/england/schedule-1.md')
    """
    name = ref.replace("sch", "schedule-") if ref.startswith("sch") else f"regulation-{ref}"
    return f"law/{nation}/{name.lower()}.md"


def cited(ref: str, label: str | None = None) -> str:
    """How a provision or requirement is cited in running text.

    >>> cited("13(2)(a)"), cited("sch1(17)(a)"), cited("sch1")
    ('regulation 13(2)(a)', 'Schedule 1, paragraph 17(a)', 'Schedule 1')
    """
    if label:
        return label if label.lower().startswith(("regulation", "schedule")) else f"regulation {label}"
    schedule = re.fullmatch(r"sch(\d+)(?:\((\w+)\)(.*))?", ref)
    if not schedule:
        return f"regulation {ref}"
    number, paragraph, rest = schedule.groups()
    return f"Schedule {number}" + (f", paragraph {paragraph}{rest}" if paragraph else "")


COPIES = {"Excel": "xlsx", "Word": "docx", "CSV": "csv", "JSON": "json"}
"""The kinds of file in which a blank checklist is offered: what each is called, and how its name ends."""


def blank_copies(checklist: str) -> list[tuple[str, str]]:
    """The blank copies of a checklist: what each is called, and its address from the site's root.

    >>> blank_copies("fire")[0]
    ('Excel', 'downloads/checklists/checklist-fire.xlsx')
    """
    return [(name, f"downloads/checklists/checklist-{checklist}.{ending}") for name, ending in COPIES.items()]


def induction_record(pathway: str) -> str:
    """The address of a pathway's record to sign, from the site's root.

    >>> induction_record("deputy")
    'downloads/induction-record-deputy.docx'
    """
    return f"downloads/induction-record-{pathway}.docx"


def standards_book(nation: str) -> str:
    """The address of the workbook with all standards of a nation, from the site's root.

    >>> standards_book("wales")
    'downloads/checklists/standards-wales.xlsx'
    """
    return f"downloads/checklists/standards-{nation}.xlsx"
