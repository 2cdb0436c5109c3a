"""Reads JavaScript, and writes a script as it is published: without comments and indentation.

tree-sitter reads it, for it tells a comment from a string, a template or a regular expression that looks like one.
Line breaks stay: a browser then names a fault by the line of the file in `overrides`, and a line that ends without a
semicolon means what it meant. They cost about one byte in a hundred.
"""

from __future__ import annotations

import re
from functools import cache

import tree_sitter_javascript
from tree_sitter import Language, Parser, Query, QueryCursor, Tree

_MARKED = """
[(comment) (html_comment) (hash_bang_line) (string) (template_string) (regex)
 (jsx_element) (jsx_self_closing_element)] @marked
"""
_LICENCE = re.compile(rb"/\*!|@licen[cs]e|@preserve")
_BREAK = re.compile("\r|\u2028|\u2029".encode())
_ROUND_BREAK = re.compile(rb"[ \t]*(\r?\n)[ \t]*")
_BLANKS = re.compile(rb"[ \t]+")


@cache
def language() -> Language:
    """The grammar of JavaScript."""
    return Language(tree_sitter_javascript.language())


def parse(source: bytes) -> Tree:
    """The tree of a script in UTF-8.

    >>> parse(b"a(/b/);").root_node.has_error
    False
    """
    return Parser(language()).parse(source)


def without_comments(source: str) -> str:
    """A script without its comments, its indentation and the blanks before its line breaks.

    Strings, templates and regular expressions stay sign by sign, and so does a comment that is a licence. What stands
    between ${ and } counts as a part of its template.

    Args:
        source: the script. One that is not well-formed is given back as it is.

    >>> without_comments("  let a = '// b'; // c")
    "let a = '// b';"
    """
    text = source.encode("utf-8")
    root = parse(text).root_node
    if root.has_error:
        return source
    parts: list[bytes] = []
    code = b"\n"  # as if a line had ended before, so that the first one, too, loses its indentation
    at = 0
    for node in sorted(QueryCursor(_query()).captures(root).get("marked", []), key=lambda node: node.start_byte):
        if node.start_byte < at:
            continue  # inside of one that is a part of the result already
        code += text[at : node.start_byte]
        at = node.end_byte
        said = text[node.start_byte : at]
        if node.type == "comment" and not _LICENCE.search(said):
            code += _in_place_of(said)
        else:
            parts += [_bare(code), said]
            code = b""
    parts.append(_bare(code + text[at:]).rstrip(b" \t"))
    return b"".join(parts)[1:].decode("utf-8")


@cache
def _query() -> Query:
    return Query(language(), _MARKED)


def _in_place_of(comment: bytes) -> bytes:
    """As many line breaks as the comment has, for a break ends a statement; else a blank, for it ends a word."""
    if comment.startswith(b"//"):
        return b""
    return b"\n" * comment.count(b"\n") or (b"\n" if _BREAK.search(comment) else b" ")


def _bare(code: bytes) -> bytes:
    return _BLANKS.sub(b" ", _ROUND_BREAK.sub(rb"\1", code))
