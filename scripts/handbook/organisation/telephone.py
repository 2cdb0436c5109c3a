"""A telephone number: how it is shown in the United Kingdom, and how it is dialled from anywhere."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

SHORT = frozenset({"101", "105", "111", "112", "119", "999"})
"""Numbers of three digits that every telephone here can dial."""
_EXAMPLE = re.compile(
    r"\+44(1632960|1(1[3-8]|21|31|41|51|61)4960|1914980|2079460|2896496|2920180|7700900|8081570|9098790|3069990)\d{3}"
)
"""Ranges that Ofcom keeps free for drama: nobody answers there."""


@dataclass(frozen=True)
class Telephone:
    """One number."""

    shown: str
    dialled: str
    example: bool = False
    """Whether it is one that nobody has."""


@functools.cache
def read(number: str) -> Telephone | None:
    """Read a number as it is dialled in the United Kingdom; none when it cannot be dialled there.

    >>> read("0300 1231231")
    Telephone(shown='0300 123 1231', dialled='+443001231231', example=False)
    >>> read("01632 96")
    """
    import phonenumbers  # brought up only where a number was filled in: it knows the plans of all countries

    digits = number.replace(" ", "")
    if digits in SHORT:
        return Telephone(digits, digits)
    try:
        parsed = phonenumbers.parse(number, "GB")
    except phonenumbers.NumberParseException:
        return None
    dialled = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    example = bool(_EXAMPLE.fullmatch(dialled))
    if parsed.country_code != 44 or not (example or phonenumbers.is_valid_number(parsed)):
        return None
    shown = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    return Telephone(shown, dialled, example)
