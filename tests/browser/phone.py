"""A reader's phone with the service worker at work: what it keeps, and whether it has a signal."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from .line import Line

STATE = """async () => {
  const store = await caches.open("handbook /");
  const kept = await store.match("/offline/state");
  return kept ? await kept.json() : null;
}"""
WHOLE = """async ([version, groups]) => {
  const store = await caches.open("handbook /");
  const state = await (await store.match("/offline/state"))?.json();
  if (!state?.list || state.list.version !== version || state.shell !== state.list.shell) return false;
  return groups.flatMap((group) => Object.entries(state.list.files[group]))
    .every(([path, [name]]) => state.held[path] === name);
}"""
MADE = """() => ({
  page: document.querySelector("meta[name=made]")?.content,
  style: getComputedStyle(document.documentElement).getPropertyValue("--made").trim(),
  script: document.documentElement.dataset.made,
})"""
LOOK = """async () => {
  const main = document.querySelector("script[type=module][src$='main.js']").src;
  const kept = await import(main.replace("main.js", "offline.js"));
  await kept.begin();
  await kept.ask("go-on");
}"""
HELD = """async (path) => {
  const state = await (await caches.open("handbook /")).match("/offline/state");
  return Boolean(state) && path in (await state.json()).held;
}"""
UNASKED = ["shell", "act", "first"]


def until(page: Page, script: str, given: Any = None) -> None:
    """Wait until a script that looks at what is kept says yes; the browser's own waiting takes a promise for a yes."""
    for _ in range(900):  # the whole handbook takes a busy machine a while
        if page.evaluate(script, given):
            return
        page.wait_for_timeout(50)
    raise AssertionError(script, given)


class Phone:
    """A reader's browser, whose worker is at work, and its page."""

    def __init__(self, browser: Browser, line: Line) -> None:
        self.line = line
        self.context: BrowserContext = browser.new_context(
            viewport={"width": 360, "height": 740}, service_workers="allow", color_scheme="light"
        )
        self.context.set_default_timeout(15_000)
        self.errors: list[str] = []
        self.context.on("weberror", lambda error: self.errors.append(str(error.error)))
        self.context.on("console", lambda said: "Security" in said.text and self.errors.append(said.text))
        self.page: Page = self.context.new_page()

    def go(self, url: str = "") -> Page:
        self.page.goto(self.line.address + url, wait_until="load")
        return self.page

    def keep(self, version: str, groups: list[str] | None = None) -> None:
        """Have the worker look at the site now, and wait until it holds a version."""
        self.look()
        until(self.page, WHOLE, [version, groups or UNASKED])

    def look(self) -> None:
        self.page.evaluate(LOOK)

    def offline(self, yes: bool = True) -> None:
        self.context.set_offline(yes)

    def bar(self) -> str:
        """What the line over the page says."""
        said = self.page.locator(".hb-kept [role=status]")
        self.page.wait_for_function("() => document.querySelector('.hb-kept [role=status]')?.textContent")
        return said.inner_text()

    def made(self) -> dict[str, Any]:
        """Of which version the page, its styles and its scripts are."""
        self.page.wait_for_function("() => document.documentElement.dataset.made")
        found: dict[str, Any] = self.page.evaluate(MADE)
        return found

    def state(self) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate(STATE)
        return found

    def kill(self) -> None:
        """End the worker where it stands, as a phone does that needs the memory."""
        tools = self.context.new_cdp_session(self.page)
        tools.send("ServiceWorker.enable")
        tools.send("ServiceWorker.stopAllWorkers")
        tools.detach()
