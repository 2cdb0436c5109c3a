"""The JSON Schemas of every kind of record, for editors: made from the same shapes that the build reads by."""

from __future__ import annotations

import json
from typing import Any

from ..load.kinds import KINDS
from ..load.shapes.json_schema import schema_of
from ..load.shapes.page import PageMeta
from ..organisation.layer import AMENDMENTS
from ..organisation.shapes import Organisation

_DIALECT = {"$schema": "https://json-schema.org/draft/2020-12/schema"}


def schemas() -> dict[str, str]:
    """The schemas by file name: one for each kind, one for a page's front matter, two for an organisation."""
    found: dict[str, Any] = {
        kind.name: {"title": kind.says} | schema_of(kind.shape, listed=kind.listed) for kind in (*KINDS, AMENDMENTS)
    }
    found["page"] = schema_of(PageMeta)
    found["organisation"] = schema_of(Organisation)
    whole = {name: _DIALECT | schema for name, schema in found.items()}
    return {f"{name}.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n" for name, schema in whole.items()}
