"""Other programs: run one and watch its lines, or become it. Most tasks only become: the rest loads late."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from environment.places import WINDOWS


def _ignore(line: str) -> None:
    """Do nothing with a line."""


def follow(
    command: Sequence[str | Path],
    on_line: Callable[[str], None] = _ignore,
    *,
    env: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> tuple[int, str]:
    """Run a program, hand each line it prints to `on_line`; give back its exit code and its last lines."""
    import subprocess
    from collections import deque

    last: deque[str] = deque(maxlen=30)
    try:
        process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=None if env is None else dict(env),
            cwd=folder,
        )
    except OSError as error:
        return 127, str(error)
    with process:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                last.append(line.rstrip())
                on_line(line.rstrip())
        except BaseException:
            process.kill()
            raise
    return process.returncode, "\n".join(last)


def become(command: Sequence[str | Path], env: Mapping[str, str], folder: Path) -> int:
    """Go on as another program, in place of this one where the system can; else run it to its end."""
    parts = [str(part) for part in command]
    if not WINDOWS:
        os.chdir(folder)
        sys.stdout.flush()
        sys.stderr.flush()
        os.execve(parts[0], parts, dict(env))
    return call(parts, env, folder)


def call(command: Sequence[str | Path], env: Mapping[str, str], folder: Path) -> int:
    """Run a program in the terminal; Ctrl-C is for the program, which ends in its own way."""
    import subprocess

    with subprocess.Popen([str(part) for part in command], env=dict(env), cwd=folder) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue
