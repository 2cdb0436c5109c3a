"""A record file → records, or one problem for each mistake in it."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from . import yaml_text
from .kinds import Kind
from .problem import UNKNOWN_KEY, WRONG_SHAPE, Problem, suggest
from .shapes.base import FORMS, Record
from .text_file import TextFile
from .yaml_text import Document, Path


def read(file: TextFile, kind: Kind) -> tuple[list[Record], list[Problem]]:
    """Read the records of one file.

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
        record = shape(kind.shape, value, document, path, problems)
        if record:
            records.append(record)
    return records, problems


def shape(model: type[Record], value: Any, document: Document, path: Path, problems: list[Problem]) -> Record | None:
    """Turn one plain value into a record, adding to `problems` what is wrong with it."""
    try:
        record = model.model_validate(value)
    except ValidationError as error:
        faults = error.errors(include_url=False)
        places = [fault["loc"] for fault in faults]
        problems.extend(
            _problem(model, fault, document, path)
            for fault in faults
            # A list whose only member is wrong is called too short, too: the member's own fault says enough.
            if not (fault["type"] == "too_short" and any(_is_inside(place, fault["loc"]) for place in places))
        )
        return None
    record.place_in(document, path)
    return record


def _problem(model: type[Record], fault: Any, document: Document, path: Path) -> Problem:
    where: Path = (*path, *fault["loc"])
    name = str(fault["loc"][-1]) if fault["loc"] else "record"
    if fault["type"] == "extra_forbidden":
        known = _fields(model, fault["loc"][:-1])
        remedy = suggest(name, known, f"the fields here are {', '.join(known)}")
        return UNKNOWN_KEY.at(document.origin(where, key=True), f'unknown key "{name}"', remedy)
    if fault["type"] == "missing":
        return WRONG_SHAPE.at(document.origin(where[:-1]), f'the field "{name}" is missing', f"add {name}: …")
    got = fault["input"]
    shown = f" (it is {got!r})" if isinstance(got, str | int | float | bool) and len(repr(got)) < 60 else ""
    message, remedy = _says(fault)
    return WRONG_SHAPE.at(document.origin(where), f'"{name}" {message}{shown}', remedy)


def _is_inside(place: tuple[str | int, ...], outer: tuple[str | int, ...]) -> bool:
    return len(place) > len(outer) and place[: len(outer)] == outer


def _says(fault: Any) -> tuple[str, str]:
    """What is wrong with a value, and the remedy, in words for somebody who does not program."""
    limit = fault.get("ctx", {})
    match fault["type"]:
        case "string_pattern_mismatch":
            return "is not written as it must be", FORMS.get(limit["pattern"], "compare it with another record")
        case "tuple_type":
            return "must be a list", "write it in square brackets, or with - before each entry"
        case "too_short":
            return "is empty", "give it at least one entry"
        case "string_too_short":
            return f"is too short; it needs {limit['min_length']} characters", "write more"
        case "string_too_long":
            return f"is too long; {limit['max_length']} characters are the most", "shorten it"
        case "string_type":
            return "must be text", "write words, in quotes if need be"
        case "literal_error":
            return f"must be one of {limit['expected'].replace(chr(39), '')}", "choose one of them"
        case "model_type" | "model_attributes_type":
            return "must hold fields", "write its fields under it, as name: value"
        case _:
            message = str(fault["msg"]).replace("Input should be", "must be")
            return message[:1].lower() + message[1:], "correct it"


def _fields(model: type[Record], path: tuple[str | int, ...]) -> list[str]:
    """The field names of the record inside `model` at `path`."""
    current: Any = model
    for step in path:
        if isinstance(step, str):
            annotation = current.model_fields[step].annotation
            members = getattr(annotation, "__args__", ())
            inner = [m for m in (annotation, *members) if isinstance(m, type) and issubclass(m, Record)]
            if not inner:
                return []
            current = inner[0]
    return list(current.model_fields)
