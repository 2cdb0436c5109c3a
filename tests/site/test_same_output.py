"""One tree gives one site, byte for byte, whichever way it is built and whatever was built before."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Site, build_by_command, contents, copy_tree, differences, rendered, run

PAGE = "docs/standards/education.md"


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tree that was built by the command before: its cache is full."""
    tree = copy_tree(tmp_path_factory.mktemp("warm") / "a folder with spaces")
    build_by_command(tree, "--processes", "2", PYTHONHASHSEED="1", TZ="Asia/Tokyo", LC_ALL="C")
    return tree


def test_a_second_cold_build_elsewhere_gives_the_same(warm: Path, files: dict[str, bytes]) -> None:
    """Another folder, another process, another hash seed, another time zone and locale."""
    assert len(files) > 100
    assert differences(files, contents(warm / "site")) == []


def test_one_process_gives_the_same_as_two(warm: Path, files: dict[str, bytes], tmp_path: Path) -> None:
    said = build_by_command(warm, "--processes", "1", "--no-cache", "--site", str(tmp_path / "one"), PYTHONHASHSEED="2")
    pages = [name for name in files if name.endswith("/index.html") and not name.startswith("go/")]
    assert rendered(said) == len(pages) + 1
    assert differences(files, contents(tmp_path / "one")) == []


def test_a_build_in_which_nothing_changed_renders_nothing_and_gives_the_same(
    warm: Path, files: dict[str, bytes]
) -> None:
    said = build_by_command(warm)
    assert rendered(said) == 0
    assert differences(files, contents(warm / "site")) == []


def test_an_edit_shows_at_once_and_its_undoing_gives_the_same_as_before(
    warm: Path, files: dict[str, bytes], tmp_path: Path
) -> None:
    page = warm / PAGE
    old = page.read_text(encoding="utf-8")
    new = old.replace("\n## ", "\nA sentence that nobody wrote before.\n\n## ", 1)
    page.write_text(new, encoding="utf-8")
    try:
        build_by_command(warm)
        edited = contents(warm / "site")
        changed = differences(files, edited)
        assert [name for name in changed if name != "search/index.json"] == [
            "search/parts/standards_education.json",
            "standards/education/index.html",
        ]
        assert b"A sentence that nobody wrote before." in edited["standards/education/index.html"]
        build_by_command(warm, "--no-cache", "--site", str(tmp_path / "cold"))
        assert differences(edited, contents(tmp_path / "cold")) == []
    finally:
        page.write_text(old, encoding="utf-8")
    build_by_command(warm)
    assert differences(files, contents(warm / "site")) == []


def test_a_changed_record_shows_wherever_it_is_used(warm: Path, files: dict[str, bytes], tmp_path: Path) -> None:
    """A new title in the data reaches every page that says it, from a full cache as from none."""
    record = warm / "data/checklists/education.yml"
    old = record.read_text(encoding="utf-8")
    [line] = [line for line in old.splitlines() if line.startswith("title: ")]
    record.write_text(old.replace(line, "title: Learning, renamed", 1), encoding="utf-8")
    try:
        build_by_command(warm)
        edited = contents(warm / "site")
        assert "law/england/regulation-8/index.html" in differences(files, edited)
        assert b"Learning, renamed, item 1<" in edited["law/england/regulation-8/index.html"]
        assert b"Learning, renamed" in edited["checklists/coverage/index.html"]
        build_by_command(warm, "--no-cache", "--site", str(tmp_path / "cold"))
        assert differences(edited, contents(tmp_path / "cold")) == []
    finally:
        record.write_text(old, encoding="utf-8")


def _changed(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(tree: Path) -> None:
        file = tree / name
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{name} no longer says {old!r}: choose other words here"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def _added(name: str, text: str) -> Callable[[Path], None]:
    def add(tree: Path) -> None:
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text(text, encoding="utf-8")

    return add


OWN_PAGE = """---
id: our-own-page
title: Our own page
description: How we do at our homes what the handbook leaves to each home to decide.
kind: guidance
nations: [england]
audience: [manager]
law: ["england:8(2)(a)(i)"]
reviewed: 2026-11-22
review_every: 6 months
owner: care
---

See {{ link("education") }} and {{ regulation("england:8") }}.
"""
CHANGES: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "a row of the law": (
        _changed("data/law/england/regulation-08.yml", 'summary: "', 'summary: "Above all: '),
        "standards/education/",
        "Above all: ",
    ),
    "a term": (
        _changed("data/glossary/both.yml", "meaning: ", "meaning: In short, "),
        "evidence/glossary/",
        "In short, ",
    ),
    "a source": (_changed("data/sources/law.yml", "title: ", "title: Known as "), "evidence/sources/", "Known as "),
    "a template": (
        _changed("overrides/macros/law_rows.html", "Checked in: ", "Tested in: "),
        "law/england/regulation-8/",
        "Tested in: ",
    ),
    "the shell": (_changed("overrides/base.html", "</body>", "<p>Shell.</p></body>"), "law/", "<p>Shell.</p>"),
    "the navigation": (_changed("mkdocs.yml", "  - Act now:", "  - Do now:"), "law/england/schedule-1/", "Do now"),
    "the organisation": (
        _added("organisation/organisation.yml", "name: Oak Tree Homes\nreport_to: handbook@oaktree.example\n"),
        "law/england/regulation-8/",
        "handbook@oaktree.example",
    ),
    "a note": (_added("organisation/notes/education.md", "Ask Sam first.\n"), "standards/education/", "Ask Sam first."),
    "a page of the organisation's own": (
        _added("organisation/pages/our-own-page.md", OWN_PAGE),
        "law/england/regulation-8/",
        ">Our own page</a>",
    ),
    "code": (
        _changed("scripts/handbook/render/words.py", '"Must be done"', '"Has to be done"'),
        "law/england/regulation-8/",
        "Has to be done",
    ),
}


# What touches every page comes first: a page that it left stale could not be told from one that a later change renewed.
WIDE = ("a template", "the shell", "the navigation", "the organisation", "code")
NARROW = ("a row of the law", "a term", "a source", "a note", "a page of the organisation's own")


@pytest.mark.parametrize("names", [WIDE, NARROW], ids=["wide", "narrow"])
def test_whatever_is_changed_a_full_cache_gives_what_none_gives(
    warm: Path, files: dict[str, bytes], tmp_path: Path, names: tuple[str, ...]
) -> None:
    """Each change shows at once; after a row of them the site is what a build without a cache makes of the tree."""
    assert sorted(WIDE + NARROW) == sorted(CHANGES)
    for name in ("data", "organisation", "overrides", "scripts", "mkdocs.yml"):
        place = tmp_path / "before" / name
        if (warm / name).is_dir():
            shutil.copytree(warm / name, place, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(warm / name, place)
    try:
        for change in names:
            make, url, words = CHANGES[change]
            make(warm)
            build_by_command(warm)
            page = f"{url}index.html"
            assert words.encode() in (warm / "site" / page).read_bytes(), change
            assert words.encode() not in files.get(page, b""), change
        edited = contents(warm / "site")
        build_by_command(warm, "--no-cache", "--site", str(tmp_path / "cold"))
        assert differences(edited, contents(tmp_path / "cold")) == []
    finally:
        for name in ("data", "organisation", "overrides", "scripts", "mkdocs.yml"):
            if (warm / name).is_dir():
                shutil.rmtree(warm / name)
                shutil.copytree(tmp_path / "before" / name, warm / name)
            else:
                shutil.copyfile(tmp_path / "before" / name, warm / name)


def test_after_all_changes_are_undone_the_site_is_what_it_was(warm: Path, files: dict[str, bytes]) -> None:
    build_by_command(warm)
    assert differences(files, contents(warm / "site")) == []


def test_a_changed_title_shows_in_the_links_back_to_the_page(tree: Path, site: Site) -> None:
    old = f'standards/education/">{site.pages["education"].meta.title}</a>'
    new = 'standards/education/">Schooling, as it is called now</a>'
    naming = [url for url, html in site.html.items() if old in html]
    assert {"law/england/regulation-8/", "checklists/coverage/", "standards/"} <= set(naming)
    build_by_command(tree)
    page = tree / PAGE
    text = page.read_text(encoding="utf-8")
    [line] = [line for line in text.splitlines() if line.startswith("title: ")]
    page.write_text(text.replace(line, "title: Schooling, as it is called now", 1), encoding="utf-8")
    said = build_by_command(tree)
    assert 1 <= rendered(said) < len(site.html) / 2
    for url in naming:
        html = (tree / "site" / url / ("" if url.endswith(".html") else "index.html")).read_text(encoding="utf-8")
        assert html.count(new) == site.html[url].count(old), url
        assert old not in html, url


def test_the_engines_own_command_gives_the_same(tree: Path, files: dict[str, bytes]) -> None:
    done = run(tree, "mkdocs", "build", "--strict", PYTHONPATH=os.environ.get("PYTHONPATH", ""))
    assert done.returncode == 0, done.stderr
    assert not re.search(r"WARNING +-", done.stderr)
    assert differences(files, contents(tree / "site")) == []
    again = run(tree, "mkdocs", "build", "--dirty")  # which warns of itself, so that it cannot be strict
    assert again.returncode == 0, again.stderr
    assert differences(files, contents(tree / "site")) == []


def test_the_network_is_never_used(tree: Path, files: dict[str, bytes], tmp_path: Path) -> None:
    """Any attempt to reach another machine ends the process that makes it."""
    guard = tmp_path / "guard"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(
        "import os, socket\n"
        "def refuse(*arguments, **_):\n"
        "    os.write(2, b'NETWORK USED\\n')\n"
        "    os._exit(97)\n"
        "class Guarded(socket.socket):\n"
        "    def connect(self, address):\n"
        "        return super().connect(address) if self.family == getattr(socket, 'AF_UNIX', None) else refuse()\n"
        "    connect_ex = sendto = connect\n"
        "socket.socket = Guarded\n"
        "socket.getaddrinfo = socket.gethostbyname = socket.create_connection = refuse\n",
        encoding="utf-8",
    )
    path = f"{guard}{os.pathsep}{tree / 'scripts'}"
    tried = "import urllib.request; urllib.request.urlopen('http://192.0.2.1/', timeout=1)"
    (tree / "scripts" / "reach_out.py").write_text(tried, encoding="utf-8")
    assert run(tree, "reach_out", PYTHONPATH=path).returncode == 97
    (tree / "scripts" / "reach_out.py").unlink()
    for command in (("handbook.engine", "build"), ("mkdocs", "build")):
        done = run(tree, *command, PYTHONPATH=path)
        assert "NETWORK USED" not in done.stderr
        assert done.returncode == 0, done.stderr
        assert differences(files, contents(tree / "site")) == []
