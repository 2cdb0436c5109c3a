"""The file `_headers`: what Netlify and Cloudflare Pages read to know which headers to send."""

from __future__ import annotations

from collections.abc import Mapping


def headers_file(everywhere: Mapping[str, str], for_good: Mapping[str, str]) -> str:
    """The text of the file.

    A header must never be named by two rules that fit one address: the hosts would send both values joined. So
    how long a page may be kept is left to them: each asks anew at every visit, unless a rule says otherwise.

    Args:
        everywhere: name and value of each header that every file is sent with.
        for_good: for each folder that browsers may keep for good, the value of Cache-Control.

    >>> print(headers_file({"X-Content-Type-Options": "nosniff"}, {"fixed/1a2b/": "immutable"}), end="")
    # Written by the build, for Netlify and Cloudflare Pages.
    /*
      X-Content-Type-Options: nosniff
    /fixed/1a2b/*
      Cache-Control: immutable
    """
    lines = ["# Written by the build, for Netlify and Cloudflare Pages.", "/*"]
    lines += [f"  {name}: {value}" for name, value in everywhere.items()]
    for folder, value in for_good.items():
        lines += [f"/{folder}*", f"  Cache-Control: {value}"]
    return "\n".join(lines) + "\n"
