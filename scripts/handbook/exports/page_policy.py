"""The policy in the page itself, for a host that sends no headers."""

from __future__ import annotations

_CHARSET = b'<meta charset="utf-8">'
"""Stands first in every page. What comes next comes before anything that a policy could refuse."""


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
