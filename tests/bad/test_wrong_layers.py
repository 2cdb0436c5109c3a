"""Each wrong layer gives one line with file, place, code and remedy; the last good site stays as it was."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handbook.engine import before
from handbook.engine.build import Plan, build
from handbook.engine.failure import BuildFailed

from .layering import edit, good_layer, lines_of, small_handbook
from .test_built_bad import lay_out_whole
from .test_known_bad import TODAY
from .wrong_layers import WRONG

_LINES = (Path(__file__).parent / "layers" / "expected.txt").read_text(encoding="utf-8").splitlines()
EXPECTED = {case: line.strip() for case, line in zip(_LINES[::2], _LINES[1::2], strict=True)}
LINE = re.compile(r"organisation(/\S.*)?:\d+:\d+  HB\d{3}  .+; .+")


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small handbook; no test changes it."""
    return small_handbook(tmp_path_factory.mktemp("small") / "handbook")


def test_the_good_layer_is_good(handbook: Path, tmp_path: Path) -> None:
    assert lines_of(handbook, good_layer(tmp_path)) == []


@pytest.mark.parametrize("case", sorted(WRONG))
def test_a_wrong_layer_gives_one_line(case: str, handbook: Path, tmp_path: Path) -> None:
    layer = good_layer(tmp_path)
    WRONG[case](layer)
    found = lines_of(handbook, layer)
    assert found == [EXPECTED[case]]
    assert LINE.fullmatch(found[0])


def test_there_are_enough_of_them_and_each_expects_its_line() -> None:
    assert len(WRONG) >= 60
    assert list(EXPECTED) == list(WRONG)


def test_a_folder_that_is_not_there_and_one_with_a_name_of_ours(handbook: Path, tmp_path: Path) -> None:
    missing = tmp_path / "oak"
    [line] = lines_of(handbook, missing)
    assert line == f"{missing}:1:1  HB001  there is no such folder; name the folder that holds organisation.yml"
    good_layer(tmp_path).rename(tmp_path / "data")
    found = lines_of(handbook, tmp_path / "data")
    assert 'data:1:1  HB007  the folder is called "data", as one of the handbook is; rename it' in found


def test_a_home_that_is_not_there(handbook: Path, tmp_path: Path) -> None:
    found = lines_of(handbook, good_layer(tmp_path), home="oak-hause")
    assert found == [
        'organisation/organisation.yml:1:1  HB001  there is no home "oak-hause"; did you mean "oak-house"?'
    ]


def test_what_is_still_to_fill_in_is_listed_and_is_no_mistake(handbook: Path, tmp_path: Path) -> None:
    layer = good_layer(tmp_path)
    edit("organisation.yml", "owner: Quality lead\n", "")(layer)
    edit("organisation.yml", "contacts:\n  - id: head-office\n    number: 0300 123 1231\n", "")(layer)
    edit("amendments/key-working.yml", "  instead_of: Each child chose their key worker.\n", "")(layer)
    project, found = before.load_tree(handbook, layer)
    assert before.check_tree(project, found, TODAY) == []
    assert before.unfilled_in(project, found, TODAY) == [
        "organisation/amendments/key-working.yml:1:3  no instead_of: copy the handbook's words of key-child-chose, "
        "to be told when they change",
        "organisation/amendments/key-working.yml:4:3  no instead_of: copy the handbook's words of "
        "system-authority-involved, to be told when they change",
        "organisation/amendments/key-working.yml:7:3  no instead_of: copy the handbook's words of "
        "new-worker-meets-children, to be told when they change",
        'organisation/organisation.yml:1:1  no number for "Head office" (head-office); pages say: Ask your manager.',
        "organisation/organisation.yml:1:1  no owner: who looks after all that is local: a role",
        "organisation/organisation.yml:10:17  01632 960001 is an example that nobody has: fill in your own",
        "organisation/organisation.yml:17:17  029 2018 0001 is an example that nobody has: fill in your own",
    ]


def test_nothing_is_asked_of_a_handbook_that_nobody_made_their_own(handbook: Path, tmp_path: Path) -> None:
    project, found = before.load_tree(handbook, None)
    assert before.unfilled_in(project, found, TODAY) == []
    (tmp_path / "empty").mkdir()
    assert lines_of(handbook, tmp_path / "empty") == []


def test_the_last_good_site_stays(tmp_path: Path) -> None:
    root = lay_out_whole(tmp_path / "p")
    (root / "site").mkdir()
    (root / "site" / "good.txt").write_text("the last good site")
    (root / "organisation" / "organisation.yml").write_text("contacts:\n  - {id: on-call, number: 0300 123}\n")
    with pytest.raises(BuildFailed) as failed:
        build(Plan(root, root / "site", TODAY, processes=1), lambda _: None)
    assert [problem.code for problem in failed.value.problems] == ["HB060"]
    assert [file.name for file in (root / "site").iterdir()] == ["good.txt"]
    assert not (root / ".site.new").exists()
