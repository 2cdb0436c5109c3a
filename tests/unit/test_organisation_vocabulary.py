"""The homes' own words stand in place of the handbook's where they may, and nothing else changes."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.library.library import Library
from handbook.load.shapes.json_schema import hints
from handbook.organisation.shapes import Vocabulary
from handbook.organisation.vocabulary import FORMS, Wording

WORDING = Wording(Vocabulary(children="young people", shift_leader="team leader", on_call_manager="duty manager"))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Children eat. A child’s plate.", "Young people eat. A young person’s plate."),
        ("In the children's room.", "In the young people's room."),
        ("An on-call manager and two on-call managers.", "A duty manager and two duty managers."),
        ("Shift leaders ring the shift leader's phone.", "Team leaders ring the team leader's phone."),
        ("A child or young person, children and young people.", "A young person, young people."),
        ("The children's home, child protection, the Children Act 1989.", None),
        ("Childline and the Children’s Commissioner; children's services.", None),
        ("A child-led plan, grandchildren, childhood.", None),
        ("They wrote “the child was fine” and \"child ok\".", None),
        ("See https://example.org/child and [the page](../child/).", None),
        ("## Each child {#each-child}", "## Each young person {#each-child}"),
    ],
)  # fmt: skip
def test_each_form_is_right(ours: str, theirs: str | None) -> None:
    assert WORDING.text(ours) == (theirs or ours)


def test_every_word_that_may_be_chosen_has_its_forms() -> None:
    for name, hint in hints(Vocabulary).items():
        first, *others = get_args(hint)
        assert getattr(Vocabulary(), name) == first
        assert [word for word in others if word not in FORMS] == []
    assert not Wording(Vocabulary())
    assert not Wording(None)


@settings(deadline=None)
@given(st.text("children CHILD{}[]()#'’“”\"-\n`", max_size=80))
def test_the_second_time_changes_nothing(text: str) -> None:
    once = WORDING.text(text)
    assert WORDING.text(once) == once


def test_in_the_real_handbook_no_id_address_or_macro_changes(library: Library) -> None:
    pages = [page for page in library.project.pages if not page.made]
    changed = 0
    for page in pages:
        other = WORDING.page(page)
        changed += other.body != page.body
        assert other.meta.id == page.meta.id
        assert [(call.name, call.arguments) for call in other.calls] == [(c.name, c.arguments) for c in page.calls]
        assert [heading.anchor for heading in other.headings] == [heading.anchor for heading in page.headings]
        assert [target for target, _ in other.links] == [target for target, _ in page.links]
    assert changed > 100
    assert all(WORDING.page(page) is page for page in pages if page.meta.kind in ("law", "adapt"))


def test_records_keep_their_ids_and_the_law_its_words(library: Library) -> None:
    checklist = library.checklists["fire"]
    other = WORDING.record("checklist", checklist, set())
    assert [item.id for item in other.items()] == [item.id for item in checklist.items()]  # type: ignore[attr-defined]
    assert "young person" in str(other)
    provision = library.provisions["england:12"]
    assert WORDING.record("provision", provision, set()) is provision
    standard = library.checklists["childrens-views-wishes-and-feelings"]
    kept = WORDING.record("checklist", standard, {standard.page})
    assert kept.title == standard.title  # type: ignore[attr-defined]
