"""What is kept between builds: whole or not at all, and never taken for what it is not."""

import json
import os
import pickle
from pathlib import Path

import pytest

from handbook.engine import cache as cache_module
from handbook.engine.cache import Cache, Kept, chrome_digest
from handbook.engine.finished import FinishedPage, Part
from handbook.load.memory import Memory

HTML = "<h1>Été</h1>".encode()
PAGE = FinishedPage(
    "a.md", ("a", "b"), ("#a",), (("#a", "a/", "a"),), ("item",), (), (Part("", "", "words"), Part("b", "B", "é"))
)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    kept = Cache(tmp_path / "pages")
    kept.put("k", HTML, PAGE)
    return kept


def test_a_page_comes_back_as_it_was(cache: Cache) -> None:
    assert cache.get("k") == (HTML, PAGE)
    assert cache.get("other") is None
    assert sorted(file.name for file in cache.folder.iterdir()) == ["k.html", "k.json"]


@pytest.mark.parametrize("name", ["k.html", "k.json"])
@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "gone", "folder"])
def test_a_damaged_file_is_as_good_as_none(cache: Cache, name: str, damage: str) -> None:
    file = cache.folder / name
    whole = file.read_bytes()
    file.unlink()
    if damage == "cut":
        file.write_bytes(whole[: len(whole) // 2])
    elif damage == "changed":
        file.write_bytes(b"x" + whole[1:])
    elif damage == "empty":
        file.write_bytes(b"")
    elif damage == "folder":
        file.mkdir()
    assert cache.get("k") is None


@pytest.mark.parametrize(
    "facts",
    [
        "[]",
        "1",
        "null",
        '"x"',
        "{}",
        '{"digest": 1}',
        '{"digest": "DIGEST"}',
        '{"digest": "DIGEST", "page": []}',
        '{"digest": "DIGEST", "page": {"path": "a"}}',
        "\xff",
    ],
)
def test_facts_of_another_shape_are_as_good_as_none(cache: Cache, facts: str) -> None:
    digest = json.loads((cache.folder / "k.json").read_text())["digest"]
    (cache.folder / "k.json").write_bytes(facts.replace("DIGEST", digest).encode("latin-1"))
    assert cache.get("k") is None


def test_a_page_whose_second_half_was_never_written_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build is cut short between the two files, or in the middle of one."""
    kept = Cache(tmp_path)

    def cut_short(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", cut_short)
    with pytest.raises(KeyboardInterrupt):
        kept.put("k", HTML, PAGE)
    monkeypatch.undo()
    assert kept.get("k") is None
    kept.put("k", HTML, PAGE)
    (tmp_path / "k.json").unlink()
    assert kept.get("k") is None


def test_a_page_that_is_put_again_takes_the_old_ones_place(cache: Cache) -> None:
    cache.put("k", b"new", FinishedPage("b.md", (), (), (), (), (), ()))
    assert cache.get("k") == (b"new", FinishedPage("b.md", (), (), (), (), (), ()))


def test_much_that_is_not_used_is_swept_and_what_is_used_stays(cache: Cache) -> None:
    cache.sweep({"k"})
    for number in range(110):
        cache.put(f"old{number}", HTML, PAGE)
    cache.sweep({"k"})
    assert sorted(file.name for file in cache.folder.iterdir()) == ["k.html", "k.json"]


def test_little_that_is_not_used_stays_for_an_undoing(cache: Cache) -> None:
    cache.put("old", HTML, PAGE)
    cache.sweep({"k"})
    assert cache.get("old") == (HTML, PAGE)
    Cache(cache.folder / "not-there").sweep(set())


def remembered(kept: Kept, known: dict[str, str]) -> None:
    memory = Memory()
    for what, text in known.items():
        memory.recall(what, text, lambda text=text: text.upper())
    kept.keep(memory)


def test_what_was_read_is_known_to_the_next_build(tmp_path: Path) -> None:
    remembered(Kept(tmp_path, enabled=True), {"page a": "x"})
    assert list(Kept(tmp_path, enabled=True).memory().known.values()) == ["X"]
    assert Kept(tmp_path, enabled=False).memory().known == {}
    assert [file.name for file in tmp_path.iterdir()] == ["read.pickle"]


@pytest.mark.parametrize(
    "content", [b"", b"garbage", b"\x80", pickle.dumps(None), pickle.dumps(("other code", {1: 2}))]
)
def test_memory_that_is_damaged_or_of_other_code_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "read.pickle").write_bytes(content)
    assert Kept(tmp_path, enabled=True).memory().known == {}


def test_memory_that_was_cut_short_is_as_good_as_none(tmp_path: Path) -> None:
    remembered(Kept(tmp_path, enabled=True), {"page a": "x" * 1000})
    whole = (tmp_path / "read.pickle").read_bytes()
    for length in range(0, len(whole), 97):
        (tmp_path / "read.pickle").write_bytes(whole[:length])
        assert Kept(tmp_path, enabled=True).memory().known == {}


def test_memory_of_changed_code_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remembered(Kept(tmp_path, enabled=True), {"page a": "x"})
    monkeypatch.setattr(cache_module, "version", lambda name: "0.0")
    assert Kept(tmp_path, enabled=True).memory().known == {}


def test_what_pages_are_made_with_is_known_by_its_content(tmp_path: Path) -> None:
    files = ["mkdocs.yml", "scripts/handbook/a.py", "overrides/base.html", "overrides/macros/link.html"]
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one")
    seen = [chrome_digest(tmp_path, "mkdocs.yml")]
    assert chrome_digest(tmp_path, "mkdocs.yml") == seen[0]
    for name in files:
        (tmp_path / name).write_text("two")
        seen.append(chrome_digest(tmp_path, "mkdocs.yml"))
    (tmp_path / "overrides/base.html").rename(tmp_path / "overrides/other.html")
    seen.append(chrome_digest(tmp_path, "mkdocs.yml"))
    assert len(set(seen)) == len(seen)
    os.utime(tmp_path / "mkdocs.yml", (1, 1))
    assert chrome_digest(tmp_path, "mkdocs.yml") == seen[-1]
