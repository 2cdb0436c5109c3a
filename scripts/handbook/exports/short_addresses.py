"""Short addresses for ever: /go/missing/ leads to the page, checklist, item or step of that id, wherever it is now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from ..library.short_names import lines_of, short_names
from ..load import address

_PAGE = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=TARGET">
<title>TITLE</title>
</head>
<body>
<main>
<h1>TITLE</h1>
<p>Go to <a href="TARGET">the page in the handbook</a>.</p>
</main>
</body>
</html>
"""


def short_pages(published: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The address and the HTML of every short page: it leads to the newest address that the register has for the id.

    Where that is no longer a page of the handbook, what stands there says what happened.

    Example: `dict(short_pages(library.project.published))["go/missing/"]`
    """
    lines = list(published)
    newest = {(kind, id_): url for kind, id_, url in lines_of(lines)}
    for name, (kind, id_) in short_names(lines).items():
        start = f"go/{name}/"
        target = escape(address.relative(newest[kind, id_], start))
        title = escape(f"{id_.replace('-', ' ').capitalize()} | Children's Homes Handbook")
        yield start, _PAGE.replace("TARGET", target).replace("TITLE", title)
