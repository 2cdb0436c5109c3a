"""Share: each button does what it says, the codes lead where they say, and the cards come out on A4."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from playwright.sync_api import Browser, Locator, Page, expect

from .axe import violations
from .conftest import ROOT, Visit, Visitor
from .keyboard import LOOK, PREPARE
from .test_axe import looks

PAGE = "act-now/missing/"
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
SCRIPTS = ROOT / "overrides/assets/javascripts"
LEAN_QR = "0ce41cd6f92cc23cf057a1df7e1b3876767d678665dd65af4e1d22b4fad967dc"
"""The SHA-256 of index.mjs in the npm package lean-qr 2.7.4."""

# A picture as bytes of grey, so that it is read without what drew it.
GREY = """async (data) => {
  const image = await createImageBitmap(await (await fetch(data)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const points = context.getImageData(0, 0, image.width, image.height).data;
  let grey = '';
  for (let at = 1; at < points.length; at += 4) grey += String.fromCharCode(points[at]);
  return [image.width, image.height, btoa(grey)];
}"""


@pytest.fixture
def blank(browser: Browser) -> Iterator[Page]:
    """A page without our policy, to look at pictures in."""
    context = browser.new_context(viewport={"width": 700, "height": 700})
    yield context.new_page()
    context.close()


def decoded(blank: Page, png: bytes) -> list[str]:
    """What every QR code in a picture says, by a reader that shares no line with what drew it."""
    wide, high, points = blank.evaluate(GREY, "data:image/png;base64," + base64.b64encode(png).decode())
    grey = memoryview(base64.b64decode(points)).cast("B", (high, wide))
    return [found.text for found in zxingcpp.read_barcodes(grey)]


def opened(visit: Visit, url: str = PAGE, button: str = "Share") -> Locator:
    """The dialog, opened at a page."""
    page = visit.go(url)
    page.get_by_role("button", name=button, exact=True).click()
    dialog = page.get_by_role("dialog", name="Share")
    dialog.wait_for()
    return dialog


def copied(dialog: Locator, button: str) -> str:
    """What a button of the dialog puts on the clipboard; it says so, too."""
    dialog.get_by_role("button", name=button, exact=True).click()
    said = button.removeprefix("Copy ").capitalize() + " copied."
    dialog.get_by_role("status").filter(has_text=said).wait_for()
    text: str = dialog.evaluate("() => navigator.clipboard.readText()")
    return text


def saved(dialog: Locator, button: str) -> tuple[str, bytes]:
    """The name and the content of the file that a button saves."""
    with dialog.page.expect_download() as waiting:
        dialog.get_by_role("button", name=button).click()
    name = waiting.value.suggested_filename
    dialog.get_by_role("status").filter(has_text=name).wait_for()
    return name, Path(waiting.value.path()).read_bytes()


def test_a_page_is_copied_in_three_ways(visitor: Visitor) -> None:
    visit = visitor(**CLIPBOARD)
    dialog = opened(visit)
    assert copied(dialog, "Copy link") == visit.home + PAGE
    assert copied(dialog, "Copy short link") == visit.home + "go/missing/"
    said = re.fullmatch(
        r"A child is missing\. Children's Homes Handbook\. Reviewed \d+ \w+ 20\d\d\. (\S+)",
        copied(dialog, "Copy citation"),
    )
    assert said
    assert said[1] == visit.home + "go/missing/"


def test_the_short_link_leads_to_the_page(visitor: Visitor) -> None:
    visit = visitor(**CLIPBOARD)
    short = copied(opened(visit, "standards/education/"), "Copy short link")
    visit.page.goto(short, wait_until="commit")
    visit.page.wait_for_url(visit.home + "standards/education/")


def test_a_part_is_chosen_in_the_list(visitor: Visitor) -> None:
    visit = visitor(**CLIPBOARD)
    dialog = opened(visit, "standards/education/")
    dialog.get_by_label("What to share").select_option("What the law requires")
    assert copied(dialog, "Copy link") == visit.home + "standards/education/#what-the-law-requires"
    assert copied(dialog, "Copy citation").startswith("“What the law requires”, in Education. Children's Homes")
    assert dialog.get_by_role("button", name="Copy short link").count() == 0
    item = dialog.page.locator(".hb-item").nth(2).get_attribute("id")
    dialog.get_by_label("What to share").select_option(value=item)
    assert copied(dialog, "Copy short link") == f"{visit.home}go/{item}/"


def test_the_sign_beside_a_heading_offers_that_part(visitor: Visitor) -> None:
    visit = visitor(**CLIPBOARD)
    page = visit.go("standards/education/")
    assert page.get_by_role("button", name="Share this part").count() == 0
    page.locator("#what-the-law-requires .headerlink").click()
    assert page.url.endswith("#what-the-law-requires")
    page.get_by_role("button", name="Share this part").click()
    dialog = page.get_by_role("dialog", name="Share")
    assert copied(dialog, "Copy link") == visit.home + "standards/education/#what-the-law-requires"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Share", exact=True).click()
    assert copied(dialog, "Copy link") == visit.home + "standards/education/"


def test_an_item_that_an_address_names_is_offered(visitor: Visitor) -> None:
    visit = visitor(**CLIPBOARD)
    dialog = opened(visit, "standards/leadership-and-management/#lead-aims-high", "Share this part")
    assert copied(dialog, "Copy short link") == visit.home + "go/lead-aims-high/"


def test_a_page_made_from_the_law_has_no_short_link_and_says_when_its_text_was_read(visitor: Visitor) -> None:
    visit = visitor(**CLIPBOARD)
    dialog = opened(visit, "law/england/regulation-13/")
    assert dialog.get_by_role("button", name="Copy short link").count() == 0
    assert re.search(r"Text read \d+ \w+ 20\d\d\. \S+/regulation-13/$", copied(dialog, "Copy citation"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_code_is_read_by_another_program(scheme: str, visitor: Visitor, blank: Page) -> None:
    visit = visitor(color_scheme=scheme)
    dialog = opened(visit)
    expected = [visit.home + "go/missing/"]
    assert decoded(blank, dialog.locator(".hb-qr").screenshot()) == expected
    name, png = saved(dialog, "Save as PNG")
    assert name == "qr-missing.png"
    assert decoded(blank, png) == expected
    name, slide = saved(dialog, "Save for a slide")
    assert name == "slide-missing.png"
    assert slide[16:24] == (1600).to_bytes(4, "big") + (900).to_bytes(4, "big")
    assert decoded(blank, slide) == expected
    name, svg = saved(dialog, "Save as SVG")
    assert name == "qr-missing.svg"
    blank.set_content(svg.decode("utf-8"))
    assert decoded(blank, blank.locator("svg").screenshot()) == expected


def test_the_longest_address_of_the_handbook_fits_a_slide_and_is_read(visitor: Visitor, blank: Page) -> None:
    visit = visitor()
    dialog = opened(visit, "standards/leadership-and-management/")
    values = dialog.get_by_label("What to share").evaluate("(list) => [...list.options].map((each) => each.value)")
    longest = max(values, key=len)
    dialog.get_by_label("What to share").select_option(value=longest)
    _, slide = saved(dialog, "Save for a slide")
    [said] = decoded(blank, slide)
    assert longest in said


def test_where_copying_is_refused_the_text_is_selected(visitor: Visitor) -> None:
    visit = visitor()
    visit.context.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    dialog = opened(visit)
    dialog.get_by_role("button", name="Copy link").click()
    dialog.get_by_role("status").filter(has_text="copy it yourself").wait_for()
    assert dialog.page.evaluate("() => getSelection().toString().trim()") == visit.home + PAGE


def test_a_copy_shares_the_address_at_which_the_handbook_is_published(visitor: Visitor) -> None:
    visit = visitor(**CLIPBOARD)
    published = f'<link rel="canonical" href="https://handbook.example.org/h/{PAGE}"></head>'

    def with_address(route: object) -> None:
        answer = route.fetch()  # type: ignore[attr-defined]
        route.fulfill(response=answer, body=answer.text().replace("</head>", published))  # type: ignore[attr-defined]

    visit.context.route(f"**/{PAGE}", with_address)
    dialog = opened(visit)
    assert copied(dialog, "Copy link") == f"https://handbook.example.org/h/{PAGE}"
    assert copied(dialog, "Copy short link") == "https://handbook.example.org/h/go/missing/"
    assert not dialog.get_by_text("no address on the web").is_visible()


def test_below_a_path_the_short_link_is_below_it_too(visitor: Visitor, below: str) -> None:
    visit = visitor(below, **CLIPBOARD)
    assert copied(opened(visit), "Copy short link") == below + "go/missing/"


def test_nothing_of_it_is_fetched_before_it_is_asked_for(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go(PAGE)
    page.wait_for_timeout(200)
    own = {"share.js", "shared.js", "qr.js", "slide.js", "lean-qr.js"}
    assert not own & {url.rpartition("/")[2] for url in visit.watch.requests}
    page.get_by_role("button", name="Share", exact=True).click()
    page.get_by_role("dialog", name="Share").wait_for()
    assert own <= {url.rpartition("/")[2] for url in visit.watch.requests}


@pytest.mark.parametrize(
    ("name", "script", "dialog"),
    [("Share", "share.js", "Share"), ("Text size, letters and colours", "reading.js", "Text and colours")],
)
def test_a_dialog_that_cannot_be_fetched_is_said_in_a_sentence(
    name: str, script: str, dialog: str, visitor: Visitor
) -> None:
    visit = visitor(width=360)
    page = visit.go(PAGE)
    visit.context.route(f"**/{script}", lambda route: route.abort("internetdisconnected"))
    button = page.get_by_role("button", name=name, exact=True)
    main = "document.querySelector('script[type=module]').src"
    visit.watch.expect(page.evaluate(f"new URL('{script}', {main}).href"))
    for _ in range(2):
        button.click()
        expect(page.get_by_text("This could not be fetched.")).to_have_count(1)
    visit.context.unroute(f"**/{script}")
    button.click()
    page.get_by_role("dialog", name=dialog).wait_for()
    assert page.get_by_text("This could not be fetched.").count() == 0


@pytest.mark.parametrize("width", [1280, 360])
def test_by_keyboard_alone(width: int, visitor: Visitor) -> None:
    visit = visitor(width=width, **CLIPBOARD)
    page = visit.go(PAGE)
    button = page.get_by_role("button", name="Share", exact=True)
    box = button.bounding_box()
    assert box
    assert box["height"] >= 43.9
    assert box["width"] >= 43.9
    for _ in range(80):
        page.keyboard.press("Tab")
        if button.evaluate("(it) => it === document.activeElement"):
            break
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Share")
    dialog.wait_for()
    assert dialog.get_by_label("What to share").evaluate("(it) => it === document.activeElement")
    can = page.evaluate(PREPARE)
    assert len(can) == 8
    seen = set()
    for key in ["Tab"] * 10 + ["Shift+Tab"] * 10:
        page.keyboard.press(key)
        stop = page.evaluate(LOOK)
        assert stop["faults"] == [], stop["says"]
        seen.add(str(stop["number"]))
    assert seen == set(can)
    dialog.get_by_role("button", name="Copy short link").focus()
    page.keyboard.press("Enter")
    dialog.get_by_role("status").filter(has_text="Short link copied.").wait_for()
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert button.evaluate("(it) => it === document.activeElement"), "focus comes back"


@looks
def test_axe_with_the_dialog_open_and_on_the_cards(scheme: str, width: int, visitor: Visitor) -> None:
    visit = visitor(width=width, color_scheme=scheme)
    dialog = opened(visit, "standards/education/#what-the-law-requires", "Share this part")
    dialog.get_by_role("button", name="Save as PNG").scroll_into_view_if_needed()
    assert violations(dialog.page, "dialog") == []
    assert dialog.evaluate("(it) => it.scrollWidth <= it.clientWidth")
    page = visit.go("induction/cards/")
    page.locator(".hb-sheet").first.wait_for()
    assert violations(page, "cards") == []


def test_without_scripts_there_is_no_button_and_the_cards_are_a_list(visitor: Visitor) -> None:
    page = visitor(java_script_enabled=False).go(PAGE)
    assert not page.locator("[data-share]").is_visible()
    page = visitor(java_script_enabled=False).go("induction/cards/")
    row = page.locator(".hb-cards li", has_text="A child is missing")
    assert row.inner_text().split("\n")[-1].strip().endswith("go/missing/")
    assert page.locator(".hb-cards input").locator("visible=true").count() == 0
    row.get_by_role("link").click()
    page.wait_for_url(f"**/{PAGE}")


def test_the_cards_that_are_ticked_are_printed_eight_to_a_sheet(visitor: Visitor, blank: Page) -> None:
    visit = visitor(width=794)
    page = visit.go("induction/cards/")
    status = page.locator(".hb-cards__bar [role=status]")
    status.wait_for()
    ticked = page.locator(".hb-cards input:checked")
    first = ticked.count()
    assert first > 10
    assert page.locator(".hb-card").count() == first
    page.get_by_role("button", name="Tick none").click()
    assert status.inner_text() == "Nothing is ticked."
    page.get_by_role("button", name="Act now pages only").click()
    assert ticked.count() == first
    page.get_by_label("Something is happening now").check()
    page.get_by_label("A child is missing", exact=True).uncheck()
    assert status.inner_text().startswith(f"{first} cards")
    visit.go("induction/cards/")  # after a look at a page, or a reload
    expect(status).to_have_text(re.compile(f"^{first} cards"))
    assert page.get_by_label("Something is happening now", exact=True).is_checked()
    assert not page.get_by_label("A child is missing", exact=True).is_checked()
    page.get_by_label("A child is missing", exact=True).check()
    assert status.inner_text().startswith(f"{first + 1} cards on {-(-(first + 1) // 8)} sheets")
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == -(-(first + 1) // 8), "a sheet is a page, and nothing else is"
    page.emulate_media(media="print")
    assert not page.locator("h1").is_visible()
    assert not page.locator(".hb-cards__form").is_visible()
    sheet = page.locator(".hb-sheet").first
    names = [title.strip() for title in sheet.locator(".hb-card b").all_inner_texts()]
    assert len(names) == 8
    found = [text for card in sheet.locator(".hb-qr").all() for text in decoded(blank, card.screenshot())]
    addresses = sheet.locator(".hb-card__address").all_inner_texts()
    assert [text.removeprefix("http://") for text in found] == addresses
    cards = sheet.locator(".hb-card").evaluate_all(
        "(all) => all.filter((it) => it.scrollHeight > it.clientHeight + 1).length"
    )
    assert cards == 0, "no title is cut off"


def test_the_cards_fit_a_phone_at_every_size_of_text(visitor: Visitor) -> None:
    visit = visitor(width=360)
    page = visit.go("induction/cards/")
    page.locator(".hb-card").first.wait_for()
    for width, size in ((360, "size-3"), (360, "size-4"), (320, "size-4 lines-3")):
        page.set_viewport_size({"width": width, "height": 740})
        page.evaluate("(size) => { document.documentElement.dataset.reading = size; }", size)
        assert page.evaluate("document.documentElement.scrollWidth") == width, size
        cut = "(all) => all.filter((it) => it.scrollWidth > it.clientWidth + 1).length"
        assert page.locator(".hb-card").evaluate_all(cut) == 0


def test_the_maker_of_codes_is_the_one_that_was_published() -> None:
    first, _, rest = (SCRIPTS / "vendor/lean-qr.js").read_bytes().partition(b"\n")
    assert b"lean-qr 2.7.4" in first
    assert hashlib.sha256(rest).hexdigest() == LEAN_QR
    assert "MIT" in (SCRIPTS / "vendor/lean-qr.LICENSE.txt").read_text(encoding="utf-8")
