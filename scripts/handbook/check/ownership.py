"""Which of the handbook's own files were changed in a copy: what would be in the way of the next version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ..load.kinds import KINDS
from ..load.release_list import ReleaseList
from ..organisation.folder import LOCAL_KINDS

State = Literal["changed", "removed", "added"]
_LOCAL = {kind.folder for kind in LOCAL_KINDS}
_DATA = {kind.folder for kind in KINDS}
_SETTINGS = "the name comes from organisation/organisation.yml, entries of the menu from organisation/pages"
_NAMED = {
    "data/ids.txt": "only the command register adds lines here; ids of yours need none",
    "organisation/README.md": "it is ours; keep your own notes in another place",
    "organisation/organisation.example.yml": "your values go into organisation/organisation.yml",
}


@dataclass(frozen=True, order=True)
class Finding:
    """One file that is not as the release had it."""

    path: str
    state: State
    remedy: str

    @property
    def in_the_way(self) -> bool:
        """Whether the next version may conflict with it. A file of a provider's own that the handbook has no use for
        is in nobody's way."""
        return self.state != "added" or self.remedy.startswith("move it")

    def __str__(self) -> str:
        return f"{self.path}  {self.state}; {self.remedy}"


def find(release: ReleaseList, files: Mapping[str, str], settings: str) -> list[Finding]:
    """Hold a copy against a release, in the order of its files.

    Args:
        release: the release's list.
        files: the digest of each file of the copy, by path; the provider's own folder left out.
        settings: the path of the site's settings.

    Example: `find(read(text), {"docs/index.md": digest_of(content)}, "site.yml")`
    """
    return sorted(_find(release, files, settings))


def _find(release: ReleaseList, files: Mapping[str, str], settings: str) -> Iterator[Finding]:
    for path, digest in release.files.items():
        if path not in files:
            yield Finding(path, "removed", f"{_restore(path)}{_leave_out(path)}")
        elif files[path] != digest:
            instead = _SETTINGS if path == settings else _instead(path)
            yield Finding(path, "changed", f"{instead}; then {_restore(path)}")
    for path in files:
        if path not in release.files:
            yield Finding(path, "added", _place(path))


def _restore(path: str) -> str:
    return f"put the release's file back ({path})"


def _leave_out(path: str) -> str:
    if path.startswith(("docs/", "data/")):
        return "; what you do not want to show is left out in organisation/organisation.yml or organisation/amendments"
    return ""


def _instead(path: str) -> str:
    """Where in the layer a change of one of the handbook's files belongs."""
    folder, _, rest = path.partition("/")
    inner = rest.partition("/")[0]
    if path in _NAMED:
        return _NAMED[path]
    if folder == "docs":
        return "say it in a note (organisation/notes) or a page in its place (organisation/pages)"
    if folder == "data" and inner in ("checklists", "pathways"):
        return f"reword, leave out or add in organisation/amendments; lists of your own go into organisation/{inner}"
    if folder == "data" and inner in _DATA:
        added = f"add yours in organisation/{inner}" if inner in _LOCAL else "the law is the same for all"
        return f"{added}; a mistake in it: report it to the handbook"
    if folder in ("theme", "overrides"):
        return "colours, logo and words are set in organisation/organisation.yml; for more, ask IT"
    return "ask whoever changed it; offer the change to the handbook"


def _place(path: str) -> str:
    """Where a file that was added belongs."""
    folder, _, rest = path.partition("/")
    inner = rest.partition("/")[0]
    if folder == "docs":
        return "move it to organisation/pages"
    if folder == "data" and inner in _LOCAL:
        return f"move it to organisation/{inner}"
    if folder == "data":
        return "move it out of data: nothing of a provider's is read there"
    if folder in ("theme", "overrides", "scripts", "tests"):
        return "move it out of the handbook's folders, or ask IT to keep it apart"
    return "it may stay: the handbook has no file of this name"
