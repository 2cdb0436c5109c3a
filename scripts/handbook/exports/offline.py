"""What a phone keeps for when there is no signal: the list that the service worker goes by, and the manifest."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..library.library import Library
from ..library.short_names import lines_of, short_names
from ..load import address
from ..load.page import Page
from ..organisation.colour import BRAND
from ..organisation.shown import NO_SIGNAL
from ..render.macros.lists import RECORDS
from ..render.macros.tables import WORDING
from .search import name_of_texts

FORM = 1
"""The form of the list. A worker that does not know it leaves what it holds as it is."""
LIST = "offline/list.json"
SHORT = "offline/short.json"
INDEX = "search/index.json"
HELP = NO_SIGNAL
"""The page that tells how it works. It stands in for a page that is not kept."""
FIRST = (HELP, "who-must-be-told", "a-to-z", "told-by-recipient", "abbreviations", RECORDS)
"""Pages that help to find the right one, and the one with what was filled in on this device; they are kept from the
first visit, as the home page is."""
ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("maskable-512.png", "512x512", "maskable"),
)


@dataclass(frozen=True)
class Weighed:
    """A file of the site: a name for exactly its bytes, its size on the way (with gzip) and its size on the device."""

    digest: str
    wire: int
    disk: int


def digest_of(content: bytes) -> str:
    """A name for exactly these bytes, as the worker works it out too.

    >>> digest_of(b"a page")
    'mo7v8dC8a5t6'
    """
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()[:9]).decode()


def kept_list(library: Library, files: Mapping[str, Weighed], moved: Iterable[str]) -> dict[str, Any]:
    """The list of all that can be kept, in the order in which it is fetched.

    Args:
        library: says of each page what kind it is.
        files: the files of the site, by path; those that no page needs are passed over.
        moved: the addresses at which something stands that only says where a page went.

    Returns: `version` (of all), `shell` (of the scripts and styles), `help` (the page that
        stands for one that is not kept), `files`: by group, by address, the name of the
        bytes and the size on the way; and `disk`, the size of each group on the device. The groups: `shell` scripts
        and styles; `moved`; `act` what to do now; `first` what is kept with it from the first visit; `rest`;
        `downloads`.
    """
    pages = library.pages
    act = [page for page in pages if page.meta.kind == "act-now" or page.meta.id == HELP]
    first = [page for page in pages if (page.meta.kind == "home" or page.meta.id in FIRST) and page not in act]
    rest = [page for page in pages if page not in act and page not in first]
    texts = {page.path: _texts(page, files) for page in pages}
    paths = {
        "shell": sorted(path for path in files if _is_shell(path)),
        "moved": sorted(moved),
        "act": [address.of_page(page.path) for page in act],
        "first": [
            *(path for path in (INDEX, SHORT, WORDING) if path in files),
            *(address.of_page(page.path) for page in first),
            *(path for page in [*act, *first] for path in texts[page.path]),
        ],
        "rest": [
            *(path for page in rest for path in (address.of_page(page.path), *texts[page.path])),
            *sorted(path for path in files if _is_picture(path)),
        ],
        "downloads": sorted(path for path in files if path.startswith("downloads/") or path.endswith(".csv")),
    }
    groups = {name: {url: files[_file(url)] for url in urls} for name, urls in paths.items()}
    listed = {name: {url: [file.digest, file.wire] for url, file in group.items()} for name, group in groups.items()}
    return {
        "form": FORM,
        "version": digest_of(_bytes(listed)),
        "shell": digest_of(_bytes(listed["shell"])),
        "help": next((address.of_page(page.path) for page in pages if page.meta.id == HELP), ""),
        "files": listed,
        "disk": {name: sum(file.disk for file in group.values()) for name, group in groups.items()},
    }


def short_targets(published: Iterable[str]) -> dict[str, str]:
    """Where each short name leads, for a phone that cannot ask.

    >>> short_targets(["page fire act-now/fire/", "item fire-exits act-now/fire/#fire-exits"])
    {'fire': 'act-now/fire/', 'fire-exits': 'act-now/fire/#fire-exits'}
    """
    lines = list(published)
    newest = {(kind, id_): url for kind, id_, url in lines_of(lines)}
    return {name: newest[owner] for name, owner in short_names(lines).items()}


def manifest(library: Library, name: str) -> dict[str, Any]:
    """The manifest, by which a phone puts the handbook among its apps; all its addresses are relative to itself."""
    organisation, colours = library.layer.organisation.name, library.layer.organisation.colours
    offered = [library.page_by_id[id_] for id_ in ("act-now", "who-must-be-told") if library.shows(id_)]
    shortcuts = [(page.meta.title, address.of_page(page.path)) for page in offered]
    home = library.page_by_id.get("home")
    return {
        "name": f"{name} · {organisation}" if organisation else name,
        "short_name": "Handbook",
        **({"description": home.meta.description} if home else {}),
        "lang": "en-GB",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": "#fbf7ef",
        "theme_color": colours.brand if colours and colours.brand else BRAND,
        "icons": [
            {"src": f"assets/images/{file}", "sizes": sizes, "type": "image/png", "purpose": purpose}
            for file, sizes, purpose in ICONS
        ],
        "shortcuts": [
            {"name": title, "url": f"./{url}"} for title, url in [*shortcuts, ("Search the handbook", "?search")]
        ],
    }


def _texts(page: Page, files: Mapping[str, Weighed]) -> list[str]:
    """The files with a page's text, which search shows lines of."""
    start = f"search/parts/{name_of_texts(address.of_page(page.path))}"
    return [path for path in (f"{start}.json", *(f"{start}-{letter}.json" for letter in _LETTERS)) if path in files]


_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def _is_shell(path: str) -> bool:
    return path.endswith((".js", ".css", "favicon.svg")) and "/" in path


def _is_picture(path: str) -> bool:
    return path.endswith((".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".woff2")) and not _is_shell(path)


def _file(url: str) -> str:
    return f"{url}index.html" if url.endswith("/") or not url else url


def _bytes(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
