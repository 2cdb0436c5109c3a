"""Compressed copies beside the files that a host sends, made once for each content."""

from __future__ import annotations

import gzip
import hashlib
import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from ..server import kinds_of_file

LEAST = 1024
"""Bytes. A smaller file fits into one packet as it is."""


def compress(site: Path, kept: Path | None) -> None:
    """Write a copy in Brotli and one in gzip beside every text file of some size, where that makes it smaller.

    Args:
        site: the folder.
        kept: where copies are kept between builds, by what they were made from; none to make all anew.
    """
    files = [file for file in sorted(site.rglob("*")) if file.suffix in kinds_of_file.TEXT and file.is_file()]
    # The compressors let go of Python's lock: threads use every processor.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        used = set(pool.map(partial(write_copies, kept=kept), files))
    if kept and kept.is_dir():
        _sweep(kept, used)


def write_copies(file: Path, kept: Path | None) -> str:
    """Write the copies of one file; returns the name of its content."""
    content = file.read_bytes()
    name = hashlib.sha256(content).hexdigest()
    if len(content) < LEAST:
        return name
    for ending, pack in (("br", _brotli), ("gz", _gzip)):
        packed = _recall(kept / f"{name}.{ending}", content, pack) if kept else pack(content)
        if len(packed) < len(content):
            file.with_name(f"{file.name}.{ending}").write_bytes(packed)
    return name


def _recall(place: Path, content: bytes, pack: Callable[[bytes], bytes]) -> bytes:
    """What was packed in an earlier build, or now."""
    if place.is_file():
        return place.read_bytes()
    packed = pack(content)
    place.parent.mkdir(parents=True, exist_ok=True)
    # Moved in whole: a build that is cut short leaves no half of one.
    part = place.with_name(f"{place.name}.{os.getpid()}-{threading.get_ident()}")
    part.write_bytes(packed)
    part.replace(place)
    return packed


def _sweep(kept: Path, used: set[str]) -> None:
    """Delete what this build did not use, once there is much of it."""
    files = list(kept.iterdir())
    if len(files) > 8 * len(used) + 200:
        for file in files:
            if file.stem not in used:
                file.unlink(missing_ok=True)


def _brotli(content: bytes) -> bytes:
    import brotli  # asked for only by those who publish

    packed: bytes = brotli.compress(content, quality=11)
    return packed


def _gzip(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)
