"""HB026: every page is reviewed in time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ...load.page import Page
from ...load.problem import Problem
from ..view import View

CODE = "HB026"
TITLE = "A page is reviewed before its date; no date lies in the future"


def due(page: Page) -> datetime.date:
    """The day by which a page must be reviewed again."""
    months = int(page.meta.review_every.split()[0])
    reviewed = page.meta.reviewed
    year, month = divmod(reviewed.year * 12 + reviewed.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(reviewed.day, 28))


def find(view: View) -> Iterator[Problem]:
    """Yield a warning for every page past its date, and an error for a date that has not come."""
    for page in view.pages:
        origin = page.meta.origin_of("reviewed")
        if page.meta.reviewed > view.today:
            message = f"the review date {page.meta.reviewed} lies in the future"
            yield Problem(origin, CODE, message, "write the day on which the page was read")
        elif due(page) < view.today:
            message = f"the page was due for review on {due(page)}"
            yield Problem(origin, CODE, message, "read it against its sources and set reviewed:", warning=True)
