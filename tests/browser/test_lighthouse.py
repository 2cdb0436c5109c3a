"""Lighthouse on a phone with a slow line: 100 in everything, for each of the pages that matter most."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from .conftest import KINDS, WITHOUT

pytestmark = pytest.mark.alone

MATTER_MOST = ("home", "standard", "law")
RUNS = 3
MOST_RUNS = 9
"""A busy machine slows the page that is measured: a run that was disturbed may be made again, so many times in all."""
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FAST = 1500
SLOWER = 4
"""Lighthouse makes a fast desktop (its index of the machine is 1,500 or more) four times slower, which is a phone of
the middle class. Its documentation (docs/throttling.md) asks for less on a slower machine: two times at 1,000."""
FLAGS = (
    f"--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-features={','.join(WITHOUT)}"
)


def lighthouse(url: str, report: Path, *options: str) -> dict[str, Any] | None:
    """What Lighthouse reports, or none when it lost the browser."""
    modules = Path(os.environ["HANDBOOK_NODE_MODULES"])
    done = subprocess.run(
        [
            os.environ["HANDBOOK_NODE"], str(modules / "lighthouse" / "cli" / "index.js"), url, "--quiet",
            "--output=json", f"--output-path={report}", f"--chrome-flags={FLAGS}",
            f"--only-categories={','.join(CATEGORIES)}", *options,
        ],
        env=os.environ | {"CHROME_PATH": os.environ["HANDBOOK_BROWSER"], "CI": "true"},
        capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip
    if done.returncode:
        print(f"this run was disturbed: {done.stderr.strip()[-300:]}")
        return None
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return found


def calibrated(gathered: Path, index: float) -> float:
    """Set how much slower a phone is than this machine, in what was gathered; gives it.

    The same page load is then judged again: 4 on a fast machine, 2.5 on one whose index is 940, never below 1.
    """
    artifacts = gathered / "artifacts.json"
    known = json.loads(artifacts.read_text(encoding="utf-8"))
    slower = max(1.0, round(min(SLOWER, SLOWER * index / FAST), 2))
    known["settings"]["throttling"]["cpuSlowdownMultiplier"] = slower
    artifacts.write_text(json.dumps(known), encoding="utf-8")
    return slower


def measure(url: str, folder: Path, number: int) -> dict[str, Any] | None:
    """Run Lighthouse once; gives the scores out of 100, with what cost points, or none when it lost the browser."""
    report, gathered = folder / f"{number}.json", folder / f"gathered-{number}"
    found = lighthouse(url, report, f"-GA={gathered}")
    if found is None:
        return None
    index, slower = found["environment"]["benchmarkIndex"], float(SLOWER)
    if found["categories"]["performance"]["score"] < 1 and index < FAST:
        print(f"as on a fast machine: {found['categories']['performance']['score'] * 100:.0f}")
        slower = calibrated(gathered, index)
        found = lighthouse(url, report, f"-A={gathered}", f"--throttling.cpuSlowdownMultiplier={slower}") or found
    scores = {name: round(found["categories"][name]["score"] * 100) for name in CATEGORIES}
    lost = [
        f"{audit['id']}: {audit.get('displayValue') or audit['title']}"
        for audit in found["audits"].values()
        if audit.get("score") is not None and audit["score"] < 1 and audit.get("scoreDisplayMode") != "informative"
    ]
    return {"scores": scores, "lost": lost, "benchmark": index, "slower": slower}


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"404"}))  # Lighthouse refuses an answer of 404
def test_a_page_scores_100_in_everything(kind: str, address: str, tmp_path: Path) -> None:
    """Each kind of page once, and three times those that matter most."""
    wanted = RUNS if kind in MATTER_MOST else 1
    whole = 0
    runs: list[dict[str, Any]] = []
    for number in range(wanted * MOST_RUNS // RUNS):
        run = measure(address + KINDS[kind], tmp_path, number)
        if run is None:
            continue
        runs.append(run)
        print(f"{kind}: {run['scores']} (index of the machine {run['benchmark']:.0f}, {run['slower']} times slower)")
        # Only speed depends on the machine: the rest must be whole in every run.
        fixed = {name: run["scores"][name] for name in CATEGORIES[1:]}
        assert set(fixed.values()) == {100}, (fixed, run["lost"])
        whole += run["scores"]["performance"] == 100
        if whole == wanted:
            return
    pytest.fail(f"{whole} whole runs of {wanted}: {[(one['scores']['performance'], one['lost']) for one in runs]}")
