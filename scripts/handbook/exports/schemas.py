"""The JSON Schemas of every kind of record, for editors: made from the same shapes that the build reads by."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from ..load.kinds import KINDS
from ..load.shapes.page import PageMeta
from ..organisation.shapes import Organisation


def schemas() -> dict[str, str]:
    """The schemas by file name: one for each kind, one for a page's front matter, one for the organisation."""
    found: dict[str, Any] = {}
    for kind in KINDS:
        adapter: TypeAdapter[Any] = TypeAdapter(list[kind.shape] if kind.listed else kind.shape)  # type: ignore[name-defined]
        found[kind.name] = {"title": kind.says, **adapter.json_schema()}
    found["page"] = PageMeta.model_json_schema()
    found["organisation"] = Organisation.model_json_schema()
    return {f"{name}.json": json.dumps(schema, indent=2, sort_keys=True) + "\n" for name, schema in found.items()}
