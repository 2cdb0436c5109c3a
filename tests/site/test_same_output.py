"""One tree gives one site, byte for byte, whichever way it is built and whatever was built before."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import build_by_command, contents, copy_small_tree, copy_tree, differences, rendered, run

PAGE = "docs/standards/wider-system.md"


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tree that was built by the command before: its cache is full."""
    tree = copy_tree(tmp_path_factory.mktemp("warm") / "a folder with spaces")
    build_by_command(tree, "--processes", "2", PYTHONHASHSEED="1", TZ="Asia/Tokyo", LC_ALL="C")
    return tree


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook of a few pages that was built before, with a full cache; each test leaves it as it was."""
    tree = copy_small_tree(tmp_path_factory.mktemp("kept") / "tree")
    build_by_command(tree)
    return tree


@pytest.fixture(scope="module")
def few(kept: Path) -> dict[str, bytes]:
    """Every file of that handbook's site, before any change."""
    return contents(kept / "site")


def test_a_second_cold_build_elsewhere_gives_the_same(warm: Path, files: dict[str, bytes]) -> None:
    """Another folder, another process, another hash seed, another time zone and locale."""
    assert len(files) > 100
    assert differences(files, contents(warm / "site")) == []


def test_one_process_gives_the_same_as_two(warm: Path, files: dict[str, bytes], tmp_path: Path) -> None:
    said = build_by_command(warm, "--processes", "1", "--no-cache", "--site", str(tmp_path / "one"), PYTHONHASHSEED="2")
    pages = [name for name in files if re.fullmatch(r"(?!go/).+/(?<!/print/)index\.html", name)]
    assert rendered(said) == len(pages) + 1
    assert differences(files, contents(tmp_path / "one")) == []


def test_a_build_in_which_nothing_changed_renders_nothing_and_gives_the_same(
    warm: Path, files: dict[str, bytes]
) -> None:
    said = build_by_command(warm)
    assert rendered(said) == 0
    assert differences(files, contents(warm / "site")) == []


def test_an_edit_shows_at_once_and_its_undoing_gives_the_same_as_before(
    kept: Path, few: dict[str, bytes], tmp_path: Path
) -> None:
    page = kept / PAGE
    old = page.read_text(encoding="utf-8")
    new = old.replace("\n## ", "\nA sentence that nobody wrote before.\n\n## ", 1)
    page.write_text(new, encoding="utf-8")
    try:
        build_by_command(kept)
        edited = contents(kept / "site")
        changed = differences(few, edited)
        assert [name for name in changed if name not in ("search/index.json", "offline/list.json")] == [
            "search/parts/standards_wider-system.json",
            "standards/wider-system/index.html",
            "standards/wider-system/index.md",
        ]
        assert b"A sentence that nobody wrote before." in edited["standards/wider-system/index.html"]
        build_by_command(kept, "--no-cache", "--site", str(tmp_path / "cold"))
        assert differences(edited, contents(tmp_path / "cold")) == []
    finally:
        page.write_text(old, encoding="utf-8")
    build_by_command(kept)
    assert differences(few, contents(kept / "site")) == []


def test_a_changed_record_shows_wherever_it_is_used(kept: Path, few: dict[str, bytes], tmp_path: Path) -> None:
    """A new title in the data reaches every page that says it, from a full cache as from none."""
    record = kept / "data/checklists/wider-system.yml"
    old = record.read_text(encoding="utf-8")
    [line] = [line for line in old.splitlines() if line.startswith("title: ")]
    record.write_text(old.replace(line, "title: Learning, renamed", 1), encoding="utf-8")
    try:
        build_by_command(kept)
        edited = contents(kept / "site")
        assert "law/england/regulation-5/index.html" in differences(few, edited)
        assert b"Learning, renamed, item 1<" in edited["law/england/regulation-5/index.html"]
        assert b"Learning, renamed" in edited["standards/wider-system/index.html"]
        build_by_command(kept, "--no-cache", "--site", str(tmp_path / "cold"))
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
law: ["england:5(a)"]
reviewed: 2026-11-22
review_every: 6 months
owner: care
---

See {{ link("wider-system") }} and {{ regulation("england:5") }}.
"""
CHANGES: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "a row of the law": (
        _changed("data/law/england/regulation-05.yml", "summary: Keep", "summary: Above all, keep"),
        "standards/wider-system/",
        "Above all, ",
    ),
    "a term": (
        _changed("data/glossary/words.yml", "meaning: ", "meaning: In short, "),
        "evidence/glossary/",
        "In short, ",
    ),
    "a source": (_changed("data/sources/all.yml", "title: ", "title: Known as "), "evidence/sources/", "Known as "),
    "a template": (
        _changed("overrides/macros/law_rows.html", "Checked in: ", "Tested in: "),
        "law/england/regulation-5/",
        "Tested in: ",
    ),
    "the shell": (
        _changed("overrides/base.html", "</body>", "<p>Shell.</p></body>"),
        "evidence/glossary/",
        "<p>Shell.</p>",
    ),
    "the navigation": (_changed("mkdocs.yml", "  - Evidence:", "  - Proof:"), "law/england/regulation-5/", "Proof"),
    "the organisation": (
        _added("organisation/organisation.yml", "name: Oak Tree Homes\nreport_to: handbook@oaktree.example\n"),
        "law/england/regulation-5/",
        "handbook@oaktree.example",
    ),
    "a note": (
        _added("organisation/notes/wider-system.md", "Ask Sam first.\n"),
        "standards/wider-system/",
        "Ask Sam first.",
    ),
    "a page of the organisation's own": (
        _added("organisation/pages/our-own-page.md", OWN_PAGE),
        "law/england/regulation-5/",
        ">Our own page</a>",
    ),
    "code": (
        _changed("scripts/handbook/render/words.py", '"Must be done"', '"Has to be done"'),
        "law/england/regulation-5/",
        "Has to be done",
    ),
}


# What touches every page comes first: a page that it left stale could not be told from one that a later change renewed.
WIDE = ("a template", "the shell", "the navigation", "the organisation", "code")
NARROW = ("a row of the law", "a term", "a source", "a note", "a page of the organisation's own")


@pytest.mark.parametrize("names", [WIDE, NARROW], ids=["wide", "narrow"])
def test_whatever_is_changed_a_full_cache_gives_what_none_gives(
    kept: Path, few: dict[str, bytes], tmp_path: Path, names: tuple[str, ...]
) -> None:
    """Each change shows at once; after a row of them the site is what a build without a cache makes of the tree."""
    assert sorted(WIDE + NARROW) == sorted(CHANGES)
    for name in ("data", "organisation", "overrides", "scripts", "mkdocs.yml"):
        place = tmp_path / "before" / name
        if (kept / name).is_dir():
            shutil.copytree(kept / name, place, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(kept / name, place)
    try:
        for change in names:
            make, url, words = CHANGES[change]
            make(kept)
            build_by_command(kept)
            page = f"{url}index.html"
            assert words.encode() in (kept / "site" / page).read_bytes(), change
            assert words.encode() not in few.get(page, b""), change
        edited = contents(kept / "site")
        build_by_command(kept, "--no-cache", "--site", str(tmp_path / "cold"))
        assert differences(edited, contents(tmp_path / "cold")) == []
    finally:
        for name in ("data", "organisation", "overrides", "scripts", "mkdocs.yml"):
            if (kept / name).is_dir():
                shutil.rmtree(kept / name)
                shutil.copytree(tmp_path / "before" / name, kept / name)
            else:
                shutil.copyfile(tmp_path / "before" / name, kept / name)


def test_after_all_changes_are_undone_the_site_is_what_it_was(kept: Path, few: dict[str, bytes]) -> None:
    build_by_command(kept)
    assert differences(few, contents(kept / "site")) == []


def test_a_changed_title_shows_in_the_links_back_to_the_page(small: Path) -> None:
    build_by_command(small)
    before = contents(small / "site")
    old, new = (
        f'standards/wider-system/">{title}</a>'.encode() for title in ("Engaging with the wider system", "Others")
    )
    naming = [name for name, text in before.items() if old in text]
    assert "law/england/regulation-5/index.html" in naming
    page = small / PAGE
    text = page.read_text(encoding="utf-8")
    [line] = [line for line in text.splitlines() if line.startswith("title: ")]
    page.write_text(text.replace(line, "title: Others", 1), encoding="utf-8")
    assert rendered(build_by_command(small)) >= 1
    after = contents(small / "site")
    for name in naming:
        assert after[name].count(new) == before[name].count(old), name
        assert old not in after[name], name


def test_the_engines_own_command_gives_the_same(tree: Path, files: dict[str, bytes]) -> None:
    done = run(tree, "mkdocs", "build", "--strict", PYTHONPATH=os.environ.get("PYTHONPATH", ""))
    assert done.returncode == 0, done.stderr
    assert not re.search(r"WARNING +-", done.stderr)
    assert differences(files, contents(tree / "site")) == []
    again = run(tree, "mkdocs", "build", "--dirty")  # which warns of itself, so that it cannot be strict
    assert again.returncode == 0, again.stderr
    assert differences(files, contents(tree / "site")) == []


def test_the_network_is_never_used(small: Path, tmp_path: Path) -> None:
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
    path = f"{guard}{os.pathsep}{small / 'scripts'}"
    tried = "import urllib.request; urllib.request.urlopen('http://192.0.2.1/', timeout=1)"
    (small / "scripts" / "reach_out.py").write_text(tried, encoding="utf-8")
    assert run(small, "reach_out", PYTHONPATH=path).returncode == 97
    (small / "scripts" / "reach_out.py").unlink()
    for command in (("handbook.engine", "build"), ("mkdocs", "build")):
        done = run(small, *command, PYTHONPATH=path)
        assert "NETWORK USED" not in done.stderr
        assert done.returncode == 0, done.stderr
        assert (small / "site" / "index.html").is_file()
