"""Follows the pages of "Make it yours" to the letter: each block of code on them is written, run or compared."""

from __future__ import annotations

import datetime
import io
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path

from handbook.engine import before
from handbook.engine.__main__ import main
from handbook.load.memory import Memory

ROOT = Path(__file__).resolve().parents[2]
TODAY = datetime.date(2026, 11, 22)
PAGES = ("your-copy", "your-homes", "your-look", "leaving-out", "your-pages", "your-items")
"""In the order in which a reader follows them."""
SETTINGS = "organisation/organisation.yml"
COMMAND = "python3 scripts/run.py "
_BLOCK = re.compile(
    r"^```(?P<language>\w*)(?: title=\"(?P<title>[^\"]+)\")?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Block:
    """One block of code of a page."""

    page: str
    line: int
    language: str
    title: str
    text: str

    def __str__(self) -> str:
        return f"docs/adapt/{self.page}.md:{self.line}"


def blocks_of(page: str, root: Path = ROOT) -> list[Block]:
    """The blocks of one page, in order."""
    text = (root / "docs" / "adapt" / f"{page}.md").read_text(encoding="utf-8")
    return [
        Block(page, text.count("\n", 0, found.start()) + 1, found["language"], found["title"] or "", found["text"])
        for found in _BLOCK.finditer(text)
    ]


def copy_of_the_project(tree: Path) -> Path:
    """The project as somebody downloads it, with an empty layer."""
    tree.mkdir(parents=True)
    for name in ("docs", "data", "organisation", "overrides", "scripts", "theme"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__", "organisation.yml"))
    shutil.copyfile(ROOT / "mkdocs.yml", tree / "mkdocs.yml")
    return tree


@dataclass
class Reader:
    """Somebody who does what the pages say, in a copy of the project."""

    tree: Path
    memory: Memory = field(default_factory=Memory)
    done: list[tuple[str, Block]] = field(default_factory=list)
    """What was done with each block."""

    def follow(self, blocks: list[Block]) -> None:
        """Do all that the blocks say. Raises AssertionError where something else happens than they say."""
        rest = iter(blocks)
        for block in rest:
            if block.language == "console":
                self._converse(block)
                self.done.append(("run", block))
            elif block.title.startswith("Wrong: organisation/"):
                said = next(rest, None)
                assert said is not None, f"{block}: what the check says does not follow"
                assert said.title == "What check says", f"{said}: follows a wrong file, and is no output of the check"
                self._fail(block, said)
                self.done += [("written", block), ("compared", said)]
            else:
                assert block.title.startswith("organisation/"), f"{block}: no file is named, and it is no command"
                self._write(block.title, block.text)
                self.done.append(("written", block))

    def _write(self, name: str, text: str) -> None:
        file = self.tree / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if name == SETTINGS and file.exists():
            text = with_parts(file.read_text(encoding="utf-8"), text)
        file.write_text(text, encoding="utf-8")

    def _fail(self, block: Block, said: Block) -> None:
        """Make the mistake, hold what the check says against what the page says, and undo it."""
        file = self.tree / block.title.removeprefix("Wrong: ")
        old = file.read_bytes() if file.exists() else None
        self._write(block.title.removeprefix("Wrong: "), block.text)
        project, layer = before.load_tree(self.tree, memory=self.memory)
        found = [str(problem) for problem in before.check_tree(project, layer, TODAY)]
        if old is None:
            file.unlink()
        else:
            file.write_bytes(old)
        assert found == said.text.splitlines(), f"{said}: the check says otherwise:\n" + "\n".join(found)

    def _converse(self, block: Block) -> None:
        """Run each command of a block, answer what it asks, and compare what it says."""
        for command, answers, expected in conversations(block.text):
            assert command.startswith(COMMAND), f"{block}: {command} is none of the project's commands"
            said = self.run(command.removeprefix(COMMAND), answers)
            assert re.fullmatch(expected, said), f"{block}: the command says otherwise:\n{said}"

    def run(self, arguments: str, answers: str = "") -> str:
        """Run one of the project's commands by the engine of this Python; returns all that it says."""
        said = io.StringIO()
        today = ["--today", TODAY.isoformat()]
        with redirect_stdout(said), redirect_stderr(said):
            keyboard, sys.stdin = sys.stdin, io.StringIO(answers)
            try:
                main(["--root", str(self.tree), *shlex.split(arguments), *today])
            finally:
                sys.stdin = keyboard
        return said.getvalue()


def with_parts(settings: str, block: str) -> str:
    """The settings with the parts that a block shows in place of those with the same name.

    >>> with_parts("a: 1\\n# b: 2\\n\\nc:\\n  # d\\n\\ne: 3\\n", "b: 4\\nc:\\n  x: 5\\n")
    'a: 1\\nb: 4\\n\\nc:\\n  x: 5\\n\\ne: 3\\n'
    """
    for part in re.split(r"^(?=\S)", block, flags=re.MULTILINE):
        if not part.strip():
            continue
        name = part.lstrip().partition(":")[0]
        there = re.compile(rf"^(?:# )?{name}:.*\n(?:[ ]+.*\n)*", re.MULTILINE)
        assert len(there.findall(settings)) == 1, f"the settings do not hold {name} once"
        settings = there.sub(lambda _, part=part: part, settings)
    return settings


def conversations(text: str) -> Iterator[tuple[str, str, str]]:
    """Each command of a block with its answers, and a pattern of what it says. A line of … stands for any lines.

    >>> [(command, answers) for command, answers, _ in conversations("$ a b\\nName?\\n> Oak\\n")]
    [('a b', 'Oak\\n')]
    """
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        answers = re.findall(r"^>[ ]?(.*)\n", output, re.MULTILINE)
        expected = "".join(_pattern(line) for line in output.splitlines(keepends=True))
        yield command, "".join(f"{answer}\n" for answer in answers), expected


def _pattern(line: str) -> str:
    if line == "…\n":
        return "(?:.*\\n)*"
    if line.startswith(">"):
        return "> "  # what a person types is not among what the command says
    if line.endswith(": …\n"):
        return re.escape(line[:-2]) + ".*\\n"
    return re.escape(line)
