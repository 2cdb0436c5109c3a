"""A finished article as Markdown text: what a reader sees, without menus, buttons and signs."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

LINK = "\ue002"
"""Stands before the target of every link within the site."""

_UNSEEN = (
    "h1, script, style, template, svg, button, input, select, textarea, nav, option, .headerlink, .hb-head, "
    ".hb-hidden, .hb-item__self, .hb-printed, .hb-share, .hb-top__facts, .hb-filter, .hb-field"
)
_BLOCKS = {
    "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "ol", "p", "pre", "section", "summary",
    "table", "ul",
}  # fmt: skip
_OF_ITEM = ("hb-item__text", "hb-item__help", "hb-item__evidence", "hb-item__law")
_BOLD = {"legend", "summary"}
_ESCAPED = {ord(sign): f"\\{sign}" for sign in "\\`*[]"} | {ord("<"): "&lt;"}
_ENTITY = re.compile(r"&(?=#?\w+;)")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:")
_START = re.compile(r"^(#+|>|[-+](?= |$)|\d+(?=[.)]( |$))|-+$|~(?=~~))")


def of_article(article: Any) -> str:
    """The Markdown of an article's element. What is no part of its text is taken out of the element.

    Example: `of_article(LexborHTMLParser(html).css_first("article"))`
    """
    for node in article.css(_UNSEEN):
        node.decompose()
    return "\n\n".join(_blocks(article))


def _blocks(node: Any) -> list[str]:
    """The blocks of a node, in order; words between blocks are paragraphs of their own."""
    found: list[str] = []
    loose: list[str] = []
    for child in _children(node):
        if _is_block(child):
            _paragraph(loose, found)
            found += _block(child)
        else:
            loose.append(_inline(child))
    _paragraph(loose, found)
    return found


def _paragraph(loose: list[str], found: list[str]) -> None:
    text = _tidy("".join(loose))
    loose.clear()
    if text:
        found.append(_started(text))


def _block(node: Any) -> list[str]:
    tag, classes = node.tag, _classes(node)
    if write := _WRITTEN.get(tag):
        return [text for text in [write(node)] if text]
    if tag in _BOLD:
        return [f"**{_words(node)}**"] if _words(node) else []
    if "admonition" in classes:
        return [_quoted(_titled(node))]
    if "tabbed-set" in classes:
        return _tabs(node)
    if tag == "p" and not any(_is_block(child) for child in _children(node)):
        return [_started(text)] if (text := _words(node)) else []
    return _blocks(node)


def _titled(node: Any) -> list[str]:
    """The blocks of a box; its title, which is a paragraph, stands out."""
    title = node.css_first(".admonition-title")
    blocks = _blocks(node)
    return [f"**{_words(title)}**", *blocks[1:]] if title is not None and _words(title) else blocks


def _tabs(node: Any) -> list[str]:
    """The panels of a set of tabs, each under its name."""
    labels = [_words(label) for label in node.css(".tabbed-labels > label")]
    panels = node.css(".tabbed-content > .tabbed-block")
    return [text for label, panel in zip(labels, panels, strict=False) for text in (f"**{label}**", *_blocks(panel))]


def _heading(node: Any) -> str:
    return f"{'#' * int(node.tag[1])} {text}" if (text := _words(node)) else ""


def _list(node: Any) -> str:
    number = int(node.attributes.get("start") or 1) if node.tag == "ol" else 0
    rows = []
    for item in (child for child in _children(node) if child.tag == "li"):
        blocks = _item(item) if "hb-item" in _classes(item) else _blocks(item)
        if not blocks:
            continue
        mark = f"{number}. " if number else "- "
        number += bool(number)
        rows.append(mark + ("\n\n".join(blocks)).replace("\n", "\n    ").replace("\n    \n", "\n\n"))
    return ("\n\n" if any("\n\n" in row for row in rows) else "\n").join(rows)


def _item(item: Any) -> list[str]:
    """A checklist's item as a box to tick, with what stands under it; a form's own controls are for a screen."""
    parts = [item.css_first(f".{name}") for name in _OF_ITEM]
    first, *rest = [_words(part) for part in parts if part is not None]
    return [f"[ ] {first}", *(text for text in rest if text)]


def _terms(node: Any) -> str:
    lines = []
    for child in _children(node):
        if child.tag == "dt":
            lines.append(f"- **{_words(child)}**")
        elif child.tag == "dd":
            lines += ["    " + block.replace("\n", "\n    ") for block in _blocks(child)]
    return "\n\n".join(lines)


def _table(node: Any) -> str:
    rows = [[_cell(cell) for cell in row.css("th, td")] for row in node.css("tr")]
    wide = max((len(row) for row in rows), default=0)
    lines = [f"| {' | '.join(row + [''] * (wide - len(row)))} |" for row in rows]
    return "\n".join([*lines[:1], "|" + " --- |" * wide, *lines[1:]]) if wide else ""


def _cell(node: Any) -> str:
    return " ".join(" ".join(_blocks(node)).split()).replace("|", "\\|")


def _code(node: Any) -> str:
    text = node.text().strip("\n")
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence}\n{text}\n{fence}"


def _quoted(blocks: list[str]) -> str:
    return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(blocks).split("\n"))


_WRITTEN: dict[str, Callable[[Any], str]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    "ul": _list,
    "ol": _list,
    "dl": _terms,
    "table": _table,
    "pre": _code,
    "hr": lambda _: "---",
    "blockquote": lambda node: _quoted(_blocks(node)),
}


def _words(node: Any) -> str:
    return _tidy("".join(_inline(child) for child in _children(node)))


def _inline(node: Any) -> str:
    tag = node.tag
    if tag == "-text":
        return _plain(node.text_content or "")
    inner = "".join(_inline(child) for child in _children(node))
    if tag == "a" and node.attributes.get("href") and inner.strip():
        href = str(node.attributes["href"])
        target = href if _OUTSIDE.match(href) else LINK + href
        return _round(inner, "[", f"](<{target}>)" if set(href) & set(" ()") else f"]({target})")
    if tag in ("strong", "b"):
        return _round(inner, "**", "**") if "**" not in inner else inner
    if tag in ("em", "i"):
        return _round(inner, "*", "*") if "*" not in inner else inner
    if tag == "code":
        return f"`{node.text()}`" if "`" not in node.text() else inner
    if tag == "img":
        return f"![{_plain(node.attributes.get('alt') or '')}]({LINK}{node.attributes.get('src')})"
    if tag == "span" and "__" in (name := node.attributes.get("class") or ""):
        return f" **{_tidy(inner)}** " if "__name" in name else f" {inner} "  # a line of its own, on a screen
    return f" {inner} " if tag in _BLOCKS or tag == "br" else inner


def _round(text: str, before: str, after: str) -> str:
    """Put marks round the words of a text, not round the spaces at its ends."""
    bare = text.strip()
    start = text[: len(text) - len(text.lstrip())]
    return f"{start}{before}{bare}{after}{text[len(text.rstrip()) :]}" if bare else text


def _plain(text: str) -> str:
    """Words that Markdown takes as they are."""
    if "&" in text:
        text = _ENTITY.sub("&amp;", text)
    text = text.translate(_ESCAPED)
    return _UNDERSCORE.sub(r"\\_", text) if "_" in text else text


def _started(text: str) -> str:
    """A paragraph whose first sign does not make something else of it."""
    return _START.sub(_as_itself, text)


def _as_itself(found: re.Match[str]) -> str:
    sign = found[0]
    return "&#126;" if sign == "~" else f"{sign}\\" if sign[0].isdigit() else f"\\{sign}"


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _children(node: Any) -> list[Any]:
    found, child = [], node.child
    while child is not None:
        if child.tag == "-text" or child.tag[0] not in "-_!":
            found.append(child)
        child = child.next
    return found


def _is_block(node: Any) -> bool:
    return node.tag in _BLOCKS or node.tag.startswith("hb-")


def _classes(node: Any) -> set[str]:
    return set((node.attributes.get("class") or "").split()) if node.tag != "-text" else set()
