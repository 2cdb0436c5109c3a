"""Homes and their numbers, and what a copy for one nation or in other words must not get wrong."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import jinja2
import pytest

from handbook.engine import before
from handbook.exports.offline import manifest
from handbook.exports.short_addresses import short_pages
from handbook.library.copy import library_of
from handbook.library.library import Library
from handbook.load.project import Project
from handbook.load.shapes.notice import Notification, Told
from handbook.organisation.layer import Layer
from handbook.organisation.shapes import Colours, Home, LocalContact, Organisation, Vocabulary
from handbook.organisation.shown import NO_SIGNAL, shown
from handbook.organisation.telephone import read
from handbook.render.macros.registry import MACROS
from handbook.render.renderer import Renderer

ROOT = Path(__file__).resolve().parents[2]
HOMES = tuple(
    Home(
        id=f"home-{number}",
        name=f"Home {number}",
        nation="wales" if number > 3 else "england",
        address=f"{number} Example Lane" if number != 2 else None,
        contacts=(LocalContact(id="on-call", number=f"01632 96000{number}"),),
    )
    for number in range(1, 6)
)


def copy_of(library: Library, **said: object) -> Library:
    """The library as an organisation has it that says this of itself."""
    organisation = Organisation(**{"name": "Oak", **said})  # type: ignore[arg-type]
    return library_of(library.project, Layer(organisation=organisation, found=True))[0]


def rendered(library: Library, page: str, macro: str, *ids: str, kept: jinja2.BytecodeCache | None = None) -> str:
    return Renderer(library, before.templates(ROOT), MACROS, kept).render(macro, library.page_by_id[page], ids, {})


NOBODYS = """
0113 496 0000, 0114 496 0111, 0115 496 0222, 0116 496 0333, 0117 496 0444, 0118 496 0555, 0121 496 0666, 0131 496 0777,
0141 496 0888, 0151 496 0999, 0161 496 0000, 0191 498 0111, 020 7946 0222, 028 9649 6333, 029 2018 0444, 01632 960555,
07700 900666, 0808 157 0777, 03069 990888
"""


@pytest.mark.parametrize("number", NOBODYS.strip().replace("\n", " ").split(", "))
def test_a_number_of_a_drama_is_known_as_nobodys(number: str) -> None:
    found = read(number)
    assert found
    assert found.example, number


@pytest.mark.parametrize("number", ["0113 497 0000", "029 2018 1444", "020 7947 0222", "07700 901666", "0191 496 0111"])
def test_the_number_beside_one_of_a_drama_may_be_somebodys(number: str) -> None:
    found = read(number)
    assert not found or not found.example


def test_many_homes_fold_up_and_a_few_do_not(library: Library) -> None:
    few = rendered(copy_of(library, homes=HOMES[:3]), "missing", "contacts", "on-call")
    assert "<details" not in few
    assert '<option value="">All homes</option>' in few
    many = rendered(copy_of(library, homes=HOMES), "missing", "contacts", "on-call")
    assert re.search(r"<summary>On-call manager: 5 homes</summary>(\s+<div class=\"hb-contacts__home\")", many)
    assert many.count('href="tel:') == 5
    assert '<option value="">Choose your home</option>' in many
    inline = rendered(copy_of(library, homes=HOMES), "missing", "contact", "on-call")
    assert inline.count("data-folded") == inline.count('href="tel:') == 5
    assert "<select" in inline
    assert "<select" not in rendered(copy_of(library, homes=HOMES[:3]), "missing", "contact", "on-call")


def test_whoever_reads_a_page_for_the_other_nation_finds_their_own_homes_number(library: Library) -> None:
    welsh = rendered(copy_of(library, homes=HOMES), "wales-missing", "contacts", "on-call")
    assert welsh.count('href="tel:') == 5


def test_where_the_home_is_stands_beside_999_and_nowhere_else(library: Library) -> None:
    ours = copy_of(library, homes=HOMES[:2])
    beside = rendered(ours, "missing", "contacts", "police-emergency", "on-call")
    assert "When you ring 999, say where you are:</strong> <span>Home 1, 1 Example Lane.</span>" in beside
    assert "Example Lane" not in rendered(ours, "missing", "contacts", "on-call")
    assert "say where you are" not in rendered(copy_of(library), "missing", "contacts", "police-emergency")


def test_a_contact_of_the_other_nation_keeps_its_name_and_loses_its_number(library: Library) -> None:
    assert "tel:" in rendered(copy_of(library), "missing", "contact", "meic")
    english = rendered(copy_of(library, nations=("england",)), "missing", "contact", "meic")
    assert "Meic" in english
    assert "tel:" not in english


def test_the_words_of_one_copy_are_not_kept_for_the_next(library: Library) -> None:
    class Cache(jinja2.BytecodeCache):
        held: dict[str, bytes] = {}  # noqa: RUF012 (one for all)

        def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
            if bucket.key in self.held:
                bucket.bytecode_from_string(self.held[bucket.key])

        def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
            self.held[bucket.key] = bucket.bytecode_to_string()

    ours = copy_of(library, vocabulary=Vocabulary(children="young people"))
    kept = Cache()
    assert "Do not write a young person&#39;s name on it." in rendered(ours, "fire", "checklist", "fire", kept=kept)
    assert Cache.held
    assert "Do not write a child&#39;s name on it." in rendered(library, "fire", "checklist", "fire", kept=kept)


def test_a_second_notice_of_one_event_in_a_nation_stands_under_the_first(library: Library) -> None:
    [first, *_] = [each for each in library.project.records["notifications"] if isinstance(each, Notification)]
    more = Notification(
        id="oak-more",
        event=first.event,
        nation=first.nation,
        title="One more",
        by_whom="The driver.",
        tell=(Told(who="on-call", by="soon", strength="practice"),),
    )
    records = {**library.project.records, "notifications": [*library.project.records["notifications"], more]}
    html = rendered(
        library_of(replace(library.project, records=records), library.layer)[0], "missing", "notify", first.event
    )
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids)) == 2
    assert html.index(first.title) < html.index("One more") < html.index("tabbed-block", html.index("One more"))


def in_england(library: Library) -> Project:
    return shown(library.project, Layer(organisation=Organisation(nations=("england",)))).project


def test_a_copy_for_one_nation_says_so_of_each_page_and_record(library: Library) -> None:
    english = in_england(library)
    assert {page.meta.nations for page in english.pages} == {("england",)}
    for kind in ("checklist", "pathway", "document"):
        assert {getattr(record, "nations", None) for record in english.records[kind]} == {("england",)}
    subjects = {getattr(record, "id", "") for record in english.records["subjects"]}
    covered = {
        subject
        for pathway in english.records["pathway"]
        for stage in getattr(pathway, "stages", ())
        for step in stage.steps
        for subject in step.covers
    }
    assert covered
    assert covered <= subjects


def test_the_section_of_a_nation_goes_with_its_first_page(library: Library) -> None:
    paths = {page.path for page in in_england(library).pages}
    assert not [path for path in paths if path.startswith("wales/")]
    assert {"law/index.md", "law/england/index.md"} <= paths


def test_where_phones_keep_nothing_no_page_says_that_they_do(library: Library) -> None:
    assert copy_of(library).shows(NO_SIGNAL)
    without = copy_of(library, worker=False)
    assert not without.shows(NO_SIGNAL)
    assert "stay on your phone" in rendered(library, "act-now", "table_of", "no-signal")
    assert rendered(without, "act-now", "table_of", "no-signal") == ""


def test_a_short_address_of_what_is_left_out_names_no_part_of_it(library: Library) -> None:
    english = copy_of(library, nations=("england",))
    renderer = Renderer(english, before.templates(ROOT), MACROS)
    lines = [
        "page wales-missing wales/wales-missing/",
        "item wales-x wales/wales-missing/#wales-x",
        "page fire act-now/fire/",
    ]
    pages = dict(short_pages(lines, renderer))
    assert 'url=../../wales/wales-missing/"' in pages["go/wales-x/"]
    assert 'url=../../act-now/fire/"' in pages["go/fire/"]


def test_the_manifest_is_in_the_brands_colour(library: Library) -> None:
    assert manifest(library, "Handbook")["theme_color"] == "#1b453d"
    assert manifest(copy_of(library, colours=Colours(brand="#5b2333")), "Handbook")["theme_color"] == "#5b2333"
    assert manifest(copy_of(library, colours=Colours(accent="#ffd166")), "Handbook")["theme_color"] == "#1b453d"
