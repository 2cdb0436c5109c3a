"""What an organisation has still to fill in: no mistakes, and nothing that stops a build."""

from __future__ import annotations

from collections.abc import Iterator

from ..load.problem import Origin
from ..load.shapes.notice import Contact
from ..organisation.folder import SETTINGS
from ..organisation.numbers import lines
from ..organisation.telephone import read
from .view import View


def unfilled(view: View) -> list[str]:
    """One line for each thing: its place, what is missing, and what readers are told until then.

    Nothing is asked of a handbook that no organisation has made its own.

    Example: `organisation/organisation.yml:1:1  no number for "Pharmacist"; pages say: Ring the pharmacy named on …`
    """
    if not view.layer.found:
        return []
    found = [*_settings(view), *_numbers(view), *_amendments(view)]
    return [f"{origin}  {text}" for origin, text in sorted(found)]


def _settings(view: View) -> Iterator[tuple[Origin, str]]:
    here = Origin(f"{view.layer.name}/{SETTINGS}")
    organisation = view.layer.organisation
    asked = {
        "name": "your organisation's name, for the top and the foot of each page",
        "owner": "who looks after all that is local: a role",
        "reviewed": "the day on which what is local was last read through",
        "report_to": "who hears of a mistake: an e-mail address",
        "address": "the address at which you publish, so that printed pages carry it",
    }
    for name, says in asked.items():
        if getattr(organisation, name) is None:
            yield here, f"no {name}: {says}"


def _numbers(view: View) -> Iterator[tuple[Origin, str]]:
    here = Origin(f"{view.layer.name}/{SETTINGS}")
    organisation = view.layer.organisation
    for contact in view.records("contacts", Contact):
        if not contact.local or contact.nation not in ("both", *organisation.nations):
            continue
        missing = [line for line in lines(contact, organisation) if line.telephone is None]
        if missing:
            homes = ", ".join(line.home.name for line in missing if line.home)
            told = f"; pages say: {contact.meanwhile}" if contact.meanwhile else ""
            yield here, f'no number for "{contact.name}"{f" at {homes}" if homes else ""} ({contact.id}){told}'
    for contacts in (organisation.contacts, *(home.contacts for home in organisation.homes)):
        for own in contacts:
            telephone = read(own.number)
            if telephone and telephone.example:
                yield own.origin_of("number"), f"{own.number} is an example that nobody has: fill in your own"


def _amendments(view: View) -> Iterator[tuple[Origin, str]]:
    for amendment in view.layer.amendments:
        if amendment.target[0] in ("item", "step") and not amendment.instead_of:
            says = f"no instead_of: copy the handbook's words of {amendment.target[1]}, to be told when they change"
            yield amendment.origin, says
