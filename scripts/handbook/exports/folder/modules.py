"""A JavaScript module as a function of a classic script: what it needs, what it gives, and its code.

tree-sitter reads the code, as a list of patterns would take words in a string or a comment for an import. What a
module may not do here is refused with its place, never guessed at.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NoReturn

from tree_sitter import Node, Query, QueryCursor

from ..javascript import language, parse

_SEEN = """
(call_expression function: (import)) @import
(meta_property) @meta
(await_expression) @await
(for_in_statement "await") @await
[(assignment_expression left: (identifier) @set) (augmented_assignment_expression left: (identifier) @set)
 (update_expression argument: (identifier) @set)]
(ERROR) @error
"""
_FUNCTIONS = {"function_declaration", "function_expression", "arrow_function", "method_definition",
              "generator_function", "generator_function_declaration", "class_static_block"}  # fmt: skip
_OTHERS_CODE = re.compile(r"(^|/)vendor/")
"""Published libraries: their shortened names stand for many things, so that nothing can be told by a name."""


class CannotLinkError(Exception):
    """A module does what a classic script cannot: its path, the line and column, and what it does."""

    def __init__(self, path: str, line: int, column: int, message: str) -> None:
        """`message` goes on from "the script": "… is not well-formed"."""
        super().__init__(f"{path}:{line}:{column}: {message}")
        self.path, self.line, self.column, self.message = path, line, column, message


@dataclass(frozen=True)
class Module:
    """A module by its path, with the modules that it imports, those that it loads later, and its code as a function."""

    path: str
    needs: tuple[str, ...]
    loads: tuple[str, ...]
    code: str


@cache
def _query() -> Query:
    return Query(language(), _SEEN)


def read(path: str, source: str) -> Module:
    """Read a module.

    Args:
        path: where it is, from the site's root; what it imports is found from there.
        source: its text.

    Raises CannotLinkError for what a classic script cannot hold.

    Example: `read("assets/main.js", 'import { a } from "./a.js"; a();').needs == ("assets/a.js",)`
    """
    return _Reader(path, source).read()


class _Reader:
    def __init__(self, path: str, source: str) -> None:
        self.path = path
        self.source = source.encode("utf-8")
        self.needs: list[str] = []
        self.loads: list[str] = []
        self.taken: list[str] = []
        """Statements that fetch what is imported, in its order."""
        self.given: dict[str, str] = {}
        """What is exported: the name, and the expression that gives it."""
        self.edits: list[tuple[int, int, str]] = []

    def read(self) -> Module:
        root = parse(self.source).root_node
        found = QueryCursor(_query()).captures(root)
        for node in found.get("error", []):
            self._refuse(node, "is not well-formed JavaScript")
        if root.has_error:
            self._refuse(root, "is not well-formed JavaScript")
        if b"handbook$" in self.source:
            self._refuse(root, "has a name that holds handbook$, which is kept for the linking")
        for node in found.get("meta", []):
            if self._text(node).startswith("import"):
                self._refuse(node, "uses import.meta, which only a module has")
        for node in found.get("await", []):
            if not _is_in_function(node):
                self._refuse(node, "awaits outside any function, which only a module can")
        for node in found.get("import", []):
            self._load(node)
        for node in root.children:
            if node.type == "import_statement":
                self._import(node)
            elif node.type == "export_statement":
                self._export(node)
        if not _OTHERS_CODE.search(self.path):
            self._check_constant(root, found.get("set", []))
        return Module(self.path, tuple(dict.fromkeys(self.needs)), tuple(dict.fromkeys(self.loads)), self._code())

    def _code(self) -> str:
        text = self.source
        for start, end, new in sorted(self.edits, reverse=True):
            lines = "\n" * text[start:end].count(b"\n")  # a fault is told with the line of the module's own file
            text = text[:start] + (new + lines).encode("utf-8") + text[end:]
        given = ", ".join(f"{json.dumps(name)}: () => {value}" for name, value in sorted(self.given.items()))
        head = f'"use strict"; handbook$give({{ {given} }}); {" ".join(self.taken)}'
        top = (
            f"handbookFolder.define({json.dumps(self.path)}, function (handbook$need, handbook$load, handbook$give) {{"
        )
        return f"{top} {head}\n{text.decode('utf-8')}\n}});\n"

    def _load(self, node: Node) -> None:
        arguments = node.child_by_field_name("arguments")
        values = [child for child in arguments.named_children if child.type != "comment"] if arguments else []
        if len(values) != 1 or values[0].type != "string":
            self._refuse(node, "imports what it names only as it runs; name the file in quotes")
        target = self._target(values[0])
        self.loads.append(target)
        self.edits.append((node.start_byte, node.end_byte, f"handbook$load({json.dumps(target)})"))

    def _import(self, node: Node) -> None:
        needed = self._needed(node)
        clause = next((child for child in node.named_children if child.type == "import_clause"), None)
        if clause is None:
            self.taken.append(f"{needed};")
        for part in clause.named_children if clause else ():
            if part.type == "identifier":
                self.taken.append(f"const {{ default: {self._text(part)} }} = {needed};")
            elif part.type == "namespace_import":
                self.taken.append(f"const {self._text(part.named_children[0])} = {needed};")
            elif part.type == "named_imports":
                pairs = ", ".join(": ".join(names) for names in self._specifiers(part))
                self.taken.append(f"const {{ {pairs} }} = {needed};")
        self.edits.append((node.start_byte, node.end_byte, ""))

    def _export(self, node: Node) -> None:
        declaration = node.child_by_field_name("declaration")
        value = node.child_by_field_name("value")
        is_default = any(child.type == "default" for child in node.children)
        clause = next((child for child in node.named_children if child.type == "export_clause"), None)
        if clause is not None:
            needed = self._needed(node) if node.child_by_field_name("source") else ""
            for names in self._specifiers(clause):
                own, outer = names[0], names[-1]
                self.given[outer] = f"{needed}.{own}" if needed else own
            self.taken += [f"{needed};"] if needed else []
            self.edits.append((node.start_byte, node.end_byte, ""))
        elif is_default and (value or declaration):
            part = value or declaration
            assert part is not None
            name = part.child_by_field_name("name") if declaration else None
            self.given["default"] = self._text(name) if name else "handbook$default"
            self.edits.append((node.start_byte, part.start_byte, "" if name else "const handbook$default = "))
        elif declaration:
            self._give_declared(declaration)
            self.edits.append((node.start_byte, declaration.start_byte, ""))
        else:
            self._refuse(node, "exports all of another file; name what is exported")

    def _give_declared(self, declaration: Node) -> None:
        variables = [each for each in declaration.named_children if each.type == "variable_declarator"]
        for each in variables or [declaration]:
            found = each.child_by_field_name("name")
            if found is None or found.type != "identifier":
                self._refuse(declaration, "exports the parts of a value; give each a name of its own")
            self.given[self._text(found)] = self._text(found)

    def _check_constant(self, root: Node, writes: list[Node]) -> None:
        """What is imported is taken once, so it must not change later."""
        values = set(self.given.values())
        for node in root.children:
            part = node.child_by_field_name("declaration") if node.type == "export_statement" else node
            if part is None or part.type not in ("lexical_declaration", "variable_declaration"):
                continue
            kind = self._text(part.children[0])
            for each in part.named_children:
                name = each.child_by_field_name("name")
                text = self._text(name) if name else ""
                if kind != "const" and text in values and any(self._text(write) == text for write in writes):
                    self._refuse(each, f"exports {text} and changes it later; export a function that gives it")

    def _specifiers(self, clause: Node) -> Iterator[list[str]]:
        for part in clause.named_children:
            if part.type in ("import_specifier", "export_specifier"):
                fields = (part.child_by_field_name("name"), part.child_by_field_name("alias"))
                names = [name for name in fields if name]
                if any(name.type == "string" for name in names):
                    self._refuse(part, "has a name in quotes among its imports or exports")
                yield [self._text(name) for name in names]

    def _needed(self, node: Node) -> str:
        source = node.child_by_field_name("source")
        assert source is not None
        if any(child.type == "import_attribute" for child in node.children):
            self._refuse(node, "imports something that is no script")
        target = self._target(source)
        self.needs.append(target)
        return f"handbook$need({json.dumps(target)})"

    def _target(self, node: Node) -> str:
        text = self._text(node)[1:-1]
        if not text.startswith(("./", "../")) or "\\" in text:
            self._refuse(node, f'imports "{text}"; a path starts with ./ or ../')
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), text))
        if target.startswith(".."):
            self._refuse(node, f'imports "{text}", which is not in the site')
        return target

    def _text(self, node: Node) -> str:
        return self.source[node.start_byte : node.end_byte].decode("utf-8")

    def _refuse(self, node: Node, message: str) -> NoReturn:
        row, column = node.start_point
        raise CannotLinkError(self.path, row + 1, column + 1, message)


def _is_in_function(node: Node) -> bool:
    above = node.parent
    while above is not None:
        if above.type in _FUNCTIONS:
            return True
        above = above.parent
    return False
