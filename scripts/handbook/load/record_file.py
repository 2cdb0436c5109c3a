"""A record file → records, or one problem for each mistake in it."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from . import yaml_text
from .kinds import Kind
from .problem import UNKNOWN_KEY, WRONG_SHAPE, Problem, suggest
from .shapes.base import Record
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
        fault = WRONG_SHAPE.at(document.origin(()), f"the file is not a list of {kind.name}", "start each record with - ")
        return [], [fault]
    records: list[Record] = []
    paths: list[Path] = [(number,) for number in range(len(document.value))] if kind.listed else [()]
    for path in paths:
        value = document.value[path[0]] if path else document.value
        record = shape(kind.shape, value, document, path, problems)
        if record:
            records.append(record)
    return records, problems


def shape(
    model: type[Record], value: Any, document: Document, path: Path, problems: list[Problem]
) -> Record | None:
    """Turn one plain value into a record, adding to `problems` what is wrong with it."""
    try:
        record = model.model_validate(value)
    except ValidationError as error:
        problems.extend(_problem(model, fault, document, path) for fault in error.errors(include_url=False))
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
    message = str(fault["msg"]).replace("Input should be", "should be").replace("Value error, ", "")
    return WRONG_SHAPE.at(document.origin(where), f'"{name}" {message[:1].lower()}{message[1:]}{shown}', "correct it")


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
