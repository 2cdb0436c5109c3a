"""The parts of a briefing: what each sort of news is called, what it means, and what is to be done about it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ...library.updates.behind import Behind
from ...library.updates.comings import Gone, Moved, Reworded
from ...library.updates.comparison import Comparison
from ...library.updates.titles import Name
from ...load.problem import Origin
from ...organisation.versions import version_of
from .. import words
from .shapes import Entry, Line, Section

ONLY_COUNTED = ("requirement", "session", "source", "term", "finding", "subject")
"""New things of these kinds are counted: staff meet them on the pages that use them."""
_OUTCOMES = {"reworded": "which you reworded", "left out": "which you left out"}


def sections(comparison: Comparison) -> Iterator[Section]:
    """Yield every part of a briefing, those with nothing in them too.

    Example: `list(sections(compare(older, newer)))[0].entries`
    """
    yield Section(
        "law-and-guidance",
        "Changes in law and guidance",
        "Most serious first. The day is that of the change, or of the report where the entry says so.",
        tuple(_changes(comparison)),
    )
    yield Section(
        "behind",
        "Yours that is behind",
        "You wrote these on words of the handbook that have changed. Read the change, and change yours if need be.",
        tuple(_behind(comparison, thing) for thing in comparison.behind),
    )
    yield Section(
        "gone",
        "Gone, and what took its place",
        "Old addresses go on working: they say why, and lead on.",
        tuple(_gone(comparison, thing) for thing in comparison.gone),
    )
    yield Section(
        "to-fill-in",
        "Numbers to fill in",
        "Write them under contacts in organisation.yml. Until then, pages say what stands under “Meanwhile”.",
        tuple(
            Entry(
                contact.name,
                (
                    Line("For", contact.use_for),
                    Line("Write it as", f"id: {contact.id}"),
                    *([Line("Meanwhile", contact.meanwhile)] if contact.meanwhile else []),
                ),
            )
            for contact in comparison.to_fill_in
        ),
    )
    yield Section(
        "check",
        "What the check will say",
        "Once you have taken the version, check prints these lines. Each says what to do.",
        tuple(Entry(str(problem)) for problem in comparison.faults),
    )
    yield Section(
        "moved",
        "Moved or renamed",
        "Old addresses and short addresses go on working. Links by id need nothing.",
        tuple(_moved(comparison, thing) for thing in comparison.moved),
    )
    yield Section("new", "New", "Tell the team what matters to it.", tuple(_added(comparison)))
    yield Section(
        "in-other-words",
        "In other words",
        "Nothing of yours rests on these. Tell the team what matters to it.",
        tuple(_reworded(comparison, thing) for thing in comparison.reworded),
    )


def _changes(comparison: Comparison) -> Iterator[Entry]:
    for change in comparison.changes:
        there = [id_ for id_ in change.pages if ("page", id_) in comparison.new.shown]
        pages = tuple((id_, comparison.new.titles["page", id_]) for id_ in there)
        yield Entry(
            change.what,
            (
                Line("Day", words.day(change.date)),
                Line("How serious", words.capital(change.severity)),
                Line("Why", change.why),
                Line("What to do", change.do),
                *([Line("Pages", pages=pages)] if pages else []),
            ),
        )


def _behind(comparison: Comparison, thing: Behind) -> Entry:
    kind, id_ = thing.name
    title = f"the {_called(comparison, thing.name)}" if kind != "requirement" else _called(comparison, thing.name)
    named, done = f"Your page in place of {title}", ""
    if thing.sort in ("page", "note"):
        version = version_of(comparison.new.pages[id_])
        done = f'replaced_version: "{version}"' if thing.sort == "page" else f'page_version: "{version}"'
    if thing.sort == "note":
        named = f"Your note on {title}"
    elif thing.sort == "record":
        named = f"What you wrote that rests on {title}"
    elif thing.sort == "amendment":
        does = _OUTCOMES.get(thing.outcome, "which you say does not apply")
        named = f"The {words.THINGS[kind]} “{thing.passages[0].before}”, {does}"
        done = f"instead_of: {_in_yaml(thing.passages[0].after)}"
    lines = [Line("Where", _places(thing.places))]
    if thing.before_already:
        whole = "" if thing.passages else " Read the handbook's page whole."
        lines.append(Line("Mind", f"It was behind version {comparison.old.name} already.{whole}"))
    if done:
        lines.append(Line("When done, write", done))
    # In place of a page that was replaced, the copy shows the organisation's own.
    return Entry(named, tuple(lines), thing.passages, id_ if kind == "page" and thing.sort != "page" else "")


def _gone(comparison: Comparison, thing: Gone) -> Entry:
    kind, _ = thing.name
    retired = thing.retired
    instead = (kind, retired.replacement) if retired and retired.replacement else None
    lines = [Line("Why", retired.reason if retired else "The version does not say.")]
    if instead:
        there = instead in comparison.new.address_of
        title = comparison.new.titles.get(instead, instead[1])
        linked = kind == "page" and there
        lines.append(Line("Instead", "" if linked else title, ((instead[1], title),) if linked else ()))
    if thing.places:
        lines.append(Line("You name it in", _places(thing.places)))
        named_after = " (a note's file is named after its page)" if kind == "page" else ""
        write = f'write "{instead[1]}" there{named_after}, or take it out' if instead else "take it out there"
        lines.append(Line("What to do", write))
    return Entry(words.capital(_called(comparison, thing.name, old=True)), tuple(lines))


def _moved(comparison: Comparison, thing: Moved) -> Entry:
    lines = []
    if thing.old_title != thing.new_title and thing.name[0] not in ("item", "step"):
        lines.append(Line("Is called now", thing.new_title))
    if thing.name[0] == "page" and thing.old_address != thing.new_address:
        lines.append(Line("Stood at", thing.old_address or "/"))
        lines.append(Line("Stands at", thing.new_address or "/"))
    elif thing.name[0] != "page" and comparison.old.owner_of(thing.name) != comparison.new.owner_of(thing.name):
        page = comparison.new.owner_of(thing.name)
        lines.append(Line("Stands on", pages=((page, comparison.new.titles["page", page]),)))
    if thing.places:
        lines.append(Line("You link to the old address in", _places(thing.places)))
        lines.append(Line("What to do", "write the new address there"))
    page = thing.name[1] if thing.name[0] == "page" else ""
    return Entry(words.capital(_called(comparison, thing.name, old=True)), tuple(lines), page=page)


def _added(comparison: Comparison) -> Iterator[Entry]:
    for name in comparison.added:
        if name[0] in ONLY_COUNTED:
            continue
        whole = comparison.new.part_of.get(name)
        lines = (Line("In", comparison.new.titles[whole]),) if whole else ()
        page = name[1] if name[0] == "page" else ""
        yield Entry(words.capital(_called(comparison, name)), lines, page=page)
    counted = Counter(kind for kind, _ in comparison.added if kind in ONLY_COUNTED)
    for kind in sorted(counted):
        yield Entry(f"{words.capital(words.THINGS[kind])}: {counted[kind]:,} more")


def _reworded(comparison: Comparison, thing: Reworded) -> Entry:
    kind, id_ = thing.name
    title = words.capital(_called(comparison, thing.name, old=True))
    count = len(thing.passages)
    lines = (Line("Changed", f"{count:,} line{'' if count == 1 else 's'}"),) if kind == "page" else ()
    # How the programs work is for whoever looks after the copy: the team is told that it changed, no more.
    about_itself = kind == "page" and comparison.new.pages[id_].meta.kind == "adapt"
    return Entry(title, lines, () if about_itself else thing.passages, id_ if kind == "page" else "")


def _called(comparison: Comparison, name: Name, *, old: bool = False) -> str:
    """What a thing is called in a sentence: "the page “Missing child”"."""
    titles = (comparison.old if old else comparison.new).titles
    title = titles.get(name) or comparison.old.titles.get(name, name[1])
    kind = words.THINGS[name[0]]
    return title if name[0] in ("provision", "requirement") else f"{kind} “{title.rstrip('.')}”"


def _places(origins: Iterable[Origin]) -> str:
    return "; ".join(f"{origin.path}, line {origin.line}" for origin in origins)


def _in_yaml(text: str) -> str:
    """Words as they stand in a record: in quotes where a sign in them would mean something else.

    >>> _in_yaml("Each child chose."), _in_yaml("Now: each child.")
    ('Each child chose.', '"Now: each child."')
    """
    return text if re.fullmatch(r"[A-Za-z][^:#\"\n]*", text) else json.dumps(text, ensure_ascii=False)
