"""The real site in a real browser: built once, served under the policy, and watched for every fault."""

from __future__ import annotations

import datetime
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request, sync_playwright

from environment import browser as browsers
from environment.lock import held
from handbook.engine.build import Plan, build
from handbook.server.serve import serving

ROOT = Path(__file__).resolve().parents[2]
TODAY = datetime.date(2026, 11, 22)
TREE = ("docs", "data", "organisation", "overrides", "scripts")
# The address bar's own pop-ups are pages too: with each window they took a second of the processor from the page that
# is tested. The last such list counts, so Playwright's own names are in it.
WITHOUT = (
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades", "LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding",
    "PreconnectToSearch", "ThirdPartyStoragePartitioning", "Translate",
)  # fmt: skip
ARGUMENTS = (
    "--no-sandbox",
    f"--disable-features={','.join(WITHOUT)}",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # a test that reached another host would prove nothing
)
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
# One page of each kind. The last is what a wrong address gets.
KINDS = {
    "home": "",
    "act now": "act-now/",
    "act now, steps": "act-now/missing/",
    "standard": "standards/leadership-and-management/",
    "guidance": "everyday-care/key-working/",
    "law": "law/england/regulation-13/",
    "findings": "evidence/findings/",
    "documents": "reference/documents/",
    "law index": "law/england/",
    "coverage": "checklists/coverage/",
    "sources": "evidence/sources/",
    "glossary": "evidence/glossary/",
    "kitchen sink": "adapt/kitchen-sink/",
    "induction": "induction/residential-care-worker-england/",
    "404": "no-such-page/",
}

# What a page fetches only where it is needed comes a moment after the page, and what lies far down is laid out then.
READY = """() => Promise.race([new Promise((_, late) => setTimeout(() => late(new Error('not ready')), 30000)),
  Promise.all([...document.querySelectorAll('hb-checklist, hb-filter, hb-pathway, hb-yours')]
  .map((each) => customElements.whenDefined(each.localName).then(() => each.ready))).then(function all() {
    if (document.querySelector('[data-far]')) return new Promise((now) => setTimeout(now, 20)).then(all);
  })]).then(() => null)"""

# Said by Playwright itself where a visit without the worker lasts until the page asks for one.
BLOCKED = "Service Worker registration blocked by Playwright"


class Watch:
    """Notes every error, breach of the policy, request that fails and request to another host of a browser context."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.faults: list[str] = []
        self.requests: list[str] = []
        self.expected: set[str] = set()
        self.home = "/".join(home.split("/", 3)[:3]) + "/"
        context.on("console", self._said)
        context.on("weberror", lambda error: self.faults.append(f"error: {error.error}"))
        context.on("request", self._asked)
        context.on("requestfailed", self._failed)
        context.on("response", lambda answer: self._answered(answer.url, answer.status))
        # Chromium tells of most breaches in the console, but not of each.
        context.add_init_script(
            "addEventListener('securitypolicyviolation',"
            " (e) => console.error('policy: ' + e.effectiveDirective + ' ' + e.blockedURI))"
        )

    def expect(self, url: str) -> None:
        """An address that the test means to fail."""
        self.expected.add(url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.text == BLOCKED:
            return
        if message.type in ("error", "warning") and message.location.get("url") not in self.expected:
            self.faults.append(f"console {message.type}: {message.text} ({message.location.get('url')})")

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith((self.home, "data:", "blob:")):
            self.faults.append(f"a request to another host: {request.url}")

    def _failed(self, request: Request) -> None:
        left = request.failure == "net::ERR_ABORTED"  # the visitor went on before it had come
        if request.url not in self.expected and not left:
            self.faults.append(f"failed: {request.url} ({request.failure})")

    def _answered(self, url: str, status: int) -> None:
        if status >= 400 and url not in self.expected:
            self.faults.append(f"status {status}: {url}")


class Visit:
    """A visitor: a fresh browser context with nothing kept, and its one page."""

    def __init__(self, browser: Browser, home: str, options: dict[str, Any]) -> None:
        self.home = home
        self.scripted = options.get("java_script_enabled", True)
        # A service worker would answer for the site and fetch by itself; test_offline.py lets it.
        self.context = browser.new_context(**{"service_workers": "block", **options})
        self.context.set_default_timeout(15_000)
        self.watch = Watch(self.context, home)
        self.page: Page = self.context.new_page()

    def go(self, url: str) -> Page:
        """Open a page of the site, by its address from the site's root."""
        address = self.home + url
        if url == KINDS["404"]:
            self.watch.expect(address)
        answer = self.page.goto(address, wait_until="load")
        assert answer is None or answer.status in (200, 304) or address in self.watch.expected, answer
        if self.scripted:
            self.page.evaluate(READY)
        return self.page


Visitor = Callable[..., Visit]


@pytest.fixture(scope="session")
def playwright_running() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright_running: Playwright) -> Iterator[Browser]:
    """The one browser of this process."""
    program = browsers.find()
    assert program, "the test command makes sure that there is a browser"
    running = playwright_running.chromium.launch(executable_path=str(program), args=list(ARGUMENTS))
    yield running
    running.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built from a copy of the tree; processes that run tests side by side share it."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    tree = shared / "browser-tree"
    with held(shared / "browser-tree.lock"):
        if not (tree / "site" / "index.html").is_file():
            shutil.rmtree(tree, ignore_errors=True)
            for name in TREE:
                shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
            for name in ("mkdocs.yml", "CHANGELOG.md"):
                shutil.copyfile(ROOT / name, tree / name)
            build(Plan(tree, tree / "site", TODAY, folder=tree / "copy"), lambda _: None)
    return tree / "site"


@pytest.fixture(scope="session")
def urls(site: Path) -> list[str]:
    """The address of every page, from the site's root; short addresses only lead on, documents to print repeat."""
    files = [file.relative_to(site).as_posix() for file in site.rglob("*.html")]
    found = sorted(
        name.removesuffix("index.html") for name in files if not name.startswith("go/") and "print/" not in name
    )
    assert len(found) > 350
    return found


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served at the root."""
    with serving(site) as served:
        yield served


@pytest.fixture(scope="session")
def below(site: Path) -> Iterator[str]:
    """Where the site is served under a path."""
    with serving(site, "/sub/handbook/") as served:
        yield served


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    """Makes visitors. Whatever went wrong in the browser of any of them fails the test."""
    visits: list[Visit] = []

    def arrive(home: str = address, width: int = 0, **options: Any) -> Visit:
        size = PHONE if width == PHONE["width"] else {**DESKTOP, "width": width or DESKTOP["width"]}
        visit = Visit(browser, home, {"viewport": size, "color_scheme": "light", **options})
        visits.append(visit)
        return visit

    yield arrive
    for visit in visits:
        visit.context.close()
    faults = [fault for visit in visits for fault in visit.watch.faults]
    assert faults == [], "\n".join(faults)
