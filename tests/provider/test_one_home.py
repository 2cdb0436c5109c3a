"""A copy for one home of a group: its numbers and no other home's, its nation, its name."""

from __future__ import annotations

import re

import pytest

from handbook.engine import before
from handbook.exports.offline import manifest
from handbook.library.copy import library_of
from handbook.load.memory import Memory
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
    templates = before.templates(ROOT)
    whole = before.load_tree(ROOT, HERE / "group", memory)[1].organisation
    assert len(whole.homes) == 12
    shared = {own.id: own.number for own in whole.contacts}
    for home in whole.homes:
        project, layer = before.load_tree(ROOT, HERE / "group", memory, home.id)
        library, _ = library_of(project, layer)
        page = library.page_by_id["missing"]
        assert page.meta.nations == (home.nation,)
        html = Renderer(library, templates, MACROS).render("contacts", page, ("police-emergency", *LOCAL), {})
        own = shared | {each.id: each.number for each in home.contacts}
        wanted = [telephone.dialled for id_ in LOCAL if id_ in own and (telephone := read(own[id_]))]
        assert dialled(html) == ["999", *wanted], home.name
        assert "data-home" not in html
        assert "<select" not in html
        assert html.count("number not filled in") == ("gp" not in own)
        assert (f"{home.name}, {home.address}." in html) == bool(home.address)
        assert layer.organisation.name == f"{home.name}, Alder and Vale Homes"


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
