"""Makes the project's own virtual environment; one that is outdated or was cut short is made again."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from environment import apt
from environment.lock import held
from environment.places import ROOT, TOOLS, python_of
from environment.process import follow
from environment.progress import SetupFailed, say, step
from environment.stamp import STAMP, digest, ready, stamped

MARK = "made-by-handbook"  # written first: an environment without it is somebody else's


def set_up(names: tuple[str, ...], environment: Path) -> None:
    """Make the environment hold lists of requirements, one start at a time."""
    with held(TOOLS / "set-up.lock"):
        # Another start may have done it while this one waited.
        if not ready(*names, environment=environment):
            _complete(names, environment)


def _complete(names: tuple[str, ...], environment: Path) -> None:
    """Make the environment, or add to it what it lacks."""
    wanted = {name: digest(name) for name in names}
    stamp = stamped(environment)
    if stamp and all(stamp.get(name, value) == value for name, value in wanted.items()):
        missing = [name for name in names if name not in stamp]
        wanted = {**stamp, **wanted}
        (environment / STAMP).unlink()
    else:
        _make(environment)
        missing = list(names)
    _install(missing, environment)
    temporary = environment / f"{STAMP}.new"
    temporary.write_text("".join(f"{name} {value}\n" for name, value in wanted.items()), encoding="utf-8")
    temporary.replace(environment / STAMP)


def _make(environment: Path) -> None:
    """Make an empty environment in place of an outdated or half-made one of ours."""
    if environment.exists() and any(environment.iterdir()) and not (environment / MARK).exists():
        raise SetupFailed(f"{environment} was not made by this command: move or delete that folder, then try again.")
    _need_venv()
    with step(f"Making the handbook's own Python environment in {environment.name}"):
        if environment.exists():
            shutil.rmtree(environment)
        environment.mkdir(parents=True)
        (environment / MARK).touch()
        code, said = follow([sys.executable, "-m", "venv", environment])
        if code:
            raise SetupFailed(f"Python could not make a virtual environment: {_last(said)}")


def _need_venv() -> None:
    """Some systems ship Python without the parts that make environments."""
    from importlib.util import find_spec

    if find_spec("venv") and find_spec("ensurepip"):
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if apt.may_install() and os.environ.get("CI"):
        apt.install(package)
        return
    raise SetupFailed(
        f"This Python cannot make virtual environments. On Debian or Ubuntu run:  sudo apt install {package}"
    )


def _install(names: Iterable[str], environment: Path) -> None:
    """Install lists of requirements, each file checked against its hash."""
    names = list(names)
    lists = [part for name in names for part in ("-r", str(ROOT / name))]
    wanted = {
        line.split("==")[0]
        for name in names
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines()
        if "==" in line
    }
    env = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_USER": "0", "PYTHONUTF8": "1"}
    env.pop("PYTHONPATH", None)
    command: list[str | Path] = [
        python_of(environment),
        "-m",
        "pip",
        "install",
        "--no-input",
        "--progress-bar",
        "off",
        "--require-hashes",
        *lists,
    ]
    with step(f"Fetching and installing {len(wanted)} packages (about a minute, once)") as show:
        code, said = follow(command, _counter(len(wanted), show), env=env)
        if code:
            say("")
            say(said)
            raise SetupFailed(f"The packages could not be installed: {_last(said)} (is there a network?)")


def _counter(total: int, show: Callable[[str], None]) -> Callable[[str], None]:
    """Turn the installer's lines into "12 of 40 (name)"."""
    fetched = 0

    def count(line: str) -> None:
        nonlocal fetched
        if line.startswith("Collecting "):
            fetched = min(fetched + 1, total)
            show(f"{fetched} of {total} ({line.split()[1].partition('==')[0]})")
        elif line.startswith("Installing "):
            show("installing")

    return count


def _last(said: str) -> str:
    """The line of a program's output that most likely names the cause."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line for line in lines if line.upper().startswith("ERROR")]
    return (errors or lines or ["it said nothing"])[-1]
