"""The browser's own modules for the plan, files and the import, tried by Node; what they write is read by others."""

from __future__ import annotations

import datetime
import hashlib
import os
import re
import subprocess
from pathlib import Path

import icalendar
import openpyxl
import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "overrides" / "assets" / "javascripts"
VENDORED = {
    "spreadsheet": "12254d7ac97fab0feda06060b6e0b9737746ff14b0d3c5a8c5626c1881ab90af",
    "word": "a05fdbe21bda9526ddba4257db1732acc73eaddb3ef5b1c0b4c87799904963af",
}
"""The SHA-256 of what esbuild makes of the npm packages that the first line of each file names, with the command."""
TESTS = Path(__file__).resolve().parents[1] / "javascript"


def tried(name: str, **env: str) -> str:
    """What Node says of a file of tests, all of which pass."""
    command = [
        os.environ["HANDBOOK_NODE"],
        "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON",
        "--test",
        "--test-reporter=tap",
        str(TESTS / f"{name}.test.mjs"),
    ]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", timeout=180, check=False, env={**os.environ, **env}
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "\n# fail 0" in done.stdout
    assert "\n# pass 0" not in done.stdout
    return done.stdout


@pytest.mark.parametrize("name", ["plan", "filled", "induction"])
def test_the_plan_and_the_import(name: str) -> None:
    tried(name)


def test_files_made_on_the_device_are_read_by_other_programs(tmp_path: Path) -> None:
    assert "\n# skipped 0" in tried("files", HANDBOOK_WRITE_TO=str(tmp_path))

    book = openpyxl.load_workbook(tmp_path / "record.xlsx")
    sheet = book.active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(number for number, row in enumerate(rows, start=1) if row[0] == "Item id")
    assert rows[head - 1][:7] == ["Item id", "Item", "How it stands", "Evidence", "Action", "Who", "By when"]
    first = rows[head]
    assert first[2:4] == ["Not yet", '=HYPERLINK("http://example.org")']
    assert first[5:7] == ["@who", datetime.datetime(2026, 12, 1)]  # noqa: DTZ001 (a cell has no zone)
    # openpyxl takes a string that begins with = for a formula only where the file says that it is one.
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert sheet.freeze_panes == f"B{head + 1}"
    assert sheet.print_title_rows == f"${head}:${head}"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.auto_filter.ref.startswith(f"A{head}:")
    choices, days = sheet.data_validations.dataValidation
    assert choices.formula1 == '"Met,Partly,Not yet,Does not apply"'
    assert str(choices.sqref).startswith(f"C{head + 1}:")
    assert days.type == "date"

    calendar = icalendar.Calendar.from_ical((tmp_path / "plan.ics").read_bytes())
    (event,) = calendar.walk("VEVENT")
    assert event.decoded("dtstart") == datetime.date(2026, 12, 1)
    assert event.decoded("dtend") == datetime.date(2026, 12, 2)
    assert str(event["summary"]) == "+1; then, a \\ long line äöü€ " * 6
    assert "Who: @who\nNot yet: Thing 0 of fire is so." in str(event["description"])
    assert calendar.errors == event.errors == []


@pytest.mark.parametrize("name", VENDORED)
def test_the_writers_of_files_are_the_ones_that_were_published(name: str) -> None:
    first, _, rest = (SCRIPTS / "vendor" / f"{name}.js").read_bytes().partition(b"\n")
    assert hashlib.sha256(rest).hexdigest() == VENDORED[name]
    licences = (SCRIPTS / "vendor" / f"{name}.LICENSE.txt").read_text(encoding="utf-8")
    for package in re.findall(r"([a-z-]+) \d+\.\d+\.\d+", first.decode().partition("(npm)")[0]):
        assert f"== {package} ==" in licences
    # Trusted Types and the policy refuse all of these.
    assert (
        re.search(rb"\beval\(|\bFunction\(|innerHTML|DOMParser|new Worker|importScripts|document\.write", rest) is None
    )
