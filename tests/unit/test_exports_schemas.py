"""The JSON Schemas that editors read: fresh, closed, described, and named by every record file."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from handbook.exports.schemas import download_schema, schemas
from handbook.load.kinds import KINDS

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = schemas()
FIRST_LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def test_the_files_are_what_the_shapes_make() -> None:
    """After a change of a shape run:  python -m handbook.engine schemas."""
    written = {file.name: file.read_text(encoding="utf-8") for file in (ROOT / "data/schema").iterdir()}
    assert written == SCHEMAS


def test_there_is_one_for_each_kind_for_pages_for_the_organisation_and_for_what_is_handed_out() -> None:
    others = ["page.json", "organisation.json", "amendments.json", "blank-checklist.json"]
    assert sorted(SCHEMAS) == sorted([*(f"{kind.name}.json" for kind in KINDS), *others])
    assert download_schema() == SCHEMAS["blank-checklist.json"]


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_record_is_closed_and_every_property_described(name: str) -> None:
    schema = json.loads(SCHEMAS[name])
    records: list[Any] = [part for part in [schema, *schema.get("$defs", {}).values()] if "properties" in part]
    assert records
    for record in records:
        assert record["additionalProperties"] is False, record["title"]
        assert [key for key, value in record["properties"].items() if not value.get("description")] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_record_file_names_its_schema(kind: Any) -> None:
    for file in (ROOT / "data" / kind.folder).rglob("*.yml"):
        match = FIRST_LINE.match(file.read_text(encoding="utf-8"))
        assert match, file
        assert (file.parent / match[1]).resolve() == ROOT / "data" / "schema" / f"{kind.name}.json"
