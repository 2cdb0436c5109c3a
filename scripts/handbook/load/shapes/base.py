"""What every record shares: closed, unchanging, and aware of the line it was written on."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, PrivateAttr, StringConstraints

from ..problem import Origin
from ..yaml_text import Document, Path

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Reference = Annotated[
    str, StringConstraints(pattern=r"^(england|wales):[a-zA-Z0-9]+(\([0-9A-Za-z]+\))*(-[a-z0-9-]+)?$")
]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-zA-Z0-9:()-]*$", max_length=80)]
WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$")]
PartialDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Day = datetime.date
FORMS = {
    r"^[a-z0-9][a-zA-Z0-9:()-]*$": "write an id as it stood in the register",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "use lower-case letters, digits and single hyphens",
    r"^(england|wales):[a-zA-Z0-9]+(\([0-9A-Za-z]+\))*(-[a-z0-9-]+)?$": 'write it like "england:13(2)(a)"',
    r"^https?://[^\s<>\"]+$": "write a whole web address, with https://",
    r"^\d{4}(-\d{2}(-\d{2})?)?$": 'write a year, month or day, like "2015", "2015-04" or "2015-04-01"',
    r"^\+?[0-9][0-9 ]{1,18}$": "write a telephone number with digits and spaces only",
    r"^(1 month|[2-9] months|1[0-2] months)$": "write 1 month to 12 months",
    r"^[a-z0-9-]+\.html$": "write the file name of a template, like home.html",
}
"""What to tell an author whose text does not fit one of the patterns."""
Nation = Literal["england", "wales"]


class Record(BaseModel):
    """A record or a part of one. `origin` is its place in the file it came from."""

    # A schema is built when the first record of its kind is read: a build that reads none again needs none.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True, coerce_numbers_to_str=True)

    _origin: Origin = PrivateAttr(default=Origin("(not read from a file)"))
    _document: Document | None = PrivateAttr(default=None)
    _path: Path = PrivateAttr(default=())

    @property
    def origin(self) -> Origin:
        """Where the record starts."""
        return self._origin

    def origin_of(self, *path: str | int) -> Origin:
        """Find where one of the record's values stands, for example `item.origin_of("meets", 0)`."""
        return self._document.origin((*self._path, *path)) if self._document else self._origin

    def place_in(self, document: Document, path: Path) -> None:
        """Tell the record, and the records inside it, where they were written."""
        self._document, self._path, self._origin = document, path, document.origin(path)
        for name in type(self).model_fields:
            _place(getattr(self, name), document, (*path, name))


def _place(value: Any, document: Document, path: Path) -> None:
    if isinstance(value, Record):
        value.place_in(document, path)
    elif isinstance(value, tuple):
        for number, member in enumerate(value):
            _place(member, document, (*path, number))
