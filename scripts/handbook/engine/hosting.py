"""The configurations of hosts in `deploy`, written from the one policy."""

from __future__ import annotations

import sys
from pathlib import Path

from ..exports import nginx
from ..server import kinds_of_file, policy


def configurations(base: str = "/") -> dict[str, str]:
    """The text of each configuration that is made from the policy, by its name under `deploy`.

    Example: `configurations("/handbook/")["nginx/handbook.conf"]`
    """
    names = (*kinds_of_file.TEXT, *kinds_of_file.BINARY)
    return {
        "nginx/handbook.conf": nginx.server_part(
            policy.headers(),
            policy.TRANSPORT,
            {"fixed": policy.FIXED, "for_good": policy.FOR_GOOD, "ask": policy.ASK_EACH_TIME},
            {ending: kinds_of_file.content_type(ending.replace(".", "x.", 1)) for ending in names},
            base,
        ),
        "nginx/nginx.conf": nginx.main_part(),
    }


def write(folder: Path, path: str) -> int:
    """Write the configurations, for a site that stands under a path of its host; returns the exit status."""
    base = f"/{path.strip('/')}/" if path.strip("/") else "/"
    try:
        texts = configurations(base)
    except ValueError as error:
        print(f"error: {error}; use a path of plain letters, digits and hyphens", file=sys.stderr)
        return 1
    for name, text in texts.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        print(file)
    return 0
