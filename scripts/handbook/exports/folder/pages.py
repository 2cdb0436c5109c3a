"""Pages of the copy that opens by a double-click: links name files, scripts are classic, the policy is in the page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from urllib.parse import unquote

RUNTIME = "assets/javascripts/handbook-folder.js"
"""Where the loader stands in the copy."""
_NAME = r"[^\s\"'<>/=]+"
_VALUE = r"\"[^\"]*\"|'[^']*'|[^\s\"'<>=`]+"
_TAG = re.compile(
    rf"<(a|[a-z]+-[a-z-]+|area|audio|embed|form|html|iframe|img|link|meta|object|script|source|track|video)((?:\s+{_NAME}(?:\s*=\s*(?:{_VALUE}))?)*)(\s*/?>)",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(rf"(\s+)({_NAME})(?:(\s*=\s*)({_VALUE}))?")
_ADDRESSES = {"href", "src", "action", "poster", "data"}
# What a template gives to a script as a link. The root itself, data-base, stays a folder: addresses are added to it.
_DATA_ADDRESS = re.compile(r"data-(?!base=)[a-z-]+=\.\.?/([^ ]*/)?(#.*)?")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)
_REFRESH = re.compile(r"(\s*\d+\s*;\s*url=)(.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class FolderPages:
    """Turns pages of the site into pages of the copy."""

    files: AbstractSet[str]
    """The path of every file of the copy, from its root."""
    copied: str
    """The day on which the copy is made."""
    note: str
    """What the foot of every page says of the copy, as HTML."""
    policy: str
    """The content policy, which each page holds."""
    entries: set[str] = field(default_factory=set)
    """The modules that the pages turned so far name."""
    linked: set[str] = field(default_factory=set)
    """The files that these pages link to, pages apart."""

    def turn(self, path: str, html: str) -> str:
        """The page of the copy.

        Example: `FolderPages({"a/index.html"}, "2026-11-22", "", "").turn("index.html", '<a href="a/">A</a>')`
        """
        loads = False

        def tag(found: re.Match[str]) -> str:
            nonlocal loads
            name, attributes, end = found[1].lower(), found[2], found[3]
            values = {key.lower(): _unquoted(value) for _, key, _, value in _ATTRIBUTE.findall(attributes)}
            if name == "link" and "manifest" in values.get("rel", "").split():
                return ""  # no copy on a disk can be installed, and a browser refuses to read the file
            if name == "meta" and values.get("http-equiv", "").lower() == "content-security-policy":
                return ""  # a site that holds its policy in its pages: two would both apply
            if name == "html":
                own = attributes.replace(" data-worker", "")  # a worker needs a server
                return f'<{found[1]}{own} data-copied="{self.copied}"{end}'
            turned = _ATTRIBUTE.sub(lambda each: self._attribute(each, path, name, values), attributes)
            if name == "script" and values.get("type") == "module" and "src" in values:
                self.entries.add(_resolved(values["src"], path))
                before = "" if loads else f'<script defer src="{_relative(RUNTIME, path)}"></script>\n'
                loads = True
                return f"{before}<{found[1]}{turned}{end}"
            return f"<{found[1]}{turned}{end}"

        page = _TAG.sub(tag, html)
        page = page.replace("</footer>", f"{self.note}\n</footer>", 1) if self.note else page
        start = re.search(r"<meta charset=[^>]*>", page) or re.search("<head>", page)
        at = start.end() if start else 0
        return f'{page[:at]}\n<meta http-equiv="Content-Security-Policy" content="{self.policy}">{page[at:]}'

    def _attribute(self, found: re.Match[str], path: str, tag: str, values: dict[str, str]) -> str:
        space, key, equals, quoted = found.groups()
        if not equals:
            return found[0]
        value = _unquoted(quoted)
        if tag == "script" and key == "type" and value == "module":
            return f"{space}defer"
        if key in _ADDRESSES or _DATA_ADDRESS.fullmatch(f"{key}={value}"):
            new = self._link(value, path)
        elif key == "srcset":
            new = ", ".join(
                " ".join([self._link(link, path), *size]) for link, *size in map(str.split, value.split(","))
            )
        elif key == "content" and values.get("http-equiv", "").lower() == "refresh" and (to := _REFRESH.match(value)):
            new = to[1] + self._link(to[2], path)
        else:
            return found[0]
        return found[0] if new == value else f'{space}{key}{equals}"{new}"'

    def _link(self, link: str, path: str) -> str:
        """A link that leads to a folder, by the name of the file that a server would give for it."""
        if _ELSEWHERE.match(link):
            return link
        to, mark, rest = re.match(r"([^?#]*)([?#]?)(.*)", link, re.DOTALL).groups()  # type: ignore[union-attr]
        target = _resolved(to, path)
        page = posixpath.join(target, "index.html")
        if target in self.files or page not in self.files:
            self.linked.add(target)
            return link
        slash = "" if not to or to.endswith("/") else "/"
        return f"{to}{slash}index.html{mark}{rest}"


def _resolved(link: str, path: str) -> str:
    """Where a link leads, from the root, without a slash at its end; the root itself is empty."""
    joined = posixpath.normpath(posixpath.join("/", posixpath.dirname(path), unquote(link)))
    return joined.lstrip("/")


def _unquoted(value: str) -> str:
    return value[1:-1] if value[:1] in ("'", '"') else value


def _relative(to: str, path: str) -> str:
    return "../" * path.count("/") + to
