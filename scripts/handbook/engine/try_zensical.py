"""Try the newest Zensical on this handbook; print what came out and what failed. Not a gate.

    python -m handbook.engine.try_zensical

It makes an environment of its own in a temporary folder, installs there the newest Zensical that
will install, and builds copies of the tree in three ways. It changes nothing in the project, and
leaves nothing behind.
It ends with 0 whatever came out; 2 when Zensical could not be tried at all.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ..load import address, macro_calls, yaml_text
from . import after, before, downloads, finished
from .before import Prepared
from .rendering import SETTINGS
from .resolved import PLACE, ResolvedPage

ROOT = Path(__file__).resolve().parents[3]
TREE = ("docs", "data", "organisation", "overrides", "scripts")
KEPT_SETTINGS = (
    "site_name",
    "site_description",
    "docs_dir",
    "site_dir",
    "use_directory_urls",
    "markdown_extensions",
)
SHOWN = 6  # lines of a failed build that are printed
LONGEST = 900  # seconds after which a program is given up


@dataclass(frozen=True)
class Tried:
    """What a program came to."""

    code: int
    said: str
    seconds: float


def main() -> int:
    """Try it; returns the process's exit status."""
    today = datetime.now(UTC).date()
    project, layer = before.load_tree(ROOT)
    errors = [problem for problem in before.check_tree(project, layer, today) if not problem.warning]
    if errors:
        print(f"the tree has {len(errors)} mistakes; the first is: {errors[0]}")
        print("mend them first: python3 scripts/run.py check lists all")
        return 2
    prepared = before.prepare(ROOT, project, layer)
    with tempfile.TemporaryDirectory(prefix="handbook-zensical-") as name:
        place = Path(name)
        python = _environment(place / "environment")
        print(f"{today.isoformat()}, Python {sys.version.split()[0]}, {len(prepared.pages)} pages")
        if not _install(python, "zensical"):
            return 2
        _as_it_is(place / "as-it-is", python)
        print("\n3. The pages as our step before lays them out, with our templates")
        _laid_out(place / "own-templates", python, prepared, own=True)
        print("\n4. The same pages with Zensical's own theme")
        _laid_out(place / "its-theme", python, prepared, own=False)
    return 0


def _environment(folder: Path) -> Path:
    venv.create(folder, with_pip=True)
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _run(command: Sequence[str | Path], folder: Path) -> Tried:
    """Run a program and keep what it says."""
    env = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    started = time.monotonic()
    try:
        done = subprocess.run(
            [str(part) for part in command], cwd=folder, env=env | {"PYTHONUTF8": "1"}, timeout=LONGEST, check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            encoding="utf-8", errors="replace",
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Tried(1, f"given up after {LONGEST} seconds", LONGEST)
    return Tried(done.returncode, done.stdout, time.monotonic() - started)


def _install(python: Path, *names: str | Path) -> bool:
    """Install packages; say what was asked for and what came."""
    print("\n1. Installing the newest Zensical")
    tried = _run([python, "-m", "pip", "install", "--no-input", *names], python.parent)
    if tried.code:
        print(f"   it did not install: {_last(tried.said, 'ERROR')}")
        return False
    said = _run([python, "-m", "pip", "index", "versions", "zensical"], python.parent).said
    newest = re.search(r"LATEST:\s+(\S+)", said)
    ask = "import importlib.metadata as m; print(m.version('zensical'))"
    have = _run([python, "-c", ask], python.parent).said.strip()
    print(f"   installed {have}; the newest that is listed is {newest[1] if newest else 'not known'}")
    if newest and newest[1] != have:
        tried = _run([python, "-m", "pip", "install", "--no-input", f"zensical=={newest[1]}"], python.parent)
        failed = f"   {newest[1]} itself did not install: {_last(tried.said, 'ERROR')}"
        print(failed if tried.code else f"   now {newest[1]}")
    return True


def _as_it_is(folder: Path, python: Path) -> None:
    """Build a plain copy of the project, settings and all."""
    print("\n2. The project as it is")
    folder.mkdir()
    for name in TREE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / SETTINGS, folder / SETTINGS)
    needs = _run([python, "-m", "pip", "install", "--no-input", "-r", ROOT / "requirements.in"], folder)
    if needs.code:
        print(f"   what our own code needs did not install beside it: {_last(needs.said, 'ERROR')}")
    _report(_build(folder, python), folder / "site")


def _laid_out(folder: Path, python: Path, prepared: Prepared, *, own: bool) -> None:
    """Build the resolved pages, put the macros' HTML in afterwards, and check the outcome by our own rules."""
    _write_tree(folder, prepared, own=own)
    tried = _build(folder, python)
    _report(tried, folder / "site")
    pages: dict[str, finished.FinishedPage] = {}
    missing: list[str] = []
    for path in prepared.pages:
        file = folder / "site" / address.of_page(path) / "index.html"
        if not file.is_file():
            missing.append(path)
            continue
        pages[path] = finished.read(path, prepared.pages[path].fill(file.read_text(encoding="utf-8")))
    if not pages:
        return
    whole = {path: pages.get(path) or _nothing(path) for path in prepared.pages}
    downloads.write_downloads(prepared.library, folder / "site")
    after.write_exports(prepared, whole, folder / "site")
    problems = after.check_site(prepared, pages, after.other_files(folder / "site", prepared.pages), {})
    lost = f"; missing: {', '.join(missing[:3])}" if missing else ""
    print(f"   {len(pages)} of {len(prepared.pages)} pages came out{lost}")
    counts = Counter(problem.code for problem in problems)
    print(f"   our rules over the built pages find {len(problems)} problems: {dict(sorted(counts.items())) or 'none'}")
    for code in sorted(counts):
        print(f"   for instance {next(problem for problem in problems if problem.code == code)}")


def _nothing(path: str) -> finished.FinishedPage:
    return finished.FinishedPage(path, (), (), (), (), (), ())


def _write_tree(folder: Path, prepared: Prepared, *, own: bool) -> None:
    """Write the resolved pages, the other files of docs and reduced settings: no plugin, no hook of ours."""
    ignore = shutil.ignore_patterns("*.md")
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=ignore)
    for path, page in prepared.pages.items():
        file = folder / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        meta = {name: value for name, value in page.meta.items() if own or name != "template"}
        file.write_text(f"---\n{json.dumps(meta)}\n---\n\n{_with_tokens(page)}", encoding="utf-8")
    document, _ = yaml_text.parse((ROOT / SETTINGS).read_text(encoding="utf-8"), SETTINGS)
    settings: dict[str, Any] = {name: document.value[name] for name in KEPT_SETTINGS if name in document.value}
    settings["nav"] = prepared.menu.engine_form()
    settings["theme"] = {"name": "material", "language": "en", "font": False}
    if own:
        shutil.copytree(ROOT / "overrides", folder / "overrides")
        settings["theme"]["custom_dir"] = "overrides"
    (folder / SETTINGS).write_text(json.dumps(settings, indent=2), encoding="utf-8")


def _with_tokens(page: ResolvedPage) -> str:
    """The page's Markdown with a numbered comment in place of each macro call."""
    calls, _ = macro_calls.find(page.markdown, page.path, 1)
    text = page.markdown
    for number, call in reversed(list(enumerate(calls))):
        text = text[: call.start] + PLACE.format(number=number) + text[call.end :]
    return text


def _build(folder: Path, python: Path) -> Tried:
    return _run([python.with_name("zensical" + python.suffix), "build", "--clean"], folder)


def _report(tried: Tried, site: Path) -> None:
    """Say how a build ended."""
    pages = len(list(site.rglob("*.html")))
    print(f"   zensical build: ended with {tried.code} after {tried.seconds:.1f} s, {pages} HTML files")
    lines = [line.strip() for line in re.sub(r"\x1b\[[0-9;]*m", "", tried.said).splitlines() if line.strip()]
    if tried.code:
        told = [line for line in lines if re.match(r"\w*(Error|error)\b", line)] or lines
        for line in list(dict.fromkeys(told))[-SHOWN:]:
            print(f"   it says: {_without_places(line)[:200]}")
    else:
        issues = [line for line in lines if "issue" in line.lower() or "warning" in line.lower()]
        for line in issues[:SHOWN]:
            print(f"   it says: {_without_places(line)[:200]}")


def _last(said: str, mark: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return _without_places(([line for line in lines if line.startswith(mark)] or lines or ["it said nothing"])[-1])


def _without_places(line: str) -> str:
    """A line without the temporary folder's address."""
    return re.sub(r"\S*handbook-zensical-[^/\\\s]*[/\\]", "", line)


if __name__ == "__main__":
    sys.exit(main())
