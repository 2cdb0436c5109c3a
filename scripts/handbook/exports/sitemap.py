"""The sitemap, dated by each page's review rather than by a clock."""

from __future__ import annotations

from html import escape

from ..library.library import Library
from ..load import address


def sitemap(library: Library, site: str) -> str:
    """The sitemap of all pages.

    Args:
        site: the site's address, for example "https://handbook.example.org/".
    """
    rows = [
        f"<url><loc>{escape(site.rstrip('/') + '/' + address.of_page(page.path))}</loc>"
        f"<lastmod>{page.meta.reviewed.isoformat()}</lastmod></url>"
        for page in library.pages
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return head + "\n".join(rows) + "\n</urlset>\n"
