"""Take pictures of the built site, to be looked at: phone and desktop, light and dark, and paper.

    python3 scripts/run.py screenshots --page act-now/missing/

Nothing is asserted here. A person judges the pictures; the browser tests hold what can be measured.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from handbook.server.serve import serving

SIZES = {"phone": (360, 740), "desktop": (1280, 900)}
SCHEMES = ("light", "dark")
PAGES = ("", "act-now/", "standards/", "standards/education/", "law/", "404.html")


def name_of(page: str) -> str:
    """Return a file name for the address of a page.

    >>> name_of("standards/education/"), name_of("")
    ('standards-education', 'home')
    """
    return page.removesuffix(".html").strip("/").replace("/", "-") or "home"


def take(browser: Browser, base: str, page_url: str, folder: Path, whole: bool) -> None:
    """Write one picture for each size and scheme of one page."""
    for size, (width, height) in SIZES.items():
        for scheme in SCHEMES:
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=scheme,
                device_scale_factor=2 if width < 500 else 1,
            )
            page = context.new_page()
            page.goto(base + page_url, wait_until="load")
            stem = f"{name_of(page_url)}-{size}-{scheme}"
            page.screenshot(path=folder / f"{stem}.png")
            if whole:
                page.screenshot(path=folder / f"{stem}-whole.png", full_page=True)
            context.close()


def take_open(browser: Browser, base: str, folder: Path, query: str) -> None:
    """Write pictures of what opens: the menu, and the search with results."""
    for size, (width, height) in SIZES.items():
        for scheme in SCHEMES:
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            page = context.new_page()
            page.goto(base + PAGES[3], wait_until="load")
            menu = page.locator("button[data-menu]")
            if menu.is_visible():
                menu.click()
                page.screenshot(path=folder / f"menu-{size}-{scheme}.png")
                page.keyboard.press("Escape")
            page.locator("header [data-search]").click()
            page.locator("dialog[open] input").fill(query)
            page.locator("dialog[open] li").first.wait_for(timeout=5000)
            page.screenshot(path=folder / f"search-{size}-{scheme}.png")
            context.close()


def print_page(browser: Browser, base: str, page_url: str, folder: Path) -> None:
    """Write what the printer gets: a PDF, and its pages as pictures where pdftoppm is there."""
    page = browser.new_page()
    page.goto(base + page_url, wait_until="load")
    pdf = folder / f"{name_of(page_url)}-print.pdf"
    page.pdf(path=pdf, prefer_css_page_size=True)
    page.close()
    if pdftoppm := shutil.which("pdftoppm"):
        subprocess.run([pdftoppm, "-png", "-r", "60", str(pdf), str(pdf.with_suffix(""))], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("base", nargs="?", help="address of the site; else the folder `site` is served for the time")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("screenshots"), help="where the pictures go")
    parser.add_argument(
        "--page", action="append", help="a page of the site (may be given again); else a few of each kind"
    )
    parser.add_argument(
        "--browser",
        default=shutil.which("chromium") or shutil.which("google-chrome"),
        help="path of Chromium or Chrome",
    )
    parser.add_argument("--whole", action="store_true", help="also the whole length of each page")
    parser.add_argument("--query", default="missing", help="words to search for")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.base:
        photograph(options, options.base.rstrip("/") + "/")
    else:
        with serving(Path("site")) as address:
            photograph(options, address)


def photograph(options: argparse.Namespace, base: str) -> None:
    """Take all pictures of the site at `base`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.browser)
        for page in options.page or PAGES:
            take(browser, base, page, options.folder, options.whole)
            print_page(browser, base, page, options.folder)
        if not options.page:
            take_open(browser, base, options.folder, options.query)
        browser.close()
    print(f"{len(list(options.folder.glob('*.png')))} pictures in {options.folder}")


if __name__ == "__main__":
    main()
