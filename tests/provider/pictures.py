"""Takes the pictures of "Make it yours" anew, from builds of the very layer that its pages make.

    PYTHONPATH=scripts .venv/bin/python tests/provider/pictures.py --browser /usr/bin/chromium

Look at each of them afterwards. Every picture is of a phone, so that it can be read on one.
"""

from __future__ import annotations

import argparse
import base64
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from following import PAGES, ROOT, TODAY, Reader, blocks_of, copy_of_the_project
from playwright.sync_api import Page, sync_playwright

from handbook.engine.build import Plan, build
from handbook.server.serve import serving

TO = ROOT / "docs" / "assets" / "make-it-yours"
WIDTH, SHARP, QUALITY = 360, 2, 60


def _home_chosen(page: Page) -> None:
    page.get_by_label("Your home").select_option(label="Oak House")


def _do_nothing(page: Page) -> None:
    """Leave the page as it is."""


PICTURES: dict[str, tuple[str, str, int, Callable[[Page], None]]] = {
    # name: address, what is at the top of the picture (the whole page's top when empty), height, what is done first
    "your-copy": ("", "", 560, _do_nothing),
    "your-homes": ("act-now/missing/", "hb-homes", 560, _home_chosen),
    "your-look": ("everyday-care/key-working/", "", 560, _do_nothing),
    "leaving-out": ("outstanding-homes/", "", 480, _do_nothing),
    "your-pages-note": ("act-now/missing/", ".admonition.local", 500, _do_nothing),
    "your-pages-page": ("our-garden/", "", 560, _do_nothing),
    "your-items-fire": ("act-now/fire/", "#fire-wake-order", 640, _do_nothing),
    "your-items-own": ("our-garden/", "#each-week", 640, _do_nothing),
}


def main() -> None:
    """Follow the pages, build, and take every picture."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--browser", default=shutil.which("chromium"), help="path of Chromium or Chrome")
    parser.add_argument("names", nargs="*", help="the pictures to take, else all")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tree = copy_of_the_project(Path(folder) / "handbook")
        reader = Reader(tree)
        wanted = options.names or list(PICTURES)
        first, *others = PAGES
        for pages, names in (((first,), [first]), (others, [name for name in PICTURES if name != first])):
            for page in pages:
                reader.follow(blocks_of(page))
            if set(wanted) & set(names):
                build(Plan(tree, tree / "site", TODAY), print)
                with serving(tree / "site") as address:
                    photograph(address, options.browser, [name for name in names if name in wanted])


def photograph(address: str, browser: str, names: list[str]) -> None:
    """Take pictures of the site at an address."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for name in names:
            url, top, height, prepare = PICTURES[name]
            context = chromium.new_context(viewport={"width": WIDTH, "height": height}, device_scale_factor=SHARP)
            page = context.new_page()
            page.goto(address + url, wait_until="load")
            page.wait_for_timeout(300)
            prepare(page)
            if top:
                page.locator(top).first.evaluate(
                    "e => window.scrollTo(0, e.getBoundingClientRect().top + scrollY - 84)"
                )
                page.wait_for_timeout(200)
            content = as_webp(context.new_page(), page.screenshot())
            TO.mkdir(parents=True, exist_ok=True)
            (TO / f"{name}.webp").write_bytes(content)
            print(f"{name}.webp: {len(content):,} bytes")
            context.close()
        chromium.close()


def as_webp(page: Page, png: bytes) -> bytes:
    """A picture as WebP, a quarter as large: the browser can write it, and Playwright does not offer it."""
    address = "data:image/png;base64," + base64.b64encode(png).decode()
    written = page.evaluate(
        """async ([address, quality]) => {
            const image = new Image();
            image.src = address;
            await image.decode();
            const canvas = document.createElement("canvas");
            [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
            canvas.getContext("2d").drawImage(image, 0, 0);
            return canvas.toDataURL("image/webp", quality);
        }""",
        [address, QUALITY / 100],
    )
    return base64.b64decode(written.partition(",")[2])


if __name__ == "__main__":
    main()
