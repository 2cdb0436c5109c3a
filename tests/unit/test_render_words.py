"""Words: dates and lists of people as they are said."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from handbook.render import words


@given(st.dates(datetime.date(1900, 1, 1)))
def test_a_date_is_said_in_full_and_can_be_read_back(date: datetime.date) -> None:
    said = words.day(date)
    assert not said.startswith("0")
    assert datetime.datetime.strptime(said, "%d %B %Y").replace(tzinfo=datetime.UTC).date() == date
    assert words.partial_day(date.isoformat()) == said
    assert words.partial_day(date.isoformat()[:7]) == said.split(" ", 1)[1]
    assert words.partial_day(date.isoformat()[:4]) == said.split(" ")[2]


@given(st.lists(st.from_regex(r"\A[a-z]{1,6}\Z"), max_size=5))
def test_names_are_joined_as_a_sentence_does(names: list[str]) -> None:
    said = words.joined(names)
    assert said.count(" and ") == (1 if len(names) > 1 else 0)
    assert said.replace(" and ", ", ").split(", ") == (names or [""])


@given(st.text())
def test_only_the_first_letter_becomes_a_capital(text: str) -> None:
    said = words.capital(text)
    assert said[len(said) - len(text[1:]) :] == text[1:]
    assert said.startswith(text[:1].upper())
