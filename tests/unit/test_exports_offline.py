"""What a phone keeps: the list is whole, names exactly the bytes, and is the same for the same site."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from types import SimpleNamespace

import pytest

from handbook.engine.offline import PARTS, take_worker, weigh, write_offline
from handbook.exports.offline import (
    FIRST,
    HELP,
    ICONS,
    LIST,
    SHORT,
    Weighed,
    digest_of,
    kept_list,
    manifest,
    short_targets,
)
from handbook.library.library import Library
from handbook.load import address

ROOT = Path(__file__).resolve().parents[2]
THEME = ROOT / "overrides/assets"


def files_of(library: Library) -> dict[str, Weighed]:
    """A file for each page, and some others."""
    pages = [f"{address.of_page(page.path)}index.html" for page in library.pages]
    others = [
        "assets/javascripts/main.js",
        "assets/stylesheets/handbook.css",
        "assets/a.svg",
        "search/index.json",
        SHORT,
    ]
    others += ["search/parts/act-now_missing.json", "search/parts/evidence_glossary-a.json", "downloads/a.docx"]
    others += ["404.html", "sitemap.xml", "act-now/missing/index.md", "old/place/index.html"]
    return {path: Weighed(digest_of(path.encode()), len(path), 2 * len(path)) for path in [*pages, *others]}


def test_every_page_is_in_the_list_once_and_what_no_page_needs_is_not(library: Library) -> None:
    listed = kept_list(library, files_of(library), ["old/place/"])["files"]
    every = [path for group in listed.values() for path in group]
    assert len(every) == len(set(every))
    assert {address.of_page(page.path) for page in library.pages} <= set(every)
    assert not {"404.html", "sitemap.xml", "act-now/missing/index.md"} & set(every)
    assert list(listed["moved"]) == ["old/place/"]
    assert list(listed["shell"]) == ["assets/javascripts/main.js", "assets/stylesheets/handbook.css"]
    assert list(listed["downloads"]) == ["downloads/a.docx"]
    assert "assets/a.svg" in listed["rest"]
    assert "search/parts/evidence_glossary-a.json" in listed["rest"]


def test_what_to_do_now_is_kept_from_the_first_visit_and_comes_first(library: Library) -> None:
    listed = kept_list(library, files_of(library), [])["files"]
    act = {address.of_page(page.path) for page in library.pages if page.meta.kind == "act-now"}
    assert len(act) >= 29
    assert set(listed["act"]) == act | {library.url_of_page(HELP)}
    assert list(listed)[:3] == ["shell", "moved", "act"]
    assert {"", "search/index.json", SHORT, "search/parts/act-now_missing.json"} <= set(listed["first"])
    assert {library.url_of_page(id_) for id_ in FIRST} <= {*listed["first"], *listed["act"]}


def test_a_change_of_any_byte_is_another_version_and_only_scripts_and_styles_are_another_shell(
    library: Library,
) -> None:
    files = files_of(library)
    before = kept_list(library, files, [])
    assert kept_list(library, dict(reversed(files.items())), []) == before
    page = kept_list(library, files | {"act-now/fire/index.html": Weighed("other", 1, 1)}, [])
    assert page["version"] != before["version"]
    assert page["shell"] == before["shell"]
    script = kept_list(library, files | {"assets/javascripts/main.js": Weighed("other", 1, 1)}, [])
    assert script["version"] != before["version"]
    assert script["shell"] != before["shell"]


def test_a_name_is_the_beginning_of_the_digest() -> None:
    for content in (b"", b"a page", bytes(range(256))):
        wanted = base64.urlsafe_b64encode(hashlib.sha256(content).digest())[:12].decode()
        assert digest_of(content) == wanted


def staged(folder: Path) -> Path:
    """A finished site of a few files."""
    for path, text in {
        "act-now/index.html": "<p>now</p>" * 200, "index.html": "home", "go/x/index.html": "go", "sw.js": "old",
        f"{PARTS}/10-a.js": "first\n", f"{PARTS}/20-b.js": "second\n", f"{PARTS}/90-stop.js": "stop\n",
        "assets/javascripts/main.js": "1",
    }.items():  # fmt: skip
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def stub(*, worker: bool = True) -> Library:
    """A library of two pages."""
    pages = [
        SimpleNamespace(path=f"{name}.md", meta=SimpleNamespace(kind=kind, id=id_, title=id_, description="d"))
        for name, kind, id_ in (("index", "home", "home"), ("act-now/index", "act-now", "act-now"))
    ]
    organisation = SimpleNamespace(name=None, colours=None, worker=worker)
    return SimpleNamespace(  # type: ignore[return-value]
        pages=pages,
        page_by_id={page.meta.id: page for page in pages},
        shows=lambda id_: id_ in {page.meta.id for page in pages},
        layer=SimpleNamespace(organisation=organisation),
        project=SimpleNamespace(published=("page act-now act-now/",)),
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("kept", [False, True])
def test_the_worker_stands_at_the_root_and_its_list_weighs_what_is_there(tmp_path: Path, kept: bool) -> None:
    site = staged(tmp_path / "site")
    memory = tmp_path / "memory" if kept else None
    write_offline(stub(), site, take_worker(stub(), site), [], memory)
    assert (site / "sw.js").read_text() == "first\nsecond\n"
    assert not (site / PARTS).exists()
    assert {LIST, SHORT, "manifest.webmanifest"} <= set(contents(site))
    weighed = weigh(site, memory)
    assert "go/x/index.html" not in weighed
    assert weighed["act-now/index.html"].disk == 2000
    assert 20 < weighed["act-now/index.html"].wire < 100
    again = staged(tmp_path / "again")
    write_offline(stub(), again, take_worker(stub(), again), [], memory)  # with what was kept, where something was
    assert contents(again) == contents(site)


def test_an_organisation_can_have_the_worker_out_again(tmp_path: Path) -> None:
    site = staged(tmp_path)
    write_offline(stub(worker=False), site, take_worker(stub(worker=False), site), [], None)
    assert (site / "sw.js").read_text() == "stop\n"
    assert not (site / LIST).exists()
    stop = (ROOT / "overrides" / PARTS / "90-stop.js").read_text(encoding="utf-8")
    assert "unregister" in stop
    assert "caches.delete" in stop


def test_the_manifest_says_whose_it_is_and_works_under_a_path(library: Library) -> None:
    library = stub()
    library.layer.organisation.name = "Oak Tree"  # type: ignore[misc]
    found = manifest(library, "Handbook")
    assert found["name"] == "Handbook · Oak Tree"
    addresses = [found["start_url"], found["scope"], *(icon["src"] for icon in found["icons"])]
    addresses += [shortcut["url"] for shortcut in found["shortcuts"]]
    assert not any(each.startswith("/") or ":" in each for each in addresses)


@pytest.mark.parametrize(("name", "sizes", "_purpose"), ICONS)
def test_an_icon_has_the_size_that_the_manifest_says(name: str, sizes: str, _purpose: str) -> None:
    head = (THEME / "images" / name).read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    wide, high = int.from_bytes(head[16:20]), int.from_bytes(head[20:24])
    assert f"{wide}x{high}" == sizes


def test_a_short_address_leads_where_the_newest_line_says() -> None:
    lines = ["page fire act-now/fire/", "page fire act-now/fire-and-smoke/"]
    assert short_targets(lines) == {"fire": "act-now/fire-and-smoke/"}


def test_the_worker_uses_nothing_that_the_policy_forbids_and_names_what_the_build_names() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in sorted((ROOT / "overrides" / PARTS).glob("[1-4]*.js")))
    for sink in ("innerHTML", "importScripts", "eval(", "http:", "https:"):
        assert sink not in text
    assert f'"{LIST}"' in text
    assert f'"{SHORT}"' in text
    assert "subarray(0, 9)" in text
