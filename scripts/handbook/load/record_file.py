"""A record file → records, or one problem for each mistake in it."""

from __future__ import annotations

import datetime
import functools
from typing import TYPE_CHECKING, Any, cast, get_args, get_origin

from . import yaml_text
from .kinds import Kind
from .problem import UNKNOWN_KEY, WRONG_SHAPE, Problem, suggest
from .shapes.base import FORMS, Record
from .shapes.json_schema import hints, schema_of
from .text_file import TextFile
from .yaml_text import Document, Path

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError


def read(file: TextFile, kind: Kind, *, newer: bool = False) -> tuple[list[Record], list[Problem]]:
    """Read the records of one file; of a newer handbook's, fields that these programs do not know are passed over.

    Example: `records, problems = read(TextFile("data/glossary/both.yml", text), kind)`
    """
    document, problems = yaml_text.parse(file.text, file.path)
    if problems:
        return [], problems
    if kind.listed and not isinstance(document.value, list):
        fault = WRONG_SHAPE.at(
            document.origin(()), f"the file is not a list of {kind.name}", "start each record with - "
        )
        return [], [fault]
    records: list[Record] = []
    paths: list[Path] = [(number,) for number in range(len(document.value))] if kind.listed else [()]
    for path in paths:
        value = document.value[path[0]] if path else document.value
        record = shape(kind.shape, value, document, path, problems, newer=newer)
        if record:
            records.append(record)
    return records, problems


def shape(
    model: type[Record], value: Any, document: Document, path: Path, problems: list[Problem], *, newer: bool = False
) -> Record | None:
    """Turn one plain value into a record, adding to `problems` what is wrong with it.

    Of a `newer` handbook's record, fields that these programs do not know are passed over.
    """
    fitted = _fit(model, value, newer=newer)
    errors = list(_validator(cast("Any", model)).iter_errors(fitted))
    written_wrong = [error.instance_path for error in errors if error.kind.name == "pattern"]
    found = [
        problem
        for error in errors
        # A date that is not even written as one is also no day of the calendar: that need not be said.
        if not (error.kind.name == "format" and error.instance_path in written_wrong)
        for problem in _problems(model, error, document, path)
    ]
    problems += found
    return None if found else _make(model, fitted, document, path)


@functools.cache
def _validator(model: Any) -> Any:
    # A compiled validator that gives all mistakes, each with its path; brought up only when a file is read anew.
    from jsonschema_rs import Draft202012Validator

    return Draft202012Validator(schema_of(model), validate_formats=True)


def _fit(hint: Any, value: Any, *, newer: bool = False) -> Any:
    """Take out fields that are left blank, and take a bare number for text where text is meant."""
    if isinstance(hint, type) and issubclass(hint, Record):
        if not isinstance(value, dict):
            return value
        known = hints(cast("Any", hint))
        return {
            key: _fit(known.get(key), member, newer=newer)
            for key, member in value.items()
            if member is not None and (key in known or not newer)
        }
    if get_origin(hint) is tuple and isinstance(value, list):
        return [_fit(get_args(hint)[0], member, newer=newer) for member in value]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value if hint is int else str(value)
    if not isinstance(value, str | list | dict | bool):
        return str(value)
    return value.strip() if isinstance(value, str) else value


def _make(hint: Any, value: Any, document: Document, path: Path) -> Any:
    """Build what a valid value stands for."""
    if isinstance(value, list):
        inner = get_args(hint)[0]
        return tuple(_make(inner, member, document, (*path, number)) for number, member in enumerate(value))
    if isinstance(value, dict):
        known = hints(hint)
        record = hint(**{key: _make(known[key], member, document, (*path, key)) for key, member in value.items()})
        record.place_in(document, path)
        return record
    return datetime.date.fromisoformat(value) if hint is datetime.date else value


def _problems(model: type[Record], error: ValidationError, document: Document, path: Path) -> list[Problem]:
    """What one mistake is called, where it stands, and the remedy, for somebody who does not program."""
    where: Path = (*path, *error.instance_path)
    details = error.kind.as_dict()
    if error.kind.name == "additionalProperties":
        known = _fields(model, tuple(error.instance_path))
        other = f"the fields here are {', '.join(known)}"
        return [
            UNKNOWN_KEY.at(document.origin((*where, key), key=True), f'unknown key "{key}"', suggest(key, known, other))
            for key in details["unexpected"]
        ]
    if error.kind.name == "required":
        name = details["property"]
        return [WRONG_SHAPE.at(document.origin(where), f'the field "{name}" is missing', f"add {name}: …")]
    got = error.instance
    name = next((step for step in reversed(error.instance_path) if isinstance(step, str)), "record")
    shown = f" (it is {got!r})" if isinstance(got, str | int | float | bool) and len(repr(got)) < 60 else ""
    message, remedy = _says(error.kind.name, details)
    return [WRONG_SHAPE.at(document.origin(where), f'"{name}" {message}{shown}', remedy)]


def _says(kind: str, details: dict[str, Any]) -> tuple[str, str]:
    match kind:
        case "pattern":
            return "is not written as it must be", FORMS.get(details["pattern"], "write a date like 2026-11-21")
        case "format":
            return "is no day of the calendar", "write a date like 2026-11-21"
        case "minItems":
            return "is empty", "give it at least one entry"
        case "minLength":
            return f"is too short; it needs {details['limit']} characters", "write more"
        case "maxLength":
            return f"is too long; {details['limit']} characters are the most", "shorten it"
        case "enum":
            return f"must be one of {', '.join(details['options'])}", "choose one of them"
        case "type":
            return f"must be {_TYPES[details['types'][0]]}", _REMEDIES[details["types"][0]]
        case _:
            return f"must be {'at least' if kind == 'minimum' else 'at most'} {details['limit']}", "correct it"


_TYPES = {
    "array": "a list", "string": "text", "object": "a record with fields", "integer": "a whole number",
    "boolean": "true or false",
}  # fmt: skip
_REMEDIES = {
    "array": "write it in square brackets, or with - before each entry",
    "string": "write words, in quotes if need be",
    "object": "write its fields under it, as name: value",
    "integer": "write a number without quotes",
    "boolean": "write true or false",
}


def _fields(model: type[Record], path: Path) -> list[str]:
    """The field names of the record inside `model` at `path`."""
    current: Any = model
    for step in path:
        current = hints(current)[step] if isinstance(step, str) else get_args(current)[0]
        inner = [member for member in get_args(current) if isinstance(member, type) and issubclass(member, Record)]
        if get_origin(current) is not tuple and inner:
            current = inner[0]
    return list(hints(current))
