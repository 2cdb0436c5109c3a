"""The pages of "Make it yours", followed to the letter: what they promise is there at the end."""

from __future__ import annotations

import gc
import itertools
import json
import re
from functools import cached_property
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from handbook.engine.build import Plan, build

from .following import PAGES, ROOT, TODAY, Reader, blocks_of, conversations, copy_of_the_project, with_parts

DOCS = ROOT / "docs" / "adapt"
PICTURE = re.compile(r"!\[([^\]]*)\]\((\.\./assets/make-it-yours/[a-z-]+\.webp)\)(\{[^}]*\})?")


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Somebody who has followed every page, in order."""
    reader = Reader(copy_of_the_project(tmp_path_factory.mktemp("yours") / "handbook"))
    gc.disable()  # thousands of records live to the end: looking through them for garbage is time lost
    try:
        for page in PAGES:
            reader.follow(blocks_of(page))
    finally:
        gc.enable()
    return reader


class Site:
    """What the reader has built at the end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def page(self, url: str) -> LexborHTMLParser:
        return LexborHTMLParser((self.folder / url / "index.html").read_text(encoding="utf-8"))

    def words(self, url: str, selector: str = "article") -> str:
        found = self.page(url).css_first(selector)
        assert found is not None, f"{url} has no {selector}"
        return " ".join(found.text().split())

    @cached_property
    def found_by_search(self) -> set[str]:
        return {row[0] for row in json.loads((self.folder / "search/index.json").read_bytes())["pages"]}


@pytest.fixture(scope="module")
def site(reader: Reader) -> Site:
    """The site of the layer that the pages made, built once."""
    warnings = build(Plan(reader.tree, reader.tree / "site", TODAY), lambda _: None)
    assert [str(problem) for problem in warnings] == []
    return Site(reader.tree / "site")


def test_every_block_on_the_pages_was_run_written_or_compared(reader: Reader) -> None:
    there = [
        f"docs/adapt/{page}.md:{number}"
        for page in PAGES
        for number, line in enumerate((DOCS / f"{page}.md").read_text(encoding="utf-8").splitlines(), 1)
        if line.lstrip(" >").startswith(("```", "~~~"))
    ]
    assert [str(block) for _, block in reader.done] == there[::2]
    assert {what for what, _ in reader.done} == {"run", "written", "compared"}


def test_each_page_is_in_the_menu_in_this_order_and_leads_to_the_next() -> None:
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    places = [menu.index(f"- adapt/{page}.md") for page in ("index", *PAGES, "your-folder")]
    assert places == sorted(places)
    for page, after in itertools.pairwise(PAGES):
        last = (DOCS / f"{page}.md").read_text(encoding="utf-8").partition("## Next {#next}")[2]
        assert f'{{{{ link("{after}") }}}}' in last, page


def test_each_page_has_pictures_that_say_how_large_they_are() -> None:
    shown = set()
    for page in PAGES:
        pictures = PICTURE.findall((DOCS / f"{page}.md").read_text(encoding="utf-8"))
        assert pictures, f"{page} has no picture"
        for says, path, more in pictures:
            file = (DOCS / path).resolve()
            shown.add(file)
            assert len(says) > 40, path
            width, height = size_of(file.read_bytes())
            assert more == f'{{ width="{width // 2}" height="{height // 2}" loading="lazy" }}', path
    files = set((ROOT / "docs/assets/make-it-yours").iterdir())
    assert files == shown
    assert sum(file.stat().st_size for file in files) < 400_000


def size_of(webp: bytes) -> tuple[int, int]:
    """How wide and high a picture is (WebP with a header of its own, as a browser writes it)."""
    assert (webp[:4], webp[8:16]) == (b"RIFF", b"WEBPVP8X")
    return int.from_bytes(webp[24:27], "little") + 1, int.from_bytes(webp[27:30], "little") + 1


def test_your_name_is_on_your_pages(site: Site) -> None:
    assert "Oak Tree Homes" in site.words("", "main")
    assert "Oak Tree Homes" in site.words("act-now/missing/", "footer")
    assert "handbook@example.org" in site.page("act-now/missing/").html


def test_each_homes_numbers_dial(site: Site) -> None:
    page = site.page("act-now/missing/")
    assert [option.text() for option in page.css("hb-homes option")] == ["All homes", "Oak House", "Tŷ Derwen"]
    dialled = {
        (row.attributes["data-home"], str(a.attributes["href"]))
        for row in page.css(".hb-contacts [data-home]")
        for a in row.css("a.hb-call")
    }
    assert {("oak-house", "tel:+441632960001"), ("ty-derwen", "tel:+442920180001")} <= dialled
    assert "Day and night." in site.words("act-now/missing/")
    breach = [str(a.attributes["href"]) for a in site.page("act-now/data-breach/").css("a.hb-call")]
    assert "tel:+441632960005" in breach
    assert "hb-gap" in page.html  # the emergency duty team was left for another day


def test_the_colours_the_logo_and_the_words_are_yours(site: Site) -> None:
    page = site.page("everyday-care/key-working/")
    sheet = page.css_first('link[href$="organisation/colours.css"]')
    assert sheet is not None
    file = site.folder / "everyday-care/key-working" / str(sheet.attributes["href"])
    assert "--brand:#4a1f6b" in file.resolve().read_text(encoding="utf-8")
    logo = page.css_first(".hb-brand__logo")
    assert logo is not None
    assert (logo.attributes["width"], logo.attributes["height"]) == ("40", "40")
    assert "young person" in site.words("everyday-care/key-working/")
    assert "team leader" in site.words("act-now/fire/") + site.words("leadership-journey/becoming-a-shift-leader/")
    assert "young person" not in site.words("law/england/regulation-11/", ".hb-requirement")


def test_what_was_left_out_says_so_and_is_found_nowhere(site: Site) -> None:
    gone = (site.folder / "outstanding-homes/index.html").read_text(encoding="utf-8")
    assert "not in this copy" in gone
    assert "We have a programme of our own on this. Ask the quality lead." in gone
    assert not {url for url in site.found_by_search if url.startswith("outstanding-homes")}
    assert "Outstanding homes" not in site.words("", ".hb-nav")


def test_the_note_and_the_page_are_marked_as_yours(site: Site) -> None:
    note = site.words("act-now/missing/", ".admonition.local")
    assert note.startswith("At Oak Tree Homes The grab pack of each child is in the locked drawer")
    assert note.endswith("Oak Tree Homes, Registered manager, 1 November 2026.")
    assert site.words("our-garden/", ".hb-top__facts").endswith(
        "Local page Oak Tree Homes, Deputy manager, 1 November 2026."
    )
    assert "our-garden/" in site.found_by_search
    assert "Our garden" in site.words("everyday-care/", ".hb-nav")
    links = [str(a.attributes["href"]) for a in site.page("our-garden/").css("article a[href]")]
    assert "../act-now/medical-emergency/" in links


def test_the_checklist_on_fire_is_in_your_words(site: Site) -> None:
    page = site.page("act-now/fire/")
    items = {str(item.attributes["id"]): " ".join(item.text().split()) for item in page.css(".hb-item")}
    assert "can show who wakes whom on the plan at the front door." in items["fire-wake-order"]
    assert "in which order, and by which way out." in items["fire-wake-order"]
    assert "Does not apply here. Nobody here needs one now." in items["fire-own-plans"]
    assert "nobody goes back for the hens" in items["oak-fire-hens"]
    assert "Nobody here needs one now." in site.words("checklists/coverage/")


def test_what_is_all_your_own_is_on_your_page(site: Site) -> None:
    page = site.page("our-garden/")
    items = [str(item.attributes["id"]) for item in page.css(".hb-item")]
    assert items == ["oak-garden-pond", "oak-garden-shed", "oak-garden-asked"]
    words = site.words("our-garden/")
    for expected in (
        "Local Oak Tree Homes",
        "A volunteer in the garden",
        "A young person of nine",
        "A week in the garden",
    ):
        assert expected.replace("A young person", "A child") in words
    assert (site.folder / "downloads/oak-garden-week.docx").stat().st_size > 5_000
    assert (site.folder / "downloads/checklists/checklist-oak-garden.xlsx").is_file()
    assert "Feed the hens with a child" in site.words("induction/residential-care-worker-england/")


def test_the_reader_sees_where_a_page_says_what_is_not_so(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    for text, why in (
        ("```yaml\na: 1\n```", "no file is named"),
        ('```yaml title="docs/a.yml"\na: 1\n```', "no file is named"),
        ('```yaml title="Wrong: organisation/a.yml"\na: 1\n```', "does not follow"),
        ("```console\n$ rm -r docs\n```", "none of the project's commands"),
    ):
        (tmp_path / "docs" / "adapt").mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / "adapt" / "a.md").write_text(text + "\n", encoding="utf-8")
        with pytest.raises(AssertionError, match=why):
            reader.follow(blocks_of("a", tmp_path))


def test_parts_and_conversations_are_read_as_a_reader_reads_them() -> None:
    assert (
        with_parts("a: 1\n# b: 2\n\nc:\n  # d\n\ne: 3\n", "b: 4\nc:\n  x: 5\n") == "a: 1\nb: 4\n\nc:\n  x: 5\n\ne: 3\n"
    )
    with pytest.raises(AssertionError, match="do not hold f once"):
        with_parts("a: 1\n", "f: 1\n")
    [(command, answers, expected)] = conversations("$ a b\nName?\n> Oak\nNo (1).\n>\n…\nmissing: …\n")
    assert (command, answers) == ("a b", "Oak\n\n")
    assert re.fullmatch(expected, "Name?\n> No (1).\n> x\ny\nmissing: all\n")
    assert not re.fullmatch(expected, "Name?\n> No (2).\n> x\nmissing: all\n")
    assert not re.fullmatch(expected, "Name?\n> No (1).\n> x\nmissing: all\nmore\n")
