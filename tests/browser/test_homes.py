"""Several homes in one copy: the reader chooses one, the device remembers it, and nobody is without a number."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from handbook.engine.build import Plan, build
from handbook.engine.register import register
from handbook.server.serve import serving

from .axe import violations
from .conftest import ROOT, TODAY, Visitor

BAD = ROOT / "tests" / "bad"
NUMBERS = ".hb-contacts__home:visible .hb-call__number"


@pytest.fixture(scope="module")
def oak(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A handbook of a few pages with two homes, served."""
    root = tmp_path_factory.mktemp("oak") / "handbook"
    shutil.copytree(BAD / "good", root)
    for name in ("docs", "data"):
        shutil.copytree(BAD / "layers" / "handbook" / name, root / name, dirs_exist_ok=True)
    shutil.copytree(ROOT / "overrides", root / "overrides")
    (root / "scripts").symlink_to(ROOT / "scripts")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    navigation = (BAD / "layers" / "handbook" / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(f"{settings}\n{navigation}", encoding="utf-8")
    register(root, None, TODAY)
    shutil.copytree(BAD / "layers" / "good", root / "organisation")
    build(Plan(root, root / "site", TODAY, processes=1), lambda _: None)
    with serving(root / "site") as served:
        yield served


def shown(page: Page) -> list[str]:
    return [" ".join(each.split()) for each in page.locator(NUMBERS).all_inner_texts()]


def test_a_home_is_chosen_once_and_remembered(oak: str, visitor: Visitor) -> None:
    visit = visitor(home=oak, width=360)
    page = visit.go("standards/wider-system/")
    choice = page.get_by_label("Your home")
    choice.wait_for()
    assert shown(page) == ["01632 960001", "029 2018 0001"]
    assert choice.evaluate("(each) => each.getBoundingClientRect().height") >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert violations(page, "homes") == []
    choice.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert shown(page) == ["029 2018 0001"]
    assert violations(page, "homes") == []
    page.reload()
    page.locator(".hb-contacts__home[data-home=oak-house]").wait_for(state="hidden")
    assert shown(page) == ["029 2018 0001"]
    assert choice.input_value() == "ty-derwen"
    page = visit.go("act-now/")
    page.locator("span[data-home=oak-house]").wait_for(state="hidden")
    assert page.locator("article .hb-contact:visible").all_inner_texts() == ["On-call manager, Tŷ Derwen 029 2018 0001"]
    page.evaluate("localStorage.setItem('handbook.home', 'a-home-that-was-closed')")
    page.reload()
    page.locator("span[data-home=oak-house]").wait_for()
    assert page.locator("article .hb-contact:visible").count() == 2
    page = visit.go("standards/wider-system/")
    page.get_by_label("Your home").select_option("All homes")
    assert shown(page) == ["01632 960001", "029 2018 0001"]
    assert page.evaluate("localStorage.getItem('handbook.home')") is None


def test_without_scripts_and_on_paper_every_homes_number_is_there(oak: str, visitor: Visitor) -> None:
    page = visitor(home=oak, width=360, java_script_enabled=False).go("standards/wider-system/")
    assert shown(page) == ["01632 960001", "029 2018 0001"]
    assert not page.get_by_label("Your home").is_visible()
    printed = visitor(home=oak).go("standards/wider-system/")
    printed.get_by_label("Your home").select_option("Oak House")
    printed.emulate_media(media="print")
    assert shown(printed) == ["01632 960001"]
    assert not printed.get_by_label("Your home").is_visible()


def test_a_brand_can_be_read_by_day_and_by_night(oak: str, visitor: Visitor) -> None:
    for scheme in ("light", "dark"):
        page = visitor(home=oak, color_scheme=scheme).go("everyday-care/key-working/")
        assert violations(page, "homes") == []
        logo = page.locator(".hb-brand__logo")
        assert logo.evaluate("(each) => each.complete && each.naturalWidth > 0")
        ground = page.locator(".hb-header").evaluate("(each) => getComputedStyle(each).backgroundColor")
        assert ground == ("rgb(74, 31, 107)" if scheme == "light" else ground)
        assert ground not in ("rgb(27, 69, 61)", "rgb(23, 37, 31)")
