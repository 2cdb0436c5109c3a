"""The settings of an organisation as a file that explains itself: what was answered, and the rest as examples."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from ..load import yaml_text
from ..load.shapes.base import Nation
from ..load.shapes.json_schema import hints
from ..load.shapes.notice import Contact
from ..organisation.answers import Answers, HomeAnswer
from ..organisation.shapes import Vocabulary

OWN = ("on-call", "registered-manager")
"""The contacts whose number is mostly each home's own."""


def written(answers: Answers, reviewed: datetime.date, waiting: Sequence[Contact] = (), schema: str = "") -> str:
    """The text of `organisation.yml`.

    Args:
        answers: what was said.
        reviewed: the day on which it was said.
        waiting: the contacts that wait for a number of the organisation's own.
        schema: where the schema lies as seen from the file, so that editors can help.

    Example: `written(Answers(name="Oak Tree Homes"), datetime.date(2026, 11, 22))`
    """
    parts = (_head(schema), *_about(answers, reviewed), *_telephones(answers, waiting), *_left_out(), *_looks(answers))
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def scalar(text: str) -> str:
    """A text as YAML: bare where it is read back as the same text, else in quotes.

    >>> scalar("Oak Tree Homes"), scalar("no"), scalar("#1 Homes"), scalar("+44 1632")
    ('Oak Tree Homes', '"no"', '"#1 Homes"', '+44 1632')
    """
    document, faults = yaml_text.parse(f"key: {text}", "")
    if not faults and text.isprintable() and document.value == {"key": text}:
        return text
    return '"' + "".join(sign if sign.isprintable() else f"\\U{ord(sign):08x}" for sign in _escaped(text)) + '"'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _head(schema: str) -> Iterator[str]:
    if schema:
        yield f"# yaml-language-server: $schema={schema}"
        yield "#"
    yield "# Your organisation: all that the handbook needs to know of it."
    yield "# A line that starts with # is not read. To use one, take off the # and the one space after it."
    yield "# After each change run:  python3 scripts/run.py check"


def _field(name: str, value: str, example: str, *comment: str) -> list[str]:
    """A field with what it is for; as an example, where nothing was said."""
    return [*(f"# {line}" for line in comment), f"{name}: {scalar(value)}" if value else f"# {name}: {example}"]


def _about(answers: Answers, reviewed: datetime.date) -> Iterator[list[str]]:
    name = "Your organisation's name, as your staff know it. It stands at the top and the foot of every page."
    yield _field("name", answers.name, "Oak Tree Homes", name)
    yield [
        *_field("owner", answers.owner, "Quality lead", "Who looks after this folder: a role, not a person."),
        "# The day on which what is in this folder was last read through. Both stand on all that is yours.",
        f"reviewed: {reviewed.isoformat()}",
    ]
    yield [
        "# Where your homes are: england, wales or both. What is for the other nation only is left out.",
        f"nations: [{', '.join(answers.nations)}]" if answers.nations else "# nations: [england]",
    ]
    where = "The address at which you publish the site. Pages then carry their full address, also on paper."
    yield _field("address", answers.address, "https://handbook.example.org/", where)
    told = "The e-mail address that hears of a mistake in the handbook. It stands at the end of every page."
    yield _field("report_to", answers.report_to, "handbook@example.org", told)
    yield [
        "# Phones keep pages for when there is no signal. Write false to take that off all of them again.",
        "worker: true",
    ]


def _telephones(answers: Answers, waiting: Sequence[Contact]) -> Iterator[list[str]]:
    nations = ("both", *(answers.nations or get_args(Nation)))
    own = [contact for contact in waiting if contact.id in OWN]
    shared = [each for each in waiting if each.nation in nations and not (answers.homes and each in own)]
    yield [
        "# Your telephone numbers, the same for all homes. Until you give one, pages say what to do meanwhile.",
        "# To give one, write it after number: and take off the # and the space on both lines.",
        "contacts:",
        *_open(shared, "  "),
    ]
    yield [
        "# Your homes. A home's own numbers come before those above. Its id is for ever; its name may change.",
        "homes:",
        *(line for home, id_ in zip(answers.homes, answers.home_ids, strict=True) for line in _home(home, id_, own)),
        *(() if answers.homes else _commented(_home(HomeAnswer("Oak House", "england"), "oak-house", ()))),
    ]


def _home(home: HomeAnswer, id_: str, own: Iterable[Contact]) -> Iterator[str]:
    yield f"  - id: {id_}"
    yield f"    name: {scalar(home.name)}"
    yield f"    nation: {scalar(home.nation)}"
    yield "    contacts:"
    if home.on_call:
        yield "      - id: on-call"
        yield f"        number: {scalar(home.on_call)}"
    yield from _open((contact for contact in own if not (home.on_call and contact.id == "on-call")), "      ")


def _open(contacts: Iterable[Contact], indent: str) -> Iterator[str]:
    """The contacts that still wait for a number, each ready to be filled in."""
    for contact in contacts:
        yield f"{indent}# {contact.name}"
        yield f"{indent}# - id: {contact.id}"
        yield f"{indent}#   number:"


def _commented(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield f"  # {line[2:]}"


def _left_out() -> Iterator[list[str]]:
    yield [
        "# Sections that you leave out, by the id of their first page, each with a reason that readers are shown.",
        "switched_off:",
        "  # - section: outstanding-homes",
        "  #   reason: We use our own programme.",
    ]


def _looks(answers: Answers) -> Iterator[list[str]]:
    yield [
        "# Your colours, in quotes: the ground of the header, and the button “Act now”.",
        "colours:",
        f'  brand: "{answers.brand}"' if answers.brand else '  # brand: "#4a1f6b"',
        '  # accent: "#f2b84b"',
    ]
    yield ["# Your logo: an SVG or PNG file in this folder.", "# logo: logo.svg"]
    yield [
        "# Your own words in place of the handbook's, from a closed list.",
        "vocabulary:",
        *(_word(name, get_args(hint)) for name, hint in hints(Vocabulary).items()),
    ]


def _word(name: str, choices: tuple[str, ...]) -> str:
    _, word, *more = choices
    return f"  # {name}: {word}" + "".join(f" # or {other}" for other in more)
