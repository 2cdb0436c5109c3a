"""The words of the pages' text that tell one page from another."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

_WORD = re.compile(r"[a-z0-9]+")
_RARE = 5
"""A word on no more pages than this is kept for every page that has it."""
_ONCE = 12
"""So is one on no more than this, if no page has it twice."""
_COMMON = 0.3
"""A word on a larger share of all pages is kept for none."""
_LIST = 2500
"""A page of more words is a list of many things: a word that stands on it alone tells of one of them, not of it."""
_TYPED_FOR_MANY = 0.06
"""A word that is typed for a larger share of all pages is kept for none."""
_KEYS = 6
_BEGINNING = 90
"""Of a record, so many rare words of so many first characters are kept."""


def words_of(text: str) -> Counter[str]:
    """How often each word stands in a text: small letters, no accents, no apostrophes (as `words.js` cuts a query).

    >>> sorted(words_of("The child's tŷ, the Tŷ").items())
    [('childs', 1), ('the', 2), ('ty', 2)]
    """
    apart = unicodedata.normalize("NFKD", text.lower().replace("'", "").replace("\u2019", ""))
    return Counter(_WORD.findall("".join(char for char in apart if not unicodedata.combining(char))))


def told_apart(pages: list[Counter[str]], said: list[Counter[str]]) -> dict[str, list[int]]:
    """The words worth keeping, in order, each with the numbers of the pages that it speaks for.

    A rare word speaks for every page that has it; a more common one for the pages that use it more than once. All
    words of all pages would be twice the size and find hardly more.

    Args:
        pages: the words of each page.
        said: words that are kept of it anyway, such as its title's.
    """
    on = Counter(word for page in pages for word in page)
    twice = {word for page in pages for word, times in page.items() if times > 1}
    most = max(_ONCE, int(_COMMON * len(pages)))
    found: dict[str, list[int]] = {}
    for number, (page, had) in enumerate(zip(pages, said, strict=True)):
        is_list = sum(page.values()) > _LIST
        for word, times in page.items():
            if word in had or (is_list and on[word] == 1):
                continue
            rare = on[word] <= (_RARE if word in twice else _ONCE)
            if len(word) > 1 and not word.isdigit() and (rare or (times > 1 and on[word] <= most)):
                found.setdefault(word, []).append(number)
    return dict(sorted(found.items()))


def typed_for(lists: Sequence[Sequence[str]], said: Sequence[Counter[str]]) -> list[Counter[str]]:
    """For each page the words that people type for it and that it is not called by anyway.

    A word that is typed for a large share of all pages, such as "can", tells none of them apart.

    >>> typed_for([["can i smoke"], ["can i go"], ["can we"], [], [], [], []], [Counter(go=1)] * 7)[:2]
    [Counter({'smoke': 1}), Counter()]
    """
    each = [words_of(" ".join(typed)) for typed in lists]
    on = Counter(word for words in each for word in words)
    most = max(1, _TYPED_FOR_MANY * len(lists))
    return [
        Counter({word: times for word, times in words.items() if word not in had and on[word] <= most})
        for words, had in zip(each, said, strict=True)
    ]


def pages_of(words: Sequence[Counter[str]]) -> dict[str, list[int]]:
    """The words of all pages, each with the numbers of the pages that have it.

    >>> pages_of([Counter(b=1), Counter(a=1, b=2)])
    {'a': [1], 'b': [0, 1]}
    """
    found: dict[str, list[int]] = {}
    for number, page in enumerate(words):
        for word in page:
            found.setdefault(word, []).append(number)
    return dict(sorted(found.items()))


def keys_of(records: list[str]) -> dict[str, list[int]]:
    """The rarest words of each record, by which it is found as itself: each with the numbers of its records.

    >>> keys_of(["The record is kept", "The record is true", "The record is kept true"])["true"]
    [1, 2]
    """
    each = [words_of(record[:_BEGINNING]) for record in records]
    on = Counter(word for words in each for word in words)
    found: dict[str, list[int]] = {}
    for number, words in enumerate(each):
        for word in sorted((word for word in words if len(word) > 2), key=lambda word: (on[word], word))[:_KEYS]:
            found.setdefault(word, []).append(number)
    return dict(sorted(found.items()))
