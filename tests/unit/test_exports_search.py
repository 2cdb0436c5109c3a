"""The search index: an entry for each part of each page, the words that staff use among them."""

from dataclasses import dataclass

from handbook.exports.search import search_entries
from handbook.library.library import Library


@dataclass
class Part:
    anchor: str
    heading: str
    words: str


def test_each_part_of_each_page_is_an_entry(library: Library) -> None:
    parts = {page.path: [Part("", "", "top words"), Part("law", "Law", "more words")] for page in library.pages}
    entries = search_entries(library, parts)
    kept_out = [page for page in library.pages if not page.meta.searchable]
    assert len(entries) == 2 * (len(library.pages) - len(kept_out))
    assert not {page.meta.title for page in kept_out} & {entry["p"] for entry in entries}
    top, below = [entry for entry in entries if entry["p"] == library.page_by_id["education"].meta.title]
    meta = library.page_by_id["education"].meta
    assert top == {
        "u": "standards/education/",
        "t": meta.title,
        "p": meta.title,
        "k": "standard",
        "n": list(meta.nations),
        "a": ", ".join(meta.also_called),
        "x": f"{meta.description} top words",
    }
    assert below["u"] == "standards/education/#law"
    assert (below["t"], below["a"], below["x"]) == ("Law", "", "more words")


def test_a_regulation_is_found_by_what_staff_call_it(library: Library) -> None:
    parts = {page.path: [Part("", "", "")] for page in library.pages}
    called = {entry["u"]: entry["a"].split(", ") for entry in search_entries(library, parts)}
    assert {"reg 44", "r44", "regulation 44"} <= set(called["law/england/regulation-44/"])
    assert {"schedule 1", "sch 1"} <= set(called["law/england/schedule-1/"])
