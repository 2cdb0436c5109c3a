"""Front matter: parted from the body, with every line where the file has it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.load import front_matter
from handbook.load.text_file import TextFile

LINES = st.lists(
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=20).filter(
        lambda line: not line.startswith("---")
    ),
    max_size=6,
)
FIELDS = st.dictionaries(st.from_regex(r"\A[a-z]{2,6}x\Z"), st.integers(0, 999), min_size=1, max_size=5)


@given(FIELDS, LINES, st.sampled_from(["---", "---  ", "---\t"]))
@settings(max_examples=100, deadline=None)
def test_fields_and_body_are_parted_and_keep_their_lines(fields: dict[str, int], body: list[str], fence: str) -> None:
    head = [fence, *(f"{name}: {value}" for name, value in fields.items()), fence]
    text = "\n".join([*head, *body])
    matter, problems = front_matter.split(TextFile("docs/a.md", text))
    assert problems == []
    assert matter is not None
    assert matter.document.value == fields
    assert matter.body == "\n".join(body)
    assert matter.body_line == len(head) + (1 if body else 0)
    for number, name in enumerate(fields, start=2):
        assert matter.document.keys[name,] == (number, 1)
        assert matter.document.positions[name,] == (number, len(name) + 3)


@given(st.text())
@settings(max_examples=100, deadline=None)
def test_any_text_gives_a_page_or_a_problem_in_one_line(text: str) -> None:
    for whole in (text, f"---\n{text}\n---\n"):
        matter, problems = front_matter.split(TextFile("docs/a.md", whole))
        assert (matter is not None and isinstance(matter.document.value, dict)) or problems
        assert all(problem.code in ("HB006", "HB003") and "\n" not in str(problem) for problem in problems)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello", "docs/a.md:1:1  HB006  the page has no front matter; "),
        ("\n---\nid: a\n---\n", "docs/a.md:1:1  HB006  the page has no front matter; "),
        ("---\nid: a\nHello", "docs/a.md:1:1  HB006  the front matter is not closed with a line ---; "),
        ("---\n---\nHello", "docs/a.md:1:1  HB006  the front matter holds no fields; "),
        ("---\n- a\n---\nHello", "docs/a.md:1:1  HB006  the front matter holds no fields; "),
        ("---\nid: a\nlaw: [x\n---\n", "docs/a.md:4:1  HB006  not well-formed YAML: "),
        ("---\nid: a\nb: 1\nid: c\n---\n", 'docs/a.md:4:1  HB003  the key "id" stands twice; '),
    ],
)
def test_malformed_front_matter_is_said(text: str, expected: str) -> None:
    _, problems = front_matter.split(TextFile("docs/a.md", text))
    assert [str(problem)[: len(expected)] for problem in problems] == [expected]
