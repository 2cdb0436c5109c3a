"""The theme's template environment: ours first, then what Material offers, without listing all that it ships."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2


class UnlistedLoader(jinja2.FileSystemLoader):
    """Loads a template that is asked for by name, and lists none.

    The engine copies every file that the theme lists: 14,000 icons and scripts, of which no page of ours asks for one.
    """

    def list_templates(self) -> list[str]:
        """No files."""
        return []


def quieten(theme: Any, compiled: Path) -> Callable[[], jinja2.Environment]:
    """The function by which a theme makes its environment, made quick.

    Args:
        theme: the engine's theme, whose folders are ours, Material's and the engine's own, in that order.
        compiled: the folder in which compiled templates are kept between builds.

    Example: `theme.get_env = quieten(theme, root / ".cache" / "templates")`
    """
    original = theme.get_env

    def environment() -> jinja2.Environment:
        found: jinja2.Environment = original()
        ours, *theirs = theme.dirs
        found.loader = jinja2.ChoiceLoader([jinja2.FileSystemLoader(ours), UnlistedLoader(theirs)])
        compiled.mkdir(parents=True, exist_ok=True)
        found.bytecode_cache = jinja2.FileSystemBytecodeCache(str(compiled))
        return found

    return environment
