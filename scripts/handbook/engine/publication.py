"""Makes a staged site ready for a host: assets that may be kept for good, headers or a policy, compressed copies."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from ..exports.fixed_names import ASSETS, name_of, point_to
from ..exports.headers_file import headers_file
from ..exports.page_policy import policy_lines, with_policy
from ..server import policy
from .before import Prepared


@dataclass(frozen=True)
class Form:
    """What is asked of the finished site besides being right."""

    policy_in_pages: bool = False
    """For a host that sends no headers."""
    compressed: bool = False
    """For a host that sends compressed copies that lie beside the files."""


PLAIN = Form()
_SCRIPTS = f"{ASSETS}javascripts"
_OTHERS = "vendor"
"""The folder of scripts that are published as their makers did, licence and all."""


def lay_out(prepared: Prepared, stage: Path, form: Form) -> None:
    """Give the staged pages what their host needs. Assets must be there by now; what lists the site comes after.

    Args:
        prepared: what the pages were built from.
        stage: the folder of the site under way.
        form: what is asked of it.
    """
    _bare_scripts(stage)
    fixed = _fix_assets(stage)
    base = urlsplit(prepared.library.layer.organisation.address or "").path.rstrip("/") + "/"
    lines = policy_lines(prepared.renderer, policy.in_pages()) if form.policy_in_pages else b""
    for file in sorted(stage.rglob("*.html")):
        old = html = file.read_bytes()
        if fixed:
            name = file.relative_to(stage).as_posix()
            # The page for a wrong address is shown at any depth, so it writes whole addresses.
            html = point_to(html, base if name == "404.html" else "../" * name.count("/"), fixed)
        if lines:
            html = with_policy(html, lines)
        if html != old:
            file.write_bytes(html)


def publish(stage: Path, form: Form, kept: Path | None) -> None:
    """Write what hosts read or send besides the site's own files; every one of these must be there by now.

    Args:
        stage: the folder of the site under way.
        form: what is asked of it.
        kept: where compressed copies are kept between builds; none to make all anew.
    """
    folders = sorted(folder.relative_to(stage).as_posix() for folder in stage.glob(f"{policy.FIXED}*"))
    everywhere = policy.headers() | policy.TRANSPORT  # both hosts send by TLS alone
    headers = headers_file(everywhere, {f"{folder}/": policy.FOR_GOOD for folder in folders})
    (stage / "_headers").write_bytes(headers.encode())
    if form.compressed:
        from .compression import compress  # no need of those who only look at the site

        compress(stage, kept)


def _bare_scripts(stage: Path) -> None:
    """Take comments and indentation out of our own scripts: a third of what they weigh on their way to a phone."""
    from ..exports.javascript import without_comments  # the step before has no need of it

    for file in sorted((stage / _SCRIPTS).rglob("*.js")):
        if _OTHERS not in file.relative_to(stage / _SCRIPTS).parts:
            file.write_bytes(without_comments(file.read_bytes().decode("utf-8")).encode("utf-8"))


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
