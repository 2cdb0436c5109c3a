"""The navigation that the site's settings file holds, with the line of each entry."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import yaml_text
from .problem import NOT_YAML, WRONG_SHAPE, Origin, Problem


@dataclass(frozen=True)
class Entry:
    """One entry: a page (`path`) or a titled group of entries (`entries`)."""

    title: str | None
    path: str | None
    entries: tuple[Entry, ...]
    origin: Origin


def read(settings: Path, root: Path) -> tuple[tuple[Entry, ...], list[Problem]]:
    """Read the `nav` of the settings file.

    Args:
        settings: the settings file, for example `root / "site.yml"`.
        root: the project's folder.
    """
    path = settings.relative_to(root).as_posix()
    try:
        text = settings.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return (), [NOT_YAML.at(Origin(path), f"the settings cannot be read: {error}", "restore the file")]
    document, problems = yaml_text.parse(text, path)
    if problems or not isinstance(document.value, dict):
        return (), problems
    nav = document.value.get("nav")
    if not isinstance(nav, list):
        remedy = "list the pages under nav:"
        return (), [WRONG_SHAPE.at(document.origin(()), "the settings have no navigation", remedy)]
    entries: list[Entry] = []
    for number, value in enumerate(nav):
        entry = _entry(value, document, ("nav", number), problems)
        if entry:
            entries.append(entry)
    return tuple(entries), problems


def _entry(value: Any, document: yaml_text.Document, path: yaml_text.Path, problems: list[Problem]) -> Entry | None:
    origin = document.origin(path)
    title = None
    if isinstance(value, dict) and len(value) == 1:
        title, value = next(iter(value.items()))
        path = (*path, title)
    if isinstance(value, str):
        return Entry(title, value, (), document.origin(path))
    if isinstance(value, list) and title:
        found = [_entry(member, document, (*path, number), problems) for number, member in enumerate(value)]
        return Entry(title, None, tuple(entry for entry in found if entry), origin)
    problems.append(
        WRONG_SHAPE.at(
            origin,
            "a navigation entry is neither a page nor a titled group",
            "write - page.md or - Title: […]",
        )
    )
    return None
