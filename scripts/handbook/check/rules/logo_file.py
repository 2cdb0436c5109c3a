"""HB062: a logo can do nothing but be looked at."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Origin, Problem
from ...organisation import logo
from ..view import View

CODE = "HB062"
TITLE = "A logo is an SVG or PNG of modest size that runs nothing and fetches nothing"


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for a logo that is not there, is too large, or holds more than a drawing."""
    organisation, layer = view.layer.organisation, view.layer
    if not organisation.logo:
        return
    named = organisation.origin_of("logo")
    file = layer.folder / organisation.logo
    if not file.is_file():
        yield Problem(named, CODE, f'there is no file "{organisation.logo}" in this folder', "put it there")
        return
    if not file.resolve().is_relative_to(layer.folder.resolve()):
        return  # a link out of the folder: said of the file itself
    shown = f"{layer.name}/{organisation.logo}"
    if file.stat().st_size > logo.LARGEST:
        message = f"the logo is {file.stat().st_size:,} bytes; {logo.LARGEST:,} are the most"
        yield Problem(Origin(shown), CODE, message, "save it smaller: every first visit fetches it")
        return
    try:
        logo.read(file.read_bytes(), organisation.logo)
    except logo.Refused as refused:
        yield Problem(Origin(shown, refused.line), CODE, refused.message, refused.remedy)
