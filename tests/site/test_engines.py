"""A second engine, the continuation of MkDocs under another name, builds the same site from the same tree."""

from __future__ import annotations

from pathlib import Path

from .conftest import contents, differences, run


def test_properdocs_gives_the_same_site(tree: Path, files: dict[str, bytes]) -> None:
    done = run(tree, "properdocs", "build", "--config-file", "mkdocs.yml")
    assert done.returncode == 0, done.stderr
    assert differences(files, contents(tree / "site")) == []


def test_it_is_properdocs_that_runs_and_it_stops_at_the_same_mistakes(small: Path) -> None:
    assert "properdocs" in run(small, "properdocs", "--version").stdout.lower()
    with (small / "docs/standards/wider-system.md").open("a", encoding="utf-8") as page:
        page.write('\n{{ link("nowhere-at-all") }}\n')
    done = run(small, "properdocs", "build", "--config-file", "mkdocs.yml")
    assert done.returncode != 0
    assert 'HB011  unknown page "nowhere-at-all"' in done.stderr
    assert "Traceback" not in done.stderr
    assert not (small / "site").exists()
