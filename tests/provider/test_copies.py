"""Each provider's copy, whole: every link holds, what the data says is there, and no way ends nowhere."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
from itertools import product

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from handbook.load import address

from ..site import test_html as html_rules
from ..site.test_links import broken, check
from .conftest import Copy


def said(node: LexborNode | LexborHTMLParser | None) -> str:
    assert node is not None
    return " ".join(str(node.text(separator=" ")).split())


def leads(copy: Copy, url: str) -> set[str]:
    """The addresses within the site to which a page leads."""
    found = set()
    for node in copy.parsed[url].css("a[href]"):
        target = address.resolve(str(node.attributes["href"]), "" if url == "404.html" else url)
        if target:
            found.add(target[0])
    return found


def test_every_link_and_anchor_holds(copy: Copy) -> None:
    shutil.rmtree(copy.tree / "served", ignore_errors=True)
    base = re.sub(r"^https?://[^/]+/", "", f"{(copy.layer.organisation.address or '').rstrip('/')}/")
    folder = copy.tree / "served" / base  # the page for a wrong address names the whole path
    shutil.copytree(copy.folder, folder, copy_function=os.link)
    report = check(folder, copy.tree / "served")
    assert broken(report) == []
    assert report["total"] > len(copy.html) * 20


@pytest.mark.parametrize(
    "rule",
    [
        html_rules.test_no_page_has_what_the_policy_refuses,
        html_rules.test_each_page_says_what_it_is,
        html_rules.test_no_page_has_an_id_twice,
        html_rules.test_headings_step_down_one_level_at_a_time,
        html_rules.test_nothing_of_a_macro_is_left,
    ],
)
def test_the_rules_of_the_handbooks_own_html_hold(copy: Copy, rule: html_rules.Rule) -> None:
    rule(copy)


def test_the_checklists_show_the_items_of_the_data_in_order(copy: Copy) -> None:
    library = copy.library
    assert len(library.checklists) >= 45
    for checklist in library.checklists.values():
        url = library.url_of_page(checklist.page)
        [form] = copy.parsed[url].css(f"#checklist-{checklist.id} form")
        shown = [
            (str(node.attributes["id"]), said(node.css_first(".hb-item__text"))) for node in form.css("li.hb-item")
        ]
        assert shown == [(item.id, " ".join(item.text.split())) for item in checklist.items()], checklist.id
        answers = ["met"] if url.startswith("act-now/") else ["met", "partly", "not-yet", "does-not-apply"]
        boxes = [(box.attributes["name"], box.attributes["value"]) for box in form.css("li.hb-item label input")]
        assert boxes == list(product([id_ for id_, _ in shown], answers))
        for ending in ("xlsx", "docx", "csv", "json"):
            assert (copy.folder / f"downloads/checklists/checklist-{checklist.id}.{ending}").is_file()


def test_the_inductions_show_the_steps_of_the_data_in_order(copy: Copy) -> None:
    library = copy.library
    assert len(library.pathways) >= 10
    for pathway in library.pathways.values():
        page = copy.parsed[library.url_of_page(library.page_of_pathway[pathway.id].meta.id)]
        steps = [str(node.attributes["id"]) for node in page.css(f"#pathway-{pathway.id} li.hb-step")]
        assert steps == [step.id for stage in pathway.stages for step in stage.steps]
        assert (copy.folder / f"downloads/induction-record-{pathway.id}.docx").is_file()


def test_the_tables_of_coverage_hold_every_requirement_of_the_nations_standards(copy: Copy) -> None:
    for nation, url in (("england", "checklists/coverage/"), ("wales", "checklists/coverage-wales/")):
        if nation not in copy.layer.organisation.nations:
            assert not (copy.folder / url / "coverage.csv").exists()
            continue
        raw = (copy.folder / url / "coverage.csv").read_bytes().decode("utf-8-sig")
        header, *rows = csv.reader(io.StringIO(raw, newline=""))
        shown = [said(line.css_first("th")) for line in copy.parsed[url].css(".hb-coverage tbody tr")]
        assert shown == [row[0] for row in rows]
        assert len(rows) >= 100
        items = header.index("Checklist items")
        assert [row[0] for row in rows if not row[items]] == [], "a requirement that nothing tests"


def test_the_blank_documents_are_those_of_the_data(copy: Copy) -> None:
    library = copy.library
    listed = [
        node.attributes["id"] for node in copy.parsed["reference/documents/"].css(".hb-listing > li[id^=document-]")
    ]
    assert listed == [f"document-{id_}" for id_ in library.documents]
    for document in library.documents.values():
        assert copy.parsed[library.url_of_page(document.page)].css(f"#document-{document.id}")
        assert (copy.folder / f"downloads/{document.id}.docx").is_file()


def test_every_page_is_reached_from_the_first(copy: Copy) -> None:
    seen, ahead = {""}, [""]
    while ahead:
        for url in leads(copy, ahead.pop()) & copy.parsed.keys() - seen:
            seen.add(url)
            ahead.append(url)
    pages = {address.of_page(page.path) for page in copy.library.pages}
    assert pages - seen == set()
    assert seen <= copy.html.keys()


LISTS = (
    "main ul, main ol, main dl, main tbody, main details, main fieldset, main section, nav ul, .hb-door, .hb-contacts"
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def test_nothing_is_empty(copy: Copy) -> None:
    for url, tree in copy.parsed.items():
        if tree.css_first("main") is None:
            continue
        empty = [str(node.html)[:120] for node in tree.css(LISTS) if not said(node) and not node.css("img, input, svg")]
        assert empty == [], url
        headings = tree.css("main :is(h1,h2,h3,h4,h5,h6), .hb-door h2")
        bare = [said(node) for node in headings if nothing_under(node)]
        assert bare == [], f"{url}: a heading with nothing under it"


def nothing_under(heading: LexborNode) -> bool:
    """Whether nothing but white space comes before the next heading of the same level or above, or the part's end."""
    node = heading
    while node is not None and node.tag not in ("main", "body"):
        following = node.next
        while following is not None:
            if following.tag in HEADINGS:
                return HEADINGS.index(following.tag) <= HEADINGS.index(str(heading.tag))
            if following.tag == "-text" and (following.text_content or "").strip():
                return False
            if following.tag not in ("-text", "-comment", "script") and (
                said(following) or following.css("img, input, svg")
            ):
                inner = following.css_first(", ".join(HEADINGS))
                first = inner is not None and said(following).startswith(said(inner))
                return first and HEADINGS.index(str(inner.tag)) <= HEADINGS.index(str(heading.tag))
            following = following.next
        node = node.parent
        if node is not None and node.tag in ("header",):
            continue
    return True


def test_the_test_of_headings_sees_a_bare_one() -> None:
    bare = (
        "<main><h2>A</h2><p>x</p><h2>B</h2> <h2>C</h2><div><p>y</p></div><h3>D</h3><h2>E</h2><p>z</p><h2>F</h2></main>"
    )
    tree = LexborHTMLParser(bare)
    assert [said(node) for node in tree.css("h2, h3") if nothing_under(node)] == ["B", "D", "F"]
