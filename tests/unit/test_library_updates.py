"""What changed between two texts: nothing of either is lost, and people can read it."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections import Counter

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.exports.offer import Offer
from handbook.exports.update_word import update_word
from handbook.library.updates.passages import Passage, lines, passages
from handbook.library.updates.word_difference import after_of, before_of, difference
from handbook.load.page import Page
from handbook.load.project import read_page
from handbook.load.text_file import TextFile
from handbook.render.updates.page import escaped, sides
from handbook.render.updates.plain import plain_text
from handbook.render.updates.shapes import Briefing, Entry, Line, Section

WORDS = st.lists(st.sampled_from(["child", "the", "The", " ", "  ", "\n", ".", "é", "ŷ", "—", "*", "", "13(2)(a)"]))
TEXTS = st.one_of(st.text(max_size=60), WORDS.map("".join))


@given(TEXTS, TEXTS)
def test_a_difference_holds_both_texts_whole(before: str, after: str) -> None:
    pieces = difference(before, after)
    assert before_of(pieces) == before
    assert after_of(pieces) == after
    assert all(piece.text for piece in pieces)


@given(TEXTS)
def test_what_is_the_same_is_no_difference(text: str) -> None:
    assert {piece.kind for piece in difference(text, text)} <= {"same"}


@given(st.lists(WORDS.map("".join), max_size=6), WORDS.map("".join), st.integers(0, 6))
def test_words_that_come_are_marked_and_nothing_else(words: list[str], new: str, place: int) -> None:
    before = " ".join(words)
    after = " ".join([*words[:place], f"Entirely {new} different", *words[place:]])
    marked = "".join(piece.text for piece in difference(before, after) if piece.kind == "in")
    assert "Entirely" in marked
    assert "different" in marked


def page(body: str, title: str = "A page") -> Page:
    fields = (
        f"id: a\ntitle: {title}\ndescription: A page to see what changed between two of its texts.\nkind: reference\n"
        "nations: [england]\naudience: [manager]\nreviewed: 2026-01-01\nreview_every: 12 months\nowner: handbook"
    )
    found, problems = read_page(TextFile("docs/a.md", f"---\n{fields}\n---\n\n{body}\n"), "a.md")
    assert problems == []
    assert found is not None
    return found


def test_lines_are_told_under_their_heading_and_moved_marks_are_none() -> None:
    old = page("Look.\n\n## Do this {#do}\n\n- Ring **now**.\n- Wait for the police.\n\n## Then {#then}\n\nSleep.")
    new = page(
        "Look.\n\n## Do this {#do}\n\n- Ring now.\n- Wait for the ambulance.\n- Write it down.\n\n## Then {#then}"
    )
    assert passages(old, new) == (
        Passage("Do this", "- Wait for the police.", "- Wait for the ambulance."),
        Passage("Do this", "", "- Write it down."),
        Passage("Then", "Sleep.", ""),
    )
    assert passages(old, old) == ()


@given(st.lists(WORDS.map("".join), max_size=8), st.lists(WORDS.map("".join), max_size=8))
def test_no_changed_line_is_left_out(old: list[str], new: list[str]) -> None:
    before, after = page("x\n\n" + "\n\n".join(old)), page("x\n\n" + "\n\n".join(new))
    found = passages(before, after)
    stayed = _counted(before) - Counter(passage.before for passage in found if passage.before)
    assert stayed == _counted(after) - Counter(passage.after for passage in found if passage.after)
    assert bool(found) == ([line.text for line in lines(before.body)] != [line.text for line in lines(after.body)])


def _counted(one: Page) -> Counter[str]:
    return Counter(line.text for line in lines(one.body))


def test_a_title_counts_only_where_it_is_asked_for() -> None:
    old, new = page("Words."), page("Words.", "Another")
    assert passages(old, new) == (Passage("", "A page", "Another"),)
    assert passages(old, new, title=False) == ()


NASTY = '<b>*x*</b> {{ link("y") }} | # [z](u)\n_w_ `v` \\ &amp; ~'
BRIEFING = Briefing(
    title="What version 1.0.0 of the handbook brings",
    lead=NASTY,
    short=("1 thing waits for you.",),
    sections=(
        Section(
            "behind",
            "Yours that is behind",
            "Read it.",
            (Entry("A note", (Line("Where", "here"),), (Passage("Tell", "Ring the police.", "Ring the doctor."),)),),
        ),
        Section("new", "New", "Tell the team.", (Entry("Page “A”"), Entry("Page “B”"))),
    ),
    number="1.0.0",
    on=datetime.date(2026, 11, 22),
)


def test_words_of_records_are_never_markup_in_a_briefing() -> None:
    found = escaped(NASTY)
    assert "{" not in found
    assert "<" not in found
    assert "\n" not in found
    assert sides(Passage("", "a *b*", "a *c*")) == (r"a \***b**\*", r"a \***c**\*")


def test_the_screen_marks_what_went_and_what_came() -> None:
    text = plain_text(BRIEFING)
    assert "Before (under “Tell”): Ring the [police]." in text
    assert "Now: Ring the [doctor]." in text
    assert "New (2)\nTell the team.\n- Page “A”\n- Page “B”\n" in text


def test_the_word_file_has_headings_header_rows_and_the_same_bytes_each_time() -> None:
    offer = Offer("Oak Tree Homes", "1.0.0", datetime.date(2026, 11, 22))
    made = update_word(BRIEFING, offer)
    assert made == update_word(BRIEFING, offer)
    file = docx.Document(io.BytesIO(made))
    assert [p.text for p in file.paragraphs if p.style.name == "Heading 1"] == ["Yours that is behind", "New"]
    [table] = file.tables
    assert [cell.text for cell in table.rows[0].cells] == ["What", "What to know and do"]
    xml = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
    assert xml.count("<w:tblHeader/>") == 1
    told = table.rows[1].cells[1]
    assert told.text == "Where: here\nBefore (under “Tell”): Ring the police.\nNow: Ring the doctor."
    runs = [run for paragraph in told.paragraphs for run in paragraph.runs]
    assert [run.text for run in runs if run.font.strike] == ["police"]
    assert [run.text for run in runs if run.underline] == ["doctor"]


@pytest.mark.parametrize(("number", "other", "newer"), [("0.10.0", "0.9.9", True), ("1.0", "1.0.0", False)])
def test_numbers_are_compared_as_numbers(number: str, other: str, newer: bool) -> None:
    from handbook.library.updates.comparison import is_newer

    assert is_newer(number, other) is newer
