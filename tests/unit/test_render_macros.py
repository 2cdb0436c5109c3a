"""Macros: each that an author may write has its renderer, and text of a record stays text."""

import html
import inspect
import re
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.load.shapes import law, learning, notice, page, source
from handbook.load.shapes.json_schema import hints
from handbook.load.signatures import LISTINGS, SIGNATURES
from handbook.render import words
from handbook.render.macros import coverage, tables
from handbook.render.macros.registry import AUTHORS, MACROS
from handbook.render.renderer import Place, Renderer

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "overrides" / "macros"


def test_each_signature_has_its_renderer_and_the_reverse() -> None:
    assert list(AUTHORS) == list(SIGNATURES)
    assert set(tables._TABLES) == set(LISTINGS)


@pytest.mark.parametrize("name", SIGNATURES)
def test_a_renderer_takes_just_what_its_signature_says(name: str) -> None:
    signature = SIGNATURES[name]
    place, *taken = inspect.signature(MACROS[name]).parameters.values()
    assert place.name == "place"
    if signature.many:
        assert [parameter.kind for parameter in taken] == [inspect.Parameter.VAR_POSITIONAL]
        return
    assert [parameter.name for parameter in taken] == [parameter.name for parameter in signature.parameters]
    for parameter, said in zip(taken, signature.parameters, strict=True):
        assert (parameter.default is inspect.Parameter.empty) == said.required


def test_every_template_is_used_and_every_template_used_is_there() -> None:
    code = "".join(
        file.read_text(encoding="utf-8")
        for room in ("render", "exports", "engine")
        for file in (ROOT / "scripts/handbook" / room).rglob("*.py")
    )
    used = set(re.findall(r'"([a-z_]+\.html)"', code))
    used |= {f"table_of_{kind.replace('-', '_')}.html" for kind in LISTINGS}
    for file in TEMPLATES.glob("*.html"):
        used |= set(re.findall(r'{%-? (?:include|import|from|extends) "([^"]+)"', file.read_text(encoding="utf-8")))
    assert {file.name for file in TEMPLATES.glob("*.html")} == used - {"index.html"}  # the file of a page


@pytest.mark.parametrize(
    ("values", "table"),
    [
        ({*get_args(law.Who), *get_args(law.Recipient)}, words.PEOPLE),
        (set(get_args(law.Effect)), words.EFFECTS),
        (set(get_args(page.PageKind)), words.PAGE_KINDS),
        (set(get_args(page.Audience)), words.AUDIENCES),
        (set(get_args(source.SourceKind)), words.SOURCE_KINDS),
        (set(get_args(hints(notice.Told)["strength"])), words.STRENGTHS),
        (set(get_args(hints(learning.Step)["do"])), words.STEPS),
        (
            {
                *get_args(hints(source.Source)["nation"]),
                *get_args(hints(notice.Contact)["nation"]),
            },
            words.NATIONS,
        ),
    ],
    ids=["people", "effects", "pages", "roles", "sources", "strengths", "steps", "nations"],
)
def test_each_value_of_a_record_has_its_words(values: set[str], table: dict[str, str]) -> None:
    assert set(table) == values
    assert len(set(table.values())) == len(table)


NASTY = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])) | st.lists(
    st.sampled_from(
        ["<script>", "{{", "}}", "{%", "%}", '"', "'", "&amp;", "&", "<", "a", "</a>", "\ue000hb0\ue001", " "]
    ),
    max_size=8,
).map("".join)


@given(NASTY)
@settings(max_examples=150, deadline=None)
def test_whatever_a_record_says_comes_out_as_words(text: str) -> None:
    renderer = Renderer(None, {"t.html": "<p>{{ text }}</p>"}, {})  # type: ignore[arg-type]
    filled = renderer.fill("t.html", "", text=text)
    inner = filled.removeprefix("<p>").removesuffix("</p>")
    assert not set("<>{}") & set(inner)
    assert html.unescape(inner) == html.unescape(text.replace("&", "&amp;"))


def test_a_templates_own_braces_do_not_reach_the_engine_either() -> None:
    renderer = Renderer(None, {"t.html": "{{ '{{ x }}' }} {% raw %}{% y %}{% endraw %}"}, {})  # type: ignore[arg-type]
    assert renderer.fill("t.html", "") == "&#123;&#123; x &#125;&#125; &#123;% y %&#125;"


def test_a_template_that_asks_for_what_is_not_there_fails() -> None:
    renderer = Renderer(None, {"t.html": "{{ nothing }}"}, {})  # type: ignore[arg-type]
    with pytest.raises(Exception, match="'nothing' is undefined"):
        renderer.fill("t.html", "")


@pytest.mark.parametrize("name", SIGNATURES)
def test_each_example_of_the_manual_gives_what_it_names(renderer: Renderer, name: str) -> None:
    from handbook.load import macro_calls

    calls, problems = macro_calls.find("{{ " + SIGNATURES[name].example + " }}", "manual", 1)
    assert problems == []
    page_ = renderer.library.page_by_id["macros"]
    given_ = renderer.render(name, page_, calls[0].arguments, calls[0].named())
    assert given_
    for argument in calls[0].named().values():
        assert argument in given_


def test_a_link_is_written_from_the_page_it_stands_on(renderer: Renderer) -> None:
    pages = renderer.library.page_by_id
    call = ("england:13(2)(a)",)
    target = "law/england/regulation-13/#r-13-2-a"
    assert renderer.render("regulation", pages["home"], call, {}).count(f'href="./{target}"') == 1
    assert renderer.render("regulation", pages["education"], call, {}).count(f'href="../../{target}"') == 1


def test_coverage_counts_every_row_of_the_standards(renderer: Renderer) -> None:
    found = coverage.coverage(Place(renderer.library, renderer.library.page_by_id["coverage"], renderer))
    assert len(found) == 121
    assert all(line["pages"] and line["items"] for line in found)


def test_the_checklist_macro_shows_each_item_once_with_its_law(renderer: Renderer) -> None:
    library = renderer.library
    for checklist in library.checklists.values():
        shown = renderer.render("checklist", library.page_by_id[checklist.page], (checklist.id,), {})
        assert re.findall(r'<li class="hb-item" id="([^"]+)"', shown) == [item.id for item in checklist.items()]
        for item in checklist.items():
            part = shown.split(f'<li class="hb-item" id="{item.id}"')[1].split("</li>")[0]
            assert f'name="{item.id}"' in part
            assert not re.search(r"<input[^>]*\schecked", part)
            for reference in item.meets:
                assert f">{html.escape(library.cite(reference).text)}</a>" in part
