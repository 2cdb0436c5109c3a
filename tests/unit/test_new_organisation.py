"""The command `new-organisation`: what it asks, takes, refuses and writes."""

from __future__ import annotations

import datetime
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from handbook.check.unfilled import unfilled
from handbook.check.view import View
from handbook.engine import before, new_organisation
from handbook.engine.__main__ import main
from handbook.engine.interview import QUESTIONS, Interview
from handbook.engine.register import register
from handbook.exports.settings_file import scalar, written
from handbook.load import yaml_text
from handbook.load.memory import Memory
from handbook.load.shapes.json_schema import hints
from handbook.organisation.answers import Answers, HomeAnswer
from handbook.organisation.layer import Layer
from handbook.organisation.shapes import Organisation

ROOT = Path(__file__).resolve().parents[2]
TODAY = datetime.date(2026, 11, 22)
MEMORY = Memory()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook of a few pages."""
    root = tmp_path_factory.mktemp("small") / "handbook"
    shutil.copytree(ROOT / "tests" / "bad" / "good", root)
    register(root, None, TODAY)
    return root


@pytest.fixture
def folder(small: Path) -> Iterator[Path]:
    """Where the command puts the layer; nothing is there yet."""
    yield small / "organisation"
    shutil.rmtree(small / "organisation", ignore_errors=True)


@pytest.fixture
def tell(small: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Run the command with options, and with answers where it asks."""

    def run(*options: str, answers: list[str] | None = None, root: Path = small) -> int:
        waiting = iter(answers or [])

        def hear(_prompt: str) -> str:
            answer = next(waiting, None)
            if answer is None:
                raise EOFError
            if answer == "^C":
                raise KeyboardInterrupt
            return answer

        monkeypatch.setattr("builtins.input", hear)
        return main(["--root", str(root), "new-organisation", "--today", "2026-11-22", *options])

    return run


def laid(root: Path, layer: Path) -> tuple[Layer, list[str]]:
    """The layer over the handbook, and all that the check says."""
    project, found = before.load_tree(root, layer, MEMORY)
    return found, [str(problem) for problem in before.check_tree(project, found, TODAY)]


WHOLE = ["Oak Tree Homes", "Quality lead", "both", "Oak House", "", "01632 960001", "Tŷ Derwen", "Wales", ""]
REST = ["", "handbook@example.org", "https://handbook.example.org/", "4a1f6b"]


def test_what_is_answered_is_what_the_layer_holds(tell: Callable[..., int], small: Path, folder: Path) -> None:
    assert tell(answers=[*WHOLE, *REST]) == 0
    layer, problems = laid(small, folder)
    organisation = layer.organisation
    assert problems == []
    assert (organisation.name, organisation.owner, organisation.reviewed) == ("Oak Tree Homes", "Quality lead", TODAY)
    assert organisation.nations == ("england", "wales")
    assert [(home.id, home.name, home.nation) for home in organisation.homes] == [
        ("oak-house", "Oak House", "england"),
        ("ty-derwen", "Tŷ Derwen", "wales"),
    ]
    assert [[(own.id, own.number) for own in home.contacts] for home in organisation.homes] == [
        [("on-call", "01632 960001")],
        [],
    ]
    assert organisation.report_to == "handbook@example.org"
    assert organisation.address == "https://handbook.example.org/"
    assert organisation.colours is not None
    assert organisation.colours.brand == "#4a1f6b"


def test_options_give_the_same_file_as_answers(tell: Callable[..., int], folder: Path) -> None:
    tell(answers=[*WHOLE, *REST])
    asked = (folder / "organisation.yml").read_bytes()
    shutil.rmtree(folder)
    options = ["--name", "Oak Tree Homes", "--owner", "Quality lead", "--nations", "both"]
    options += ["--home", "Oak House, england, 01632 960001", "--home", "Tŷ Derwen, wales"]
    options += ["--report-to", "handbook@example.org", "--address", "https://handbook.example.org/"]
    assert tell(*options, "--brand", "#4a1f6b", "--yes") == 0
    assert (folder / "organisation.yml").read_bytes() == asked


def test_an_answer_given_as_an_option_is_not_asked_again(
    tell: Callable[..., int], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tell("--name", "Oak", "--home", "Oak House, england", answers=["", "", "", "", ""]) == 0
    said = capsys.readouterr().out
    assert "organisation called" not in said
    assert "home called" not in said
    assert "Who looks after" in said


def test_nothing_answered_is_a_good_layer_too(tell: Callable[..., int], small: Path, folder: Path) -> None:
    assert tell("--yes") == 0
    layer, problems = laid(small, folder)
    assert problems == []
    assert layer.organisation.reviewed == TODAY
    assert layer.organisation.name is None


@pytest.mark.parametrize(
    "case",
    [
        (2, "scotland", "must be one of england, wales"),
        (4, "scotland", "must be one of england, wales"),
        (5, "0163", "no number that can be dialled in the United Kingdom"),
        (5, "+33 1 42 68 53 00", "no number that can be dialled in the United Kingdom"),
        (5, "the office", "write a telephone number with digits"),
        (10, "the office", "write an e-mail address"),
        (11, "handbook.example.org", "write a whole web address"),
        (12, "#88aa99", "the nearest that passes is #596f64"),
        (12, "purple", "write a colour as #"),
    ],
)
def test_a_wrong_answer_is_asked_again_with_the_reason(
    tell: Callable[..., int], folder: Path, capsys: pytest.CaptureFixture[str], case: tuple[int, str, str]
) -> None:
    number, wrong, reason = case
    answers = [*WHOLE, *REST]
    assert tell(answers=[*answers[:number], wrong, *answers[number:]]) == 0
    said = capsys.readouterr().out
    assert said.count("That cannot be used:") == 1
    assert reason in said
    assert not re.search(f": {re.escape(wrong)}$", (folder / "organisation.yml").read_text(encoding="utf-8"))


def test_all_wrong_options_are_said_at_once_and_nothing_is_written(
    tell: Callable[..., int], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--home", "Oak, england, 0163", "--home", "Elm, england", "--home", "Ash", "--nations", "england"]
    assert tell(*options, "--report-to", "x", "--address", "y", "--brand", "#88aa99", "--yes") == 2
    said = capsys.readouterr().err.splitlines()
    assert [line.partition(": ")[2].partition(" ")[0] for line in said[:-1]] == [
        "--home",
        "--report-to",
        "--address",
        "--brand",
    ]
    assert said[-1] == "Nothing was written."
    assert not folder.exists()


def test_a_home_in_no_nation_of_the_organisation_is_refused(
    tell: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert tell("--nations", "england", "--home", "Tŷ Derwen, wales", "--yes") == 2
    assert 'Tŷ Derwen" is in Wales, which is not one of the nations' in capsys.readouterr().err


@pytest.mark.parametrize("last", ["^C", None])
@pytest.mark.parametrize("heard", range(len(WHOLE) + len(REST)))
def test_who_stops_leaves_nothing_behind(tell: Callable[..., int], folder: Path, heard: int, last: str | None) -> None:
    answers = [*WHOLE, *REST][:heard]
    assert tell(answers=[*answers, last] if last else answers) == (130 if last else 1)
    assert not folder.exists()


def test_what_is_there_is_never_overwritten(
    tell: Callable[..., int], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.mkdir()
    (folder / "organisation.yml").write_text("name: Elm\n", encoding="utf-8")
    assert tell("--name", "Oak", "--yes") == 1
    said = capsys.readouterr().err
    assert said.startswith("error: organisation/organisation.yml is there already, and was left as it is.")
    assert said.count("\n") == 1
    assert (folder / "organisation.yml").read_text(encoding="utf-8") == "name: Elm\n"
    assert [place.name for place in folder.iterdir()] == ["organisation.yml"]


def test_a_link_to_nowhere_is_there_too(tell: Callable[..., int], folder: Path) -> None:
    folder.mkdir()
    (folder / "organisation.yml").symlink_to("gone.yml")
    assert tell("--yes") == 1
    assert (folder / "organisation.yml").is_symlink()


def test_a_layer_elsewhere_and_other_files_in_it_stay(
    tell: Callable[..., int], small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "oak" / "notes").mkdir(parents=True)
    assert tell("--yes", "--name", "Oak", "--organisation", str(tmp_path / "oak")) == 0
    said = capsys.readouterr().out
    assert "Left as they are: notes" in said
    assert f"serve --organisation {tmp_path / 'oak'}" in said
    assert laid(small, tmp_path / "oak")[0].organisation.name == "Oak"
    assert tell("--yes", "--organisation", str(tmp_path / "data")) == 1
    (tmp_path / "file").touch()
    assert tell("--yes", "--organisation", str(tmp_path / "file")) == 1
    assert not (tmp_path / "data").exists()


def test_a_disk_that_refuses_is_one_line(
    tell: Callable[..., int], folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    assert tell("--yes") == 1
    assert (
        capsys.readouterr().err == "error: organisation/organisation.yml cannot be written: No space left on device\n"
    )
    assert not (folder / "organisation.yml").exists()


def test_the_end_says_what_is_missing_and_what_to_do_next(
    tell: Callable[..., int], small: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tell("--name", "Oak", "--home", "Oak House, england, 01632 960001", "--yes") == 0
    said = capsys.readouterr().out
    project, layer = before.load_tree(small, folder)
    missing = unfilled(View(project, layer, TODAY))
    assert f"Still to fill in ({len(missing)}):\n" + "\n".join(missing) in said
    assert any("an example that nobody has" in line for line in missing)
    assert "python3 scripts/run.py serve " in said


def test_it_works_with_answers_from_a_pipe(small: Path, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "handbook.engine", "--root", str(small), "new-organisation", "--today", "2026-11-22"],
        input="\n".join(["Tŷ “Derwen” 🏠", "", "wales", "", "", "", ""]) + "\n",
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "name: Tŷ “Derwen” 🏠\n" in (folder / "organisation.yml").read_text(encoding="utf-8")


def test_every_field_of_the_settings_is_in_the_file_and_every_example_in_it_is_right(
    small: Path, tmp_path: Path
) -> None:
    project, _ = before.load_tree(small)
    waiting = [each for each in project.records["contacts"] if each.local]  # type: ignore[attr-defined]
    for answers in (Answers(), Answers(homes=(HomeAnswer("Oak", "england"),))):
        text = written(answers, TODAY, waiting, "../data/schema/organisation.json")
        fields = re.findall(r"^(?:# )?(\w+):", text, re.MULTILINE)
        assert sorted(fields) == sorted(hints(Organisation))
        used = re.sub(
            r"^( *)# (?=(?:- )?(?:id|section)\b| +(?:name|nation|contacts|number|reason):|\w+: \S)",
            r"\1",
            text,
            flags=re.MULTILINE,
        )
        used = re.sub(r"number:$", "number: 01632 960001", used, flags=re.MULTILINE)
        used = used.replace("logo: logo.svg\n", "").replace("  - section: outstanding-homes", "  - section: sources")
        layer = tmp_path / f"with-{len(answers.homes)}-homes"
        layer.mkdir()
        (layer / "organisation.yml").write_text(used, encoding="utf-8")
        found, problems = laid(small, layer)
        assert problems == []
        assert found.organisation.vocabulary is not None
        assert found.organisation.vocabulary.key_worker == "link worker"
        assert found.organisation.switched_off[0].reason
        assert [own.id for own in (*found.organisation.homes[0].contacts, *found.organisation.contacts)]


WORDS = ["no", "NO", "Yes", "on", "off", "null", "~", "true", "1e5", "007", "+44", "0x1F", "2026-11-22", "12:30", "- a"]
WORDS += [
    "a: b",
    "a #b",
    "#1",
    "'q'",
    '"q"',
    "[x]",
    "{x}",
    "*x",
    "&x",
    "!x",
    "%x",
    "@x",
    "`x",
    "|",
    ">",
    "?",
    "🏠",
    "a\\n",
]
WORDS += ["\u200e", "a:", "=", "<<", "---", "...", "\ufeffa", "Tŷ"]


@pytest.mark.parametrize("text", WORDS)
def test_a_word_that_yaml_takes_for_something_else_stays_what_it_is(text: str) -> None:
    document, problems = yaml_text.parse(f"name: {scalar(text)}\nnext: 1\n", "f.yml")
    assert problems == []
    assert document.value == {"name": text, "next": 1}


TEXTS = st.one_of(st.sampled_from(WORDS), st.text(max_size=30))
HOMES = st.builds(
    lambda *parts: ", ".join(parts),
    TEXTS,
    st.sampled_from(["england", "Wales", "both", ""]),
    st.one_of(st.sampled_from(["01632 960001", "029 2018 0001", "999", "+44 20 7946 0003", ""]), TEXTS),
)
GIVEN = {
    "--name": TEXTS,
    "--owner": TEXTS,
    "--nations": st.one_of(st.sampled_from(["england", "wales", "both", "Wales, England", ""]), TEXTS),
    "--report-to": st.one_of(st.emails(), TEXTS, st.builds("{}@{}.{}".format, TEXTS, TEXTS, TEXTS)),
    "--address": st.one_of(TEXTS, st.builds("https://{}".format, TEXTS), st.just("https://a.example/b/")),
    "--brand": st.one_of(TEXTS, st.from_regex(r"#?[0-9a-fA-F]{6}", fullmatch=True)),
}


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.fixed_dictionaries(GIVEN), st.lists(HOMES, max_size=3))
@example(
    {**dict.fromkeys(GIVEN, ""), "--name": "no", "--owner": "\x1b[A"}, ["no, england, ", "NO, england, ", "🏠, wales"]
)
def test_whatever_is_accepted_is_a_layer_that_the_checks_pass(
    small: Path, folder: Path, given: dict[str, str], homes: list[str]
) -> None:
    interview = Interview(TODAY)
    taken = {}
    for question in QUESTIONS:
        for text in homes if question.option == "--home" else [given[question.option]]:
            kept = interview.answers
            refused = interview.take(question, text)
            assert not refused or interview.answers is kept
            taken[question.option] = " ".join(text.split()) if not refused else ""
    new_organisation._write(folder / "organisation.yml", written(interview.answers, TODAY))
    layer, problems = laid(small, folder)
    assert problems == []
    organisation = layer.organisation
    assert (organisation.name or "") == taken["--name"]
    assert (organisation.owner or "") == taken["--owner"]
    assert (organisation.report_to or "") == taken["--report-to"]
    assert [home.name for home in organisation.homes] == [home.name for home in interview.answers.homes]
    assert [own.number for home in organisation.homes for own in home.contacts] == [
        home.on_call for home in interview.answers.homes if home.on_call
    ]
