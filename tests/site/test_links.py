"""Every link and anchor of the built site holds: at the root of a host, and under a path of one."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from .conftest import Site, build_by_command


def check(folder: Path, root: Path, *more: str) -> dict[str, Any]:
    """Run the link checker over a folder, without a network; returns its report."""
    lychee = shutil.which("lychee", path=str(Path(sys.executable).parent)) or shutil.which("lychee")
    assert lychee, "the link checker is missing: python3 scripts/run.py test site installs it"
    done = subprocess.run(
        [
            lychee, "--offline", "--include-fragments", "--index-files", "index.html", "--root-dir", str(root),
            "--no-progress", "--format", "json", *more, f"{folder}/**/*.html",
        ],
        capture_output=True, text=True, timeout=240, check=False, cwd=root,
    )  # fmt: skip
    assert done.stdout.startswith("{"), done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def broken(report: dict[str, Any]) -> list[str]:
    """The links that fail, each with its page."""
    return sorted(
        f"{Path(page).parent.name}: {fault['url']}" for page, faults in report["error_map"].items() for fault in faults
    )


def test_every_link_and_anchor_holds_at_the_root_of_a_host(site: Site) -> None:
    report = check(site.folder, site.folder)
    assert broken(report) == []
    internal = sum(len(tree.css('a[href]:not([href*=":"])')) for tree in site.parsed.values())
    assert report["total"] > len(site.html) * 20
    assert internal > 10_000


def test_every_link_holds_under_a_path_of_a_host(site: Site, tmp_path: Path) -> None:
    """The same files, moved under a path; only the page for a wrong address must be told where it stands (below)."""
    folder = tmp_path / "sub" / "handbook"
    shutil.copytree(site.folder, folder)
    (folder / "404.html").unlink()
    assert broken(check(folder, tmp_path)) == []


def test_the_page_for_a_wrong_address_holds_when_the_sites_own_address_has_a_path(small: Path, tmp_path: Path) -> None:
    (small / "organisation" / "organisation.yml").write_text("address: https://a.example/sub/handbook/\n")
    folder = tmp_path / "host" / "sub" / "handbook"
    build_by_command(small, "--site", str(folder))
    assert "/sub/handbook/assets/" in (folder / "404.html").read_text(encoding="utf-8")
    report = check(folder, tmp_path / "host")
    assert broken(report) == []


def test_the_link_checker_sees_what_does_not_hold(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "index.html").write_text('<!doctype html><title>t</title><p id="here">x</p>')
    links = "".join(
        f'<a href="{link}">x</a>'
        for link in ("there/", "there/#here", "/there/", "there/#gone", "nowhere/", "/nowhere.css", "#gone")
    )
    (tmp_path / "index.html").write_text(f"<!doctype html><title>t</title>{links}")
    found = broken(check(tmp_path, tmp_path))
    assert len(found) == 4
    assert sum("gone" in link for link in found) == 2
    assert sum("nowhere" in link for link in found) == 2
