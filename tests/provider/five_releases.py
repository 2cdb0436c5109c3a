"""A made-up handbook of a few pages that goes through five releases, in a Git repository of its own."""

from __future__ import annotations

import datetime
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from handbook.engine.__main__ import main
from handbook.engine.register import register

ROOT = Path(__file__).resolve().parents[2]
SMALL = (ROOT / "tests/bad/good", ROOT / "tests/bad/layers/handbook")
TODAY = datetime.date(2026, 3, 1)
FIRST = "0.2.0"
_QUIET = {
    **os.environ,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
}
_WHO = ("-c", "user.name=Handbook", "-c", "user.email=handbook@example.org", "-c", "init.defaultBranch=main")


def git(folder: Path, *words: str, fails: bool = False) -> str:
    """Run Git in a folder; returns what it says."""
    done = subprocess.run(
        ["git", *_WHO, *words], cwd=folder, env=_QUIET, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.returncode != 0) == fails, f"git {' '.join(words)}: {done.stdout}{done.stderr}"
    return done.stdout


def lay_out(root: Path) -> None:
    """The handbook before its first release: the pages of the tests, with all of the real one's programs."""
    for name in ("overrides", "scripts"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for small in SMALL:
        for name in ("docs", "data"):
            shutil.copytree(small / name, root / name, dirs_exist_ok=True)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    navigation = (SMALL[1] / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(f"{settings}\n{navigation}", encoding="utf-8")
    (root / "organisation").mkdir()
    (root / "organisation" / "README.md").write_text("What is yours goes here.\n", encoding="utf-8")
    for name in (".gitignore", ".gitattributes"):
        shutil.copyfile(ROOT / name, root / name)


def publish(root: Path, number: str) -> None:
    """Release the tree as it stands, by the project's own commands."""
    register(root, None, TODAY)
    names = root / "scripts/handbook/__init__.py"
    named = re.sub(r'^VERSION = ".*"$', f'VERSION = "{number}"', names.read_text(encoding="utf-8"), flags=re.MULTILINE)
    names.write_text(named, encoding="utf-8")
    log = root / "CHANGELOG.md"
    older = log.read_text(encoding="utf-8") if log.exists() else ""
    log.write_text(f"## {number} — {TODAY.isoformat()}\n\n- Better.\n\n{older}", encoding="utf-8")
    git(root, "add", "--all")
    assert main(["--root", str(root), "release", "--today", TODAY.isoformat()]) == 0
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", f"Release {number}")
    git(root, "tag", f"v{number}")


def edit(root: Path, file: str, old: str, new: str) -> None:
    """Put other words into a file; `old` is a pattern that is found once at least."""
    text = (root / file).read_text(encoding="utf-8")
    changed = re.sub(old, lambda _: new, text)
    assert changed != text, f"{file} does not hold {old}"
    (root / file).write_text(changed, encoding="utf-8")


def add(root: Path, file: str, text: str) -> None:
    """Put a file into the tree, or more text at the end of one."""
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    with (root / file).open("a", encoding="utf-8") as out:
        out.write(text)


def _page(id_: str, title: str, text: str) -> str:
    return (
        f"---\nid: {id_}\ntitle: {title}\n"
        "description: A page of the small handbook that comes with one of its five releases.\n"
        "kind: reference\nnations: [england, wales]\naudience: [care-worker]\nreviewed: 2026-01-05\n"
        f"review_every: 12 months\nowner: care\n---\n\n{text}\n"
    )


def _additions(root: Path) -> None:
    """A page, an item, a step, a contact, and two changes in the law."""
    add(root, "docs/everyday-care/bedtime.md", _page("bedtime", "Bedtime", "Ask the child first. Then say good night."))
    edit(
        root,
        "mkdocs.yml",
        "      - everyday-care/key-working.md\n",
        "      - everyday-care/key-working.md\n      - everyday-care/bedtime.md\n",
    )
    add(
        root,
        "data/checklists/key-working.yml",
        "      - id: key-knows-why\n        text: Each child knows why there is a key worker.\n"
        "        sources: [the-guide]\n",
    )
    add(
        root,
        "data/pathways/new-worker.yml",
        "      - id: new-worker-reads\n        do: read\n        text: Read about bedtime.\n        page: bedtime\n"
        "        minutes: 10\n        signs: The shift leader\n        competent: They ask the child first.\n",
    )
    add(
        root,
        "data/contacts/national.yml",
        "- id: night-nurse\n  name: Night nurse\n  use_for: A child who is ill at night.\n  nation: both\n"
        "  local: true\n  meanwhile: Ring 111.\n",
    )
    add(
        root,
        "data/changes/2026.yml",
        "- id: change-bedtime\n  date: 2026-02-01\n  pages: [bedtime]\n  what: Guidance on bedtime is new.\n"
        "  why: Children asked for it.\n  do: Read it at a team meeting.\n  severity: practice\n"
        "- id: change-doors\n  date: 2026-01-15\n  what: Doors must open from inside.\n"
        "  why: The law was changed.\n  do: Try every door today.\n  severity: law\n",
    )


def _moves(root: Path) -> None:
    """A page that moves and is called otherwise; an item that goes to another list; a checklist with another title."""
    (root / "docs/care").mkdir()
    (root / "docs/everyday-care/key-working.md").rename(root / "docs/care/key-working.md")
    edit(root, "docs/care/key-working.md", "title: Key working", "title: A key worker for each child")
    edit(root, "mkdocs.yml", "everyday-care/key-working.md", "care/key-working.md")
    item = (
        "      - id: key-time-alone\n        text: Each child had time alone with them this week.\n"
        "        sources: [the-guide]\n"
    )
    edit(root, "data/checklists/key-working.yml", re.escape(item), "")
    add(root, "data/checklists/wider-system.yml", item)
    edit(root, "data/checklists/wider-system.yml", "title: Engaging with the wider system", "title: The wider system")


def _retirements(root: Path) -> None:
    """A page, an item and a step that go, each with what took its place."""
    (root / "docs/everyday-care/bedtime.md").unlink()
    edit(root, "mkdocs.yml", "      - everyday-care/bedtime.md\n", "")
    edit(root, "data/changes/2026.yml", r"  pages: \[bedtime\]\n", "")
    edit(root, "data/checklists/key-working.yml", r"      - id: key-knows-why\n.*\n.*\n", "")
    edit(root, "data/pathways/new-worker.yml", r"(?s)      - id: new-worker-reads\n.*", "")
    add(
        root,
        "data/retired/all.yml",
        "- kind: page\n  id: bedtime\n  on: 2026-02-20\n  replacement: everyday-care\n"
        "  reason: It is part of the page on everyday care now.\n"
        "- kind: item\n  id: key-knows-why\n  on: 2026-02-20\n  replacement: key-child-chose\n"
        "  reason: A child who chose knows why.\n"
        "- kind: step\n  id: new-worker-reads\n  on: 2026-02-20\n  reason: The page is gone.\n",
    )


def _rewritings(root: Path) -> None:
    """Pages, an item, a step and a line of the law that say something else."""
    edit(
        root,
        "docs/everyday-care/index.md",
        r"See \{\{ link\(\"key-working\"\)",
        'Ask the child first. See {{ link("key-working")',
    )
    edit(
        root,
        "docs/care/key-working.md",
        "A child has a key worker.",
        "A child has a key worker, and chooses who it is.",
    )
    edit(root, "docs/standards/wider-system.md", "Adults who ask for help.", "Adults who ask for help early.")
    edit(
        root,
        "data/checklists/key-working.yml",
        "Each child chose their key worker.",
        "Each child chose their key worker freely.",
    )
    edit(
        root, "data/checklists/wider-system.yml", "the services that they need.", "the services that they need in time."
    )
    edit(root, "data/pathways/new-worker.yml", "Have tea with the children.", "Have tea and play with the children.")
    edit(
        root,
        "data/law/england/regulation-05.yml",
        "Keep the placing authority involved.",
        "Keep the placing authority involved at all times.",
    )


def _small_things(root: Path) -> None:
    """Nothing that touches a provider: a word explained better, a page more."""
    edit(root, "data/glossary/words.yml", "The provider or the manager.", "The provider, or the registered manager.")
    add(root, "docs/care/pets.md", _page("pets", "Pets", "A pet is somebody to talk to."))
    edit(root, "mkdocs.yml", "      - care/key-working.md\n", "      - care/key-working.md\n      - care/pets.md\n")


RELEASES: dict[str, Callable[[Path], None]] = {
    "0.3.0": _additions,
    "0.4.0": _moves,
    "0.5.0": _retirements,
    "0.6.0": _rewritings,
    "0.7.0": _small_things,
}
"""What each release brings, after the first."""


def publish_all(root: Path) -> Path:
    """Publish the handbook and all of its releases; returns the repository."""
    root.mkdir()
    git(root, "init", "--quiet")
    lay_out(root)
    publish(root, FIRST)
    for number, change in RELEASES.items():
        change(root)
        publish(root, number)
    return root
