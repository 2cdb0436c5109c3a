"""The pages made from the law: one for each provision."""

from __future__ import annotations

import datetime

from ..load import address, macro_calls
from ..load.page import Page
from ..load.shapes.law import Provision
from ..load.shapes.page import PageMeta

_BODY = """{{ law_lead("ID") }}

## What it asks {#what-it-asks}

{{ law_rows("ID") }}

## Where the handbook uses it {#where-it-is-used}

{{ law_uses("ID") }}

## The text we read {#the-text-we-read}

{{ law_text("ID") }}
"""


def make(provisions: dict[str, Provision], reviewed_fallback: datetime.date) -> list[Page]:
    """Make the page of every provision, in order.

    Args:
        provisions: by id.
        reviewed_fallback: the day to show where a record gives only a month or year.
    """
    return [_page(provision, reviewed_fallback) for provision in provisions.values()]


def _page(provision: Provision, fallback: datetime.date) -> Page:
    cited = address.cited(provision.ref)
    name = cited[:1].upper() + cited[1:]
    read = provision.text_read.on
    country = provision.nation.capitalize()
    meta = PageMeta(
        id=f"{provision.nation}-{cited.lower().replace(' ', '-')}",
        title=f"{name}{' (Wales)' if provision.nation == 'wales' else ''}: {provision.title}",
        description=f"{name} of the law for children's homes in {country}, row by row: {provision.title}."[:200],
        kind="law",
        nations=(provision.nation,),
        audience=("manager", "responsible-individual", "provider"),
        also_called=_also_called(provision),
        law=(provision.id,),
        sources=(provision.instrument,),
        reviewed=datetime.date.fromisoformat(read) if len(read) == 10 else fallback,
        review_every="6 months",
        owner="law",
    )
    path = address.page_of_provision(provision.nation, provision.ref)
    body = _BODY.replace("ID", provision.id)
    calls, _ = macro_calls.find(body, provision.origin.path, 1)
    return Page(path, meta, body, 1, provision.origin, calls, made=True)


def _also_called(provision: Provision) -> tuple[str, ...]:
    return (*_short_forms(provision), *((provision.title_welsh,) if provision.title_welsh else ()))


def _short_forms(provision: Provision) -> tuple[str, ...]:
    if provision.ref.startswith("sch"):
        number = provision.ref.removeprefix("sch")
        return (f"schedule {number}", f"sch {number}")
    return (f"reg {provision.ref}", f"r{provision.ref}", f"regulation {provision.ref}")
