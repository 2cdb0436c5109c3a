"""The one command: what it says, what it passes on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from environment import cleaning, commands, testing
from environment.places import ROOT

RUN = ROOT / "scripts" / "run.py"


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a person does."""
    return subprocess.run(
        [sys.executable, str(RUN), *arguments],
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_help_names_every_task():
    done = run("--help")
    assert done.returncode == 0
    for task in (*commands.SITE_TASKS, *commands.TOOL_TASKS, *commands.OWN_TASKS):
        assert f"\n    {task} " in done.stdout


def test_no_task_shows_the_help_and_fails():
    done = run()
    assert done.returncode == 2
    assert done.stdout == commands.HELP


def test_a_mistyped_task_gets_a_suggestion_in_one_line():
    done = run("biuld")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "did you mean `build`?" in done.stderr


def test_an_old_python_is_told_so_in_one_line(tmp_path):
    program = RUN.read_text(encoding="utf-8")
    assert "(3, 11, 5)" in program
    old = tmp_path / "run.py"
    old.write_text(program.replace("(3, 11, 5)", "(99, 0)"), encoding="utf-8")
    done = subprocess.run([sys.executable, str(old)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("The handbook needs Python 3.11.5 or newer; this is ")
    assert done.stderr.count("\n") == 1


def test_an_old_python_can_read_the_command():
    compile(RUN.read_text(encoding="utf-8"), "run.py", "exec", dont_inherit=True)
    import ast

    ast.parse(RUN.read_text(encoding="utf-8"), feature_version=(3, 4))


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    """What was handed over to, with a set-up that is always ready."""
    calls: list[list[str]] = []
    monkeypatch.setattr(commands, "prepare", lambda *, tests: Path("dev" if tests else "env"))
    monkeypatch.setattr(commands, "become", lambda c, env, folder: calls.append([str(x) for x in c]) or 7)
    monkeypatch.chdir(ROOT)
    return calls


@pytest.mark.parametrize("task", commands.SITE_TASKS)
def test_site_tasks_pass_their_arguments_on(handed, task):
    assert commands.main([task, "--strict", "x y"]) == 7
    assert handed == [["env", "-m", "handbook.engine", task, "--strict", "x y"]]


def test_tools_run_with_the_test_requirements(handed):
    assert commands.main(["styles", "--check"]) == 7
    assert handed == [["dev", "-m", "handbook.engine", "styles", "--check"]]


def test_serve_keeps_its_options_and_gives_the_rest_to_the_build(handed):
    commands.main(["serve", "--port", "8123", "--organisation", "../oak", "--base-path=/hb/", "--strict"])
    assert handed == [
        [
            "env",
            "-m",
            "handbook.server",
            "--port",
            "8123",
            "--watch",
            "../oak",
            "--base-path=/hb/",
            "--build-command",
            "env",
            "-m",
            "handbook.engine",
            "build",
            "--organisation",
            "../oak",
            "--strict",
        ]
    ]


def test_files_named_from_another_folder_are_found(handed, tmp_path, monkeypatch):
    (tmp_path / "oak").mkdir()
    monkeypatch.chdir(tmp_path)
    commands.main(["build", "--organisation", "oak", "--organisation=oak", "--strict", "oaks"])
    oak = str(tmp_path / "oak")
    assert handed[0][4:] == ["--organisation", oak, f"--organisation={oak}", "--strict", "oaks"]


def test_words_of_a_new_organisation_are_no_files_even_where_there_are_such(handed, tmp_path, monkeypatch):
    (tmp_path / "Oak").mkdir()
    monkeypatch.chdir(tmp_path)
    commands.main(["new-organisation", "--name", "Oak", "--organisation", "new", "--home=Oak"])
    assert handed[0][4:] == ["--name", "Oak", "--organisation", str(tmp_path / "new"), "--home=Oak"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ([], False, [])),
        (["unit", "style"], (["unit", "style"], False, [])),
        (["unit", "-k", "server", "--stop"], (["unit"], True, ["-k", "server"])),
        (["-x"], ([], False, ["-x"])),
    ],
)
def test_the_kinds_of_test_are_told_from_pytests_options(arguments, expected):
    assert testing.read(arguments) == expected


def test_chosen_files_go_to_pytest():
    here = f"{Path(__file__)}::test_help_names_every_task"
    assert testing.read([here, "-x"]) == ([], False, [here, "-x"])


def test_an_unknown_kind_of_test_gets_a_suggestion():
    with pytest.raises(ValueError, match="did you mean 'browser'"):
        testing.read(["browsr"])


def test_the_closing_words_start_at_pytests_own_summary(tmp_path, capfdbinary):
    program = "print('noise'); print('=== short test summary info ==='); print('=== 1 failed ==='); exit(1)"
    code, words = testing.run_pytest([sys.executable, "-c", program], dict(os.environ))
    assert code == 1
    lines = words.splitlines()
    assert lines == [b"=== short test summary info ===", b"=== 1 failed ==="]
    assert capfdbinary.readouterr().out.splitlines() == [b"noise", *lines]


def test_clean_removes_only_what_is_made_again(tmp_path):
    for name in (
        "site/index.html",
        ".cache/x",
        "docs/site/page.md",
        "scripts/a/__pycache__/a.pyc",
        "data/ids.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = [path.relative_to(tmp_path).as_posix() for path in cleaning.leftovers(tmp_path)]
    assert found == [".cache", "scripts/a/__pycache__", "site"]
