"""A Markdown extension: tables in named scroll regions, alignment as classes, labels for what has none."""

from __future__ import annotations

from collections import Counter
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_ALIGNED = {"right": "hb-right", "center": "hb-centre", "left": "hb-left"}


class TableRegions(Treeprocessor):
    """Wraps every table in a region that scrolls, can be reached by keyboard and is named by its heading."""

    def run(self, root: ElementTree.Element) -> None:
        """Change the tree in place."""
        self._heading = "this page"
        self._names: Counter[str] = Counter()
        self._visit(root)

    def _visit(self, parent: ElementTree.Element) -> None:
        for number, child in enumerate(list(parent)):
            if child.tag in ("h2", "h3", "h4"):
                self._heading = _words(child) or self._heading
            if child.tag == "table":
                named = {"class": "hb-table", "data-far": "", "role": "region", "tabindex": "0"}
                region = ElementTree.Element("div", named)
                self._names[self._heading] += 1
                count = self._names[self._heading]
                region.set("aria-label", f"Table{f' {count}' if count > 1 else ''}: {self._heading}")
                region.tail, child.tail = child.tail, None
                parent[number] = region
                region.append(child)
                _align(child)
            else:
                self._visit(child)


def _words(heading: ElementTree.Element) -> str:
    """A heading's words, without the sign that links to it."""
    texts = [heading.text or ""]
    for child in heading:
        own = "" if child.get("class") == "headerlink" else "".join(child.itertext())
        texts += [own, child.tail or ""]
    return "".join(texts).strip()


def _align(table: ElementTree.Element) -> None:
    for cell in table.iter():
        name = _ALIGNED.get(cell.attrib.pop("align", ""))
        if name:
            cell.set("class", name)
    for cell in table.iterfind(".//thead//th"):
        if len(cell) or (cell.text or "").strip():
            cell.set("scope", "col")
        else:
            cell.tag = "td"  # a header that heads nothing names nothing


class TableRegionsExtension(Extension):
    """Adds the tree processor after all others that make tables."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's own name)
        """Register with the parser."""
        md.treeprocessors.register(TableRegions(md), "handbook_tables", 5)
