"""Which text of the handbook a local page or amendment was made from."""

from __future__ import annotations

import hashlib

from ..load.page import Page


def version_of(page: Page) -> str:
    """Twelve characters that stand for a page's title and text; another text has others.

    Example: `version_of(layer.replaced["missing"])`
    """
    return hashlib.sha256(f"{page.meta.title}\0{page.body.strip()}".encode()).hexdigest()[:12]
