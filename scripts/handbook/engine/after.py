"""The step after: search index, downloads and forwarding pages, checks over the built HTML, then the swap."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .. import VERSION
from ..check.built import BuiltPage, BuiltSite, check_built
from ..check.weight import Sizes, Weighed, weigh
from ..exports.coverage import coverage_rows
from ..exports.csv_text import csv_text
from ..exports.feeds import feeds
from ..exports.forwarding import forwarding_pages
from ..exports.handbook_json import ADDRESS, SCHEMA, handbook_json, handbook_schema
from ..exports.markdown_copy import markdown_copy
from ..exports.search import search_index, search_texts
from ..exports.short_addresses import short_pages
from ..exports.sitemap import sitemap
from ..exports.wording import wording
from ..load import address
from ..load.problem import Problem
from ..render.macros.tables import WORDING
from ..render.sizes import SIZE, with_sizes
from .before import NAME, Prepared
from .brand import Brand
from .finished import FinishedPage
from .offline import take_worker, write_offline
from .publication import PLAIN, Form, lay_out
from .section_prints import write_section_prints


def weigh_pages(finished: dict[str, FinishedPage], stage: Path, sizes: Sizes) -> dict[str, int]:
    """What a first visit to each page of the staged site costs, by its address; `sizes` remembers files."""

    def read(path: str) -> bytes | None:
        file = stage / path
        return file.read_bytes() if file.is_file() else None

    pages = []
    for path, page in finished.items():
        url = address.of_page(path)
        pages.append(Weighed(url, (stage / url / "index.html").read_bytes, page.size, page.asks))
    return weigh(pages, read, sizes)


def check_site(
    prepared: Prepared, finished: dict[str, FinishedPage], files: frozenset[str], weights: dict[str, int]
) -> list[Problem]:
    """Check what was built against what the data holds.

    Args:
        prepared: the records and pages that it was built from.
        finished: the facts of every page, by path.
        files: the address of every other file of the site.
        weights: what a first visit to each page costs, by address.
    """
    library = prepared.library
    pages = tuple(
        BuiltPage(
            library.page_by_path[path],
            page.ids,
            page.targets,
            page.items,
            page.braces,
            weights.get(address.of_page(path), 0),
        )
        for path, page in finished.items()
    )
    return check_built(BuiltSite(pages, library.checklists, files, library.project.published))


def write_exports(
    prepared: Prepared, finished: dict[str, FinishedPage], stage: Path, form: Form = PLAIN, kept: Path | None = None
) -> None:
    """Write everything that is made from the records and the finished pages, downloads apart.

    Args:
        prepared: the records and pages.
        finished: the facts of every page, by path.
        stage: the folder of the site under way.
        form: what is asked of the site besides.
        kept: the folder of what is kept between builds; none to work all out anew.
    """
    library = prepared.library
    site_address = library.layer.organisation.address
    Brand(library.layer).write(stage)
    write_section_prints(prepared, stage, kept / "sections" if kept else None)
    parts = {path: page.parts for path, page in finished.items()}
    _write(stage / "search" / "index.json", _json(search_index(library, parts)))
    for name, texts in search_texts(library, parts).items():
        _write(stage / "search" / "parts" / f"{name}.json", _json(texts))
    for url, feed in feeds(library, NAME).items():
        _write(stage / url, feed)
    _write(stage / ADDRESS, handbook_json(library, parts, NAME, VERSION))
    _write(stage / SCHEMA, handbook_schema())
    for page in library.pages:
        copy = markdown_copy(library, page, finished[page.path].markdown, VERSION)
        _write(stage / address.of_page(page.path) / "index.md", copy)
        if any(call.name == "table_of" and call.arguments == ("coverage",) for call in page.calls):
            rows = coverage_rows(library, page.meta.nations)
            _write(stage / address.of_page(page.path) / "coverage.csv", csv_text(rows))
    _write(stage / WORDING, _json(wording(library, library.layer.organisation.name or NAME, VERSION)))
    moved = forwarding_pages(library, prepared.renderer)
    for old in moved:
        _write(stage / old.address / "index.html", old.html)
    for short, html in short_pages(library.project.published, prepared.renderer):
        _write(stage / short / "index.html", html)
    if site_address:
        _write(stage / "sitemap.xml", sitemap(library, site_address))
    worker = take_worker(library, stage)
    lay_out(prepared, stage, form)  # changes pages: what lists them, or their bytes, comes after
    write_offline(library, stage, worker, [old.address for old in moved], kept)  # the last: it lists what is there


def tell_sizes(prepared: Prepared, stage: Path, sizes: Mapping[str, int]) -> None:
    """Write on the pages that offer downloads how large each is; a kept page does not know, so it need not change."""
    for path, page in prepared.pages.items():
        if any(SIZE in html for html in page.html):
            file = stage / address.of_page(path) / "index.html"
            file.write_bytes(with_sizes(file.read_bytes().decode("utf-8"), sizes).encode("utf-8"))


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


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode("utf-8"))
