"""The step after: search index, downloads and forwarding pages, checks over the built HTML, then the swap."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

from ..check.built import BuiltPage, BuiltSite, check_built
from ..exports.coverage import coverage_rows
from ..exports.forwarding import forwarding_pages
from ..exports.search import search_entries
from ..exports.sitemap import sitemap
from ..load import address
from ..load.problem import Problem
from .before import Prepared
from .finished import FinishedPage


def check_site(prepared: Prepared, finished: dict[str, FinishedPage], files: frozenset[str]) -> list[Problem]:
    """Check what was built against what the data holds.

    Args:
        prepared: the records and pages that it was built from.
        finished: the facts of every page, by path.
        files: the address of every other file of the site.
    """
    library = prepared.library
    pages = tuple(
        BuiltPage(library.page_by_path[path], page.ids, page.targets, page.items, page.braces)
        for path, page in finished.items()
    )
    return check_built(BuiltSite(pages, library.checklists, files, library.project.published))


def write_exports(prepared: Prepared, finished: dict[str, FinishedPage], stage: Path, site_address: str | None) -> None:
    """Write everything that is made from the records and the finished pages."""
    library = prepared.library
    entries = search_entries(library, {path: page.parts for path, page in finished.items()})
    index = {"version": 1, "entries": entries}
    _write(stage / "search" / "index.json", json.dumps(index, ensure_ascii=False, separators=(",", ":")))
    if "coverage" in library.page_by_id:
        _write(stage / library.url_of_page("coverage") / "coverage.csv", _csv(coverage_rows(library)))
    for page in forwarding_pages(library, prepared.renderer):
        _write(stage / page.address / "index.html", page.html)
    if site_address:
        _write(stage / "sitemap.xml", sitemap(library, site_address))


def other_files(stage: Path, pages: dict[str, Any]) -> frozenset[str]:
    """The address of every file of the staged site that is not a page."""
    of_pages = {address.of_page(path) + "index.html" for path in pages}
    found = (file.relative_to(stage).as_posix() for file in stage.rglob("*") if file.is_file())
    return frozenset(path for path in found if path not in of_pages)


def swap(stage: Path, site: Path) -> None:
    """Put the staged site in the old one's place; the old one stays until the new one is whole."""
    old = site.with_name(f".{site.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    site.parent.mkdir(parents=True, exist_ok=True)
    if site.exists():
        site.replace(old)
    stage.replace(site)
    shutil.rmtree(old, ignore_errors=True)


def _csv(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return "\ufeff" + text.getvalue()


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode("utf-8"))
