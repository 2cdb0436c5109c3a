"""Each provider's copy on a phone: no fault for axe, nothing that the policy refuses, numbers of the chosen home."""

from __future__ import annotations

from handbook.server.serve import serving

from ..browser.axe import violations
from ..browser.conftest import Visitor
from .conftest import Copy

PAGES = {
    "single-home": ("", "act-now/missing/", "our-house/", "settling-in/", "act-now/fire/", "safeguarding/visitors/"),
    "group": ("", "act-now/missing/", "driving/", "croeso/", "good-days/", "everyday-care/nights-and-lone-working/"),
}


def test_six_pages_on_a_phone(copy: Copy, visitor: Visitor) -> None:
    with serving(copy.folder) as served:
        visit = visitor(home=served, width=360)
        for url in PAGES[copy.tree.name]:
            page = visit.go(url)
            assert violations(page, url or "home") == []
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, url
            small = page.eval_on_selector_all(
                "main select:visible, a.hb-call:visible",
                "all => all.filter((e) => e.getBoundingClientRect().height < 44).length",
            )
            assert small == 0, url
        visit.context.close()


def test_a_home_is_chosen_once_and_its_numbers_are_shown(group: Copy, visitor: Visitor) -> None:
    homes = {home.id: home for home in group.layer.organisation.homes}
    calls = ".hb-contacts [data-home]:visible a.hb-call"
    with serving(group.folder) as served:
        visit = visitor(home=served, width=360, color_scheme="dark")
        page = visit.go("act-now/missing/")
        page.get_by_label("Your home").wait_for()
        assert page.locator(calls).count() == 0
        page.locator(".hb-contacts summary", has_text="Duty manager: 12 homes").click()
        assert page.locator(calls).count() == 12
        page.get_by_label("Your home").select_option("Tŷ Derwen")
        welsh = [f"tel:+44{own.number.replace(' ', '')[1:]}" for own in homes["ty-derwen"].contacts]
        assert page.eval_on_selector_all(calls, "all => all.map((each) => each.getAttribute('href'))") == [
            welsh[0],
            welsh[2],
        ]
        assert violations(page, "chosen") == []
        page.reload()
        page.locator(calls).first.wait_for()
        assert page.get_by_label("Your home").input_value() == "ty-derwen"
        assert page.locator(calls).count() == 2
        where = page.locator(".hb-contacts__where [data-home]:visible")
        assert where.all_inner_texts() == ["Tŷ Derwen, 11 Example Road, Unrhywdref, AN11 1AA."]
        page = visit.go("everyday-care/nights-and-lone-working/")
        inline = page.locator("article hb-homes").first
        inline.locator("a:visible").wait_for()
        assert inline.locator("a:visible").all_inner_texts() == ["Tŷ Derwen 029 2018 0111"]
        inline.get_by_label("Your home, for: Duty manager").select_option("Alder House")
        assert inline.locator("a:visible").all_inner_texts() == ["Alder House 01632 960011"]
        page = visit.go("act-now/missing/")
        page.locator(calls).first.wait_for()
        assert page.get_by_label("Your home").input_value() == "alder-house"
        visit.context.close()


def test_on_paper_and_without_scripts_every_homes_number_is_there(group: Copy, visitor: Visitor) -> None:
    with serving(group.folder) as served:
        page = visitor(home=served, width=360, java_script_enabled=False).go("act-now/missing/")
        page.emulate_media(media="print")
        rows = page.locator(".hb-contacts__every").first.locator("a.hb-call")
        assert rows.count() == 12
        assert all(rows.nth(at).bounding_box() for at in (0, 11))
        assert page.locator("hb-homes select:visible").count() == 0
