"""The words of the search index, read by the browser's own module."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

PROGRAM = Path(__file__).parent / "javascript/unpacked.mjs"


def unpacked(lists: list[list[str]]) -> list[list[tuple[str, list[list[int]]]]]:
    """Of each list the words, each with its lists of numbers."""
    done = subprocess.run(
        [os.environ["HANDBOOK_NODE"], str(PROGRAM)],
        input=json.dumps(lists), capture_output=True, check=True, text=True, timeout=60,
    )  # fmt: skip
    found: list[list[tuple[str, list[list[int]]]]] = json.loads(done.stdout)
    return found
