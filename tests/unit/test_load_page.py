"""A page's own links and headings: found outside code, each where it stands; anchors as the engine makes them."""

import datetime
import re
from typing import Any

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.check.view import heading_anchors
from handbook.load.code import prose_of
from handbook.load.page import Page
from handbook.load.problem import Origin
from handbook.load.shapes.page import PageMeta

META = PageMeta(
    id="a",
    title="A",
    description="A page that stands for all the others in these tests.",
    kind="guidance",
    nations=("england",),
    audience=("manager",),
    reviewed=datetime.date(2026, 11, 22),
    review_every="6 months",
    owner="care",
)
WORDS = st.from_regex(r"\A[A-Za-zé’ ,]{1,20}\Z")
TARGETS = st.from_regex(r"\A[a-z./#-]{1,12}\Z")
BLOCKS = st.lists(
    st.one_of(
        st.tuples(st.just("words"), WORDS, st.just("")),
        st.tuples(st.just("link"), WORDS, TARGETS),
        st.tuples(st.just("heading"), st.from_regex(r"\A[A-Z][a-zé’ ]{0,12}[a-z]\Z"), st.sampled_from(["", "own-id"])),
        st.tuples(st.just("code"), WORDS, TARGETS),
        st.tuples(st.just("fence"), WORDS, TARGETS),
        st.tuples(st.just("stray"), WORDS, st.just("")),
    ),
    max_size=8,
)


def page_of(body: str, first_line: int = 1) -> Page:
    return Page("a.md", META, body, first_line, Origin("docs/a.md")).read_through()


@given(BLOCKS, st.integers(1, 40))
@settings(max_examples=100, deadline=None)
def test_links_and_headings_are_found_where_they_stand(blocks: list[Any], first_line: int) -> None:
    body, links, headings = "", [], []
    for kind, words, more in blocks:
        line = first_line + body.count("\n")
        if kind == "words":
            body += words
        elif kind == "stray":
            body += f"the key ` is on the left, {words.strip()}"
        elif kind == "link":
            body += f"{words}[{words}]({more})"
            links.append((more, Origin("docs/a.md", line, 2 * len(words) + 4)))
        elif kind == "heading":
            body += f"## {words}" + (f" {{#{more}}}" if more else "")
            headings.append((2, words, more or None, Origin("docs/a.md", line, 1)))
        elif kind == "code":
            body += f"Words `[{words}]({more})` and ``[x](y) ` z``"
        else:
            body += f"```\n## {words}\n\n[{words}]({more})\n```"
        body += "\n\n"
    page = page_of(body, first_line)
    assert list(page.links) == links
    assert [(h.level, h.words, h.anchor, h.origin) for h in page.headings] == headings


@given(st.text(alphabet="`~ab \n[](){}#'\"\\é", max_size=60) | st.text())
@settings(max_examples=200, deadline=None)
def test_what_is_left_of_the_prose_stands_where_it_stood(body: str) -> None:
    prose = prose_of(body)
    assert len(prose) == len(body)
    assert all(after in (before, " ") for before, after in zip(body, prose, strict=True))
    assert [n for n, c in enumerate(body) if c == "\n"] == [n for n, c in enumerate(prose) if c == "\n"]
    if "`" not in body and "~~~" not in body:
        assert prose == body


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("a `[b](c)` d", "a " + 8 * " " + " d"),
        ("a ``[b](c) ` e`` d", "a " + 14 * " " + " d"),
        ("one ` here\n\n[b](c)\n\nand ` there", "one ` here\n\n[b](c)\n\nand ` there"),
        ("```\na\n\nb\n```\nc", "   \n \n\n \n   \nc"),
        ("- x\n\n    ~~~\n    a\n\n    b\n    ~~~\nc", "- x\n\n       \n     \n\n     \n       \nc"),
    ],
)
def test_code_is_blanked_and_nothing_else(body: str, left: str) -> None:
    assert prose_of(body) == left


@given(st.text(max_size=60), st.integers(1, 9), st.data())
@settings(max_examples=60, deadline=None)
def test_a_place_leads_back_to_its_character(body: str, first_line: int, data: Any) -> None:
    offset = data.draw(st.integers(0, len(body)))
    place = page_of(body, first_line).place(offset)
    lines = body.split("\n")
    before = sum(len(line) + 1 for line in lines[: place.line - first_line])
    assert before + place.column - 1 == offset


# What a heading may hold: words, marks, accents, digits that look like a counter, code; not what Markdown turns into
# something else (a link, an escape).
HEADINGS = st.lists(
    st.tuples(
        st.one_of(
            st.from_regex(r"\A[A-Za-z][A-Za-zéœ’“”–… ,.?/()-]{0,15}\Z"),
            st.sampled_from(
                ["Step", "Step_1", "Step_2", "step", "Café", "“”", "—", "1", "12:30", "a  b", "A & B", "`checklist` x"]
            ),
        ),
        st.sampled_from([None, None, None, "own", "step", "step_1"]),
    ),
    max_size=8,
)


@given(HEADINGS)
@settings(max_examples=150, deadline=None)
def test_anchors_are_those_that_markdown_gives(headings: list[tuple[str, str | None]]) -> None:
    body = "\n\n".join(f"## {words}" + (f" {{#{own}}}" if own else "") for words, own in headings)
    html = markdown.markdown(body, extensions=["attr_list", "toc"])
    theirs = re.findall(r'<h2 id="([^"]*)"', html)
    ours = heading_anchors([(h.words, h.anchor) for h in page_of(body).headings])
    assert ours == theirs


@pytest.mark.parametrize("body", ["##Close", "## Close ##", "###  Far", "#Top", "## `code` only", "## Own {#x .y}"])
def test_each_way_to_write_a_heading_is_seen(body: str) -> None:
    html = markdown.markdown(body, extensions=["attr_list", "toc"])
    [found] = page_of(body).headings
    level, anchor = re.findall(r'<h(\d)[^>]* id="([^"]*)"|<h(\d) id="([^"]*)"', html)[0][:2]
    assert (str(found.level), heading_anchors([(found.words, found.anchor)])) == (level, [anchor])
