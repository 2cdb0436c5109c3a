"""A small handbook built with a good layer over it: what is local is marked, what is left out leaves no dead end."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from handbook.engine import before
from handbook.engine.build import Plan, build
from handbook.engine.register import register
from handbook.exports.coverage import coverage_rows

from .layering import LAYERS, edit, good_layer
from .test_built_bad import lay_out_whole
from .test_known_bad import TODAY


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small handbook with the real theme; builds keep what they can."""
    root = lay_out_whole(tmp_path_factory.mktemp("layered") / "handbook")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    for name in ("docs", "data"):
        shutil.copytree(LAYERS / "handbook" / name, root / name, dirs_exist_ok=True)
    navigation = (LAYERS / "handbook" / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(f"{settings}\n{navigation}", encoding="utf-8")
    register(root, None, TODAY)
    return root


class Built:
    """A built site, its pages parsed when they are asked for."""

    def __init__(self, handbook: Path, layer: Path, site: Path, home: str | None = None) -> None:
        self.said: list[str] = []
        self.folder = site
        build(Plan(handbook, site, TODAY, layer, processes=1, home=home), self.said.append)

    def page(self, url: str) -> LexborHTMLParser:
        return LexborHTMLParser((self.folder / url / "index.html").read_text(encoding="utf-8"))

    def words(self, url: str, selector: str = "article") -> str:
        found = self.page(url).css_first(selector)
        assert found is not None, selector
        return " ".join(found.text().split())

    def search(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.folder / "search/index.json").read_bytes())
        return found


@pytest.fixture(scope="module")
def built(handbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The handbook with the good layer."""
    folder = tmp_path_factory.mktemp("built")
    return Built(handbook, good_layer(folder), folder / "site")


def one(tree: LexborHTMLParser, selector: str) -> LexborNode:
    [node] = tree.css(selector)
    return node


def test_a_section_that_is_switched_off_leaves_no_dead_end(built: Built) -> None:
    menu = built.words("", ".hb-nav")
    assert "Everyday care" in menu
    assert "Wales" not in menu
    gone = (built.folder / "wales/index.html").read_text(encoding="utf-8")
    assert "Wales: not in this copy" in gone
    assert "We use our own page on Wales." in gone
    assert '<a href="../act-now/">Act now</a>' in gone
    key_working = built.page("everyday-care/key-working/")
    assert "Look at the Welsh page." in built.words("everyday-care/key-working/")
    assert [a for a in key_working.css("article a[href]") if "wales/" in str(a.attributes["href"])] == []
    addresses = [page[0] for page in built.search()["pages"]]
    assert "wales/" not in addresses
    assert "our-dog/" in addresses
    assert (built.folder / "go/wales/index.html").is_file()


def test_an_item_in_other_words_says_so_and_keeps_the_handbooks(built: Built) -> None:
    item = one(built.page("everyday-care/key-working/"), "#key-child-chose")
    assert one_text(item, ".hb-item__text") == "Each child chose their key worker out of three."
    assert "We offer three. Oak Tree Homes, Quality lead, 1 February 2026." in " ".join(item.text().split())
    assert one_text(item, "details p") == "Each child chose their key worker."


def one_text(node: LexborNode, selector: str) -> str:
    found = node.css_first(selector)
    assert found is not None, selector
    return " ".join(found.text().split())


def test_an_item_that_is_left_out_keeps_its_address_and_says_why(built: Built) -> None:
    page = built.page("standards/wider-system/")
    shown = [str(node.attributes["id"]) for node in page.css(".hb-item")]
    assert shown == ["system-services-asked-for", "oak-county-told"]
    left = one(page, "#system-authority-involved")
    assert "Each child's placing authority takes part." in left.text()
    assert "The item on choosing covers it for us." in left.text()
    added = one(page, "#oak-county-told")
    assert "Added Oak Tree Homes, Quality lead, 1 February 2026." in " ".join(added.text().split())


def test_a_step_that_does_not_apply_stays_with_its_reason(built: Built) -> None:
    page = built.page("everyday-care/key-working/")
    step = " ".join(one(page, "#new-worker-meets-children").text().split())
    assert "Have tea with the young people." in step
    assert "Does not apply here. Our new workers start on a school day." in step
    assert "Walk the dog." in one(page, "#oak-meet-the-dog").text()


def test_the_coverage_says_what_was_changed(handbook: Path, tmp_path: Path) -> None:
    project, layer = before.load_tree(handbook, good_layer(tmp_path))
    library = before.prepare(handbook, project, layer).library
    header, first, *_ = coverage_rows(library, ("england",))
    cells = dict(zip(header, first, strict=True))
    assert cells["Checklist items"] == "Each child chose their key worker out of three."
    assert cells["Changed here"] == (
        "Each child chose their key worker. (reworded: We offer three.); "
        "Each child's placing authority takes part. (left out: The item on choosing covers it for us.)"
    )


def test_numbers_stand_home_by_home(built: Built) -> None:
    page = built.page("standards/wider-system/")
    rows = page.css(".hb-contacts [data-home]")
    assert [(row.attributes["data-home"], one_text(row, ".hb-call__number")) for row in rows] == [
        ("oak-house", "01632 960001"),
        ("ty-derwen", "029 2018 0001"),
    ]
    dialled = [str(a.attributes["href"]) for a in page.css(".hb-contacts a.hb-call")]
    assert dialled == ["tel:101", "tel:+441632960001", "tel:+442920180001"]
    assert [option.text() for option in page.css("hb-homes option")] == ["All homes", "Oak House", "Tŷ Derwen"]
    inline = [" ".join(span.text().split()) for span in built.page("act-now/").css("article span[data-home]")]
    assert inline == ["On-call manager, Oak House 01632 960001", "On-call manager, Tŷ Derwen 029 2018 0001"]


def test_what_is_local_is_marked_dated_and_owned(built: Built) -> None:
    about = built.words("our-dog/", ".hb-top__facts")
    assert about.endswith("Local page Oak Tree Homes, Deputy manager, 5 January 2026.")
    replaced = built.words("everyday-care/", ".hb-top__facts")
    assert replaced.endswith(
        "Oak Tree Homes, Quality lead, 5 January 2026. It stands in place of the handbook’s own page."
    )
    note = built.words("everyday-care/key-working/", ".admonition.local")
    assert note == "At Oak Tree Homes Every Thursday after tea. Oak Tree Homes, Deputy manager, 20 January 2026."
    assert "Local Oak Tree Homes, Quality lead, 1 February 2026." in built.words("our-dog/", ".hb-checklist__about")
    assert "Our dog" in built.words("everyday-care/", ".hb-nav")
    assert one(built.page("our-dog/"), "article p img").attributes["src"] == "../dog.svg"
    assert (built.folder / "dog.svg").is_file()


def test_the_brand_is_in_its_own_colours(built: Built) -> None:
    page = built.page("")
    linked = str(one(page, 'link[href$="organisation/colours.css"]').attributes["href"])
    sheet = (built.folder / linked).read_text(encoding="utf-8")
    assert "--brand:#4a1f6b" in sheet
    logo = one(page, ".hb-brand__logo")
    assert (logo.attributes["width"], logo.attributes["height"]) == ("40", "40")
    assert (built.folder / str(logo.attributes["src"])).read_bytes().startswith(b"<svg xmlns=")
    assert one(page, 'meta[name="theme-color"][media*="light"]').attributes["content"] == "#4a1f6b"


def test_the_homes_own_words_stand_in_prose_and_records(built: Built) -> None:
    words = built.words("everyday-care/key-working/")
    assert "A young person has a key worker." in words
    assert "Signed by: The team leader" in words
    assert one(built.page("everyday-care/key-working/"), "#key-time-alone") is not None
    assert "Each young person had time alone" in words


def test_a_copy_for_one_home_has_its_numbers_and_its_nation(handbook: Path, tmp_path: Path) -> None:
    layer = good_layer(tmp_path)
    edit("organisation.yml", "switched_off:\n  - section: wales\n    reason: We use our own page on Wales.\n", "")(
        layer
    )
    site = Built(handbook, layer, tmp_path / "site", home="oak-house")
    page = site.page("standards/wider-system/")
    assert page.css("hb-homes, [data-home]") == []
    assert "01632 960001" in site.words("standards/wider-system/")
    assert "029 2018 0001" not in site.words("standards/wider-system/")
    key_working = site.words("everyday-care/key-working/")
    assert "By regulation 5(a)." in key_working
    assert "Welsh page" not in key_working
    assert site.page("everyday-care/key-working/").css(".tabbed-set") == []
    assert "It is for homes in Wales only." in (site.folder / "wales/index.html").read_text(encoding="utf-8")
    assert site.search()["nation"] == "e"
    again = Built(handbook, layer, tmp_path / "site", home="oak-house")
    assert again.said[0].endswith("0 of them are rendered")


def test_words_of_a_layer_are_never_markup(handbook: Path, tmp_path: Path) -> None:
    layer = good_layer(tmp_path)
    nasty = "<script>alert(1)</script> {{ x }} & “y”"
    edit("organisation.yml", "name: Oak House", f"name: '{nasty}'")(layer)
    edit("amendments/key-working.yml", "reason: We offer three.", f"reason: '{nasty}'")(layer)
    edit("organisation.yml", "We use our own page on Wales.", f"'{nasty}'")(layer)
    site = Built(handbook, layer, tmp_path / "site")
    for file in sorted(site.folder.rglob("*.html")):
        html = file.read_text(encoding="utf-8")
        assert "<script>alert" not in html, file
        assert "{{ x }}" not in html, file
