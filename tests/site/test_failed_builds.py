"""A build that fails says why in a line, and leaves the last good site and nothing else."""

from __future__ import annotations

import contextlib
import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .conftest import TODAY, contents, differences, run

PAGE = "docs/standards/wider-system.md"
COMMANDS = {"own": ("handbook.engine", "build"), "engine": ("mkdocs", "build")}


def _unknown_page(tree: Path) -> None:
    with (tree / PAGE).open("a", encoding="utf-8") as page:
        page.write('\nSee {{ link("wider-sistem") }}.\n')


def _torn_record(tree: Path) -> None:
    record = tree / "data/checklists/wider-system.yml"
    record.write_text(record.read_text(encoding="utf-8") + '  "torn\n', encoding="utf-8")


def _lost_items(tree: Path) -> None:
    template = tree / "overrides/macros/checklist.html"
    template.write_text(
        template.read_text(encoding="utf-8").replace('class="hb-item"', 'class="item"'), encoding="utf-8"
    )


def _torn_template(tree: Path) -> None:
    template = tree / "overrides/macros/law_rows.html"
    template.write_text(template.read_text(encoding="utf-8").replace("{% endfor %}", ""), encoding="utf-8")


def _unset_value(tree: Path) -> None:
    template = tree / "overrides/macros/page_end.html"
    template.write_text(template.read_text(encoding="utf-8") + "{{ no_such_thing.at_all }}", encoding="utf-8")


def _torn_shell(tree: Path) -> None:
    template = tree / "overrides/base.html"
    template.write_text(template.read_text(encoding="utf-8") + "{% if %}", encoding="utf-8")


MISTAKES: dict[str, tuple[Callable[[Path], None], str]] = {
    "page": (
        _unknown_page,
        r'docs/standards/wider-system\.md:\d+:5  HB011  unknown page "wider-sistem"; did you mean "wider-system"\?',
    ),
    "record": (_torn_record, r"data/checklists/wider-system\.yml:\d+:\d+  HB002  not well-formed YAML"),
    "built": (_lost_items, r"docs/standards/wider-system\.md:1:1  HB043  the data holds \d+ items"),
    "template": (_torn_template, r"overrides/macros/law_rows\.html:\d+:1  HB\d+  "),
    "value": (_unset_value, r"overrides/macros/page_end\.html:\d+:1  HB\d+  .*no_such_thing"),
    "shell": (_torn_shell, r"overrides/base\.html:\d+:1  HB\d+  "),
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_one_line_and_the_last_good_site_stays(small: Path, mistake: str, command: str) -> None:
    (small / "site").mkdir()
    (small / "site" / "index.html").write_bytes(b"the last good site")
    spoil, line = MISTAKES[mistake]
    spoil(small)
    done = run(small, *COMMANDS[command])
    assert done.returncode != 0
    assert re.search(line, done.stderr), done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert contents(small / "site") == {"index.html": b"the last good site"}
    assert [path.name for path in small.iterdir() if path.name.startswith(".site")] == []


def test_a_build_that_is_killed_leaves_the_last_good_site_and_the_next_one_is_whole(
    tree: Path, files: dict[str, bytes]
) -> None:
    (tree / "site").mkdir()
    (tree / "site" / "index.html").write_bytes(b"the last good site")
    env = {**os.environ, "HANDBOOK_TODAY": TODAY.isoformat(), "PYTHONPATH": str(tree / "scripts")}
    with subprocess.Popen(
        [sys.executable, "-m", "handbook.engine", "build"],
        cwd=tree,
        env=env,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as building:
        stage = tree / ".site.new"
        until(lambda: any(stage.rglob("*.html")))
        os.killpg(building.pid, signal.SIGKILL)
    assert contents(tree / "site") == {"index.html": b"the last good site"}
    assert run(tree, "handbook.engine", "build").returncode == 0
    assert differences(files, contents(tree / "site")) == []
    assert not stage.exists()


def until(true: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until something is true."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come true in time"
        time.sleep(0.05)


class Serving:
    """The engine's own server, running over a tree; what it says is read as it says it."""

    def __init__(self, tree: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        env = {
            **os.environ,
            "HANDBOOK_TODAY": TODAY.isoformat(),
            "PYTHONPATH": str(tree / "scripts"),
            "PYTHONUNBUFFERED": "1",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{self.port}"],
            cwd=tree, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        self.said: list[str] = []
        self.lines: queue.Queue[str] = queue.Queue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put("")  # it has ended

    def stop(self) -> None:
        """Stop it, and hear it out."""
        self.process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):  # where a shell made it deaf to the signal
            self.process.wait(10)
        self.process.kill()
        self.process.wait()
        self.reader.join(10)
        assert self.process.stdout
        self.process.stdout.close()

    def wait_for(self, words: str, seconds: float = 90) -> None:
        """Wait until it has said something."""
        end = time.monotonic() + seconds
        while True:
            try:
                self.said.append(self.lines.get(timeout=max(0.1, end - time.monotonic())))
            except queue.Empty:
                raise AssertionError(f"it never said {words!r}, but: {''.join(self.said)}") from None
            if words in self.said[-1]:
                return
            assert self.said[-1], f"it ended and never said {words!r}, but: {''.join(self.said)}"

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=20) as answer:
            text: str = answer.read().decode("utf-8")
            return text


@pytest.fixture
def serving(small: Path) -> Iterator[Serving]:
    server = Serving(small)
    yield server
    server.stop()


def test_the_engines_own_server_survives_mistakes(serving: Serving, small: Path) -> None:
    """One found before a build, and one found after it: the next good build is whole, and what is served is new."""
    serving.wait_for("Serving on")
    page, template = small / PAGE, small / "overrides/macros/checklist.html"
    old = {file: file.read_text(encoding="utf-8") for file in (page, template)}
    assert "A new sentence." not in serving.get("standards/wider-system/")
    _unknown_page(small)
    serving.wait_for('HB011  unknown page "wider-sistem"; did you mean "wider-system"?')
    serving.wait_for("until build errors are resolved")
    page.write_text(old[page].replace("\n## ", "\nA new sentence.\n\n## ", 1), encoding="utf-8")
    serving.wait_for("Reloading browsers")
    assert "A new sentence." in serving.get("standards/wider-system/")
    _lost_items(small)
    serving.wait_for("HB043  the data holds")
    serving.wait_for("until build errors are resolved")
    page.write_text(old[page].replace("\n## ", "\nAnother sentence.\n\n## ", 1), encoding="utf-8")
    template.write_text(old[template], encoding="utf-8")
    serving.wait_for("Reloading browsers")
    assert "Another sentence." in serving.get("standards/wider-system/")
    assert "Traceback" not in "".join(serving.said)
