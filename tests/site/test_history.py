"""No address that any release published is dead: every state of the register in the history, against the built site."""

from __future__ import annotations

import re
import subprocess
from functools import cache

import pytest

from handbook.library.short_names import lines_of, short_names

from .conftest import ROOT, Site

REGISTER = "data/ids.txt"


def _git(*arguments: str) -> str:
    """What git says, or nothing where there is no git or no history."""
    try:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    except FileNotFoundError:
        return ""
    return done.stdout if done.returncode == 0 else ""


@cache
def _registers() -> tuple[tuple[str, list[str]], ...]:
    """The register in each commit that changed it, the newest first."""
    if _git("rev-parse", "--show-toplevel").strip() != str(ROOT):
        return ()  # not a repository of its own: an unpacked release
    commits = _git("log", "--format=%H", "--full-history", "--", REGISTER).split()
    return tuple((commit, _git("show", f"{commit}:{REGISTER}").splitlines()) for commit in commits)


@pytest.fixture
def registers() -> tuple[tuple[str, list[str]], ...]:
    found = _registers()
    if not found:
        pytest.skip("there is no git history here (an unpacked release): addresses of earlier releases were not tried")
    if _git("rev-parse", "--is-shallow-repository").strip() == "true":
        pytest.skip("this clone is shallow: addresses of earlier releases were not tried; fetch the whole history")
    return found


def test_every_address_of_every_release_still_lands(registers: tuple[tuple[str, list[str]], ...], site: Site) -> None:
    ids = {url: set(found) for url, found in site.ids.items()}
    dead = {
        f"{commit[:10]}: {line}"
        for commit, lines in registers
        for line in lines
        for url, _, anchor in [line.split(" ")[2].partition("#")]
        if url not in site.html or (anchor and anchor not in ids[url] and not _leads_on(site.html[url]))
    }
    assert sum(len(lines) for _, lines in registers) > 1000
    assert sorted(dead) == []


def test_every_short_address_of_every_release_still_means_the_same(
    registers: tuple[tuple[str, list[str]], ...], site: Site
) -> None:
    today = short_names((site.tree / REGISTER).read_text(encoding="utf-8").splitlines())
    for commit, lines in registers:
        with_names = {kind for kind, _, _ in lines_of(lines)}
        for name, owner in short_names(lines).items():
            assert today.get(name) == owner, f"{commit[:10]}: {name}"
            assert (site.folder / "go" / name / "index.html").is_file(), f"{commit[:10]}: {name}"
        assert with_names


def _leads_on(html: str) -> bool:
    """Whether a page only sends its readers on, whatever part they asked for."""
    return bool(re.search(r'http-equiv="refresh"', html))
