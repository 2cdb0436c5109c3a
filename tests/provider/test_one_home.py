"""A copy for one home of a group: its numbers and no other home's, its nation, its name."""

from __future__ import annotations

import re

import pytest

from handbook.engine import before
from handbook.exports.offline import manifest
from handbook.library.copy import library_of
from handbook.load.memory import Memory
from handbook.load.shapes.notice import Contact
from handbook.organisation.numbers import lines
from handbook.organisation.shapes import LocalContact
from handbook.organisation.telephone import read
from handbook.render.macros.registry import MACROS
from handbook.render.renderer import Renderer

from .conftest import HERE, ROOT

LOCAL = ("on-call", "registered-manager", "area-authority", "designated-officer", "gp", "responsible-individual")


@pytest.fixture(scope="module")
def memory() -> Memory:
    """What the first of twelve looks at the handbook has read."""
    return Memory()


def dialled(html: str) -> list[str]:
    return re.findall(r'href="tel:([^"]+)"', html)


def test_each_home_alone_has_its_own_numbers(memory: Memory) -> None:
    whole = before.load_tree(ROOT, HERE / "group", memory)[1].organisation
    assert len(whole.homes) == 12
    shared = {own.id: number_of(own) for own in whole.contacts}
    for home in whole.homes:
        project, layer = before.load_tree(ROOT, HERE / "group", memory, home.id)
        own = shared | {each.id: number_of(each) for each in home.contacts}
        assert layer.organisation.name == f"{home.name}, Alder and Vale Homes"
        assert layer.organisation.nations == (home.nation,)
        for contact in project.records["contacts"]:
            if isinstance(contact, Contact) and contact.local and contact.nation in ("both", home.nation):
                [line] = lines(contact, layer.organisation)
                assert line.home is None
                assert (line.telephone.dialled if line.telephone else None) == own.get(contact.id), contact.id


@pytest.mark.parametrize("id_", ["ty-onnen", "birch-house"])
def test_a_page_of_a_home_alone_offers_no_choice_of_homes(memory: Memory, id_: str) -> None:
    project, layer = before.load_tree(ROOT, HERE / "group", memory, id_)
    [home] = layer.organisation.homes
    library, _ = library_of(project, layer)
    page = library.page_by_id["missing"]
    assert page.meta.nations == (home.nation,)
    html = Renderer(library, before.templates(ROOT), MACROS).render("contacts", page, ("police-emergency", *LOCAL), {})
    assert dialled(html)[0] == "999"
    assert "data-home" not in html
    assert "<select" not in html
    assert html.count("number not filled in") == (id_ == "ty-onnen")  # its GP
    assert (f"{home.name}, {home.address}." in html) == (id_ == "ty-onnen")


def test_the_copy_of_the_home_that_works_in_welsh_first(memory: Memory) -> None:
    """Every page as it goes to the engine. (A whole site for one home is built in test_layered_site.py.)"""
    whole = before.load_tree(ROOT, HERE / "group", memory)[1].organisation
    [home] = [home for home in whole.homes if home.id == "ty-derwen"]
    project, layer = before.load_tree(ROOT, HERE / "group", memory, home.id)
    prepared = before.prepare(ROOT, project, layer)
    found = {number for page in prepared.pages.values() for html in page.html for number in dialled(html)}
    others = {number_of(own) for each in whole.homes if each is not home for own in each.contacts}
    assert found & others == set()
    assert {number_of(own) for own in home.contacts} <= found
    assert {"croeso.md", "law/wales/regulation-29.md"} <= prepared.pages.keys()
    assert not [
        path for path in prepared.pages if path.startswith(("law/england/", "standards/", "outstanding-homes/"))
    ]
    for path, page in prepared.pages.items():
        text = "".join(page.html)
        assert "data-home=" not in text, path
        assert not re.search(r'href="[^"]*(law/england|england\.ics)', text), path
        assert page.context["organisation"]["name"] == "Tŷ Derwen, Alder and Vale Homes"
        assert page.context["nation_names"] == ["Wales"]
    assert manifest(prepared.library, "Handbook")["name"] == "Handbook · Tŷ Derwen, Alder and Vale Homes"


def number_of(own: LocalContact) -> str:
    telephone = read(own.number)
    assert telephone
    return telephone.dialled
