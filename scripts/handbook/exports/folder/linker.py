"""Links modules into classic scripts: one for each script that a page names, and one for each that is loaded later."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from .modules import CannotLinkError, Module, read


def link(sources: Mapping[str, str], entries: Iterable[str]) -> tuple[dict[str, str], set[str]]:
    """Link modules.

    A script holds all that its module imports, in the order in which it runs. What two scripts hold runs once.

    Args:
        sources: the text of every script of the site, by its path from the site's root.
        entries: the modules that pages name.

    Returns: the classic scripts by path, and the paths of all modules that are in them. Raises CannotLinkError.

    Example: `link({"a.js": 'import { b } from "./b.js"; b();', "b.js": "export const b = () => 1;"}, ["a.js"])`
    """
    modules: dict[str, Module] = {}
    scripts: dict[str, str] = {}
    waiting = sorted(set(entries))
    while waiting:
        entry = waiting.pop(0)
        if entry in scripts:
            continue
        order = _in_order(entry, sources, modules)
        code = "".join(module.code for module in order)
        scripts[entry] = f"{code}handbookFolder.need({json.dumps(entry)});\n"
        waiting += [later for module in order for later in module.loads]
    return scripts, set(modules)


def _in_order(entry: str, sources: Mapping[str, str], modules: dict[str, Module]) -> list[Module]:
    """A module and all that it imports, each after what it imports itself."""
    order: dict[str, Module] = {}
    way: list[str] = []

    def visit(path: str, wanted_by: str) -> None:
        if path in order:
            return
        if path in way:
            circle = " → ".join([*way[way.index(path) :], path])
            raise CannotLinkError(wanted_by, 1, 1, f"imports itself in a circle: {circle}")
        if path not in modules:
            if path not in sources:
                raise CannotLinkError(wanted_by, 1, 1, f'imports "{path}", which is not in the site')
            modules[path] = read(path, sources[path])
        way.append(path)
        for needed in modules[path].needs:
            visit(needed, path)
        way.pop()
        order[path] = modules[path]

    visit(entry, entry)
    return list(order.values())
