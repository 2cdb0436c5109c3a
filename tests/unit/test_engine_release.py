"""The list of a release's files: never wrong for a release, silent about line ends, and clear about what to do."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook import VERSION
from handbook.check.ownership import find
from handbook.engine import release as releasing
from handbook.engine.release import copy_of, is_ours, released
from handbook.load import release_list
from handbook.load.release_list import ReleaseList, digest_of, read, written

ROOT = Path(__file__).resolve().parents[2]
LIST = ReleaseList("1.0.0", "2026-11-22", {"docs/a.md": digest_of(b"a\n"), "site.yml": digest_of(b"b\n")})


def test_the_projects_own_list_is_that_of_its_version() -> None:
    """Whenever the change log says that this is a release, the list must be there and right to the last file."""
    head, file = released(ROOT), ROOT / release_list.PATH
    known = read(file.read_text(encoding="utf-8")) if file.exists() else None
    if head:
        assert head[0] == VERSION
        assert known is not None, "run: python3 scripts/run.py release"
        assert (known.number, known.on) == head
        files = {path: digest_of((ROOT / path).read_bytes()) for path in _kept(ROOT) if is_ours(path)}
        assert [str(finding) for finding in find(known, files, "site.yml")] == []
    elif known:
        assert f"\n## {known.number} — {known.on}\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def _kept(root: Path) -> list[str]:
    """The files that Git keeps; without Git, all that are no part of what commands make."""
    git = shutil.which("git")
    if git and (root / ".git").exists():
        return subprocess.run(
            [git, "-C", str(root), "ls-files", "-z"], capture_output=True, text=True, check=True
        ).stdout.split("\0")[:-1]
    return list(copy_of(root))


def test_a_release_is_the_head_of_the_change_log(tmp_path: Path) -> None:
    assert released(tmp_path) is None
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## Not yet numbered\n\n## 0.2.0 — 2026-11-22\n")
    assert released(tmp_path) is None
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## 0.2.0 — 2026-11-22\n")
    assert released(tmp_path) == ("0.2.0", "2026-11-22")


@given(st.binary(max_size=40))
def test_line_ends_do_not_count_in_a_text(content: bytes) -> None:
    unix = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    windows = unix.replace(b"\n", b"\r\n")
    assert (digest_of(unix) == digest_of(windows)) == (b"\0" not in unix or unix == windows)


@given(
    st.dictionaries(st.from_regex(r"[a-z]([a-z /.-]{0,8}[a-z])?", fullmatch=True), st.binary(max_size=4), max_size=4)
)
def test_a_list_is_read_as_it_was_written(files: dict[str, bytes]) -> None:
    made = ReleaseList("1.2.3", "2026-11-22", {path: digest_of(held) for path, held in files.items()})
    assert read(written(made)) == made


@pytest.mark.parametrize(
    ("text", "line"),
    [("", 1), ("nonsense\n", 1), ("release 1.0.0 2026-11-22\nabc  docs/a.md\n", 2), (f"{'0' * 32}  docs/a.md\n", 1)],
)
def test_a_spoilt_list_says_its_line(text: str, line: int) -> None:
    with pytest.raises(ValueError, match=f"data/release.txt:{line}:1"):
        read(text)


@pytest.mark.parametrize(
    ("path", "remedy"),
    [
        ("docs/b.md", "move it to organisation/pages"),
        ("data/checklists/b.yml", "move it to organisation/checklists"),
        ("data/law/england/b.yml", "move it out of data: nothing of a provider's is read there"),
        ("overrides/main.css", "move it out of the handbook's folders, or ask IT to keep it apart"),
        (".github/workflows/pages.yml", "it may stay: the handbook has no file of this name"),
    ],
)
def test_a_file_that_was_added_has_its_place(path: str, remedy: str) -> None:
    [found] = find(LIST, {**LIST.files, path: "x"}, "site.yml")
    assert (found.path, found.state, found.remedy) == (path, "added", remedy)
    assert found.in_the_way == (not remedy.startswith("it may stay"))


def test_what_was_changed_and_what_is_missing_is_listed() -> None:
    assert find(LIST, LIST.files, "site.yml") == []
    changed, removed = sorted(find(LIST, {"site.yml": "x"}, "site.yml"), key=lambda finding: finding.state)
    assert (changed.path, changed.state) == ("site.yml", "changed")
    assert changed.remedy.startswith("the name comes from organisation/organisation.yml")
    assert (removed.path, removed.state) == ("docs/a.md", "removed")


def test_what_commands_make_and_what_is_the_providers_is_no_part_of_a_copy(tmp_path: Path) -> None:
    shutil.copyfile(ROOT / ".gitignore", tmp_path / ".gitignore")
    for path in (
        "docs/a.md",
        "site/index.html",
        ".venv/x",
        "scripts/__pycache__/a.pyc",
        ".git/HEAD",
        "data/release.txt",
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x", encoding="utf-8")
    for path in ("organisation/organisation.yml", "organisation/README.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x", encoding="utf-8")
    assert [path for path in copy_of(tmp_path) if is_ours(path)] == [
        ".gitignore",
        "docs/a.md",
        "organisation/README.md",
    ]


def test_a_release_that_is_not_ready_says_all_that_is_in_the_way(tmp_path: Path) -> None:
    import datetime

    root = tmp_path / "handbook"
    shutil.copytree(ROOT / "tests/bad/good", root)
    (root / "scripts/handbook").mkdir(parents=True)
    (root / "scripts/handbook/__init__.py").write_text('VERSION = "0.9.0"\n', encoding="utf-8")
    (root / "CHANGELOG.md").write_text("## 0.8.0 — 2026-11-22\n", encoding="utf-8")
    found = list(releasing.obstacles(root, datetime.date(2026, 3, 1)))
    assert [line.split(":")[0].split(" ")[0] for line in found] == ["a", "CHANGELOG.md", "data/ids.txt", "check"]
    assert releasing.release(root, datetime.date(2026, 3, 1)) == 1
    assert not (root / release_list.PATH).exists()


def test_a_copy_without_a_list_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert releasing.ownership(tmp_path) == 2
    assert capsys.readouterr().err.startswith("error: there is no data/release.txt: this copy is no release; take one")
