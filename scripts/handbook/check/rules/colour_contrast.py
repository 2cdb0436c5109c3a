"""HB061: what stands on a brand's colour can be read."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem
from ...organisation.colour import unreadable
from ..view import View

CODE = "HB061"
TITLE = "A brand's colour leaves enough contrast for what is written on it"


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every colour that fails, with the nearest that passes."""
    colours = view.layer.organisation.colours
    if colours is None:
        return
    for field in colours.left_blank():
        message = f"{field} has no colour: without quotes, # starts a comment"
        yield Problem(colours.origin_of(field), CODE, message, f'write it in quotes, like {field}: "#1b453d"')
    for fault in unreadable(colours):
        ratio = f"contrast {fault.ratio:.1f}, and {fault.least:.1f} is needed"
        message = f"{fault.colour} is too near to {fault.against}: {ratio}"
        yield Problem(colours.origin_of(fault.field), CODE, message, f"the nearest that passes is {fault.nearest}")
