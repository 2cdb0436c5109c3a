"""What an environment was made from: looked at by every start, so it loads and does as little as it can."""

import hashlib
import os
import sys
from pathlib import Path

from environment.places import ENVIRONMENT, ROOT, SCRIPTS, WINDOWS, python_of

BUILD = "requirements.txt"
TESTS = "requirements-dev.txt"
STAMP = "handbook.stamp"  # written last: an environment without it is half-made


def digest(name: str) -> str:
    """What a stamp says of one list of requirements: its content and the Python that it was installed for."""
    python = f"{sys.implementation.name} {sys.version} {sys.base_prefix}"
    text = (ROOT / name).read_bytes().replace(b"\r\n", b"\n")
    return hashlib.sha256(python.encode() + b"\0" + text).hexdigest()


def stamped(environment: Path) -> dict[str, str]:
    """What an environment holds, by its stamp ("name digest" on each line); nothing if half-made or gone."""
    try:
        lines = (environment / STAMP).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return {}
    return dict(line.split(" ", 1) for line in lines if " " in line) if python_of(environment).exists() else {}


def ready(*names: str, environment: Path = ENVIRONMENT) -> bool:
    """Whether an environment holds these lists of requirements as they are now."""
    stamp = stamped(environment)
    return all(stamp.get(name) == digest(name) for name in names)


def prepare(*, tests: bool, environment: Path = ENVIRONMENT) -> Path:
    """Make the environment hold what a build or the tests need, unless it does; give back its interpreter."""
    names = (BUILD, TESTS) if tests else (BUILD,)
    if not ready(*names, environment=environment):
        from environment import venv

        venv.set_up(names, environment)
    return python_of(environment)


def environment_variables(**extra: str) -> dict[str, str]:
    """What a program in the environment is started with."""
    env = {**os.environ, "PYTHONPATH": str(SCRIPTS), "PYTHONUTF8": "1", **extra}
    env.pop("PYTHONHOME", None)
    folder = str(python_of(ENVIRONMENT).parent)
    separator = ";" if WINDOWS else ":"
    env["PATH"] = folder + separator + env.get("PATH", "")
    return env
