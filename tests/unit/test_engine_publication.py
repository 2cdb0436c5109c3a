"""A staged site made ready for hosts: assets, headers, compressed copies."""

from __future__ import annotations

import gzip
import random
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import brotli
import pytest

from handbook.engine import compression
from handbook.engine.publication import PLAIN, Form, lay_out, publish
from handbook.server import policy

HEAD = '<!doctype html>\n<head>\n<meta charset="utf-8">\n'
PAGE = HEAD + '<script src="{0}assets/main.js"></script></head>' + " word" * 400


def prepared(address: str = "") -> Any:
    """As much of what was prepared as is asked for."""
    return SimpleNamespace(
        library=SimpleNamespace(layer=SimpleNamespace(organisation=SimpleNamespace(address=address))),
        renderer=SimpleNamespace(fill=lambda name, start, policy: f'<meta content="{policy["content"]}">'),
    )


def staged(folder: Path, base: str = "/") -> Path:
    """A small site."""
    for name, root in (("index.html", ""), ("law/england/index.html", "../../"), ("404.html", base)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(PAGE.format(root))
    (folder / "assets").mkdir()
    (folder / "assets/main.js").write_text("1")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize(("address", "base"), [("", "/"), ("https://a.example/sub/handbook", "/sub/handbook/")])
def test_every_page_loads_its_assets_by_their_fixed_name_and_plain_names_go_on_working(
    tmp_path: Path, address: str, base: str
) -> None:
    site = staged(tmp_path / "site", base)
    lay_out(prepared(address), site, PLAIN)
    publish(site, PLAIN, None)
    [folder] = (site / "fixed").iterdir()
    for name, root in (("index.html", ""), ("law/england/index.html", "../../"), ("404.html", base)):
        assert f'src="{root}fixed/{folder.name}/main.js"' in (site / name).read_text()
    assert (folder / "main.js").read_text() == (site / "assets/main.js").read_text() == "1"
    assert f"/fixed/{folder.name}/*\n  Cache-Control: {policy.FOR_GOOD}\n" in (site / "_headers").read_text()
    assert not list(site.rglob("*.gz"))


def test_another_content_of_any_asset_is_another_name_and_the_same_is_the_same(tmp_path: Path) -> None:
    names = []
    for number, text in enumerate(("1", "1", "2")):
        site = staged(tmp_path / str(number))
        (site / "assets/sub").mkdir()
        (site / "assets/sub/late.js").write_text(text)
        lay_out(prepared(), site, PLAIN)
        names += [folder.name for folder in (site / "fixed").iterdir()]
    assert names[0] == names[1] != names[2]


def test_a_site_without_assets_is_laid_out_too(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE)
    lay_out(prepared(), tmp_path, PLAIN)
    publish(tmp_path, PLAIN, None)
    assert not (tmp_path / "fixed").exists()
    assert "Cache-Control" not in (tmp_path / "_headers").read_text()


def test_every_page_says_the_policy_where_the_host_cannot(tmp_path: Path) -> None:
    site = staged(tmp_path)
    lay_out(prepared(), site, Form(policy_in_pages=True))
    for file in site.rglob("*.html"):
        text = file.read_text()
        assert text.index(policy.in_pages()["content"]) < text.index("<script")


def test_compressed_copies_hold_what_they_are_copies_of_and_are_the_same_each_time(tmp_path: Path) -> None:
    form = Form(compressed=True)
    one, two = (staged(tmp_path / name) for name in ("one", "two"))
    publish(one, form, tmp_path / "kept")
    publish(two, form, tmp_path / "kept")  # from what was kept
    assert contents(one) == contents(two)
    for name in ("index.html", "law/england/index.html"):
        page = (one / name).read_bytes()
        assert gzip.decompress((one / f"{name}.gz").read_bytes()) == page
        assert brotli.decompress((one / f"{name}.br").read_bytes()) == page
    assert not (one / "assets/main.js.gz").exists()  # one packet either way
    fresh = staged(tmp_path / "fresh")
    publish(fresh, form, None)
    assert contents(fresh) == contents(one)


def test_what_does_not_grow_smaller_and_what_is_no_text_has_no_copy(tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(b"word " * 1000)
    (tmp_path / "index.html").write_bytes(b"word " * 1000)
    (tmp_path / "noise.txt").write_bytes(random.Random(1).randbytes(3000))
    compression.compress(tmp_path, None)
    assert {file.name for file in tmp_path.iterdir() if file.suffix in (".br", ".gz")} == {
        "index.html.br",
        "index.html.gz",
    }


def test_copies_that_no_build_used_are_dropped_once_there_are_many(tmp_path: Path) -> None:
    kept, site = tmp_path / "kept", tmp_path / "site"
    kept.mkdir()
    for number in range(300):
        (kept / f"{number}.br").touch()
    site.mkdir()
    (site / "index.html").write_bytes(b"word " * 1000)
    compression.compress(site, kept)
    assert len(list(kept.iterdir())) == 2
