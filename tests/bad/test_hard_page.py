"""HB037: the command `check` measures how hard a page is to read; a build does not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from handbook.engine.register import register

from .test_known_bad import TODAY, lay_out

ROOT = Path(__file__).parents[2]
PAGE = Path("docs/standards/wider-system.md")
HARD = (
    "Comprehensive interdisciplinary collaboration necessitates unambiguous communication responsibilities. "
    "Organisational accountability presupposes documented supervisory authorisation procedures. "
) * 6


def _check(root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "handbook.engine", "--root", str(root), "check", "--today", TODAY.isoformat()]
    environment = {"PYTHONPATH": str(ROOT / "scripts")}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def test_a_hard_page_is_an_error_of_check_and_the_levels_are_shown(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "p")
    page = root / PAGE
    page.write_text(page.read_text(encoding="utf-8").replace("By what they do.", HARD), encoding="utf-8")
    register(root, None, TODAY)
    first, second = _check(root), _check(root)
    assert first.returncode == 1, first.stdout + first.stderr
    assert "docs/standards/wider-system.md:1:1  HB037  the page reads at grade" in first.stderr
    assert "10 at most; shorten its sentences and choose plainer words" in first.stderr
    assert first.stdout.startswith("standard: 1 pages, grade ")
    assert (second.stdout, second.stderr) == (first.stdout, first.stderr), "measured anew and kept must agree"


def test_a_plain_page_passes(tmp_path: Path) -> None:
    found = _check(lay_out(tmp_path / "p"))
    assert (found.returncode, found.stderr) == (0, "")
    assert "no mistakes" in found.stdout
