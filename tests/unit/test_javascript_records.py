"""The browser's own modules for records, tried by Node: tests/javascript."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1] / "javascript"


@pytest.mark.parametrize("name", ["merge", "store", "sheet", "saved_copy", "words"])
def test_what_a_device_keeps(name: str) -> None:
    file = TESTS / f"{name}.test.mjs"
    command = [
        os.environ["HANDBOOK_NODE"],
        "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON",
        "--test",
        "--test-force-exit",
        str(file),
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "fail 0" in done.stdout
    assert "pass 0" not in done.stdout
