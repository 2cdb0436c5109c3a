"""Writes what a phone keeps pages by: the service worker, its list of all files, the manifest."""

from __future__ import annotations

import json
import shutil
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..exports.fixed_names import ASSETS
from ..exports.javascript import without_comments
from ..exports.offline import LIST, SHORT, Weighed, digest_of, kept_list, manifest, short_targets
from ..library.library import Library
from ..server import policy
from .before import NAME

WORKER = "sw.js"
PARTS = "assets/javascripts/worker"
"""Where the theme has the worker's parts. They are put together at the root: a worker rules what is below it."""
ICONS = f"{ASSETS}images/"
_PASSED_OVER = ("go/", "offline/")
_COPIES = (".md", "/print/index.html")
"""What says once more what a page says."""


def take_worker(library: Library, stage: Path) -> str:
    """The worker's text; its parts leave the staged assets, where nothing asks for them.

    Where the organisation wants no worker, the text is that of one that readers have out again.
    """
    parts = sorted((stage / PARTS).glob("*.js"))
    wanted = library.layer.organisation.worker
    text = "".join(part.read_text(encoding="utf-8") for part in parts if ("stop" in part.stem) is not wanted)
    shutil.rmtree(stage / PARTS, ignore_errors=True)
    return without_comments(text)


def write_offline(library: Library, stage: Path, worker: str, moved: Iterable[str], kept: Path | None) -> None:
    """Write the worker and what it goes by into the staged site, in which all else stands.

    Args:
        library: the records and pages.
        stage: the folder of the site under way.
        worker: the worker's text.
        moved: the addresses at which something stands that only says where a page went.
        kept: where the sizes of files are kept between builds; none to work them out anew.
    """
    (stage / WORKER).write_bytes(worker.encode("utf-8"))
    _write(stage / "manifest.webmanifest", manifest(library, NAME))
    if not library.layer.organisation.worker:
        return
    _write(stage / SHORT, short_targets(library.project.published))
    _write(stage / LIST, kept_list(library, weigh(stage, kept), moved))


def weigh(stage: Path, kept: Path | None) -> dict[str, Weighed]:
    """The files of a site, by path, each with its sizes; short addresses and the worker itself are passed over.

    So are the plain addresses of assets, icons apart, where pages load these from an address that may be kept for good.
    """
    twice = any(stage.glob(f"{policy.FIXED}*"))
    store = kept / "weights.json" if kept else None
    known = _known(store)
    used: dict[str, int] = {}
    found: dict[str, Weighed] = {}
    for file in sorted(stage.rglob("*")):
        path = file.relative_to(stage).as_posix()
        if path == WORKER or (path.startswith(_PASSED_OVER) and path != SHORT) or not file.is_file():
            continue
        if path.endswith(_COPIES):
            continue
        if twice and path.startswith(ASSETS) and not path.startswith(ICONS):
            continue
        content = file.read_bytes()
        digest = digest_of(content)
        wire = known.get(digest) or min(len(content), len(zlib.compress(content, 6)) + 12)
        used[digest] = wire
        found[path] = Weighed(digest, wire, len(content))
    if store and used != known:
        store.parent.mkdir(parents=True, exist_ok=True)
        part = store.with_suffix(".part")
        part.write_text(json.dumps(used), encoding="utf-8")
        part.replace(store)
    return found


def _known(store: Path | None) -> dict[str, int]:
    try:
        found = json.loads(store.read_bytes()) if store else {}
    except (OSError, ValueError):
        return {}  # a damaged file is as good as none
    return found if isinstance(found, dict) else {}


def _write(file: Path, value: Any) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8"))
