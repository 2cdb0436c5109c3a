"""What every record shares: closed, unchanging, and aware of the line it was written on."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Annotated, Any, ClassVar, Literal, dataclass_transform

from ..problem import Origin
from ..yaml_text import Document, Path


@dataclasses.dataclass(frozen=True)
class Form:
    """How a text must be written: a pattern, and how many characters it has at least and at most."""

    pattern: str | None = None
    least: int = 1
    most: int = 4000


def says(text: str, *, default: Any = dataclasses.MISSING, least: int = 0, low: int = 0, high: int = 0) -> Any:
    """Declare a field of a record.

    Args:
        text: what the field is for, in a sentence, for schemas and the authors' manual.
        default: its value when it is left out; without one it is needed.
        least: how many entries a list has at least.
        low: the least value of a number.
        high: the greatest value of a number.
    """
    return dataclasses.field(default=default, metadata={"says": text, "least": least, "low": low, "high": high})


Slug = Annotated[str, Form(r"^[a-z0-9]+(-[a-z0-9]+)*$", most=80)]
Text = Annotated[str, Form()]
Reference = Annotated[str, Form(r"^(england|wales):[a-zA-Z0-9]+(\([0-9A-Za-z]+\))*(-[a-z0-9-]+)?$")]
Identifier = Annotated[str, Form(r"^[a-z0-9][a-zA-Z0-9:()-]*$", most=80)]
WebAddress = Annotated[str, Form(r"^https?://[^\s<>\"]+$")]
PartialDate = Annotated[str, Form(r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Lasting = Annotated[str, Form(r"^(before|1 (day|week|month|year)|[1-9][0-9]? (days|weeks|months|years))$")]
Day = datetime.date
FORMS = {
    r"^[a-z0-9][a-zA-Z0-9:()-]*$": "write an id as it stood in the register",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "use lower-case letters, digits and single hyphens",
    r"^(england|wales):[a-zA-Z0-9]+(\([0-9A-Za-z]+\))*(-[a-z0-9-]+)?$": 'write it like "england:13(2)(a)"',
    r"^https?://[^\s<>\"]+$": "write a whole web address, with https://",
    r"^\d{4}(-\d{2}(-\d{2})?)?$": 'write a year, month or day, like "2015", "2015-04" or "2015-04-01"',
    r"^\+?[0-9][0-9 ]{1,18}$": "write a telephone number with digits and spaces only",
    r"^(1 month|[2-9] months|1[0-2] months)$": "write 1 month to 12 months",
    r"^(before|1 (day|week|month|year)|[1-9][0-9]? (days|weeks|months|years))$": 'write "before", "1 day", "6 months"',
    r"^[a-z0-9-]+\.html$": "write the file name of a template, like home.html",
    r"^#[0-9a-fA-F]{6}$": 'write a colour as # and six digits from 0 to f, in quotes, like "#1b453d"',
    r"^[a-z0-9-]+\.(svg|png)$": "write the name of an SVG or PNG file in this folder, in lower case, like logo.svg",
    r"^[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+$": "write an e-mail address, like handbook@example.org",
    r"^https?://[a-zA-Z0-9.-]+(:[0-9]+)?(/[^\s<>\"?#]*)?$": (
        "write a whole web address, like https://handbook.example.org/"
    ),
    r"^[0-9a-f]{12}$": "write the twelve characters that the check names",
}
"""What to tell an author whose text does not fit one of the patterns."""
Nation = Literal["england", "wales"]
Language = Literal["en", "cy"]
"""English, or Welsh (Cymraeg)."""


@dataclass_transform(eq_default=False, kw_only_default=True, frozen_default=True, field_specifiers=(says,))
class Record:
    """A record or a part of one: unchanging. `origin` is its place in the file it came from.

    Every subclass is a dataclass; its fields, each declared with `says`, are its closed schema.
    """

    _origin: ClassVar[Origin] = Origin("(not read from a file)")
    _document: ClassVar[Document | None] = None
    _path: ClassVar[Path] = ()

    def __init_subclass__(cls) -> None:
        dataclasses.dataclass(frozen=True, kw_only=True, eq=False)(cls)

    @property
    def origin(self) -> Origin:
        """Where the record starts."""
        return self._origin

    def origin_of(self, *path: str | int) -> Origin:
        """Find where one of the record's values stands, for example `item.origin_of("meets", 0)`."""
        return self._document.origin((*self._path, *path)) if self._document else self._origin

    def left_blank(self) -> list[str]:
        """The fields that were written and given nothing."""
        value: Any = self._document.value if self._document else {}
        for step in self._path:
            value = value[step]
        return [name for name, given in value.items() if given is None]

    def place_in(self, document: Document, path: Path) -> None:
        """Tell the record where it was written."""
        placed = {"_document": document, "_path": path, "_origin": document.origin(path)}
        self.__dict__.update(placed)
