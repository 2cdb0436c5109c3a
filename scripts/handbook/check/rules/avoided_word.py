"""HB032: words that say nothing, hide who acts, or that a child would mind hearing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...load.problem import Origin, Problem
from ..prose import spoken, told
from ..view import View

CODE = "HB032"
TITLE = "No page or record uses a word that the style avoids"

INSTEAD = {
    r"ensur(?:e|es|ed|ing)": "say who does what",
    r"robust(?:ly)?": "say what it withstands, or leave it out",
    r"stakeholders?": "name the people",
    r"empower(?:s|ed|ing|ment)?": "say what the child can now do",
    r"holistic(?:ally)?": "name the parts",
    r"abscond(?:s|ed|ing|ers?)?": 'write "went missing"',
    r"service users?": 'write "child"',
    r"challenging behaviou?rs?": "say what the child did",
    r"in order to": 'write "to"',
    r"utilis(?:e|es|ed|ing|ation)": 'write "use"',
    r"leverag(?:e|es|ed|ing)": 'write "use"',
    r"going forward": "leave it out",
    r"e\.g\.|eg\.": 'write "for example"',
    r"i\.e\.|ie\.": 'write "that is"',
    r"etc\.?": 'write "and so on", or finish the list',
}
"""What is avoided, as a pattern, and what to write instead."""
_FIRST = "".join(sorted({pattern[0] for pattern in INSTEAD}))
"""The letters with which they begin: asked first, it spares most places the rest."""
_AVOIDED = re.compile(
    rf"(?=[{_FIRST}])(?<![\w“\"‘-])(?:{'|'.join(f'({pattern})' for pattern in INSTEAD)})(?![\w-])", re.IGNORECASE
)
_REMEDIES = tuple(INSTEAD.values())


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for each. A word in quotation marks is being talked about, not used."""
    for page in view.pages:
        text = spoken(page) if page.meta.language == "en" else ""
        for match in _AVOIDED.finditer(text):
            yield _problem(match, page.place(match.start()), warning=page.local)
    for text, origin in told(view.project):
        for match in _AVOIDED.finditer(text):
            yield _problem(match, origin, warning=origin.path.split("/")[0] != "data")


def _problem(match: re.Match[str], origin: Origin, *, warning: bool) -> Problem:
    remedy = _REMEDIES[(match.lastindex or 1) - 1]
    return Problem(origin, CODE, f'the style avoids "{match[0]}"', remedy, warning=warning)
