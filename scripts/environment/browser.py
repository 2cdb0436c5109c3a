"""A browser of the Chromium family: found where it usually is, else installed the way the platform does."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from environment import apt
from environment.process import follow
from environment.progress import SetupFailed, step

VARIABLE = "HANDBOOK_BROWSER"
COMMANDS = (
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "microsoft-edge",
    "microsoft-edge-stable",
    "chrome",
    "msedge",
)
MAC = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
ASK_PLAYWRIGHT = (
    "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
)


def usual_places(platform: str, variables: Mapping[str, str]) -> Iterator[Path]:
    """Where browsers are installed on a platform, besides the search path."""
    if platform == "darwin":
        for folder in (Path("/Applications"), Path(variables.get("HOME", "/")) / "Applications"):
            yield from (folder / name for name in MAC)
    elif platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if variables.get(variable):
                yield from (Path(variables[variable]) / name for name in WINDOWS)
    else:
        yield from (
            Path(name) for name in ("/opt/google/chrome/chrome", "/usr/lib/chromium/chromium", "/snap/bin/chromium")
        )


def find(platform: str = sys.platform, variables: Mapping[str, str] = os.environ) -> Path | None:
    """The browser that is there: named by HANDBOOK_BROWSER, on the search path or in a usual place."""
    named = variables.get(VARIABLE)
    if named:
        found = shutil.which(named, path=variables.get("PATH"))
        if not found:
            raise SetupFailed(f"{VARIABLE} names {named}, which is no program on this machine.")
        return Path(found)
    for command in COMMANDS:
        found = shutil.which(command, path=variables.get("PATH", ""))
        if found:
            return Path(found)
    return next((path for path in usual_places(platform, variables) if path.is_file()), None)


def prepare(python: Path) -> Path:
    """A browser that tests can drive, installed if there is none."""
    found = find() or _playwrights(python)
    if found:
        return found
    if apt.may_install():
        with suppress(SetupFailed):  # Playwright may still have one
            apt.install("chromium")
        found = find()
        if found:
            return found
    with step("Fetching a browser for the tests (Playwright's Chromium)") as show:
        follow([python, "-m", "playwright", "install", "chromium"], show)
    found = _playwrights(python)
    if found:
        return found
    raise SetupFailed(
        f"The tests need a browser: install Google Chrome, Chromium or Microsoft Edge, "
        f"or put the path of one into {VARIABLE}."
    )


def _playwrights(python: Path) -> Path | None:
    """The browser that Playwright fetched earlier, if it did."""
    code, said = follow([python, "-c", ASK_PLAYWRIGHT])
    path = Path(said.strip() or ".")
    return path if code == 0 and path.is_file() else None
