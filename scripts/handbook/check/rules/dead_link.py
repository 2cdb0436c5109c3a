"""HB018: every link of a page leads somewhere."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from ...load.problem import Problem, suggest
from ..view import View

CODE = "HB018"
TITLE = "A Markdown link leads to a page or a file that exists"


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every relative link without a target, and for every link to a page by its file."""
    pages = {page.path: page.meta.id for page in view.pages}
    for page in view.pages:
        for target, origin in page.links:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(parts.path)))
            if path in pages:
                remedy = f'write {{{{ link("{pages[path]}") }}}}'
                yield Problem(origin, CODE, f'the link "{target}" names a page by its file, which may move', remedy)
            elif path not in view.project.assets:
                remedy = suggest(path, [*pages, *view.project.assets], "link a page by its id with the macro link")
                yield Problem(origin, CODE, f'the link "{target}" leads nowhere', remedy)
