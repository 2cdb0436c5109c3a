"""The published folder as a host sees it."""

import gzip
from pathlib import Path

import pytest

from handbook.server import folder as room
from handbook.server.folder import Folder, compressed
from handbook.server.kinds_of_file import content_type


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small built site."""
    root = tmp_path / "site"
    (root / "a b").mkdir(parents=True)
    (root / "index.html").write_text("home")
    (root / "404.html").write_text("not here")
    (root / "a b" / "index.html").write_text("page")
    (root / "style.css").write_text("css")
    (root / ".well-known").mkdir()
    (root / ".well-known" / "security.txt").write_text("mail")
    (root / ".hidden").write_text("secret")
    (tmp_path / "secret.txt").write_text("secret")
    return root


@pytest.mark.parametrize(
    ("address", "status", "content"),
    [
        ("/", 200, b"home"),
        ("/a%20b/", 200, b"page"),
        ("/style.css", 200, b"css"),
        ("/.well-known/security.txt", 200, b"mail"),
        ("/nothing/", 404, b"not here"),
        ("/style.css/", 404, b"not here"),
        ("/.hidden", 404, b"not here"),
        ("/../secret.txt", 404, b"not here"),
        ("/%2e%2e/secret.txt", 404, b"not here"),
        ("/..%2fsecret.txt", 404, b"not here"),
        ("/..%5csecret.txt", 404, b"not here"),
        ("/a%00b", 404, b"not here"),
        ("/C:/secret.txt", 404, b"not here"),
    ],
)
def test_an_address_gets_its_file(site, address, status, content):
    answer = Folder(site).answer(address)
    assert (answer.status, answer.content) == (status, content)


def test_a_link_out_of_the_folder_is_not_followed(site, tmp_path):
    try:
        (site / "out.txt").symlink_to(tmp_path / "secret.txt")
        (site / "in.txt").symlink_to(site / "style.css")
    except OSError:
        pytest.xfail("this system lets no one make links")
    assert Folder(site).answer("/out.txt").status == 404
    assert Folder(site).answer("/in.txt").content == b"css"


def test_a_folder_without_its_slash_is_sent_to_the_one_with_it(site):
    answer = Folder(site).answer("/a%20b")
    assert (answer.status, answer.location) == (301, "/a%20b/")


@pytest.mark.parametrize("base", ["hb", "/hb", "/hb/"])
def test_a_site_can_live_under_a_path(site, base):
    under = Folder(site, base)
    assert under.base == "/hb/"
    assert under.answer("/hb/style.css").content == b"css"
    assert (under.answer("/").status, under.answer("/").location) == (302, "/hb/")
    assert (under.answer("/hb").status, under.answer("/hb").location) == (301, "/hb/")
    assert (under.answer("/hb/a%20b").status, under.answer("/hb/a%20b").location) == (301, "/hb/a%20b/")
    assert under.answer("/style.css").status == 404


def test_a_site_without_a_page_for_it_still_answers_404(tmp_path):
    assert Folder(tmp_path / "none").answer("/").status == 404


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.MJS", "text/javascript; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.html", "text/html; charset=utf-8"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.webmanifest", "application/manifest+json; charset=utf-8"),
        ("a.woff2", "font/woff2"),
        ("a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a", "application/octet-stream"),
    ],
)
def test_a_file_is_sent_as_what_it_is(name, kind):
    assert content_type(name) == kind


TEXT = b"the same words again and again " * 100
PLAIN = "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate", "gzip"),
        ("gzip;q=0", ""),
        ("", ""),
        ("identity", ""),
        ("deflate, gzip;q=0.5", "gzip"),
    ],
)
def test_text_is_compressed_for_those_who_can_read_it(accepted, coding):
    body, named = compressed(TEXT, PLAIN, accepted)
    assert named == coding
    assert (gzip.decompress(body) if coding else body) == TEXT
    assert (len(body) < len(TEXT) / 5) == bool(coding)


def test_brotli_is_preferred_where_it_is_installed():
    import brotli

    body, named = compressed(TEXT, PLAIN, "gzip, deflate, br")
    assert named == "br"
    assert brotli.decompress(body) == TEXT


def test_without_brotli_gzip_is_used(monkeypatch):
    monkeypatch.setattr(room, "BROTLI", None)
    assert compressed(TEXT + b"!", PLAIN, "gzip, br")[1] == "gzip"


def test_what_would_not_shrink_is_left_as_it_is():
    assert compressed(TEXT, "font/woff2", "gzip, br") == (TEXT, "")
    assert compressed(b"short", PLAIN, "gzip, br") == (b"short", "")
