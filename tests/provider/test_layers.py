"""The two made-up providers together use all that a layer can hold, without a mistake, and with numbers of nobody."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import Any

import pytest

from handbook.check.unfilled import unfilled
from handbook.check.view import View
from handbook.engine import before
from handbook.load.project import Project
from handbook.load.shapes.base import Record
from handbook.load.shapes.notice import Contact
from handbook.load.shapes.page import PageMeta
from handbook.organisation.amendment import Amendment, NoteMeta
from handbook.organisation.folder import LOCAL_KINDS, OTHERS
from handbook.organisation.layer import Layer
from handbook.organisation.shapes import Organisation, Vocabulary
from handbook.organisation.telephone import read

from .conftest import HERE, LAYERS, ROOT, TODAY

Both = dict[str, tuple[Project, Layer]]
OF_A_LAYER = {"replaces", "replaced_version", "section", "kept_by", "language"}
"""The fields of a page that only an organisation's has."""


@pytest.fixture(scope="module")
def both() -> Both:
    return {name: before.load_tree(ROOT, HERE / name) for name in LAYERS}


def inside(record: Record) -> Iterator[Record]:
    """A record, and all those in it."""
    yield record
    for value in vars(record).values():
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Record):
                yield from inside(each)


def given(records: Iterator[Any]) -> dict[type, set[str]]:
    """The fields that are given in some record, by type; of a truth, each of its values."""
    found: dict[type, set[str]] = {}
    for record in records:
        for field in dataclasses.fields(record):
            value = getattr(record, field.name)
            if value not in (None, (), field.default):
                found.setdefault(type(record), set()).add(field.name)
    return found


def all_of(both: Both, what: str) -> Iterator[Any]:
    for _, layer in both.values():
        for record in {"organisation": [layer.organisation], "amendments": layer.amendments}[what]:
            yield from inside(record)


def test_no_mistake_and_nothing_to_be_warned_of(both: Both) -> None:
    for name, (project, layer) in both.items():
        assert [str(problem) for problem in before.check_tree(project, layer, TODAY)] == [], name


def test_every_setting_is_used(both: Both) -> None:
    found = given(all_of(both, "organisation"))
    shapes = {type(record) for record in all_of(both, "organisation")}
    assert Organisation in shapes
    assert len(shapes) == 6
    for shape in shapes:
        assert {field.name for field in dataclasses.fields(shape)} - found[shape] == set(), shape.__name__
    organisations = [layer.organisation for _, layer in both.values()]
    assert {organisation.nations for organisation in organisations} == {("england",), ("england", "wales")}
    assert {str(organisation.logo)[-4:] for organisation in organisations} == {".svg", ".png"}
    assert {organisation.worker for organisation in organisations} == {True, False}
    words = [organisation.vocabulary for organisation in organisations]
    for field in dataclasses.fields(Vocabulary):
        assert any(getattr(each, field.name) != field.default for each in words), field.name
    homes = {name: layer.organisation.homes for name, (_, layer) in both.items()}
    assert [len(homes[name]) for name in LAYERS] == [1, 12]
    assert {home.nation for home in homes["group"]} == {"england", "wales"}


def test_every_amendment_is_used(both: Both) -> None:
    amendments = [amendment for _, layer in both.values() for amendment in layer.amendments]
    done = {
        (amendment.target[0], act)
        for amendment in amendments
        for act in ("reword", "switch_off", "does_not_apply", "items", "steps")
        if getattr(amendment, act)
    }
    changes = {(kind, act) for kind in ("item", "step") for act in ("reword", "switch_off", "does_not_apply")}
    assert done == changes | {("checklist", "items"), ("pathway", "steps")}
    found = given(iter(amendments))[Amendment]
    assert {field.name for field in dataclasses.fields(Amendment)} - found == set()
    behind = [amendment for amendment in amendments if amendment.reword and not amendment.instead_of]
    assert behind == []


def test_every_folder_and_kind_of_record_is_used(both: Both) -> None:
    folders = {place.name for name in LAYERS for place in (HERE / name).iterdir() if place.is_dir()}
    assert folders == {kind.folder for kind in LOCAL_KINDS} | OTHERS
    for kind in LOCAL_KINDS:
        local = [
            record
            for project, layer in both.values()
            for record in project.records[kind.name]
            if layer.is_local(record)
        ]
        assert local, f"no layer holds {kind.name}"


def test_every_field_of_notes_and_of_local_pages_is_used(both: Both) -> None:
    notes = given(note.meta for _, layer in both.values() for note in layer.notes.values())
    assert {field.name for field in dataclasses.fields(NoteMeta)} == notes[NoteMeta]
    local = [page.meta for project, _ in both.values() for page in project.pages if page.local]
    assert given(iter(local))[PageMeta] >= OF_A_LAYER
    known = {
        field.name for field in dataclasses.fields(PageMeta) if "In an organisation's layer" in field.metadata["says"]
    }
    assert known | {"kept_by"} == OF_A_LAYER
    assert [meta.section for meta in local].count(None) > 2  # some stand in a section of their own


def test_every_number_is_one_that_nobody_has(both: Both) -> None:
    for name, (_, layer) in both.items():
        organisation = layer.organisation
        lists = [organisation.contacts, *(home.contacts for home in organisation.homes)]
        numbers = [own.number for contacts in lists for own in contacts]
        assert len(numbers) >= 10
        for number in numbers:
            telephone = read(number)
            assert telephone, number
            assert telephone.example, f"{number} of {name} may belong to somebody"


def test_the_check_lists_exactly_what_is_still_to_fill_in(both: Both) -> None:
    """Every number is an example, and so listed; every local contact without one is, too; and nothing else."""
    for name, (project, layer) in both.items():
        lines = unfilled(View(project, layer, TODAY))
        text = (HERE / name / "organisation.yml").read_text(encoding="utf-8")
        written = {number for number, line in enumerate(text.splitlines(), 1) if re.match(r" +number: ", line)}
        examples = {int(line.split(":")[1]) for line in lines if line.endswith("nobody has: fill in your own")}
        assert examples == written
        missing = {found[1] for line in lines if (found := re.search(r"no number for .*\(([a-z-]+)\)(?:;|$)", line))}
        assert len(lines) == len(examples) + len(missing)
        organisation = layer.organisation
        everywhere = {own.id for own in organisation.contacts}
        at_home = [{own.id for own in home.contacts} for home in organisation.homes]
        asked = {
            contact.id
            for contact in project.records["contacts"]
            if isinstance(contact, Contact) and contact.local and contact.nation in ("both", *organisation.nations)
        }
        nations = {
            contact.id: contact.nation for contact in project.records["contacts"] if isinstance(contact, Contact)
        }
        filled = {
            id_
            for id_ in asked
            if id_ in everywhere
            or all(
                id_ in own
                for own, home in zip(at_home, organisation.homes, strict=True)
                if nations[id_] in ("both", home.nation)
            )
        }
        assert missing == asked - filled
    assert "at Tŷ Onnen (gp)" in "\n".join(lines)


def test_nothing_in_a_layer_is_passed_over() -> None:
    for name in LAYERS:
        for file in (HERE / name).rglob("*"):
            assert file.suffix in ("", ".md", ".yml", ".svg", ".png"), file
            assert not file.is_symlink()
