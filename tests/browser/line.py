"""A small site made of the real one's files, in versions, on a server that can be slow, broken, signed out or gone."""

from __future__ import annotations

import datetime
import json
import shutil
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

from handbook.engine.offline import weigh
from handbook.exports.offline import LIST, SHORT, kept_list
from handbook.exports.search import name_of_texts
from handbook.render.macros.tables import WORDING
from handbook.server import policy
from handbook.server.folder import Answer, Folder
from handbook.server.serve import Handler, Server

PAGES = {
    "": "home",
    "act-now/": "act-now",
    "act-now/missing/": "act-now",
    "act-now/fire/": "act-now",
    "reference/no-signal/": "no-signal",
    "checklists/your-checklists/": "your-checklists",
    "standards/education/": "standard",
    "everyday-care/key-working/": "guidance",
    "everyday-care/medicines/": "guidance",
}
FILE = "downloads/checklists/checklist-education.xlsx"
"""The one download of the small site."""


def publish(
    site: Path, folder: Path, *, made: str, shell: str = "A", without: Sequence[str] = (), moved: str = ""
) -> str:
    """Write a version of the small site; gives its version's name.

    Args:
        site: the real site, whose pages and files are taken.
        folder: where to.
        made: a word that stands in every page.
        shell: a word that stands in the styles and the scripts.
        without: pages that are left out.
        moved: a page at whose address stands where it went.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(site / "assets", folder / "assets")
    [own] = [place.name for place in (site / policy.FIXED).iterdir()]
    mine = own[: -len(shell)] + shell.lower()  # the name of the assets changes with them, as a build has it
    assets = folder / policy.FIXED / mine
    shutil.copytree(site / policy.FIXED / own, assets)
    (folder / "search/parts").mkdir(parents=True)
    texts = [f"search/parts/{name_of_texts(url)}.json" for url in PAGES]
    for name in ("sw.js", "manifest.webmanifest", "404.html", "search/index.json", WORDING, *texts):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / name, folder / name)
    (folder / FILE).parent.mkdir(parents=True)
    shutil.copyfile(site / FILE, folder / FILE)
    urls = [url for url in PAGES if url not in (*without, moved or None)]
    for url in urls:
        text = (site / url / "index.html").read_text(encoding="utf-8").replace(own, mine)
        _write(
            folder / url / "index.html", text.replace("<title>", f'<meta name="made" content="{made}{shell}"><title>')
        )
    if moved:
        _write(
            folder / moved / "index.html",
            "<!doctype html><html lang='en-GB'><title>x</title><h1>It is gone</h1></html>",
        )
    _add(assets / "stylesheets/handbook.css", f":root{{--made:{shell}}}")
    _add(assets / "javascripts/main.js", f"document.documentElement.dataset.made = '{shell}';")
    _add(assets / "javascripts/search.js", f"document.documentElement.dataset.search = '{shell}';")
    _write(folder / SHORT, json.dumps({"missing": "act-now/missing/", "aim": "standards/education/#checklist"}))
    meta = [
        SimpleNamespace(
            path=f"{url or 'index'}".rstrip("/") + ".md", meta=SimpleNamespace(kind=PAGES[url], id=PAGES[url])
        )
        for url in urls
    ]
    listed = kept_list(SimpleNamespace(pages=meta), weigh(folder, None), [moved] if moved else [])  # type: ignore[arg-type]
    _write(folder / LIST, json.dumps(listed))
    return str(listed["version"])


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _add(file: Path, text: str) -> None:
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")


@dataclass
class Line:
    """The server as the test wants it at the moment."""

    folder: Path
    address: str = ""
    slow: dict[str, float] = field(default_factory=dict)
    """Seconds before an address that starts so is answered."""
    broken: bool = False
    """Pages are answered with 500."""
    signed_out: str = ""
    """What a network that wants a sign-in does with every request: `page` or `redirect`."""
    most: int | None = None
    """After so many more answers the line is cut."""
    only: tuple[str, ...] = ("/",)
    """The line is cut for every address that starts in no such way."""
    asked: list[str] = field(default_factory=list)

    def answer(self, path: str) -> Answer | None:
        """What the server says now; none when the line is cut."""
        self.asked.append(path)
        for start, seconds in self.slow.items():
            if path.startswith(start):
                time.sleep(seconds)
        if not path.startswith(self.only):
            return None
        if self.most is not None:
            self.most -= 1
            if self.most < 0:
                return None
        if self.signed_out == "redirect":
            return Answer(302, location="http://127.0.0.1:9/sign-in")
        if self.signed_out:
            return Answer(200, b"<!doctype html><title>Hotel</title><h1>Sign in</h1>", "text/html; charset=utf-8")
        if self.broken and not path.startswith(("/assets", "/fixed")):
            return Answer(500, b"<h1>Fault</h1>", "text/html; charset=utf-8")
        return Folder(self.folder).answer(path)


@contextmanager
def open_line(folder: Path) -> Iterator[Line]:
    """Serve a folder through a line while the block runs."""
    line = Line(folder)

    class Bent(Handler):
        """Answers as the line wants."""

        def do_GET(self) -> None:  # noqa: N802 - the name that the base class looks for
            path = urlsplit(self.path).path
            answer = line.answer(path)
            if answer is None:
                self.close_connection = True
                self.connection.close()
            else:
                self._send(answer, path)

    server = Server(Folder(folder), 0)
    server.RequestHandlerClass = Bent
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    line.address = server.address
    try:
        yield line
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def today() -> str:
    """The day as the handbook writes it; the browser's clock is this machine's."""
    now = datetime.datetime.now(tz=datetime.UTC)
    return f"{now.day} {now:%B} {now.year}"
