"""Builds and the watch over files."""

import http.client
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from environment.places import ROOT
from handbook.server import watch as watch_module
from handbook.server.build import Builds
from handbook.server.reload import Live
from handbook.server.watch import Watch


def building(program: str, root: Path) -> tuple[Builds, Live]:
    """Builds by a little program."""
    live = Live()
    return Builds([sys.executable, "-c", program], root, live), live


def test_a_build_that_works_names_a_new_build(tmp_path, capfd):
    builds, live = building("print('one page')", tmp_path)
    before = live.state.build
    builds.run()
    assert live.state.build != before
    assert not live.state.failed
    assert "one page\n" in capfd.readouterr().out


def test_a_build_that_fails_keeps_the_site_and_says_why(tmp_path, capfd):
    builds, live = building(
        "import sys; print('a.md:1:1 wrong'); print('mend it', file=sys.stderr); sys.exit(1)", tmp_path
    )
    before = live.state.build
    builds.run([tmp_path / "docs" / "a.md"])
    assert live.state.build == before
    assert live.state.failed
    assert sorted(live.state.text.splitlines()) == ["a.md:1:1 wrong", "mend it"]
    said = capfd.readouterr()
    assert "Changed: docs/a.md" in said.out
    assert "shown as it was before" in said.err


def test_a_failure_without_words_is_still_told(tmp_path):
    builds, live = building("raise SystemExit(3)", tmp_path)
    builds.run()
    assert "code 3" in live.state.text


def test_a_missing_builder_is_told(tmp_path):
    live = Live()
    Builds([str(tmp_path / "none")], tmp_path, live).run()
    assert live.state.failed


def test_stopping_ends_a_build_and_starts_no_other(tmp_path):
    builds, live = building("import time; time.sleep(60)", tmp_path)
    before = live.state
    thread = threading.Thread(target=builds.run)
    thread.start()
    while builds._process is None:
        time.sleep(0.01)
    builds.stop()
    thread.join(5)
    assert not thread.is_alive()
    builds.run()
    assert live.state is before


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The folders that are watched, and some that are not."""
    for name in ("docs/act-now", "data", "scripts/__pycache__", "site", ".venv", "tests"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "docs/act-now/fire.md").write_text("old")
    return tmp_path


@pytest.fixture
def bursts(project: Path) -> Iterator[list[set[str]]]:
    """The bursts of changes that a watch calls back with."""
    seen: list[set[str]] = []
    root = project.resolve()
    watch = Watch(project, lambda paths: seen.append({path.relative_to(root).as_posix() for path in paths}))
    watch.start()
    yield seen
    watch.stop()


def wait_for(condition, seconds=5.0) -> None:
    """Wait until a condition holds."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.01)


def test_one_burst_of_changes_is_one_call(project, monkeypatch, bursts):
    monkeypatch.setattr(watch_module, "QUIET", 0.5)  # a busy machine may stop for longer than people do
    for number in range(5):
        (project / "docs/act-now/fire.md").write_text(f"new {number}")
        (project / "data/new.yml").write_text(f"a: {number}")
    wait_for(lambda: bursts)
    time.sleep(0.8)
    assert bursts == [{"docs/act-now/fire.md", "data/new.yml"}]


def test_reading_is_no_change(project, bursts):
    (project / "docs/act-now/fire.md").read_text()
    list((project / "docs").rglob("*"))
    time.sleep(0.4)
    assert bursts == []
    (project / "docs/act-now/fire.md").unlink()
    wait_for(lambda: bursts)
    assert bursts == [{"docs/act-now/fire.md"}]


def test_what_the_build_writes_is_no_change(project, bursts):
    for name in (
        "site/index.html",
        ".venv/x.yml",
        "scripts/__pycache__/a.pyc",
        "tests/test_a.py",
        "notes.txt",
    ):
        (project / name).write_text("x")
    (project / "settings.yml").write_text("x")
    wait_for(lambda: bursts)
    assert bursts == [{"settings.yml"}]


@pytest.mark.parametrize(
    ("name", "matters"),
    [
        ("docs/a.md", True),
        ("docs/site/a.md", False),
        ("overrides/main.html", True),
        ("docs/a.md~", False),
        ("docs/.#a.md", False),
        ("docs/4913", False),
        ("settings.yml", True),
        ("README.md", False),
        ("tests/unit/a.py", False),
        ("../elsewhere/docs/a.md", False),
    ],
)
def test_which_files_matter(tmp_path, name, matters):
    watch = Watch(tmp_path, lambda paths: None)
    assert watch.matters((tmp_path.resolve() / name).resolve()) is matters


def test_a_layer_kept_elsewhere_is_watched_too(tmp_path):
    watch = Watch(tmp_path / "project", lambda paths: None, [tmp_path / "oak"])
    assert watch.matters(tmp_path.resolve() / "oak" / "organisation.yml")
    assert not watch.matters(tmp_path.resolve() / "oak" / ".git" / "index")


BUILD = """
import pathlib, sys
text = pathlib.Path("docs/page.md").read_text()
if "wrong" in text:
    sys.exit("docs/page.md:1:1 wrong")
pathlib.Path("site").mkdir(exist_ok=True)
pathlib.Path("site/index.html").write_text("<html><body>" + text + "</body></html>")
"""


def test_the_whole_server_follows_an_edit(tmp_path):
    page = tmp_path / "docs" / "page.md"
    page.parent.mkdir()
    page.write_text("first")
    command = [
        sys.executable,
        "-m",
        "handbook.server",
        "--port",
        "0",
        "--build-command",
        sys.executable,
        "-c",
        BUILD,
    ]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        try:
            assert server.stdout is not None
            netloc = server.stdout.readline().split("http://")[1].split("/")[0]

            def shown() -> str:
                connection = http.client.HTTPConnection(netloc, timeout=5)
                connection.request("GET", "/")
                body = connection.getresponse().read().decode()
                connection.close()
                return body

            wait_for(lambda: "first" in shown())
            page.write_text("second")
            wait_for(lambda: "second" in shown())
            page.write_text("wrong")
            while "Not built" not in server.stdout.readline():
                pass
            assert "second" in shown()
            page.write_text("third")
            wait_for(lambda: "third" in shown())
        finally:
            server.terminate()
            server.communicate(timeout=10)
    if sys.platform != "win32":
        assert server.returncode == 0
