"""What a phone keeps, over the real site: all of it, by its own bytes, and not too much unasked."""

from __future__ import annotations

import json
import re

from handbook.exports.offline import LIST, SHORT, digest_of
from handbook.server import policy

from .conftest import Site


def test_the_list_names_every_page_by_its_bytes(site: Site) -> None:
    listed = json.loads((site.folder / LIST).read_bytes())
    files = {path: name for group in listed["files"].values() for path, (name, _) in group.items()}
    # A section to print is all its pages once more: a phone keeps the pages.
    pages = {url for url in site.html if url != "404.html" and not url.endswith("/print/")}
    assert {path for path in files if path.endswith("/") or not path} == pages
    for path, name in files.items():
        file = site.folder / (f"{path}index.html" if path.endswith("/") or not path else path)
        assert digest_of(file.read_bytes()) == name, path
    scripts = {file.relative_to(site.folder).as_posix() for file in (site.folder / policy.FIXED).rglob("*.js")}
    assert scripts
    assert scripts < set(listed["files"]["shell"])


def test_what_is_kept_unasked_is_modest(site: Site) -> None:
    listed = json.loads((site.folder / LIST).read_bytes())["files"]
    wire = {group: sum(size for _, size in files.values()) for group, files in listed.items()}
    assert wire["shell"] + wire["moved"] + wire["act"] + wire["first"] < 1_500_000
    assert wire["rest"] > wire["act"]
    # Records that were made with no signal are found with none, under their names.
    assert {"checklists/your-checklists/", "checklists/wording.json"} <= set(listed["first"])


def test_each_page_asks_for_the_worker_and_the_manifest(site: Site) -> None:
    for url, tree in site.parsed.items():
        if url in {"404.html", *site.html} and tree.css_first("body > header"):
            assert "data-worker" in (tree.css_first("html").attributes), url
            assert tree.css_first("link[rel=manifest]"), url


def test_each_short_address_leads_to_a_page(site: Site) -> None:
    targets = json.loads((site.folder / SHORT).read_bytes())
    assert len(targets) > 1000
    assert {target.partition("#")[0] for target in targets.values()} <= set(site.html)
    for name, target in list(targets.items())[::50]:
        html = (site.folder / "go" / name / "index.html").read_text(encoding="utf-8")
        assert re.search(r'http-equiv="refresh" content="0; url=(\.\./)+([^"]*)"', html)[2] == target  # type: ignore[index]
