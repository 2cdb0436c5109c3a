"""How the times of a pathway's stages are put into words."""

from __future__ import annotations


def due(within: str) -> str:
    """When a stage of a pathway is to be done.

    >>> due("before"), due("1 day"), due("6 months")
    ('Before the first day', 'On the first day', 'Within 6 months')
    """
    return {"before": "Before the first day", "1 day": "On the first day"}.get(within, f"Within {within}")
