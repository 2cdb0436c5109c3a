"""Assets under an address that names what they hold, so that a browser may keep them for good.

All assets share one name. So they go on finding each other by the addresses that stand in them (an import of a script,
a picture of a stylesheet), however these are written, and a page never gets scripts of two versions.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Mapping

ASSETS = "assets/"


def name_of(assets: Mapping[str, bytes]) -> str:
    """The name of exactly these assets, by their addresses and their bytes.

    >>> name_of({"main.js": b"1"}), name_of({"main.js": b"2"})
    ('7878220bf9f4', '5383b0779226')
    """
    digest = hashlib.sha256()
    for address, content in sorted(assets.items()):
        digest.update(f"{address}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:12]


def point_to(html: bytes, root: str, folder: str) -> bytes:
    """A page that loads its assets from another folder. What it links to keeps the address that people share; the icon
    keeps the one that small pages and devices name, too.

    Args:
        html: the page.
        root: how the page writes the site's root, for example "../../".
        folder: from there, for example "fixed/1a2b3c4d5e6f/".

    >>> point_to(b'<script src="../assets/main.js"></script><a href="../assets/plan.svg">', "../", "fixed/1a2b/")
    b'<script src="../fixed/1a2b/main.js"></script><a href="../assets/plan.svg">'
    """
    return _loaded_from(root).sub(rb"\1" + folder.encode(), html)


def point_back(html: bytes, folder: str) -> bytes:
    """A page that loads its assets by their plain addresses again, for a copy that is no site.

    >>> point_back(b'<script src="../fixed/1a2b/main.js"></script>', "fixed/1a2b/")
    b'<script src="../assets/main.js"></script>'
    """
    return html.replace(folder.encode(), ASSETS.encode())


@functools.cache
def _loaded_from(root: str) -> re.Pattern[bytes]:
    """Where a tag that loads something names the assets. In a page's text a tag's first sign is written otherwise."""
    tag = rb'<(?:link(?! rel="[a-z-]*icon")|script|img|source)\b[^<>]*?\s(?:href|src)="'
    start = re.escape(root.encode()) or rb"(?:\./)?"
    return re.compile(rb"(" + tag + start + rb")" + ASSETS.encode())
