"""For every rule, a project that breaks it: the very lines it prints, and no rule without such a project."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from handbook.check.built import built_rules
from handbook.check.checker import all_rules
from handbook.engine import before
from handbook.engine.register import register

from .odd_files import HARMLESS, ODD

HERE = Path(__file__).parent
TODAY = datetime.date(2026, 3, 1)
CASES = sorted(folder.name for folder in (HERE / "cases").iterdir())


def lay_out(root: Path, case: str | None = None) -> Path:
    """Copy the good project, register its ids, and lay a case's files over it."""
    shutil.copytree(HERE / "good", root)
    register(root, None, TODAY)
    if case:
        shutil.copytree(HERE / "cases" / case, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
    return root


def problems_of(root: Path) -> list[str]:
    project, layer = before.load_tree(root)
    return [str(problem) for problem in before.check_tree(project, layer, TODAY)]


def test_the_good_project_is_good(tmp_path: Path) -> None:
    assert problems_of(lay_out(tmp_path / "p")) == []


@pytest.mark.parametrize("case", CASES)
def test_a_bad_project_gives_exactly_its_lines(case: str, tmp_path: Path) -> None:
    expected = (HERE / "cases" / case / "expected.txt").read_text(encoding="utf-8").splitlines()
    code = case.split("-", maxsplit=1)[0]
    assert any(f"  {code}  " in line for line in expected), f"{case} expects no line of its own rule"
    assert problems_of(lay_out(tmp_path / "p", case)) == expected


@pytest.mark.parametrize("case", sorted(ODD))
def test_an_odd_file_gives_one_clear_line(case: str, tmp_path: Path) -> None:
    spoil, expected = ODD[case]
    root = lay_out(tmp_path / "p")
    spoil(root)
    assert problems_of(root) == expected


@pytest.mark.parametrize("case", sorted(HARMLESS))
def test_what_does_no_harm_is_let_through(case: str, tmp_path: Path) -> None:
    root = lay_out(tmp_path / "p")
    HARMLESS[case](root)
    assert problems_of(root) == []


def test_every_rule_has_a_project_that_breaks_it() -> None:
    printed = "".join((HERE / "cases" / case / "expected.txt").read_text(encoding="utf-8") for case in CASES)
    printed += "".join(line for _, lines in ODD.values() for line in lines)
    printed += "".join((HERE / name).read_text(encoding="utf-8") for name in ("test_built_bad.py", "test_hard_page.py"))
    printed += (HERE / "layers" / "expected.txt").read_text(encoding="utf-8")
    codes = [rule.code for rule in [*all_rules(), *built_rules()]]
    assert len(codes) == len(set(codes))
    assert [code for code in codes if code not in printed] == []
