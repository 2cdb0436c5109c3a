"""A provider takes a release of the made-up handbook: asks what it brings, merges, checks, mends, builds."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from handbook.engine import before as preparing
from handbook.engine.__main__ import main
from handbook.engine.build import Plan, build
from handbook.engine.other_version import unpack as unpack_version
from handbook.load.project import load
from handbook.organisation.versions import version_of

from .five_releases import FIRST, TODAY, edit, git

HERE = Path(__file__).parent / "five-releases"
AMENDED = """\
- item: key-knows-why
  does_not_apply: true
  instead_of: Each child knows why there is a key worker.
  reason: We ask in another way.
"""


@dataclass
class Taken:
    """What happened when one provider took one release."""

    before: str
    """What `updates` said."""
    status: int
    """With what it ended."""
    check: list[str]
    """What `check` said after the merge."""
    ownership: str
    merged: dict[str, bytes]
    unpacked: dict[str, bytes]
    lost: list[str]
    """The addresses that are in the register and no longer lead anywhere."""
    pages: dict[str, str] = field(default_factory=dict)
    """The HTML of the site, by address."""


def fork(upstream: Path, root: Path, provider: str) -> Path:
    """A provider's copy of the first release, with its own folder filled in."""
    git(root.parent, "clone", "--quiet", "--origin", "upstream", str(upstream), root.name)
    git(root, "checkout", "--quiet", "-B", "main", f"v{FIRST}")
    shutil.copytree(HERE / provider, root / "organisation", dirs_exist_ok=True)
    pages = {page.meta.id: version_of(page) for page in load(root, root / "mkdocs.yml").pages}
    for file in (root / "organisation").rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"VERSION OF ([a-z-]+)", lambda found: pages[found[1]], text), encoding="utf-8")
    keep(root, "Our own folder")
    assert checked(root) == []
    return root


def take(root: Path, number: str, provider: str, folder: Path) -> Taken:
    """Ask what a release brings, take it with Git and without, check, mend what must be, and build."""
    git(root, "fetch", "--quiet", "--tags", "upstream")
    before, status = said(root, "updates", "--to", f"v{number}", "--today", TODAY.isoformat())
    assert git(root, "status", "--short") == ""
    unpacked = unpack(root, number, folder / number)
    git(root, "merge", "--quiet", "--no-edit", f"v{number}")
    found = Taken(before, status, checked(root), said(root, "check", "--ownership")[0], tree(root), unpacked, [])
    mend(root, number, provider, before)
    build(Plan(root, root / "site", TODAY, root / "organisation", processes=1), lambda _: None)
    found.pages = html_of(root / "site")
    found.lost = list(lost(root, found.pages))
    return found


def mend(root: Path, number: str, provider: str, before: str) -> None:
    """Do what was told before the release. Rivers writes things that rest on the new page, and leaves be what is behind
    after the last but one."""
    layer = root / "organisation"
    if (provider, number) == ("hill", "0.4.0"):
        edit(layer, "notes/wider-system.md", r"\.\./everyday-care/key-working\.md", "../care/key-working.md")
        edit(layer, "pages/our-hill.md", "/everyday-care/key-working/", "/care/key-working/")
    if (provider, number) == ("rivers", "0.3.0"):
        (layer / "notes/bedtime.md").write_text("In summer children stay up later.\n", encoding="utf-8")
        edit(layer, "checklists/boats.yml", "page: key-working", "page: bedtime")
        edit(layer, "amendments/wider-system.yml", "- item: system", AMENDED + "- item: system")
    if (provider, number) == ("rivers", "0.5.0"):
        (layer / "notes/bedtime.md").unlink()
        edit(layer, "checklists/boats.yml", "page: bedtime", "page: everyday-care")
        edit(layer, "amendments/wider-system.yml", re.escape(AMENDED), "")
    if (provider, number) == ("hill", "0.6.0"):
        told = re.findall(r"(replaced_version: \"[0-9a-f]+\"|instead_of: .*)", before)
        assert len(told) == 3
        edit(layer, "pages/everyday-care.md", r"replaced_version: .*", told[0])
        edit(layer, "amendments/key-working.yml", r"instead_of: Each.*", told[1])
        edit(layer, "amendments/key-working.yml", r"instead_of: Have.*", told[2])
    keep(root, f"After {number}")


def keep(root: Path, message: str) -> None:
    """Commit what there is."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", message)


def said(root: Path, *words: str) -> tuple[str, int]:
    """What a command prints, and with what it ends."""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        status = main(["--root", str(root), *words])
    return out.getvalue(), status


def checked(root: Path) -> list[str]:
    """What the check says of a copy."""
    project, layer = preparing.load_tree(root)
    return [str(problem) for problem in preparing.check_tree(project, layer, TODAY)]


def unpack(root: Path, number: str, folder: Path) -> dict[str, bytes]:
    """The same release taken without Git: unpacked into an empty folder, with the provider's own put into it."""
    folder.mkdir()
    unpack_version(f"v{number}", root, folder)
    shutil.copytree(root / "organisation", folder / "organisation", dirs_exist_ok=True)
    return contents(folder)


def tree(root: Path) -> dict[str, bytes]:
    """Every file that Git keeps of a copy."""
    return {path: (root / path).read_bytes() for path in git(root, "ls-files", "-z").split("\0") if path}


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def html_of(site: Path) -> dict[str, str]:
    """The pages of a site, by address."""
    files = {file.relative_to(site).as_posix(): file for file in site.rglob("index.html")}
    return {name.removesuffix("index.html"): file.read_text(encoding="utf-8") for name, file in files.items()}


def lost(root: Path, pages: dict[str, str]) -> Iterator[str]:
    """Yield each address that was ever published and neither lands nor tells what happened."""
    for line in (root / "data/ids.txt").read_text(encoding="utf-8").splitlines():
        kind, id_, target = line.split(" ")
        url, _, anchor = target.partition("#")
        parsed = LexborHTMLParser(pages.get(url, ""))
        whole = parsed.css_first("article") is not None
        if anchor and whole and parsed.css_first(f'[id="{anchor}"]') is None:
            yield f"{kind} {id_}: no {target}"
        elif not whole and parsed.css_first("a[href]") is None:
            yield f"{kind} {id_}: nothing at {url}"
        short = pages.get(f"go/{id_}/", pages.get(f"go/{kind}-{id_}/", ""))
        if kind in ("page", "checklist", "item", "pathway", "step") and "href=" not in short:
            yield f"{kind} {id_}: no short address"
