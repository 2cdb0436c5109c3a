"""Writes the copy of the finished site that opens by a double-click, for a memory stick or a shared folder."""

from __future__ import annotations

import datetime
import json
import shutil
from pathlib import Path

from ..exports.fixed_names import point_back
from ..exports.folder.linker import link
from ..exports.folder.modules import CannotLinkError, read
from ..exports.folder.pages import RUNTIME, FolderPages
from ..load.problem import CANNOT_LINK, Origin
from ..server import policy
from .after import swap
from .failure import BuildFailed

_OWN = Path(__file__).resolve().parents[1] / "exports" / "folder"
_STAND_IN = "assets/javascripts/load.js"
"""The one module that is another in the copy."""
_SERVERS = {"404.html", "sitemap.xml", "robots.txt", "sw.js", "_headers", "_redirects"}
_SERVERS_FOLDERS = (policy.FIXED, "offline/")
_SERVERS_KINDS = {".br", ".gz", ".webmanifest"}
"""What only a server can use."""


def refusal(target: Path, site: Path, root: Path) -> str:
    """Why a copy may not be written to a folder, for what stands there would be lost; nothing if it may."""
    if target in (site, root) or target in root.parents or site in target.parents:
        return f"{target} is the handbook's own folder; name one beside it"
    if target.is_dir() and any(target.iterdir()) and not (target / RUNTIME).is_file():
        return f"{target} holds other files, which would be lost; name a folder that does not exist yet"
    if target.exists() and not target.is_dir():
        return f"{target} is a file; name a folder that does not exist yet"
    return ""


def write_folder(root: Path, site: Path, target: Path, today: datetime.date, note: str) -> None:
    """Write the copy, from the finished site alone, in place of an earlier one.

    Args:
        root: the project's folder, where scripts come from.
        site: the finished site.
        target: where the copy goes; see `refusal`.
        today: the day that the copy names.
        note: the line at the foot of every page, as HTML.

    Raises BuildFailed when a script is written in a way that a copy cannot hold.
    """
    stage = target.with_name(f".{target.name}.new")
    shutil.rmtree(stage, ignore_errors=True)
    files = {file.relative_to(site).as_posix(): file for file in sorted(site.rglob("*")) if file.is_file()}
    fixed = next((name for name in files if name.startswith(policy.FIXED)), "")
    folder = "/".join(fixed.split("/")[:2]) + "/" if fixed else ""
    for name in list(files):
        if name in _SERVERS or name.startswith(_SERVERS_FOLDERS) or Path(name).suffix in _SERVERS_KINDS:
            del files[name]
    pages = FolderPages(frozenset(files), today.isoformat(), note, policy.in_copy())
    scripts = {name: file for name, file in files.items() if name.endswith(".js")}
    try:
        for name, file in sorted(files.items(), key=lambda each: not each[0].endswith(".html")):
            if name.endswith(".html"):
                html = file.read_bytes()
                plain = point_back(html, folder) if folder else html
                _write(stage / name, pages.turn(name, plain.decode("utf-8")))
            elif name.endswith(".json") and name not in pages.linked:  # no reader's download: for scripts alone
                text = json.dumps(file.read_text(encoding="utf-8"), ensure_ascii=False)
                _write(stage / f"{name}.js", f"handbookFolder.give({json.dumps(name)}, {text});\n")
            elif name not in scripts:
                _copy(file, stage / name)
        _write_scripts(root, scripts, pages.entries, stage)
        swap(stage, target)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _write_scripts(root: Path, scripts: dict[str, Path], entries: set[str], stage: Path) -> None:
    """Link the modules; what is no module, or is part of another script, is left as it is or left out."""
    sources = {name: file.read_text(encoding="utf-8") for name, file in scripts.items()}
    if _STAND_IN in sources:
        sources[_STAND_IN] = (_OWN / "load.js").read_text(encoding="utf-8")
    try:
        linked, used = link(sources, entries)
    except CannotLinkError as error:
        own = root / "overrides" / error.path
        error = _found_in(own, error)
        origin = Origin(f"overrides/{error.path}" if own.is_file() else error.path, error.line, error.column)
        message = f"the script {error.message}"
        raise BuildFailed([CANNOT_LINK.at(origin, message, "or build without --folder")]) from error
    for name, text in sources.items():
        if name in linked or name not in used:
            _write(stage / name, linked.get(name, text))
    _copy(_OWN / "runtime.js", stage / RUNTIME)


def _found_in(own: Path, error: CannotLinkError) -> CannotLinkError:
    """The same fault with its place in the file that people edit: what is published has no indentation."""
    try:
        read(error.path, own.read_text(encoding="utf-8"))
    except (CannotLinkError, OSError) as found:
        return found if isinstance(found, CannotLinkError) else error
    return error


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode("utf-8"))


def _copy(file: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, to)
