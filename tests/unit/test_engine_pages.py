"""Pages on their way through the engine: their name in the cache, their macros' places, tables, facts."""

import dataclasses
from typing import Any

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.engine import finished
from handbook.engine.plain_tables import TableRegionsExtension
from handbook.engine.resolved import PLACE, ResolvedPage

PAGE = ResolvedPage("a.md", "text", ("link",), ("<a>x</a>",), {"title": "A"}, {"date": "2026-11-22", "made": False})


def test_one_page_has_one_name() -> None:
    assert PAGE.key("chrome") == dataclasses.replace(PAGE).key("chrome")


@pytest.mark.parametrize(
    "change",
    [
        {"path": "b.md"},
        {"markdown": "texts"},
        {"html": ("<a>y</a>",)},
        {"html": ("<a>x</a>", "")},
        {"meta": {"title": "B"}},
        {"context": {"date": "2026-11-22", "made": True}},
    ],
    ids=str,
)
def test_whatever_changes_on_a_page_changes_its_name(change: dict[str, Any]) -> None:
    assert dataclasses.replace(PAGE, **change).key("chrome") != PAGE.key("chrome")
    assert PAGE.key("other chrome") != PAGE.key("chrome")


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\ue000\ue001")), min_size=1, max_size=14))
@settings(max_examples=60, deadline=None)
def test_each_macros_html_comes_to_its_own_place(html: list[str]) -> None:
    page = dataclasses.replace(PAGE, html=tuple(html))
    places = [PLACE.format(number=number) for number in range(len(html))]
    assert page.fill("|".join(places)) == "|".join(html)
    assert page.fill("|".join(f"<p>{place}</p>" for place in reversed(places))) == "|".join(reversed(html))


@pytest.mark.parametrize(
    "written",
    ["PLACE", "Words PLACE.", "- a PLACE\n- b", "> PLACE", "!!! note\n\n    PLACE", "| a |\n|---|\n| PLACE |"],
)
def test_markdown_leaves_a_macros_place_alone(written: str) -> None:
    place = PLACE.format(number=12)
    html = markdown.markdown(written.replace("PLACE", place), extensions=["tables", "admonition"])
    assert html.count(place) == 1


def tables(text: str) -> str:
    return markdown.markdown(
        text,
        extensions=["tables", TableRegionsExtension()],
        extension_configs={"tables": {"use_align_attribute": True}},
    )


def test_a_table_is_a_region_named_by_its_heading_and_has_no_style() -> None:
    html = tables("## Who *acts*\n\n| a | b |\n|--:|:-:|\n| 1 | 2 |\n\nWords\n\n| c |\n|---|\n| 3 |")
    region = '<div aria-label="{}: Who acts" class="hb-table" data-far="" role="region" tabindex="0">'
    assert html.count(region.format("Table")) == html.count(region.format("Table 2")) == 1
    assert '<th class="hb-right" scope="col">a</th>' in html
    assert '<td class="hb-centre">2</td>' in html
    assert "align" not in html
    assert "style" not in html
    assert "<p>Words</p>" in html


def test_a_table_without_a_heading_is_named_all_the_same() -> None:
    assert 'aria-label="Table: this page"' in tables("| a |\n|---|\n| 1 |")


SHELL = (
    '<!doctype html><html><head><link href="../a.css"></head>'
    '<body><nav id="n">menu</nav><article>{}</article></body></html>'
)


def read(article: str) -> finished.FinishedPage:
    return finished.read("a.md", SHELL.format(article))


def test_the_facts_of_a_page_are_those_of_its_html() -> None:
    page = read(
        '<h1>Title</h1><p>Top <b>words</b>.</p><h2 id="law">Law<a class="headerlink" href="#law">#</a></h2><p>More.</p>'
        '<li class="hb-item" id="i-1"><label>An item</label><a class="hb-item__self" href="#i-1">Link</a></li>'
        '<dl><dt id="term-a">A</dt><dd>Its meaning</dd></dl><img src="x.svg"><a href="#law">again</a>'
    )
    assert page.ids == ("n", "law", "i-1", "term-a")
    assert page.items == ("i-1",)
    assert page.links == ("../a.css", "#law", "#i-1", "x.svg")
    assert page.braces == ()
    assert [(part.anchor, part.heading, part.words) for part in page.parts] == [
        ("", "", "Top words ."),
        ("law", "Law", "More. again"),
        ("i-1", "An item", "An item"),
        ("term-a", "A", "A Its meaning"),
    ]


@pytest.mark.parametrize(
    ("article", "left"),
    [
        ("<p>{{ link }}</p>", ("{{ link }}</p></article></body></html>",)),
        ("<p>{% x %}</p>", ("{% x %}</p></article></body></html>",)),
        (f"<p>{PLACE.format(number=3)}</p>", ("\ue000hb3",)),
        ("<p>{ { &#123;&#123; }}</p>", ()),
    ],
)
def test_what_is_left_of_a_macro_is_seen(article: str, left: tuple[str, ...]) -> None:
    assert read(article).braces == left


def test_facts_go_through_the_cache_unchanged() -> None:
    page = read('<h2 id="a">A</h2><p>é</p>')
    assert finished.FinishedPage.from_json(page.as_json()) == page


@pytest.mark.parametrize("html", ['<article><h2 id="a">A</h2><p>Words.</p></article>', "<main><h1>Home</h1></main>"])
def test_a_page_that_starts_without_words_has_its_top_all_the_same(html: str) -> None:
    """Search gives the first part the page's title: a heading must not take its place."""
    assert finished.read("a.md", html).parts[0] == finished.Part("", "", "")
