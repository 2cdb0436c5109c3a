"""Short addresses: each name means one thing for ever, and leads where the register's newest line says."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.exports.short_addresses import short_pages
from handbook.library.short_names import KINDS, short_names
from handbook.render.renderer import Renderer

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parents[2]
IDS = st.sampled_from(["fire", "missing", "checklist-fire", "a", "a-b", "item-fire"])
LINES = st.lists(
    st.builds("{} {} {}".format, st.sampled_from([*KINDS, "source"]), IDS, st.sampled_from(["x/", "y/#z", ""])),
    max_size=30,
)


@given(LINES, LINES)
def test_a_name_never_comes_to_mean_something_else(before: list[str], after: list[str]) -> None:
    first, then = short_names(before), short_names([*before, *after])
    assert {name: then[name] for name in first} == first


@given(LINES)
def test_every_id_that_was_published_has_a_name_of_its_own(lines: list[str]) -> None:
    wanted = {(kind, id_) for kind, id_, _ in (line.split(" ") for line in lines) if kind in KINDS}
    named = list(short_names(lines).values())
    assert len(named) == len(wanted)
    assert set(named) == wanted


def test_a_name_that_is_taken_twice_gets_a_number() -> None:
    lines = ["item checklist-fire a/#b", "page fire c/", "checklist fire c/#checklist-fire"]
    assert short_names(lines)["checklist-fire-2"] == ("checklist", "fire")


def test_a_page_that_moved_is_found_at_its_new_place(renderer: Renderer) -> None:
    pages = dict(short_pages(["page fire act-now/fire/", "page fire act-now/fire-and-smoke/"], renderer))
    assert list(pages) == ["go/fire/"]
    assert 'content="0; url=../../act-now/fire-and-smoke/"' in pages["go/fire/"]


def test_every_published_id_of_the_handbook_has_a_short_address_of_its_own(renderer: Renderer) -> None:
    lines = (ROOT / "data/ids.txt").read_text(encoding="utf-8").splitlines()
    newest = {tuple(line.split(" ")[:2]): line.split(" ")[2] for line in lines if line.split(" ")[0] in KINDS}
    names = short_names(lines)
    assert set(names.values()) == set(newest)
    for url, html in short_pages(lines, renderer):
        [target] = re.findall(r'http-equiv="refresh" content="0; url=([^"]+)"', html)
        assert urljoin(f"https://a.example/{url}", target) == f"https://a.example/{newest[names[url[3:-1]]]}"
