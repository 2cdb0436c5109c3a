"""Makes a staged site ready for a host: assets that may be kept for good, headers or a policy, compressed copies."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from ..exports.fixed_names import ASSETS, name_of, point_to
from ..exports.headers_file import headers_file
from ..server import policy
from .before import Prepared

_CHARSET = b'<meta charset="utf-8">'
"""Stands first in every page; the policy comes next, before anything that it could refuse."""


@dataclass(frozen=True)
class Form:
    """What is asked of the finished site besides being right."""

    policy_in_pages: bool = False
    """For a host that sends no headers."""
    compressed: bool = False
    """For a host that sends compressed copies that lie beside the files."""


def publish(prepared: Prepared, stage: Path, form: Form, kept: Path | None) -> None:
    """Make the staged site ready for its host.

    Args:
        prepared: what it was built from.
        stage: its folder. Every other file must be there by now, for here assets get the addresses that pages use.
        form: what is asked of it.
        kept: where compressed copies are kept between builds; none to make all anew.
    """
    fixed = _fix_assets(stage)
    changes: list[Callable[[str, bytes], bytes]] = []
    if fixed:
        changes.append(partial(_load_from, fixed, _path_of(prepared.library.layer.organisation.address)))
    if form.policy_in_pages:
        changes.append(partial(_put_policy, prepared.renderer.fill("policy.html", "", policy=policy.in_pages())))
    for file in sorted(stage.rglob("*.html")) if changes else ():
        old = html = file.read_bytes()
        for change in changes:
            html = change(file.relative_to(stage).as_posix(), html)
        if html != old:
            file.write_bytes(html)
    everywhere = {**policy.headers(), **dict([policy.TRANSPORT])}  # both hosts send by TLS alone
    headers = headers_file(everywhere, {fixed: policy.FOR_GOOD} if fixed else {})
    (stage / "_headers").write_bytes(headers.encode())
    if form.compressed:
        from .compression import compress  # no need of those who only look at the site

        compress(stage, kept)


def _fix_assets(stage: Path) -> str:
    """Put a copy of the assets where it may be kept for good; returns its folder, or nothing when there are no assets.

    The plain addresses go on working: of a page that was opened before the site was renewed, of what others wrote down.
    """
    files = sorted(file for file in (stage / ASSETS).rglob("*") if file.is_file())
    if not files:
        return ""
    folder = f"{policy.FIXED}{name_of({file.relative_to(stage).as_posix(): file.read_bytes() for file in files})}/"
    shutil.copytree(stage / ASSETS, stage / folder)
    return folder


def _path_of(site_address: str | None) -> str:
    return urlsplit(site_address or "").path.rstrip("/") + "/"


def _load_from(fixed: str, base: str, name: str, html: bytes) -> bytes:
    root = base if name == "404.html" else "../" * name.count("/")  # that page is shown at any depth
    return point_to(html, root, fixed)


def _put_policy(lines: str, _name: str, html: bytes) -> bytes:
    before, charset, after = html.partition(_CHARSET)
    if not charset:
        raise ValueError(f"{_name} does not begin with its charset")
    return before + charset + b"\n" + lines.encode() + after
