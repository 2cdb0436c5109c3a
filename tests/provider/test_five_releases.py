"""Two providers take five releases, with Git and without: nothing of theirs is lost, and all is said beforehand."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from handbook.engine.__main__ import main
from handbook.engine.build import Plan, build
from handbook.engine.other_version import unpack as unpack_version

from .five_releases import RELEASES, TODAY, edit, git, publish_all
from .taking import HERE, Taken, checked, fork, html_of, keep, said, take

PROVIDERS = ("hill", "rivers")


@pytest.fixture(scope="module")
def upstream(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook with all of its releases."""
    return publish_all(tmp_path_factory.mktemp("upstream") / "handbook")


@pytest.fixture(scope="module", params=PROVIDERS)
def taken(
    request: pytest.FixtureRequest, upstream: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, dict[str, Taken]]:
    """A provider, and how it took each release in turn."""
    provider = request.param
    folder = tmp_path_factory.mktemp(provider)
    root = fork(upstream, folder / "copy", provider)
    return provider, {number: take(root, number, provider, folder) for number in RELEASES}


def _expected(name: str, found: str) -> str:
    """What is written down; with HANDBOOK_WRITE_EXPECTED set, what was found is written down, to be read."""
    file = HERE / "expected" / name
    if os.environ.get("HANDBOOK_WRITE_EXPECTED"):
        file.write_text(re.sub(r"\d+ files", "N files", found), encoding="utf-8")
    return file.read_text(encoding="utf-8")


def test_every_release_is_told_beforehand_and_nothing_else(taken: tuple[str, dict[str, Taken]]) -> None:
    provider, releases = taken
    for number, release in releases.items():
        assert release.before == _expected(f"{provider}-{number}.txt", release.before), number
        assert release.status == (0 if "\n- Nothing to do: " in release.before else 1)
    at_rest = {"hill": ["0.5.0", "0.7.0"], "rivers": ["0.4.0"]}[provider]
    assert [number for number, release in releases.items() if release.status == 0] == at_rest


def test_the_check_says_exactly_what_is_behind(taken: tuple[str, dict[str, Taken]]) -> None:
    provider, releases = taken
    text = "".join(f"{number}\n" + "".join(f"    {line}\n" for line in releases[number].check) for number in RELEASES)
    assert text == _expected(f"{provider}-check.txt", text)


def test_a_release_without_git_is_the_same(taken: tuple[str, dict[str, Taken]]) -> None:
    _, releases = taken
    for number, release in releases.items():
        changed = [name for name, held in release.merged.items() if release.unpacked.get(name) != held]
        assert changed == [], number
        assert release.unpacked.keys() == release.merged.keys()


def test_nothing_of_the_handbooks_own_was_changed(taken: tuple[str, dict[str, Taken]]) -> None:
    _, releases = taken
    for number, release in releases.items():
        first, last = release.ownership.splitlines()
        assert re.fullmatch(rf"held against release {re.escape(number)} of 2026-03-01: \d+ files", first)
        assert last == "nothing is in the way of the next version"


def test_every_address_goes_on_working(taken: tuple[str, dict[str, Taken]]) -> None:
    _, releases = taken
    assert {number: release.lost for number, release in releases.items()} == {number: [] for number in RELEASES}
    last = releases["0.7.0"].pages
    assert "It is part of the page on everyday care now." in last["everyday-care/bedtime/"]
    assert 'href="../../care/key-working/"' in last["everyday-care/key-working/"]
    assert "A child who chose knows why." in last["care/key-working/"]


def test_what_is_local_is_kept(taken: tuple[str, dict[str, Taken]]) -> None:
    provider, releases = taken
    for number, release in releases.items():
        moved = number != "0.3.0"
        key_working = release.pages["care/key-working/" if moved else "everyday-care/key-working/"]
        if provider == "hill":
            assert "At Hill House the day starts with porridge." in release.pages["everyday-care/"], number
            assert "Every Thursday after tea." in key_working, number
            assert "Each child chose their key worker out of three." in key_working, number
            assert "Our new workers start on a school day." in key_working, number
            assert "our-hill/" in release.pages
        else:
            wider = release.pages["standards/wider-system/"]
            assert "The river council rings on Mondays." in wider, number
            assert "Each child has the services that they need, by the river too." in wider, number
            assert "We use our own page on Wales." in release.pages["wales/"], number


def test_a_file_of_the_handbooks_that_was_edited_is_listed_and_is_the_only_conflict(
    upstream: Path, tmp_path: Path
) -> None:
    root = fork(upstream, tmp_path / "copy", "hill")
    edit(root, "data/checklists/key-working.yml", "Each child had time alone", "Each child had an hour alone")
    edit(root, "docs/evidence/glossary.md", "title: Glossary", "title: Our words")
    (root / "docs/act-now/ours.md").write_text("---\nid: ours\n---\n", encoding="utf-8")
    (root / "ci.yml").write_text("pages: yes\n", encoding="utf-8")
    (root / "docs/wales/index.md").unlink()
    windows = root / "docs/index.md"
    windows.write_bytes(windows.read_bytes().replace(b"\n", b"\r\n"))
    listed, status = said(root, "check", "--ownership")
    assert status == 1
    assert re.sub(r"\d+ files", "N files", listed) == _expected("ownership.txt", listed)
    shutil.rmtree(root / ".git" / "hooks", ignore_errors=True)
    without_git = shutil.copytree(root, tmp_path / "plain", ignore=shutil.ignore_patterns(".git"))
    assert said(without_git, "check", "--ownership") == (listed, status)
    git(root, "checkout", "--quiet", "docs/wales/index.md")
    keep(root, "Our own edits")
    git(root, "merge", "--no-edit", "v0.4.0", fails=True)
    assert git(root, "diff", "--name-only", "--diff-filter=U").split() == ["data/checklists/key-working.yml"]


def test_the_briefing_is_a_page_that_the_layer_can_hold(upstream: Path, tmp_path: Path) -> None:
    root = fork(upstream, tmp_path / "copy", "hill")
    git(root, "merge", "--quiet", "--no-edit", "v0.3.0")
    printed, _ = said(root, "updates", "--to", "v0.6.0", "--briefing", str(tmp_path / "out"), "--today", "2026-03-01")
    page = tmp_path / "out" / "what-version-0-6-0-brings.md"
    assert printed.endswith(f"written: {page.with_suffix('.docx')}\nwritten: {page}\n")
    first = contents_of(tmp_path / "out")
    said(root, "updates", "--to", "v0.6.0", "--briefing", str(tmp_path / "out"), "--today", "2026-03-01")
    assert contents_of(tmp_path / "out") == first
    git(root, "merge", "--quiet", "--no-edit", "v0.6.0")
    shutil.copyfile(page, root / "organisation/pages" / page.name)
    known = checked(root)
    assert [line for line in known if page.name in line] == []
    edit(root, "organisation/notes/wider-system.md", r"\.\./everyday-care/key-working\.md", "../care/key-working.md")
    edit(root, "organisation/pages/our-hill.md", "/everyday-care/key-working/", "/care/key-working/")
    build(Plan(root, root / "site", TODAY, root / "organisation", processes=1), lambda _: None)
    html = html_of(root / "site")["what-version-0-6-0-brings/"]
    words = " ".join(LexborHTMLParser(html).css_first("article").text().split())
    assert "Your page in place of the page “Everyday care”" in words
    assert "Now: Each child chose their key worker freely." in words
    assert "<strong>freely</strong>" in html
    assert 'href="../care/key-working/"' in html


def contents_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, byte for byte."""
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("--to", "v9"), 'there is no folder and no version "v9" here; fetch it first: git fetch upstream --tags'),
        (("--to", "docs"), '"docs" holds no handbook; name the folder that has docs, data and scripts in it'),
        (("--to", "mkdocs.yml"), "mkdocs.yml is a file; unpack it and name the folder that holds docs and data"),
        (
            ("--from", "v0.4.0", "--to", "v0.3.0"),
            '"v0.3.0" is version 0.3.0, which is older than yours, 0.4.0; name a newer one with --to',
        ),
        (("--to", "--help-me"), ""),
        (
            ("--organisation", "nowhere"),
            'there is no folder "nowhere"; name the folder that holds organisation.yml',
        ),
    ],
)
def test_what_cannot_be_compared_is_one_line(
    upstream: Path, words: tuple[str, ...], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if not line:
        with pytest.raises(SystemExit):
            main(["--root", str(upstream), "updates", *words])
        return
    assert main(["--root", str(upstream), "updates", *words]) == 2
    assert capsys.readouterr().err == f"error: {line}\n"


def test_a_copy_is_no_news_to_itself(upstream: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(upstream), "updates", "--to", "."]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "Another state of version 0.7.0.",
        "",
        "- Nothing to do: pages and records say the same in both.",
    ]


def test_a_folder_with_mistakes_is_mended_first(
    upstream: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    layer = shutil.copytree(HERE / "hill", tmp_path / "hill")
    edit(layer, "organisation.yml", "owner:", "oner:")
    words = ("--from", "v0.2.0", "--to", "v0.3.0", "--organisation", str(layer))
    assert main(["--root", str(upstream), "updates", *words]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith('error: hill has mistakes, such as hill/organisation.yml:2:1  HB004  unknown key "oner"')


def test_a_version_that_cannot_be_read_says_where_and_what_to_do(
    upstream: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newer = tmp_path / "newer"
    newer.mkdir()
    unpack_version("v0.7.0", upstream, newer)
    edit(newer, "data/contacts/national.yml", "- id: police\n", "- id: police\n  colour: blue\n")
    (newer / "data/poems").mkdir()
    options = ("--root", str(upstream), "updates", "--from", "v0.6.0", "--to", str(newer))
    assert main([*options]) == 0
    capsys.readouterr()
    edit(newer, "data/contacts/national.yml", "nation: both", "nation: [both]")
    assert main([*options]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("error: version 0.7.0 cannot be read: data/contacts/national.yml:")
    assert "its own programs can: in the folder of the new version run python3 scripts/run.py updates --from" in line
