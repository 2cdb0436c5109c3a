"""The policy in the page itself, for a host that sends no headers."""

from __future__ import annotations

from collections.abc import Mapping

from ..render.renderer import Renderer

_CHARSET = b'<meta charset="utf-8">'
"""Stands first in every page. What comes next comes before anything that a policy could refuse."""


def policy_lines(renderer: Renderer, policy: Mapping[str, str]) -> bytes:
    """The lines that say a policy in a page.

    Args:
        renderer: fills their template.
        policy: `content`, the Content-Security-Policy; `referrer`, the referrer policy.

    Example: `policy_lines(renderer, {"content": "default-src 'none'", "referrer": "no-referrer"})`
    """
    return renderer.fill("policy.html", "", policy=policy).encode()


def with_policy(html: bytes, lines: bytes) -> bytes:
    """A page that says its policy itself.

    Raises: ValueError when the page does not begin as all of ours do: it would go without a policy.

    >>> with_policy(b'<head>\\n<meta charset="utf-8">\\n<title>', b'<meta http-equiv="x">').decode()
    '<head>\\n<meta charset="utf-8">\\n<meta http-equiv="x">\\n<title>'
    """
    before, charset, after = html.partition(_CHARSET)
    if not charset or b"<script" in before or b"<link" in before:
        raise ValueError("a page must name its charset before anything else, for its policy comes next")
    return before + charset + b"\n" + lines + after
