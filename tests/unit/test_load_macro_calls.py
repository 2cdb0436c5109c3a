"""Macro calls: what the grammar finds is what was written, and what the template engine will call."""

import re
from html import unescape
from typing import Any

import jinja2
import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.engine.resolved import ResolvedPage
from handbook.load import macro_calls
from handbook.load.code import guarded
from handbook.load.signatures import SIGNATURES

NAMES = st.sampled_from(sorted(SIGNATURES))
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_characters='"\\\n\r', exclude_categories=["Cs", "Cc"]), max_size=15
)
OPTIONS = st.dictionaries(st.sampled_from(["says", "anchor", "id", "x_y"]), TEXTS, max_size=3)
SPACES = st.sampled_from(["", " ", "  "])
PROSE = st.text(st.characters(codec="utf-8", exclude_characters="{", exclude_categories=["Cs"]), max_size=40)
CALLS = st.tuples(NAMES, st.lists(TEXTS, max_size=3), OPTIONS, SPACES)
PIECES = [
    "{{",
    "}}",
    "{%",
    "%}",
    "{##",
    "##}",
    "{#",
    "(",
    ")",
    '"',
    "'",
    "\\",
    ",",
    "=",
    "link",
    "says",
    " ",
    "\n",
    "#",
]
PIECES += [
    '("a")',
    '{{ link("a") }}',
    'r"x"',
    "{",
    "}",
    "é",
    "\0",
    "*",
    "-",
    "\u2028",
    "\xa0",
    "raw",
    "x",
    "0",
    "[",
    "`",
]
ODD_TEXT = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def written(name: str, arguments: list[str], options: dict[str, str], space: str) -> str:
    def quoted(text: str) -> str:
        return f"'{text}'" if "'" not in text else f'"{text}"'

    parts = [quoted(text) for text in arguments] + [f"{key}{space}={space}{quoted(v)}" for key, v in options.items()]
    return "{{" + space + name + space + "(" + f",{space}".join(parts) + ")" + space + "}}"


@given(st.lists(st.tuples(PROSE, CALLS), max_size=4), PROSE, st.integers(1, 99))
@settings(max_examples=100, deadline=None)
def test_every_call_comes_back_with_its_place(pairs: list[Any], end: str, first_line: int) -> None:
    body, expected = "", []
    for prose, (name, arguments, options, space) in pairs:
        body += prose
        line_start = body.rfind("\n") + 1
        before = body[line_start:]
        place = (first_line + body.count("\n"), len(before) + 1)
        text = written(name, arguments, options, space)
        indent = -1 if before.strip() else len(before)
        expected.append(
            (name, tuple(arguments), options, "docs/a.md", *place, len(body), len(body) + len(text), indent)
        )
        body += text
    calls, problems = macro_calls.find(body + end, "docs/a.md", first_line)
    assert problems == []
    found = [
        (c.name, c.arguments, c.named(), c.origin.path, c.origin.line, c.origin.column, c.start, c.end, c.indent)
        for c in calls
    ]
    assert found == expected


@st.composite
def spoilt_calls(draw: Any) -> str:
    """A good call with a few odd characters put into it anywhere."""
    text = written(*draw(CALLS))
    for piece in draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=2)):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + piece + text[place:]
    return text


class Recorder:
    """Stands in for a macro and keeps what it is called with."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, tuple[str, ...], dict[str, str]]] = []

    def macro(self, name: str) -> Any:
        def answer(*arguments: str, **options: str) -> str:
            self.calls.append((name, arguments, options))
            return ""

        return answer


def called_by_the_engine(body: str) -> list[tuple[str, tuple[str, ...], dict[str, str]]]:
    recorder = Recorder()
    # The delimiters that mkdocs.yml gives to the macros plugin.
    environment = jinja2.Environment(
        comment_start_string="{##", comment_end_string="##}", undefined=jinja2.StrictUndefined, autoescape=False
    )
    environment.globals.update({name: recorder.macro(name) for name in SIGNATURES})
    environment.from_string(guarded(body)).render()
    return recorder.calls


@given(spoilt_calls() | ODD_TEXT | st.text())
@settings(max_examples=400, deadline=None)
def test_any_text_is_either_refused_or_called_just_so_by_the_engine(body: str) -> None:
    calls, problems = macro_calls.find(body, "docs/a.md", 1)
    assert all("\n" not in str(problem) for problem in problems)
    if not problems and all(call.name in SIGNATURES for call in calls):
        assert called_by_the_engine(body) == [(call.name, call.arguments, call.named()) for call in calls]


@pytest.mark.parametrize(
    "text",
    [
        '{{ link(r"a") }}',
        '{{ link(u"a") }}',
        '{{ link("a")("b") }}',
        '{{ link("a", "b" }}',
        '{{ link("a" "b") }}',
        '{{ link(says="a", "b") }}',
        '{{ link(says="a", says="b") }}',
        '{{ link("a" # b\n) }}',
        '{{ link("\\N{no}") }}',
        '{{ link("a", \\\n"b") }}',
        "{{ link(1) }}",
        "{{ link(other) }}",
        '{{ link(*["a"]) }}',
        '{{ link("a") | upper }}',
        '{{ link("a").x }}',
        '{{ "a" }}',
        '{{- link("a") }}',
        "{% raw %}",
        'a {## {{ link("a") }} ##}',
        "{{ link(" + "-" * 20_000 + "1) }}",
        "{{ link(" + "(" * 20_000 + ")" * 20_000 + ") }}",
        "{{ link(" + "a." * 20_000 + "a) }}",
    ],
    ids=lambda text: text[:24].strip(),
)
def test_what_is_no_plain_call_is_refused(text: str) -> None:
    _, problems = macro_calls.find(f"Words.\n  {text}", "docs/a.md", 7)
    assert problems
    assert {problem.code for problem in problems} == {"HB008"}
    assert problems[0].origin.line == 8
    assert problems[0].origin.column == 3 + max(text.find("{##"), 0)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('{{ link("a")', "a macro is opened with {{ and not closed on the same line"),
        ("{{ link }}", "this is not a macro call: {{ link }}"),
        ("{% if x %}", "a template block ({% … %}) stands in a page; pages hold prose and macros only"),
        ("## A {##a}", "{## opens a comment of the template engine, which would swallow the text after it"),
    ],
)
def test_the_message_says_what_is_wrong(body: str, message: str) -> None:
    assert [problem.message for problem in macro_calls.find(body, "a.md", 1)[1]] == [message]


@pytest.mark.parametrize(
    "inside", ['{{ checklist("fire") }}', "{{ broken", "{% raw %}", "{{{ x }}}", "## A {#a} {## b"]
)
def test_what_a_block_of_code_shows_is_no_macro(inside: str) -> None:
    body = f'{{{{ link("a") }}}}\n\n```markdown title="x"\n{inside}\n```\n\n{{{{ link("b") }}}}'
    calls, problems = macro_calls.find(body, "docs/a.md", 1)
    assert problems == []
    assert [(call.arguments, call.origin.line) for call in calls] == [(("a",), 1), (("b",), 7)]
    assert [arguments for _, arguments, _ in called_by_the_engine(body)] == [("a",), ("b",)]
    page = ResolvedPage("a.md", "", (), (), {})
    html = page.fill(markdown.markdown(guarded(body), extensions=["pymdownx.superfences"]))
    code = html.partition("<pre>")[2].partition("</pre>")[0]
    assert unescape(re.sub("<[^>]*>", "", code)).strip() == inside
    assert not re.search(r"\{[{%#]|[}%#]\}|[\ue000-\uf8ff]", code)


def test_a_heading_with_an_id_is_no_macro() -> None:
    assert macro_calls.find("## Words {#own-id}\n\n[a]{.b}", "a.md", 1) == ((), [])
