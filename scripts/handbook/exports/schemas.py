"""The JSON Schemas of every kind of record, for editors: made from the same shapes that the build reads by."""

from __future__ import annotations

import json
from typing import Any

from ..load.kinds import KINDS
from ..load.shapes.json_schema import schema_of
from ..load.shapes.page import PageMeta
from ..organisation.layer import AMENDMENTS
from ..organisation.shapes import Organisation
from .blank_checklist import BlankChecklist

_DIALECT = {"$schema": "https://json-schema.org/draft/2020-12/schema"}


def schemas() -> dict[str, str]:
    """The schemas by file name: one for each kind, one for a page's front matter, two for an organisation, and one
    for a checklist as it is handed out."""
    found: dict[str, Any] = {
        kind.name: {"title": kind.says} | schema_of(kind.shape, listed=kind.listed) for kind in (*KINDS, AMENDMENTS)
    }
    found["page"] = schema_of(PageMeta)
    found["organisation"] = schema_of(Organisation)
    found["blank-checklist"] = schema_of(BlankChecklist)
    return {f"{name}.json": _written(schema) for name, schema in found.items()}


def download_schema() -> str:
    """The schema of a checklist as it is handed out, which is published with the site."""
    return _written(schema_of(BlankChecklist))


def _written(schema: dict[str, Any]) -> str:
    return json.dumps(_DIALECT | schema, indent=2, ensure_ascii=False) + "\n"
