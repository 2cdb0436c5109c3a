"""Every section as one document to print, made again only when one of its pages is another."""

from __future__ import annotations

import hashlib
from pathlib import Path

from .. import VERSION
from ..exports.section_print import Section, section_print
from ..load import address
from .before import NAME, Prepared


def write_section_prints(prepared: Prepared, stage: Path, kept: Path | None) -> None:
    """Write the document of every section into the staged site, from the finished pages that stand there.

    Args:
        kept: where documents are kept between builds; none to make all anew.
    """
    made_with = hashlib.sha256(f"{prepared.chrome}\0{prepared.library.layer.organisation}".encode()).hexdigest()
    used = set()
    for section in prepared.menu.prints:
        html = {page.path: (stage / address.of_page(page.path) / "index.html").read_bytes() for page in section.pages}
        store = kept / _name(section, html, made_with) if kept else None
        if store and store.is_file():
            whole = store.read_bytes()
        else:
            texts = {path: text.decode("utf-8") for path, text in html.items()}
            whole = (section_print(prepared.renderer, section, texts, NAME, VERSION) + "\n").encode()
            if store:
                store.parent.mkdir(parents=True, exist_ok=True)
                part = store.with_suffix(".part")
                part.write_bytes(whole)
                part.replace(store)
        used.add(store)
        file = stage / section.url / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(whole)
    for old in kept.iterdir() if kept and kept.is_dir() else ():
        if old not in used:
            old.unlink()


def _name(section: Section, html: dict[str, bytes], made_with: str) -> str:
    digest = hashlib.sha256(f"{made_with}\0{section.title}\0{section.url}".encode())
    for path, text in html.items():
        digest.update(path.encode() + b"\0" + text)
    return f"{digest.hexdigest()}.html"
