"""Where things are in the project."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "scripts"
SITE = ROOT / "site"
TOOLS = ROOT / ".tools"  # what the tests' JavaScript tools are installed into, and the set-up's lock
ENVIRONMENT = Path(os.environ.get("HANDBOOK_ENVIRONMENT") or ROOT / ".venv").absolute()

WINDOWS = sys.platform == "win32"


def python_of(environment: Path) -> Path:
    """The interpreter of a virtual environment."""
    return environment / ("Scripts/python.exe" if WINDOWS else "bin/python")


def scripts_of(environment: Path) -> Path:
    """The folder of a virtual environment's commands."""
    return environment / ("Scripts" if WINDOWS else "bin")
