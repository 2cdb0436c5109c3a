"""Writes the pinned lists anew: version and hashes of every package, and no address of where it was found."""

from pathlib import Path

from environment import node
from environment.places import ENVIRONMENT, ROOT, scripts_of
from environment.process import call
from environment.progress import say
from environment.stamp import environment_variables, prepare

COMPILE = (
    "--quiet",
    "--upgrade",
    "--generate-hashes",
    "--allow-unsafe",
    "--strip-extras",
    "--no-emit-index-url",
    "--no-emit-trusted-host",
    "--no-emit-find-links",
)
LISTS = ("requirements", "requirements-dev")  # in this order: the second is held to the first


def run() -> int:
    """Take the newest versions that the readable lists allow, and pin them."""
    python = prepare(tests=True)
    env = environment_variables(CUSTOM_COMPILE_COMMAND="python3 scripts/run.py pin")
    for name in LISTS:
        say(f"Pinning {name}.in (takes a minute or two) …")
        code = call([scripts_of(ENVIRONMENT) / "pip-compile", *COMPILE, "-o", f"{name}.txt", f"{name}.in"], env, ROOT)
        if code:
            return code
    say("Pinning package.json …")
    program, npm = node.find(python)
    lock: list[str | Path] = [
        program,
        npm,
        "install",
        "--package-lock-only",
        "--ignore-scripts",
        "--omit-lockfile-registry-resolved",
        "--no-audit",
    ]
    return call(lock, env, ROOT)
