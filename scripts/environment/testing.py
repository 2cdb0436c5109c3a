"""The test command: makes ready what the tests need, runs them in order, and ends with pytest's own words."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from environment import browser, java, nginx, node, office
from environment.places import ENVIRONMENT, ROOT, scripts_of
from environment.process import call
from environment.progress import say
from environment.stamp import environment_variables, prepare

STYLE = "style"  # ruff, mypy and tsc: read the programs without running them
KINDS = ("unit", "bad", "site", "browser", "provider")
NEED_NODE = {STYLE, "unit", "site", "browser", "provider"}
NEED_JAVA = {"site"}
NEED_BROWSER = {"site", "browser", "provider"}
NEED_OFFICE = {"site"}
NEED_NGINX = {"browser"}
# What pytest is asked for, kind by kind, and whether two processes share it. Tests that measure time run alone.
ROUNDS = {
    "unit": (("unit", True),),
    "bad": (("bad", True),),
    "site": (("site", True),),
    "browser": (("browser and not alone", True), ("browser and alone", False)),
    "provider": (("provider", True),),
}
WHOLE_FILES = {"provider": ["--dist", "loadfile"]}
"""Where the tests of a file share a site that takes long to build: one process takes the whole file."""
NOTHING_CHOSEN = 5  # pytest's exit code when no test was left to run
HELP = """\
Run the handbook's tests, all of them or the kinds that are named.

    python3 scripts/run.py test [KIND …] [--stop] [options for pytest]

    style      the programs read without running them: ruff, mypy, tsc
    unit       each part by itself
    bad        for every rule, a project that breaks it
    site       the built site, page by page
    browser    the built site in a real browser
    provider   a provider's own layer, and taking a new version

    --stop     stop at the first kind that fails; else all are run, and what failed is said again at the end

Examples:  test unit            test unit -k server            test tests/unit/test_server_watch.py
"""


def read(arguments: Sequence[str]) -> tuple[list[str], bool, list[str]]:
    """Which kinds to run, whether to stop at a failure, what goes to pytest; ValueError if unknown."""
    rest = [argument for argument in arguments if argument != "--stop"]
    kinds: list[str] = []
    while rest and (rest[0] in (STYLE, *KINDS) or not _is_option_or_file(rest[0])):  # `site` is a folder, too
        kind = rest.pop(0)
        if kind not in (STYLE, *KINDS):
            near = get_close_matches(kind, (STYLE, *KINDS), 1)
            raise ValueError(
                f"there is no kind of test called {kind!r}; " + (f"did you mean {near[0]!r}?" if near else "see --help")
            )
        kinds.append(kind)
    return kinds, "--stop" in arguments, rest


def _is_option_or_file(argument: str) -> bool:
    """Whether an argument is pytest's: an option, or a file or test in one."""
    return argument.startswith("-") or Path(argument.partition("::")[0]).exists()


def run(arguments: Sequence[str]) -> int:
    """Run tests; the exit code is 0 only when every one that was asked for passed."""
    if "--help" in arguments or "-h" in arguments:
        print(HELP, end="")
        return 0
    try:
        kinds, stop, rest = read(arguments)
    except ValueError as error:
        say(f"error: {error}")
        return 2
    if not kinds and not rest:
        kinds = [STYLE, *(kind for kind in KINDS if kind != "provider" or (ROOT / "tests" / kind).is_dir())]
    python = prepare(tests=True)
    env = variables(python, set(kinds) or {STYLE, *KINDS})
    failed: list[str] = []
    closing: list[bytes] = []
    for kind in kinds or [""]:
        say(f"\n── {kind or 'chosen tests'} ──")
        if kind == STYLE:
            passed = check_style(python, env)
        else:
            rounds = [run_pytest(command, env) for command in pytest_commands(python, kind, rest)]
            codes = {code for code, _ in rounds}
            passed = codes <= {0, NOTHING_CHOSEN} and 0 in codes
            if not passed:
                closing += [words for code, words in rounds if code]
        if not passed:
            failed.append(kind or "chosen tests")
            if stop:
                break
    conclude(failed, closing)
    return 1 if failed else 0


def variables(python: Path, kinds: set[str]) -> dict[str, str]:
    """Make ready what these kinds need, and name it for the tests."""
    found: dict[str, str] = {}
    if kinds & NEED_BROWSER:
        found[browser.VARIABLE] = str(browser.prepare(python))
    if kinds & NEED_NODE:
        found["HANDBOOK_NODE"] = str(node.prepare(python))
        found["HANDBOOK_NODE_MODULES"] = str(node.MODULES)
    if kinds & NEED_JAVA:
        found["HANDBOOK_JAVA"] = str(java.prepare(python))
    if kinds & NEED_OFFICE and (program := office.prepare()):
        found[office.VARIABLE] = str(program)
    if kinds & NEED_NGINX:
        found["HANDBOOK_NGINX"] = str(nginx.prepare() or "")
    return environment_variables(**found)


def check_style(python: Path, env: Mapping[str, str]) -> bool:
    """Read the programs without running them; all readers have their say."""
    ruff = scripts_of(ENVIRONMENT) / "ruff"
    tsc = node.MODULES / "typescript" / "bin" / "tsc"
    commands: dict[str, list[str | Path]] = {
        "ruff check": [ruff, "check", "."],
        "ruff format": [ruff, "format", "--check", "."],
        "mypy": [python, "-m", "mypy"],
        "tsc": [env["HANDBOOK_NODE"], tsc, "--project", ROOT / "tsconfig.json"],
    }
    passed = True
    for name, command in commands.items():
        code = call(command, env, ROOT)
        say(f"{name}: {'passed' if code == 0 else 'FAILED'}")
        passed = passed and code == 0
    return passed


def pytest_commands(python: Path, kind: str, rest: Sequence[str]) -> list[list[str]]:
    """How pytest is called, round by round, for a kind of test, or for chosen files when there is none."""
    start = [str(python), "-m", "pytest"]
    colour = ["--color=yes"] if sys.stdout.isatty() else []
    shared = ["-n", "2"] if (os.cpu_count() or 1) > 1 else []
    if not kind:
        return [[*start, *colour, *rest]]
    together = WHOLE_FILES.get(kind, [])
    slowest = ["--durations=15"]  # a suite grows slow test by test: each run tells where its time went
    return [
        [*start, "-m", marks, *(shared + together if parallel and shared else []), *slowest, *colour, *rest]
        for marks, parallel in ROUNDS[kind]
    ]


def run_pytest(command: Sequence[str], env: Mapping[str, str]) -> tuple[int, bytes]:
    """Run pytest in the terminal; give back its exit code and its closing words."""
    said = bytearray()
    with subprocess.Popen(command, env=dict(env), cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        while piece := os.read(process.stdout.fileno(), 65536):
            sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()
            said += piece
            del said[:-20_000]
    start = max(said.rfind(b"short test summary info"), 0)
    return process.returncode, bytes(said[said.rfind(b"\n", 0, start) + 1 :])


def conclude(failed: Sequence[str], closing: Sequence[bytes]) -> None:
    """Say what failed, and let pytest's words for it be the last."""
    if not failed:
        return
    say(f"\n── failed: {', '.join(failed)} ──")
    for words in closing:
        sys.stdout.buffer.write(words)
    sys.stdout.buffer.flush()
