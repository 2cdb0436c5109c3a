"""What search fetches: a first part that ranks pages, and the text of each page, for the line that answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from ..library.library import Library
from ..load import address
from ..load.page import Page
from ..render import words
from .search_pack import packed_numbers, packed_words
from .search_words import keys_of, pages_of, told_apart, typed_for, words_of
from .staff_words import SAME
from .tone_words import PLANNING, SOFT, URGENT


class Findable(Protocol):
    """A part of a page: its anchor, heading and words."""

    @property
    def anchor(self) -> str:
        """The anchor; empty for the page's top."""

    @property
    def heading(self) -> str:
        """The heading's words."""

    @property
    def words(self) -> str:
        """The words under it."""

    @property
    def is_record(self) -> bool:
        """Whether it shows a record, such as an item or a term, rather than a heading's words."""


Parts = Mapping[str, Sequence[Findable]]

_WHEN_NOTHING = ("act-now", "who-must-be-told", "told-by-recipient", "a-to-z", "glossary")
"""The pages that are offered when nothing is found, as far as there are such pages."""
_EVERYWHERE = 6
"""A heading that so many pages have says nothing about one of them."""
_LONGEST = 3000
"""Of a longer part, such as a table of all duties, no more than so many characters are fetched."""


def search_index(library: Library, parts: Parts) -> dict[str, Any]:
    """The first part, which ranks: fetched once, at the first use of search.

    Args:
        library: gives each page's title, kind, nations and the words that staff use for it.
        parts: the parts of each page, by path.

    Returns: kinds and nations (a name for each key), pages (address, title, kind, nations, other words, description,
        headings, refs of the law's rows), words (all; then the numbers of the pages whose text each speaks for, and of
        the items and rows of the law; of the pages for which it is typed), records (how many of these each page has),
        terms (page's number, anchor, term, other words), same (our words, what is typed for them), urgent and planning
        (words that lift a kind of page), soft (words that say little), nation (of the homes), offer (pages, when
        nothing is found).
    """
    pages = _searchable(library)
    common = _headings_of_many(pages, parts)
    rows = [_page(page, parts[page.path], common) for page in pages]
    said = [words_of(" ".join((title, also, says, headings))) for _, title, _, _, also, says, headings, _ in rows]
    typed = typed_for([page.meta.typed for page in pages], said)
    found = told_apart(
        [words_of(" ".join(f"{part.heading} {part.words}" for part in parts[page.path])) for page in pages],
        [had + asked for had, asked in zip(said, typed, strict=True)],
    )
    records = [[part.words for part in parts[page.path] if _is_found(library, page, part)] for page in pages]
    keys = keys_of([record for of_page in records for record in of_page])
    return {
        "version": 3,
        "kinds": words.PAGE_KINDS,
        "nations": {nation: words.NATIONS[nation] for nation in ("england", "wales")},
        "pages": rows,
        "words": _packed(found, keys, pages_of(typed)),
        "records": [len(of_page) for of_page in records],
        "terms": _terms(library, pages, parts),
        "same": SAME,
        "urgent": " ".join(URGENT.split()),
        "planning": " ".join(PLANNING.split()),
        "soft": " ".join(SOFT.split()),
        "nation": "".join(nation[0] for nation in library.layer.organisation.nations),
        "offer": [[library.url_of_page(id_), library.page_by_id[id_].meta.title] for id_ in _offered(library)],
    }


def search_texts(library: Library, parts: Parts) -> dict[str, list[list[str]]]:
    """The text of each page, fetched when the page is among the first results.

    Returns: by the name that `name_of_texts` gives: a list of anchor, heading, text, and what kind of part it is
        (`i` item, `r` row of the law, `s` source, `t` term, or nothing for a heading's part).
    """
    texts: dict[str, list[list[str]]] = {}
    for page in _searchable(library):
        url = address.of_page(page.path)
        for part in parts[page.path]:
            row = [part.anchor, part.heading, part.words[:_LONGEST], _kind_of_part(library, page, part.anchor)]
            texts.setdefault(name_of_texts(url, part.anchor), []).append(row)
    return texts


def name_of_texts(url: str, anchor: str = "") -> str:
    """The name of the file with a page's text. Terms are many on one page: they are apart, by their first letter.

    >>> name_of_texts("standards/education/"), name_of_texts(""), name_of_texts("evidence/glossary/", "term-child")
    ('standards_education', 'home', 'evidence_glossary-c')
    """
    name = url.strip("/").replace("/", "_") or "home"
    return f"{name}-{anchor.removeprefix('term-')[0]}" if anchor.startswith("term-") else name


def _searchable(library: Library) -> list[Page]:
    return [page for page in library.pages if page.meta.searchable]


def _page(page: Page, parts: Sequence[Findable], common: frozenset[str]) -> list[str]:
    meta = page.meta
    headings = [part.heading for part in parts[1:] if part.heading not in common and not part.is_record]
    return [
        address.of_page(page.path),
        meta.title,
        meta.kind,
        "".join(nation[0] for nation in meta.nations),
        ", ".join(meta.also_called),
        "" if page.made else meta.description,
        "" if page.made else " | ".join(headings),
        " ".join(part.anchor.removeprefix("r-") for part in parts if page.made and part.anchor.startswith("r-")),
    ]


def _headings_of_many(pages: list[Page], parts: Parts) -> frozenset[str]:
    counted = Counter(heading for page in pages for heading in {part.heading for part in parts[page.path]})
    return frozenset(heading for heading, pages_with in counted.items() if pages_with >= _EVERYWHERE)


def _kind_of_part(library: Library, page: Page, anchor: str) -> str:
    if page.made:
        return "r" if anchor.startswith("r-") else ""
    if anchor in library.items:
        return "i"
    return anchor[0] if anchor.startswith(("term-", "source-")) else ""


def _terms(library: Library, pages: list[Page], parts: Parts) -> list[list[Any]]:
    """Each term that a page explains: where, the term, and what else staff call it."""
    place = {part.anchor: number for number, page in reversed([*enumerate(pages)]) for part in parts[page.path]}
    terms = []
    for term in library.terms.values():
        anchor = f"term-{term.id}"
        others = [term.abbreviation, *term.also_called, term.welsh]
        if anchor in place:
            terms.append([place[anchor], anchor, term.term, ", ".join(other for other in others if other)])
    return terms


def _offered(library: Library) -> list[str]:
    return [id_ for id_ in _WHEN_NOTHING if library.shows(id_)]


def _is_found(library: Library, page: Page, part: Findable) -> bool:
    return _kind_of_part(library, page, part.anchor) in {"i", "r"}


def _packed(*found: dict[str, list[int]]) -> list[str]:
    """All words; then for each dict the numbers that belong to each word, if any."""
    every = sorted(set().union(*found))
    lists = [" ".join(packed_numbers(each.get(word, [])) for word in every) for each in found]
    return [packed_words(every), *lists]
