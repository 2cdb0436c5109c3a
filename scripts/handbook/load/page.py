"""A page of the handbook: front matter, body, and what the body links to."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace

from .code import prose_of, without_blocks
from .macro_calls import MacroCall
from .problem import Origin
from .prose import sentences_in
from .shapes.page import PageMeta

_LINK = re.compile(r"(?<!\\)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
_HEADING = re.compile(
    r"^(#{1,6})[ \t]*([^#\s].*?)[ \t]*(?:\{[ ]*(?:[^}]*?)#([A-Za-z][\w-]*)[^}]*\})?[ \t]*$", re.MULTILINE
)


@dataclass(frozen=True)
class Heading:
    """A heading as written: its level, its words, its explicit id if it has one, and its place."""

    level: int
    words: str
    anchor: str | None
    origin: Origin


@dataclass(frozen=True)
class Sentence:
    """One sentence: as a reader meets it, whether it cites the law, and its place."""

    text: str
    cites_law: bool
    origin: Origin

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


@dataclass(frozen=True)
class Page:
    """One page. `path` is relative to `docs`, with `/`; `made` pages come from records and have no file."""

    path: str
    meta: PageMeta
    body: str
    body_line: int
    origin: Origin
    calls: tuple[MacroCall, ...] = ()
    made: bool = False
    local: bool = False
    prose: str = ""
    """The body with its code blanked out, character for character."""
    links: tuple[tuple[str, Origin], ...] = ()
    """The targets of the page's own Markdown links, outside code."""
    headings: tuple[Heading, ...] = ()
    """The page's headings, outside blocks of code."""
    sentences: tuple[Sentence, ...] = ()
    """The page's sentences, outside headings, tables and code."""
    facts: str = ""
    """A digest of all that other pages may show of this one: its front matter and its macro calls, not its prose."""

    def place(self, offset: int) -> Origin:
        """The line and column of a character of the body."""
        line_start = self.body.rfind("\n", 0, offset) + 1
        line = self.body_line + self.body.count("\n", 0, offset)
        return Origin(self.origin.path, line, offset - line_start + 1)

    def read_through(self, *, for_checks: bool = True) -> Page:
        """The same page with its prose, links and headings found: done once, when the page is read.

        Its sentences are found for the checks alone, and only those in English: no rule knows another language.
        """
        prose = prose_of(self.body)
        links = tuple((match.group(1), self.place(match.start(1))) for match in _LINK.finditer(prose))
        headings = tuple(
            Heading(len(m.group(1)), m.group(2), m.group(3), self.place(m.start()))
            for m in _HEADING.finditer(without_blocks(self.body))
        )
        calls = [(call.name, call.arguments, call.options) for call in self.calls]
        facts = hashlib.sha256(repr((self.path, self.meta, calls)).encode()).hexdigest()
        sentences = tuple(
            Sentence(text, "{{ regulation(" in written, self.place(start))
            for start, text, written in (sentences_in(prose) if for_checks and self.meta.language == "en" else ())
        )
        return replace(self, prose=prose, links=links, headings=headings, sentences=sentences, facts=facts)

    def without_prose(self) -> Page:
        """The page as other pages may know it; what they show of it cannot then depend on its prose."""
        return replace(self, body="", prose="", sentences=())
