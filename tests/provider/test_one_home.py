"""A copy for one home of a group: its numbers and no other home's, its nation, its name."""

from __future__ import annotations

import json
import re

import pytest

from handbook.engine import before
from handbook.library.copy import library_of
from handbook.load import address
from handbook.load.memory import Memory
from handbook.organisation.telephone import read
from handbook.render.macros.registry import MACROS
from handbook.render.renderer import Renderer

from ..site.conftest import build_by_command
from .conftest import HERE, ROOT, Copy, of

LOCAL = ("on-call", "registered-manager", "area-authority", "designated-officer", "gp", "responsible-individual")


@pytest.fixture(scope="module")
def memory() -> Memory:
    """What the first of twelve looks at the handbook has read."""
    return Memory()


def dialled(html: str) -> list[str]:
    return re.findall(r'href="tel:([^"]+)"', html)


@of("single-home")
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


@of("group")
def test_the_site_of_the_home_that_works_in_welsh_first(group: Copy) -> None:
    site = group.tree / "ty-derwen"
    build_by_command(group.tree, "--organisation", str(group.organisation), "--home", "ty-derwen", "--site", str(site))
    alone = Copy(group.tree, site, group.organisation, "ty-derwen")
    whole = group.layer.organisation
    [home] = [home for home in whole.homes if home.id == "ty-derwen"]
    numbers = {str(read(own.number).dialled) for own in (*whole.contacts, *home.contacts) if read(own.number)}
    others = {str(read(own.number).dialled) for each in whole.homes if each is not home for own in each.contacts}
    found = {number for text in alone.html.values() for number in dialled(text)}
    assert found & others == set()
    assert {number for number in found if number.startswith("+44") and number in numbers | others} == {
        number for number in numbers if number in found
    }
    assert {str(read(own.number).dialled) for own in home.contacts} <= found
    pages = {address.of_page(page.path) for page in alone.library.pages}
    assert "croeso/" in pages
    assert "law/wales/regulation-29/" in pages
    assert not [url for url in pages if url.startswith(("law/england/", "standards/", "outstanding-homes/"))]
    for url, tree in alone.parsed.items():
        assert not tree.css("[data-home], select[name=home]"), url
        assert tree.css_first(".hb-brand__of").text() == "Tŷ Derwen, Alder and Vale Homes", url
        assert not tree.css('a[href*="law/england"], a[href*="england.ics"]'), url
    assert json.loads((site / "manifest.webmanifest").read_bytes())["name"].endswith(
        "· Tŷ Derwen, Alder and Vale Homes"
    )
    assert alone.search["nation"] == "w"
    assert (site / "standards/index.html").is_file()
    names = [file.name for file in (site / "downloads").rglob("*")]
    assert [name for name in names if "england" in name] == []
