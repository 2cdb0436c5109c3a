"""The set-up: made once, made again when it must be, never by two starts at a time."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from environment import stamp, venv
from environment.lock import held
from environment.places import ROOT, python_of
from environment.progress import SetupFailed


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """What the set-up did, with the slow parts replaced by notes."""
    done: list[str] = []

    def follow(command, on_line=None, *, env=None, folder=None):
        words = [str(part) for part in command]
        if "venv" in words:
            python = python_of(Path(words[-1]))
            python.parent.mkdir(parents=True)
            python.touch()
            done.append("made")
        else:
            done.append("installed " + " ".join(Path(word).name for word in words if word.endswith(".txt")))
        return 0, ""

    monkeypatch.setattr(venv, "follow", follow)
    monkeypatch.setattr(venv, "TOOLS", tmp_path / "tools")
    return done


def test_a_second_start_does_nothing(steps, tmp_path):
    environment = tmp_path / "env"
    python = stamp.prepare(tests=False, environment=environment)
    assert python == python_of(environment)
    assert steps == ["made", "installed requirements.txt"]
    stamp.prepare(tests=False, environment=environment)
    assert len(steps) == 2


def test_tests_are_added_to_what_a_build_needs(steps, tmp_path):
    environment = tmp_path / "env"
    stamp.prepare(tests=False, environment=environment)
    stamp.prepare(tests=True, environment=environment)
    assert steps[2:] == ["installed requirements-dev.txt"]
    assert stamp.ready(stamp.BUILD, stamp.TESTS, environment=environment)


def test_an_interrupted_setup_is_made_again(steps, tmp_path, monkeypatch):
    environment = tmp_path / "env"
    follow = venv.follow

    def interrupted(command, *rest, **named):
        if "pip" in command:
            raise KeyboardInterrupt
        return follow(command, *rest, **named)

    monkeypatch.setattr(venv, "follow", interrupted)
    with pytest.raises(KeyboardInterrupt):
        stamp.prepare(tests=False, environment=environment)
    (environment / "left-over").touch()
    monkeypatch.setattr(venv, "follow", follow)
    stamp.prepare(tests=False, environment=environment)
    assert steps == ["made", "made", "installed requirements.txt"]
    assert not (environment / "left-over").exists()


def test_an_interrupted_addition_is_made_again(steps, tmp_path, monkeypatch):
    environment = tmp_path / "env"
    stamp.prepare(tests=False, environment=environment)
    with monkeypatch.context() as patch:
        patch.setattr(venv, "_install", lambda *arguments: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            stamp.prepare(tests=True, environment=environment)
    assert not stamp.ready(stamp.BUILD, environment=environment)
    stamp.prepare(tests=True, environment=environment)
    assert steps[-2:] == ["made", "installed requirements.txt requirements-dev.txt"]


def test_changed_requirements_make_a_new_environment(steps, tmp_path, monkeypatch):
    environment = tmp_path / "env"
    stamp.prepare(tests=False, environment=environment)
    monkeypatch.setattr(stamp.sys, "version", "3.99.0 another")
    assert not stamp.ready(stamp.BUILD, environment=environment)
    stamp.prepare(tests=False, environment=environment)
    assert steps.count("made") == 2


def test_line_ends_of_the_lists_do_not_count(tmp_path, monkeypatch):
    monkeypatch.setattr(stamp, "ROOT", tmp_path)
    (tmp_path / "a.txt").write_bytes(b"x==1\ny==2\n")
    unix = stamp.digest("a.txt")
    (tmp_path / "a.txt").write_bytes(b"x==1\r\ny==2\r\n")
    assert stamp.digest("a.txt") == unix
    (tmp_path / "a.txt").write_bytes(b"x==1\ny==3\n")
    assert stamp.digest("a.txt") != unix


def test_an_environment_whose_python_is_gone_is_not_ready(steps, tmp_path):
    environment = tmp_path / "env"
    stamp.prepare(tests=False, environment=environment)
    python_of(environment).unlink()
    assert not stamp.ready(stamp.BUILD, environment=environment)


def test_somebody_elses_environment_is_left_alone(steps, tmp_path):
    environment = tmp_path / "env"
    environment.mkdir()
    (environment / "pyvenv.cfg").touch()
    with pytest.raises(SetupFailed, match="not made by this command"):
        stamp.prepare(tests=False, environment=environment)
    assert [path.name for path in environment.iterdir()] == ["pyvenv.cfg"]


def test_a_failed_installation_leaves_no_stamp(steps, tmp_path, monkeypatch):
    environment = tmp_path / "env"
    follow = venv.follow
    failing = "Collecting x\nERROR: No matching distribution found for x\nmore"
    monkeypatch.setattr(venv, "follow", lambda c, *r, **n: (1, failing) if "pip" in c else follow(c, *r, **n))
    with pytest.raises(SetupFailed, match="No matching distribution found for x"):
        stamp.prepare(tests=False, environment=environment)
    assert not (environment / stamp.STAMP).exists()


@pytest.mark.parametrize(("root_in_ci", "expected"), [(True, ["venv"]), (False, [])])
def test_missing_venv_is_installed_or_named(monkeypatch, root_in_ci, expected):
    installed: list[str] = []
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr(venv.apt, "may_install", lambda: root_in_ci)
    monkeypatch.setattr(venv.apt, "install", installed.append)
    monkeypatch.setenv("CI", "true")
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if root_in_ci:
        venv._need_venv()
        assert installed == [package]
    else:
        with pytest.raises(SetupFailed, match=f"apt install {package}"):
            venv._need_venv()
    assert [name.rpartition("-")[2] for name in installed] == expected


HOLD = """
import sys, time
from pathlib import Path
from environment.lock import held
with held(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
print("released", flush=True)
"""


def holder(path: Path, seconds: float) -> subprocess.Popen[str]:
    """Another process that holds a lock."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path), str(seconds)], env=env, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_two_starts_wait_for_each_other(tmp_path, capsys):
    path = tmp_path / "deep" / "lock"
    with holder(path, 0.6) as other:
        before = time.monotonic()
        with held(path):
            assert time.monotonic() - before > 0.2
            assert other.stdout is not None
            assert other.wait(5) == 0
    assert "waiting for it" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGKILL"])
def test_a_dead_holder_lets_go(tmp_path, name):
    with holder(tmp_path / "lock", 60) as other:
        other.send_signal(getattr(signal, name))
        other.wait(5)
        before = time.monotonic()
        with held(tmp_path / "lock"):
            assert time.monotonic() - before < 2
