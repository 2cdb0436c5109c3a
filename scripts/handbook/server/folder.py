"""The published folder as a host sees it: which file answers an address, and its bytes compressed."""

import gzip
import hashlib
import importlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol, cast
from urllib.parse import quote, unquote

from handbook.server.kinds_of_file import content_type

LEAST = 512  # bytes under which compressing does not pay


class _Brotli(Protocol):
    """The part of the brotli package that is used here."""

    def compress(self, data: bytes, *, quality: int) -> bytes: ...


def _load_brotli() -> _Brotli | None:
    """The better compression, where it is installed."""
    try:
        return cast(_Brotli, importlib.import_module("brotli"))
    except ImportError:
        return None


BROTLI = _load_brotli()


@dataclass(frozen=True)
class Answer:
    """What an address answers with: a file's bytes, or the address to go to instead."""

    status: int
    content: bytes = b""
    type: str = "text/plain; charset=utf-8"
    location: str = ""

    @property
    def tag(self) -> str:
        """A name for exactly these bytes."""
        return hashlib.blake2b(self.content, digest_size=12).hexdigest()


class Folder:
    """A folder of files served under a base path."""

    def __init__(self, root: Path, base: str = "/") -> None:
        self.root = root.absolute()
        self.base = "/" + base.strip("/") + "/" if base.strip("/") else "/"

    def answer(self, address: str) -> Answer:
        """What the folder has for the path part of an address."""
        if address == "/" and self.base != "/":
            return Answer(302, location=self.base)
        if not address.startswith(self.base):
            if address + "/" == self.base:
                return Answer(301, location=self.base)
            return self._missing()
        path = self._inside(unquote(address[len(self.base) :]))
        if path is None:
            return self._missing()
        if path.is_dir():
            if not address.endswith("/"):
                return Answer(301, location=quote(unquote(address), safe="/") + "/")
            path /= "index.html"
        elif address.endswith("/"):
            return self._missing()
        return self._file(path, 200) or self._missing()

    def _inside(self, name: str) -> Path | None:
        """The file that a name stands for, unless it lies outside the folder or hides in it."""
        parts = [part for part in name.split("/") if part]
        if (
            "\0" in name
            or "\\" in name
            or ":" in name
            or any(part.startswith(".") and part != ".well-known" for part in parts)
        ):
            return None
        path = self.root.joinpath(*parts)
        return path if path.resolve().is_relative_to(self.root.resolve()) else None

    def _missing(self) -> Answer:
        """The site's own page for an address that it does not have."""
        return self._file(self.root / "404.html", 404) or Answer(404, b"There is nothing at this address.\n")

    def _file(self, path: Path, status: int) -> Answer | None:
        """A file's answer; none when it is not there."""
        try:
            return Answer(status, path.read_bytes(), content_type(path.name))
        except OSError:
            return None


@lru_cache(maxsize=512)
def compressed(content: bytes, kind: str, accepted: str) -> tuple[bytes, str]:
    """Bytes for the way and the name of their coding; no name when they go as they are."""
    codings = {part.split(";")[0].strip() for part in accepted.split(",") if not part.replace(" ", "").endswith(";q=0")}
    if len(content) < LEAST or not _is_text(kind):
        return content, ""
    if BROTLI and "br" in codings:
        return BROTLI.compress(content, quality=9), "br"
    if "gzip" in codings:
        return gzip.compress(content, 6, mtime=0), "gzip"
    return content, ""


def _is_text(kind: str) -> bool:
    """Whether a content type is one that compresses."""
    return kind.endswith("charset=utf-8")
