"""YAML: every value's line and column is where it stands, whatever the document looks like."""

import json
from dataclasses import dataclass, field
from typing import Any
from unittest import mock

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.load import yaml_text

WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=12)
NAMES = st.from_regex(r"\A[a-z][a-z_]{0,6}\Z").filter(lambda name: name not in ("y", "n", "yes", "no", "on", "off"))
QUOTED = st.builds(lambda text, style: ("text", text, style), WORDS, st.sampled_from("'\"|"))
PLAIN = st.builds(
    lambda pair: ("plain", *pair),
    st.sampled_from(
        [
            ("word", "word"),
            ("12", 12),
            ("-3", -3),
            ("0x1F", "0x1F"),
            ("1.5", 1.5),
            ("true", True),
            ("No", False),
            ("null", None),
            ("~", None),
            ("2026-11-22", "2026-11-22"),
            ("12:30", "12:30"),
            ("01632 960001", "01632 960001"),
            ("2026-13-45", "2026-13-45"),
            ("a word of it: not", None),
        ]
    ).filter(lambda pair: ": " not in pair[0]),
)
TREES: Any = st.recursive(
    QUOTED | PLAIN,
    lambda inner: st.one_of(
        st.builds(lambda members, flow: ("list", members, flow), st.lists(inner, max_size=4), st.booleans()),
        st.builds(
            lambda members, flow: ("map", members, flow), st.dictionaries(NAMES, inner, max_size=4), st.booleans()
        ),
    ),
    max_leaves=20,
)


@dataclass
class Writer:
    """Writes a tree as YAML and notes where each value comes to stand."""

    indent: int
    filler: list[str]
    text: str = ""
    positions: dict[Any, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Any, tuple[int, int]] = field(default_factory=dict)
    lines: int = 0

    def here(self) -> tuple[int, int]:
        return self.text.count("\n") + 1, len(self.text) - self.text.rfind("\n")

    def new_line(self, column: int) -> None:
        self.lines += 1
        self.text = self.text.rstrip(" ")
        if self.text and not self.text.endswith("\n"):
            self.text += "\n"
        self.text += self.filler[self.lines % len(self.filler)] + " " * column

    def write(self, tree: Any, path: tuple[Any, ...], column: int, *, inline: bool, flow: bool = False) -> Any:
        kind, content, style = tree
        if kind in ("text", "plain"):
            return self.write_scalar(kind, content, style, path, column, flow=flow)
        if flow or style or not content:
            return self.write_flow(kind, content, path, column)
        return self.write_block(kind, content, path, column, inline=inline)

    def write_scalar(self, kind: str, content: Any, style: Any, path: Any, column: int, *, flow: bool) -> Any:
        self.text += " " if self.text[-1:] == ":" else ""
        self.positions[path] = self.here()
        if kind == "plain":
            self.text += content
            return style
        if style == "|" and not flow and content.strip() and content[0] != " ":
            self.text += f"|\n{' ' * (column + 1)}{content}\n"
            return f"{content}\n"
        self.text += "'" + content.replace("'", "''") + "'" if style == "'" else json.dumps(content, ensure_ascii=False)
        return content

    def write_flow(self, kind: str, content: Any, path: Any, column: int) -> Any:
        self.text += " " if self.text[-1:] == ":" else ""
        self.positions[path] = self.here()
        if kind == "list":
            self.text += "["
            found = []
            for number, member in enumerate(content):
                self.text += ",  " if number else ""
                found.append(self.write(member, (*path, number), column, inline=True, flow=True))
            self.text += "]"
            return found
        self.text += "{"
        result = {}
        for number, (name, member) in enumerate(content.items()):
            self.text += ", " if number else ""
            self.keys[*path, name] = self.here()
            self.text += f"{name}:"
            result[name] = self.write(member, (*path, name), column, inline=True, flow=True)
        self.text += "}"
        return result

    def write_block(self, kind: str, content: Any, path: Any, column: int, *, inline: bool) -> Any:
        members = list(enumerate(content)) if kind == "list" else list(content.items())
        result = {}
        for number, (name, member) in enumerate(members):
            if number or not inline:
                self.new_line(column)
            if not number:
                self.positions[path] = self.here()
            if kind == "list":
                self.text += "-" + " " * (self.indent - 1)
                result[name] = self.write(member, (*path, name), column + self.indent, inline=True)
            else:
                self.keys[*path, name] = self.here()
                self.text += f"{name}:"
                result[name] = self.write(member, (*path, name), column + self.indent, inline=False)
        return list(result.values()) if kind == "list" else result


@given(
    TREES,
    st.integers(2, 5),
    st.lists(st.sampled_from(["", "\n", "# a remark: [x\n", "   \n"]), min_size=1, max_size=3),
    st.integers(1, 50),
)
@pytest.mark.parametrize("parser", ["CSafeLoader", "SafeLoader"])
@settings(max_examples=60, deadline=None)
def test_every_value_is_found_where_it_stands(
    parser: str, tree: Any, indent: int, filler: list[str], first_line: int
) -> None:
    writer = Writer(indent, filler)
    value = writer.write(tree, (), 0, inline=False)
    with mock.patch.object(yaml_text, "_Parser", getattr(yaml, parser)):
        document, problems = yaml_text.parse(writer.text, "f.yml", first_line)
    assert problems == []
    assert document.value == value
    shift = first_line - 1
    assert document.positions == {path: (line + shift, column) for path, (line, column) in writer.positions.items()}
    assert document.keys == {path: (line + shift, column) for path, (line, column) in writer.keys.items()}


def test_the_generator_writes_what_it_should() -> None:
    """The property above is worth what its documents are worth: here is one, in full."""
    tree = ("map", {"a": ("list", [("map", {"b": ("text", "x", '"')}, False), ("plain", "12", 12)], False)}, False)
    writer = Writer(2, ["", "# r\n"])
    assert writer.write(tree, (), 0, inline=False) == {"a": [{"b": "x"}, 12]}
    assert writer.text == '# r\na:\n  - b: "x"\n# r\n  - 12'
    assert writer.positions[("a", 0, "b")] == (3, 8)


@given(st.text())
@settings(max_examples=100, deadline=None)
def test_any_text_at_all_gives_a_value_or_a_problem(text: str) -> None:
    _, problems = yaml_text.parse(text, "f.yml")
    assert all("\n" not in str(problem) and problem.origin.path == "f.yml" for problem in problems)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[" * 100_000, "f.yml:1:101  HB002  values are nested too deeply"),
        ("{a: " * 3000, "f.yml:1:401  HB002  values are nested too deeply"),
        ("x: 1\n" + "- " * 3000, "f.yml:2:1  HB002  not well-formed YAML"),
        ("- " * 3000 + "x", "f.yml:1:201  HB002  values are nested too deeply"),
        ("\n".join(" " * depth + "a:" for depth in range(1200)), "f.yml:101:101  HB002  values are nested too deeply"),
    ],
    ids=["brackets", "braces", "malformed", "dashes", "indents"],
)
def test_endless_nesting_is_a_problem_and_not_a_crash(text: str, expected: str) -> None:
    _, problems = yaml_text.parse(text, "f.yml")
    assert [str(problem)[: len(expected)] for problem in problems] == [expected]


def test_nesting_that_somebody_could_mean_is_read() -> None:
    document, problems = yaml_text.parse("[" * 90 + "1" + "]" * 90, "f.yml")
    assert problems == []
    assert document.positions[(0,) * 90] == (1, 91)


def test_what_is_not_there_is_found_at_its_nearest_parent() -> None:
    document, _ = yaml_text.parse("a:\n  b: [x]", "f.yml")
    assert str(document.origin(("a", "c", 3))) == "f.yml:2:3"
    assert str(document.origin(("a", "b"), key=True)) == "f.yml:2:3"
    assert str(document.origin(("a", "c"), key=True)) == "f.yml:2:3"
    assert str(document.origin(("a", "b"))) == "f.yml:2:6"
    assert str(document.origin(("z",), key=True)) == "f.yml:1:1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3", ['f.yml:3:1  HB003  the key "a" stands twice; keep one of the two']),
        ("a: &x [1]\nb: *x", ["f.yml:1:4  HB002  an alias (*name) is used; write the values out"]),
        (
            'a: "x\nb: 1',
            [
                "f.yml:2:5  HB002  not well-formed YAML: found unexpected end of stream; "
                "look at this line and the one above: quotes, colons and indents"
            ],
        ),
        (
            "a:\n\tb: 1",
            [
                "f.yml:2:1  HB002  not well-formed YAML: found character that cannot start any token; "
                "indent with spaces, not tabs"
            ],
        ),
    ],
    ids=["twice", "alias", "quote", "tab"],
)
def test_a_mistake_is_named_with_its_place(text: str, expected: list[str]) -> None:
    assert [str(problem) for problem in yaml_text.parse(text, "f.yml")[1]] == expected


def test_a_tag_makes_no_object() -> None:
    assert yaml_text.parse('a: !!python/object/apply:os.system ["x"]', "f.yml")[0].value == {"a": ["x"]}
