"""The homes' own words, put in place of the handbook's: in prose and records, never in law, names, quotes or ids."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Annotated, Any, get_origin

from ..load import macro_calls
from ..load.page import Page
from ..load.shapes.base import Form, Record
from .placing import changed
from .rewriting import Leave, rewritten
from .shapes import Vocabulary

FORMS: dict[str, tuple[tuple[str, str], ...]] = {
    "young people": (("children", "young people"), ("child", "young person")),
    "team leader": (("shift leader", "team leader"),),
    "support worker": (("care worker", "support worker"),),
    "residential worker": (("care worker", "residential worker"),),
    "link worker": (("key worker", "link worker"),),
    "duty manager": (("an on-call manager", "a duty manager"), ("on-call manager", "duty manager")),
}
"""For each word that may be chosen: the handbook's forms, longest first, and what takes their place."""
_SPOKEN = ("checklist", "contacts", "pathway", "questions", "learning", "document", "duties", "changes")
"""The kinds of record whose words are the handbook's own. The law, notices, sources, findings and terms stay."""
_NAMES = {"also_called", "covers"}
_KEPT = re.compile(
    r"“[^”]*”|‘[^’]*’(?!\w)|(?<=\s)\"[^\"\n]*\"|https?://\S+|\]\([^)\s]*\)|\{\s*#[^}]*\}"
    r"|(?:looked[- ]after|adopted|unaccompanied|disabled)[ -]child(?:ren)?\b"
    r"|\bchild(?:ren)?[’']?s?[ -](?:homes?|services|guide|act|commissioner|panel|social|protection|sexual|criminal"
    r"|safeguarding|rights|trust|benefit|in need|labour|employment|assessment|care|abduction|practice|wales)\b"
    r"|\bChild(?:ren)?[’']?s? (?:[A-Z]\w+)|\bChildline\b|\b(?:social|residential|senior|night) care workers?\b"
    r"|\b(?:Lost|Save the|Every|Together for|Voice of the|Every) Child(?:ren)?\b|\bbirth child(?:ren)?\b",
)
"""What is left as it stands: quotes, addresses, names of bodies and laws, and terms with a meaning of their own."""
_BOTH = re.compile(r"\b(child|children) (?:or|and) young (?:person|people)\b", re.IGNORECASE)
_SAYS = re.compile(r'(\bsays=")([^"\n]*)(")')
_LAW_BOX = re.compile(r"^([ ]*)(?:!!!|\?\?\?\+?)[ ]law\b[^\n]*\n(?:\1[ ]{4}[^\n]*\n?|[ \t]*\n)*", re.MULTILINE)
_BARE_HEADING = re.compile(r"^#+[ ](?:(?!\{\s*#)[^\n])*$", re.MULTILINE)
"""A heading without an id: its address is made from its words."""


class Wording:
    """Puts an organisation's words in place of the handbook's; false when it has none of its own."""

    def __init__(self, vocabulary: Vocabulary | None) -> None:
        """Take the words that are chosen."""
        chosen = vars(vocabulary).values() if vocabulary else ()
        self.forms = {old: new for word in chosen if isinstance(word, str) for old, new in FORMS.get(word, ())}
        longest = sorted(self.forms, key=lambda form: (-len(form), form))
        # A plural or a possessive ending stands after the word and stays: shift leader|s, child|’s.
        self.pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest))})(?=s?\b)(?!-)", re.IGNORECASE)

    def __bool__(self) -> bool:
        return bool(self.forms)

    def text(self, text: str) -> str:
        """The text in the organisation's words.

        >>> Wording(Vocabulary(children="young people")).text("Children read the children's guide in a child's room.")
        "Young people read the children's guide in a young person's room."
        """
        if not self.forms:
            return text
        kept = [match.span() for match in _KEPT.finditer(text)]
        return "".join(self._outside(text, kept))

    def _outside(self, text: str, kept: list[tuple[int, int]]) -> Iterator[str]:
        position = 0
        for start, end in [*kept, (len(text), len(text))]:
            part = text[position:start]
            if "children" in self.forms:
                part = _BOTH.sub(r"\1", part)
            yield self.pattern.sub(self._swapped, part)
            yield text[start:end]
            position = end

    def _swapped(self, match: re.Match[str]) -> str:
        new = self.forms[match[1].lower()]
        return new[0].upper() + new[1:] if match[1][0].isupper() else new

    def record(self, kind: str, record: Record, legal: Collection[str], is_local: Leave = lambda _: False) -> Record:
        """A record in the organisation's words. What is local is so already.

        Args:
            kind: the record's kind.
            record: the record.
            legal: the ids of the pages of standards: their checklists keep the standard's name.
            is_local: whether a record, or a part of one, is the organisation's own.
        """
        if kind not in _SPOKEN:
            return record
        found = rewritten(record, self._in_own_words, is_local)
        if getattr(record, "page", None) in legal and hasattr(record, "title"):
            return changed(found, title=record.title)
        return found

    def _in_own_words(self, field: str, value: str, hint: Any) -> str:
        if field in _NAMES or not _is_prose(hint):
            return value
        found = self.text(value)
        return value if found == value else found

    def page(self, page: Page) -> Page:
        """A page in the organisation's words; one of the law, and the name of a standard, stay as they are."""
        if not self or page.local or page.meta.kind in ("law", "adapt"):
            return page
        body = self._body(page)
        meta = page.meta
        if meta.kind != "standard":
            title, description = self.text(meta.title), self.text(meta.description)
            if (title, description) != (meta.title, meta.description):
                page = replace(page, meta=changed(meta, title=title, description=description))
        calls, _ = macro_calls.find(body, page.origin.path, page.body_line)
        return replace(page, body=body, calls=calls).read_through(for_checks=False)

    def _body(self, page: Page) -> str:
        """The body, with macro calls (but what they say), code, boxes of law and bare headings as they were."""
        kept = [(call.start, call.end) for call in page.calls]
        kept += [match.span() for pattern in (_LAW_BOX, _BARE_HEADING) for match in pattern.finditer(page.prose)]
        same = "".join(" " if one == two else "x" for one, two in zip(page.body, page.prose, strict=True))
        kept += [match.span() for match in re.finditer("x+", same)]
        out: list[str] = []
        position = 0
        for start, end in sorted([*kept, (len(page.body), len(page.body))]):
            if end < position:
                continue
            out.append(self.text(page.body[position : max(start, position)]))
            out.append(_SAYS.sub(self._said, page.body[max(start, position) : end]))
            position = end
        return "".join(out)

    def _said(self, match: re.Match[str]) -> str:
        return match[1] + self.text(match[2]) + match[3]


def _is_prose(hint: Any) -> bool:
    form = hint.__metadata__[0] if get_origin(hint) is Annotated else None
    return isinstance(form, Form) and form.pattern is None
