"""How the words of the search index and their numbers are written: `packed.js` reads them again.

Plain words and decimal numbers took 8 % more of what the first question loads.
"""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase

_SIGNS = "".join(chr(code) for code in range(33, 127) if chr(code) not in '"\\')
"""What JSON writes as it is, without the space, which stands between lists."""
_LAST = 60
"""A sign before this one ends a number; one from here on says that more is to come."""
_MORE = len(_SIGNS) - _LAST


def packed_words(words: Sequence[str]) -> str:
    """Sorted words in small letters and digits: of each only what it does not share with the one before it.

    A capital letter says how much that is: A nothing, B one sign, at most Z.

    >>> packed_words(["medicine", "medicines", "meeting"])
    'AmedicineIsCeting'
    """
    pieces = []
    before = ""
    for word in words:
        shared = 0
        for one, other in zip(word, before[: len(ascii_uppercase) - 1], strict=False):
            if one != other:
                break
            shared += 1
        pieces.append(ascii_uppercase[shared] + word[shared:])
        before = word
    return "".join(pieces)


def packed_numbers(numbers: Sequence[int]) -> str:
    """Rising numbers, from 0: how far each is from the one before, in one sign where it is below 60.

    >>> packed_numbers([3, 4, 94])
    '%#}!'
    """
    return "".join(_signs(number - before) for number, before in zip(numbers, [0, *numbers], strict=False))


def _signs(number: int) -> str:
    signs = ""
    while number >= _LAST:
        more, rest = divmod(number - _LAST, _MORE)
        signs += _SIGNS[_LAST + rest]
        number = more
    return signs + _SIGNS[number]
