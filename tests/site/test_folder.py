"""The copy that opens by a double-click: every link of every page is a file of it, and it is made anew the same."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from handbook.engine import __main__ as command
from handbook.engine.folder import refusal, write_folder

from .conftest import TODAY, Site, contents

NOTE = "<p>A copy</p>"


@pytest.fixture(scope="module")
def copy(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("stick") / "copy"
    write_folder(site.tree, site.folder, target, TODAY, NOTE)
    return target


def test_every_link_of_every_page_is_a_file_of_the_copy(site: Site, copy: Path) -> None:
    files = {file.relative_to(copy).as_posix() for file in copy.rglob("*") if file.is_file()}
    pages = sorted(name for name in files if name.endswith(".html"))
    assert len(pages) > 1500
    lost, links, anchors = [], 0, 0
    ids: dict[str, set[str]] = {}
    wanted: list[tuple[str, str, str]] = []
    for name in pages:
        tree = LexborHTMLParser((copy / name).read_bytes())
        ids[name] = {str(node.attributes["id"]) for node in tree.css("[id]")}
        found = [str(node.attributes.get("href")) for node in tree.css("[href]")]
        found += [str(node.attributes.get("src")) for node in tree.css("[src]")]
        found += [
            value
            for node in tree.css("hb-checklist, hb-yours")
            for name, value in node.attributes.items()
            if name.startswith("data-") and value and value.startswith("../")
        ]
        found += [
            str(node.attributes.get("content")).partition("url=")[2] for node in tree.css("meta[http-equiv=refresh]")
        ]
        for link in dict.fromkeys(found):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                assert parts.scheme in ("http", "https", "tel", "mailto", "data"), (name, link)
                continue
            links += 1
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
            target = target if parts.path else name
            if target not in files:
                lost.append((name, link))
            elif parts.fragment:
                wanted.append((name, target, unquote(parts.fragment)))
    for name, target, anchor in wanted:
        anchors += 1
        if anchor not in ids[target]:
            lost.append((name, f"{target}#{anchor}"))
    assert lost == []
    assert links > 20_000
    assert anchors > 5_000


def test_every_page_is_the_same_but_for_links_scripts_and_the_note(site: Site, copy: Path) -> None:
    for url, html in site.html.items():
        if url == "404.html":
            assert not (copy / url).exists()
            continue
        turned = (copy / url / "index.html").read_text(encoding="utf-8")
        assert "module" not in re.findall(r'<script[^>]*type="(\w+)"', turned)
        assert turned.count('http-equiv="Content-Security-Policy"') == 1
        assert turned.count(NOTE) == 1
        plain = LexborHTMLParser(html).css_first("main")
        assert plain is not None
        own = LexborHTMLParser(turned).css_first("main")
        assert own is not None
        assert own.text() == plain.text()


def test_nothing_in_the_copy_asks_for_what_a_disk_cannot_give(copy: Path) -> None:
    for file in copy.rglob("*.js"):
        text = file.read_text(encoding="utf-8")
        if not text.startswith("handbookFolder.give(") and "records/" not in file.as_posix():
            code = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
            assert not re.search(r"^\s*(import|export)\b|\bfetch\(|\bimport\(['\"]", code, re.MULTILINE), file
    assert [file.name for file in copy.rglob("*") if file.suffix in (".br", ".gz", ".webmanifest")] == []
    assert not (copy / "sitemap.xml").exists()


def test_the_same_site_gives_the_same_copy_in_place_of_the_old(site: Site, copy: Path) -> None:
    before = contents(copy)
    (copy / "left-over.html").write_text("old")
    assert refusal(copy, site.folder, site.tree) == ""
    write_folder(site.tree, site.folder, copy, TODAY, NOTE)
    assert contents(copy) == before


def test_a_folder_with_anything_else_in_it_is_refused_before_the_build(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/one.jpg").write_bytes(b"x")
    options = ["--root", str(site.tree), "build", "--folder"]
    assert command.main([*options, str(tmp_path / "photos")]) == 2
    assert "holds other files, which would be lost" in capsys.readouterr().err
    for own in (site.tree, site.folder, site.folder / "copy", site.tree.parent):
        assert "the handbook's own folder" in refusal(own, site.folder, site.tree)
    assert "is a file" in refusal(tmp_path / "photos/one.jpg", site.folder, site.tree)
    (tmp_path / "new").mkdir()
    assert refusal(tmp_path / "new", site.folder, site.tree) == ""
    assert (tmp_path / "photos/one.jpg").is_file()
