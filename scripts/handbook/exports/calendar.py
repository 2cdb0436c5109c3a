"""What falls due in a home's year as a calendar file."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import icalendar

from ..load.shapes.calendar import Duty

_RULES: dict[str, dict[str, object]] = {
    "week": {"freq": "weekly"},
    "month": {"freq": "monthly"},
    "2 months": {"freq": "monthly", "interval": 2},
    "3 months": {"freq": "monthly", "interval": 3},
    "6 months": {"freq": "monthly", "interval": 6},
    "year": {"freq": "yearly"},
    "2 years": {"freq": "yearly", "interval": 2},
    "3 years": {"freq": "yearly", "interval": 3},
}
"""How each interval comes round. What is due every day, or when something happens, has no place in a calendar."""


def calendar(duties: Iterable[Duty], nation: str, title: str, reviewed: datetime.date) -> bytes:
    """Write the calendar of one nation: whole-day entries that come round, from the first Monday of the next month.

    Args:
        duties: what falls due; those of the other nation are left out.
        nation: "england" or "wales".
        title: the calendar's name.
        reviewed: the day on which the page was read; it sets the first dates, so no clock is asked.

    Example: `calendar(library.duties, "wales", "A manager's year", date(2026, 11, 22))`
    """
    start = first_monday(reviewed)
    made = icalendar.Calendar()
    made.add("prodid", "-//Children's Homes Handbook//EN")
    made.add("version", "2.0")
    made.add("name", title)
    made.add("x-wr-calname", title)
    for duty in duties:
        if duty.nation not in (nation, "both") or duty.every not in _RULES:
            continue
        event = icalendar.Event()
        event.add("uid", f"{duty.id}-{nation}@childrens-homes-handbook.invalid")
        event.add("dtstamp", datetime.datetime.combine(reviewed, datetime.time(), datetime.UTC))
        event.add("dtstart", start)
        event.add("rrule", _RULES[duty.every])
        event.add("summary", duty.title)
        event.add("description", " ".join(text for text in (duty.what, duty.within, f"Who: {duty.who}") if text))
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    return bytes(made.to_ical())


def first_monday(day: datetime.date) -> datetime.date:
    """The first Monday of the month after a day.

    >>> first_monday(datetime.date(2026, 11, 22))
    datetime.date(2026, 12, 7)
    """
    first = (day.replace(day=1) + datetime.timedelta(days=32)).replace(day=1)
    return first + datetime.timedelta(days=-first.weekday() % 7)
