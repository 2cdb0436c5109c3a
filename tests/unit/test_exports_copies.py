"""What leaves the site beside its pages: Markdown copies, the whole as data, linked data and feeds."""

from __future__ import annotations

import dataclasses
import datetime
import html
import json
import re
import uuid
from typing import Any
from xml.etree import ElementTree

import jsonschema_rs
import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from handbook.exports.feeds import feed_id, feeds
from handbook.exports.handbook_json import handbook_json, handbook_schema
from handbook.exports.linked_data import linked_data
from handbook.exports.markdown_copy import markdown_copy
from handbook.exports.markdown_text import LINK, of_article
from handbook.exports.section_print import Section, section_print
from handbook.library.library import Library
from handbook.render.renderer import Renderer

NAME = "Children's Homes Handbook"
SITE = "https://oak.example/handbook/"
ATOM = "{http://www.w3.org/2005/Atom}"


def text_of(fragment: str) -> str:
    """An article's Markdown."""
    return of_article(LexborHTMLParser(f"<article>{fragment}</article>").css_first("article")).replace(LINK, "")


def seen(fragment: str) -> str:
    """The words that a reader sees, closed up."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", fragment)).split())


@pytest.mark.parametrize(
    ("fragment", "written"),
    [
        ("<h1>Title</h1><h2 id='a'>Tell <a class='headerlink' href='#a'>#</a></h2><p>Now.</p>", "## Tell\n\nNow."),
        ("<p>One <b>two </b>and <em>three</em>.</p>", "One **two** and *three*."),
        ("<p><a href='../x/'>a [b]</a> <a href='tel:999'>999</a></p>", "[a \\[b\\]](../x/) [999](tel:999)"),
        ("<ol start='3'><li>a</li><li>b<ul><li>c</li></ul></li></ol>", "3. a\n\n4. b\n\n    - c"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<div class='admonition law'><p class='admonition-title'>Law</p><p>Must.</p></div>", "> **Law**\n>\n> Must."),
        ("<details><summary>More</summary><p>Text.</p></details>", "**More**\n\nText."),
        ("<table><tr><th>A</th></tr><tr><td>b | c</td></tr></table>", "| A |\n| --- |\n| b \\| c |"),
        ("<dl><dt>Word</dt><dd>Meaning</dd></dl>", "- **Word**\n\n    Meaning"),
        ("<pre><code>a = `b`\n</code></pre>", "```\na = `b`\n```"),
        ("<p>1. not a list</p><p># nor a heading</p>", "1\\. not a list\n\n\\# nor a heading"),
        ("<p>snake_case _word_ &amp;lt; x &lt;b&gt;</p>", "snake_case \\_word\\_ &amp;lt; x &lt;b>"),
        (
            "<ol><li class='hb-item'><label><input type='checkbox'><span class='hb-item__text'>Lit.</span></label>"
            "<fieldset><legend>How it stands</legend></fieldset><p class='hb-item__help'>Look.</p></li></ol>",
            "1. [ ] Lit.\n\n    Look.",
        ),
        (
            "<div class='tabbed-set'><div class='tabbed-labels'><label>England</label><label>Wales</label></div>"
            "<div class='tabbed-content'><div class='tabbed-block'><p>e</p></div>"
            "<div class='tabbed-block'><p>w</p></div></div></div>",
            "**England**\n\ne\n\n**Wales**\n\nw",
        ),
        ("<button>Share</button><nav>On this page</nav><form class='hb-filter'><p>Show</p></form><p>x</p>", "x"),
    ],
)
def test_each_shape_of_a_page_has_its_markdown(fragment: str, written: str) -> None:
    assert text_of(fragment) == written


WORDS = st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=30) | st.sampled_from(
    [
        "- a",
        "+ b",
        "> c",
        "1. d",
        "2) e",
        "# f",
        "---",
        "*g*",
        "_h_",
        "`i`",
        "[j](k)",
        "<l>",
        "&amp;",
        "===",
        "~~~",
        "|m|",
    ]
)


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4))
def test_words_stay_words_whatever_signs_they_hold(texts: list[str]) -> None:
    fragment = "".join(f"<p>{html.escape(text)}</p>" for text in texts)
    back = markdown.markdown(text_of(fragment))
    paragraphs = [text for text in texts if text.strip()]
    assert seen(back) == " ".join(" ".join(paragraphs).split())
    assert back.count("<p>") == len(paragraphs)
    assert set(re.findall(r"<(\w+)", back)) <= {"p"}


def published(library: Library) -> Library:
    """The same library where the provider has a name and an address."""
    organisation = dataclasses.replace(library.layer.organisation, name="Oak Tree Homes", address=SITE)
    layer = dataclasses.replace(library.layer, organisation=organisation)
    return Library(library.project, layer, library.pages)


def test_a_copy_says_for_which_nation_when_it_was_reviewed_and_where_it_stands(library: Library) -> None:
    page = library.page_by_id["missing"]
    text = f"Go to [Return]({LINK}../missing-return/#tell), [this]({LINK}#tell) or [999](tel:999)."
    near, far = markdown_copy(library, page, text, "1.2.3"), markdown_copy(published(library), page, text, "1.2.3")
    top = dict(line.split(": ", 1) for line in far.split("---\n")[1].splitlines())
    values = {key: json.loads(value) for key, value in top.items()}
    assert values["nations"] == ["England", "Wales"]
    assert values["reviewed"] == page.meta.reviewed.isoformat()
    assert values["address"] == f"{SITE}act-now/missing/"
    assert values["short_address"] == f"{SITE}go/missing/"
    assert values["kept_by"] == "Oak Tree Homes"
    assert "1.2.3" in values["handbook"]
    assert f"[Return]({SITE}act-now/missing-return/#tell), [this]({SITE}act-now/missing/#tell) or [999](tel:999)" in far
    assert "[Return](../missing-return/#tell), [this](#tell)" in near
    assert "\n# A child is missing\n" in near


def test_the_data_are_what_their_schema_says_and_the_schema_is_closed(library: Library) -> None:
    parts: dict[str, list[Any]] = {page.path: [] for page in library.pages}
    validator = jsonschema_rs.Draft202012Validator(json.loads(handbook_schema()), validate_formats=True)
    for found in (library, published(library)):
        data = json.loads(handbook_json(found, parts, NAME, "1.2.3"))
        assert [str(error) for error in validator.iter_errors(data)] == []
    assert data["site"] == SITE
    assert data["kept_by"] == "Oak Tree Homes"
    assert len(data["pages"]) == len(library.pages)
    cited = {id_ for page in data["pages"] for id_ in page["sources"]}
    assert cited == {source["id"] for source in data["sources"]}
    data["pages"][0]["surprise"] = 1
    assert not validator.is_valid(data)
    assert not validator.is_valid({**data, "pages": []})


def test_linked_data_of_every_page_is_json_that_ends_no_block(library: Library) -> None:
    trail = [{"title": "Home", "url": ""}, {"title": "Act now", "url": "act-now/"}]
    for page in library.pages:
        text = linked_data(published(library) if page.meta.id == "missing" else library, page, trail, NAME, "1")
        assert not re.search(r"</|<!|\{\{|\}\}|\{%|%\}", text), page.path
        json.loads(text)
    [crumbs, itself] = json.loads(linked_data(published(library), library.page_by_id["missing"], trail, NAME, "1"))[
        "@graph"
    ]
    assert [step["item"] for step in crumbs["itemListElement"]] == [SITE, f"{SITE}act-now/", f"{SITE}act-now/missing/"]
    assert itself["dateModified"] == library.page_by_id["missing"].meta.reviewed.isoformat()
    assert [place["name"] for place in itself["about"]] == ["England", "Wales"]
    assert itself["publisher"]["name"] == "Oak Tree Homes"
    assert len(itself["isBasedOn"]) > 3


@settings(deadline=None)
@given(st.text())
def test_no_text_breaks_out_of_linked_data(text: str) -> None:
    from handbook.exports.linked_data import _safe

    written = _safe({"a": [{"b": text}, text], text: "c"})
    assert json.loads(written) == {"a": [{"b": text}, text], text: "c"}
    assert not re.search(r"<|\{\{|\}\}|\{%|%\}", written)


def test_feeds_are_valid_and_tell_every_change_with_an_id_that_stays(library: Library) -> None:
    for found, site in ((library, ""), (published(library), SITE)):
        feed = feeds(found, NAME)
        assert list(feed) == ["evidence/changes/feed.atom", "evidence/changes/feed.json"]
        root = ElementTree.fromstring(feed["evidence/changes/feed.atom"])
        entries = root.findall(f"{ATOM}entry")
        for node in (root, *entries):
            # RFC 4287: one id, one title and one time each.
            assert all(len(node.findall(f"{ATOM}{name}")) == 1 for name in ("id", "title", "updated"))
            uuid.UUID(str(node.findtext(f"{ATOM}id")).removeprefix("urn:uuid:"))
            datetime.datetime.fromisoformat(str(node.findtext(f"{ATOM}updated")))
        assert root.findtext(f"{ATOM}author/{ATOM}name")
        ids = [str(entry.findtext(f"{ATOM}id")) for entry in entries]
        assert ids == [feed_id(change.id) for change in found.changes]
        assert len(set(ids)) == len(ids) == len(found.changes) > 20
        assert root.findtext(f"{ATOM}updated") == f"{found.changes[0].date}T00:00:00Z"
        links = [link.attrib["href"] for link in root.iter(f"{ATOM}link")]
        assert all(link.startswith(site or "./") for link in links)
        assert bool(root.findall(f"{ATOM}link[@rel='self']")) == bool(site)

        data = json.loads(feed["evidence/changes/feed.json"])
        assert data["version"] == "https://jsonfeed.org/version/1.1"
        assert data["title"] == root.findtext(f"{ATOM}title")
        assert [item["id"] for item in data["items"]] == ids
        assert [item["content_text"] for item in data["items"]] == [e.findtext(f"{ATOM}content") for e in entries]
        assert all(item.get("url", SITE).startswith(SITE) and item["title"] for item in data["items"])


def test_the_id_of_a_change_in_feeds_is_what_it_was() -> None:
    """A reader shows an entry anew when its id changes: this one was published."""
    assert feed_id("change-2024-09-03-big-listen") == "urn:uuid:6b60f2ff-1c94-5dde-8408-6f87f42242e3"


def test_where_no_page_shows_changes_there_is_no_feed(library: Library) -> None:
    without = Library(library.project, library.layer, [p for p in library.pages if p.meta.id != "changes"])
    assert feeds(without, NAME) == {}


def test_a_document_of_a_section_moves_headings_ids_and_links(library: Library, renderer: Renderer) -> None:
    first, second = library.page_by_id["act-now"], library.page_by_id["missing"]
    section = Section("Act now", "act-now/print/", (first, second))
    html_of = {
        first.path: '<article class="md-typeset"><header class="hb-head"><h1>x</h1></header><h2 id="a">A'
        '<a class="headerlink" href="#a">#</a></h2><a href="missing/">1</a><a href="missing/#b">2</a><a href="#a">3</a>'
        '<a href="../law/#c">4</a><a href="tel:999">5</a><img src="../assets/p.svg"></article>',
        second.path: '<article class="md-typeset"><h2 id="a">B</h2><h3 id="b">C</h3><input name="n" id="i">'
        '<label for="i">l</label><p aria-labelledby="a b" data-short="s">{{</p></article>',
    }
    tree = LexborHTMLParser(section_print(renderer, section, html_of, NAME, "1.2.3"))
    assert [node.attributes.get("href") for node in tree.css("#page-act-now a")] == [
        "#page-missing", "#missing--b", "#act-now--a", "../../law/#c", "tel:999",
    ]  # fmt: skip
    assert tree.css_first("#page-act-now img").attributes["src"] == "../../assets/p.svg"
    assert [(node.tag, node.text()) for node in tree.css("#page-missing h2, #page-missing h3, #page-missing h4")] == [
        ("h2", second.meta.title), ("h3", "B"), ("h4", "C"),
    ]  # fmt: skip
    assert tree.css_first("#missing--i").attributes["name"] == "missing--n"
    assert tree.css_first("#page-missing label").attributes["for"] == "missing--i"
    assert tree.css_first("[aria-labelledby='missing--a missing--b']").attributes.get("data-short") is None
    assert "x" not in [node.text() for node in tree.css("h1, h2")]
