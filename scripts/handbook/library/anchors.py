"""What became of anchors that a page once had: the thing is gone, or stands on another page now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ..load.project import Project
from ..load.shapes.change import Retirement
from .updates.titles import Name


def left_behind(project: Project, retirements: Iterable[Retirement]) -> dict[str, list[tuple[str, Retirement]]]:
    """For each page's address, the anchors of things that were retired, each with its retirement.

    Example: `left_behind(project, catalogue.retired)["standards/education/"]`
    """
    retired: dict[Name, Retirement] = {(record.kind, record.id): record for record in retirements}
    found: dict[str, list[tuple[str, Retirement]]] = defaultdict(list)
    for name, url, anchor in _anchored(project):
        if name in retired:
            found[url].append((anchor, retired[name]))
    return dict(found)


def moved_away(project: Project, called: Mapping[Name, str]) -> dict[str, list[tuple[str, str, str]]]:
    """For each page's address, the anchors whose thing stands on another page now, each with where and its name.

    A heading has no name that outlives its page: it is called after its anchor.

    Args:
        project: its register tells where each thing stood and stands.
        called: what each thing is called, by kind and id.

    Example: `moved_away(project, titles)["induction/"]`
    """
    newest = {name: f"{url}#{anchor}" for name, url, anchor in _anchored(project)}
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for name, url, anchor in _anchored(project):
        if not newest[name].startswith(f"{url}#"):
            found[url].append((anchor, newest[name], called.get(name) or anchor.replace("-", " ").capitalize()))
    return dict(found)


def _anchored(project: Project) -> Iterator[tuple[Name, str, str]]:
    """The register's lines of things that stand within a page: kind and id, the page's address, the anchor."""
    for line in project.published:
        kind, id_, target = line.split(" ")
        url, _, anchor = target.partition("#")
        if anchor:
            yield (kind, id_), url, anchor
