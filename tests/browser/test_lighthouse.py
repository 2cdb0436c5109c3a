"""Lighthouse on a phone with a slow line: 100 in everything, for each of the pages that matter most."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.alone

PAGES = {
    "home": "",
    "standard": "standards/leadership-and-management/",
    "law": "law/england/regulation-13/",
}
RUNS = 3
MOST_RUNS = 9
"""A busy machine slows the page that is measured: a run that was disturbed may be made again, so many times in all."""
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def measure(url: str, folder: Path, number: int) -> dict[str, Any] | None:
    """Run Lighthouse once; gives the scores out of 100, with what cost points, or none when it lost the browser."""
    modules = Path(os.environ["HANDBOOK_NODE_MODULES"])
    report = folder / f"{number}.json"
    flags = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
    done = subprocess.run(
        [
            os.environ["HANDBOOK_NODE"], str(modules / "lighthouse" / "cli" / "index.js"), url, "--quiet",
            "--output=json", f"--output-path={report}", f"--chrome-flags={flags}",
            f"--only-categories={','.join(CATEGORIES)}",
        ],
        env=os.environ | {"CHROME_PATH": os.environ["HANDBOOK_BROWSER"], "CI": "true"},
        capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip
    if done.returncode:
        print(f"this run was disturbed: {done.stderr.strip()[-300:]}")
        return None
    found = json.loads(report.read_text(encoding="utf-8"))
    scores = {name: round(found["categories"][name]["score"] * 100) for name in CATEGORIES}
    lost = [
        f"{audit['id']}: {audit.get('displayValue') or audit['title']}"
        for audit in found["audits"].values()
        if audit.get("score") is not None and audit["score"] < 1 and audit.get("scoreDisplayMode") != "informative"
    ]
    return {"scores": scores, "lost": lost, "benchmark": found["environment"]["benchmarkIndex"]}


@pytest.mark.parametrize("kind", sorted(PAGES))
def test_a_page_that_matters_scores_100_in_everything(kind: str, address: str, tmp_path: Path) -> None:
    whole = 0
    runs: list[dict[str, Any]] = []
    for number in range(MOST_RUNS):
        run = measure(address + PAGES[kind], tmp_path, number)
        if run is None:
            continue
        runs.append(run)
        print(f"{kind}: {run['scores']} (speed of the machine: {run['benchmark']:.0f})")
        # Only speed depends on the machine: the rest must be whole in every run.
        fixed = {name: run["scores"][name] for name in CATEGORIES[1:]}
        assert set(fixed.values()) == {100}, (fixed, run["lost"])
        whole += run["scores"]["performance"] == 100
        if whole == RUNS:
            return
    pytest.fail(f"{whole} whole runs of {RUNS}: {[(one['scores']['performance'], one['lost']) for one in runs]}")
