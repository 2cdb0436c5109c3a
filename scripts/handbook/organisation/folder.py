"""An organisation's folder as it lies there: what may stand in it, before anything of it is read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..load import text_file
from ..load.kinds import KINDS
from ..load.problem import BAD_FILE_NAME, UNREADABLE, Origin, Problem, suggest

SETTINGS = "organisation.yml"
LOCAL_KINDS = tuple(
    kind for kind in KINDS if kind.name not in ("provision", "inspection-areas", "retired", "starting-points")
)
"""The kinds of record that an organisation may add to. The law, the inspectors' framework and the history of the
handbook's own ids are no organisation's."""
OTHERS = frozenset({"pages", "notes", "amendments"})
MOST = 1000
"""Files in one folder. A provider with more local pages than the handbook has put the wrong folder there."""
_MAY_STAND = (".md", ".svg", ".png")
TAKEN = ("data", "docs")
"""What a layer's folder cannot be called: its records would be taken for the handbook's."""


def faults(folder: Path, root: Path) -> Iterator[Problem]:
    """Yield what is wrong with the files themselves: a name that nothing reads, a link that leads out, far too many.

    Args:
        folder: the organisation's folder.
        root: the folder from which its paths are written.
    """
    here = Origin(folder.relative_to(root).as_posix())
    if folder.name in TAKEN:
        yield BAD_FILE_NAME.at(here, f'the folder is called "{folder.name}", as one of the handbook is', "rename it")
    known = [kind.folder for kind in LOCAL_KINDS] + sorted(OTHERS)
    for place in sorted(folder.iterdir()):
        origin = Origin(place.relative_to(root).as_posix())
        if place.name.startswith("."):
            continue
        if not text_file.within(place, folder):
            yield text_file.outside(origin)
        elif place.is_dir() and place.name not in known:
            remedy = suggest(place.name, known, f"the folders here are {', '.join(sorted(known))}")
            yield BAD_FILE_NAME.at(origin, "nothing reads this folder", remedy)
        elif place.is_dir():
            yield from _inside(place, folder, root)
        elif place.name != SETTINGS and place.suffix not in _MAY_STAND and not _is_example(place):
            remedy = suggest(place.name, [SETTINGS], f"the settings are {SETTINGS}; all else has a folder of its own")
            yield BAD_FILE_NAME.at(origin, "nothing reads this file", remedy)
        elif place.name != "README.md" and place.suffix == ".md":
            yield BAD_FILE_NAME.at(origin, "nothing reads this file", "put a page into pages, a note into notes")


def is_refused(place: Path) -> bool:
    """Whether a folder is not even looked into: it is a link out of the layer, or holds far too much."""
    return place.is_dir() and (not text_file.within(place, place.parent) or bool(_too_many(place)))


def _too_many(place: Path) -> int:
    """How many files a folder holds, when they are more than can be meant; else 0."""
    count = sum(1 for _ in place.rglob("*"))
    return count if count > MOST else 0


def _inside(place: Path, folder: Path, root: Path) -> Iterator[Problem]:
    origin = Origin(place.relative_to(root).as_posix())
    if count := _too_many(place):
        yield UNREADABLE.at(origin, f"the folder holds {count:,} files; {MOST:,} are the most", "keep what is yours")
        return
    for file in sorted(place.rglob("*")):
        shown = Origin(file.relative_to(root).as_posix())
        if not text_file.within(file, folder):
            yield text_file.outside(shown)
        elif place.name == "notes" and file.is_dir():
            yield BAD_FILE_NAME.at(shown, "nothing reads a folder within notes", "put its files into notes itself")
        elif place.name == "notes" and file.suffix != ".md":
            yield BAD_FILE_NAME.at(shown, "a note is a Markdown file", "end its name with .md")


def _is_example(place: Path) -> bool:
    return place.name == "organisation.example.yml" or place.stem.upper() in ("LICENSE", "LICENCE")
