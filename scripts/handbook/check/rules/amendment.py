"""HB064: an amendment says what it changes, and one thing that it does."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem, suggest
from ...load.shapes.learning import Pathway
from ...organisation.amendment import Amendment
from ..view import View

CODE = "HB064"
TITLE = "An amendment names one thing of the handbook and says one thing that is done with it"

_DOES = {
    "item": ("reword", "switch_off", "does_not_apply"),
    "step": ("reword", "switch_off", "does_not_apply"),
    "checklist": ("items",),
    "pathway": ("steps",),
}
"""What can be done with each."""


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every amendment that names nothing, nothing that exists, or not exactly one thing to do."""
    seen: dict[tuple[str, str], Amendment] = {}
    for amendment in view.layer.amendments:
        kind, id_ = amendment.target
        if not kind or sum(bool(getattr(amendment, name)) for name in _DOES) > 1:
            message = f"the amendment names {'nothing' if not kind else 'two things'} to change"
            yield Problem(amendment.origin, CODE, message, "name an item, a step, a checklist or a pathway")
            continue
        yield from _does(amendment, kind)
        yield from _exists(view, amendment, kind, id_)
        first = seen.setdefault((kind, id_), amendment)
        if first is not amendment and kind in ("item", "step"):
            message = f'the {kind} "{id_}" is changed at {first.origin} already'
            yield Problem(amendment.origin_of(kind), CODE, message, "make one change of both")


def _does(amendment: Amendment, kind: str) -> Iterator[Problem]:
    can = dict.fromkeys(name for names in _DOES.values() for name in names)
    done = [name for name in can if getattr(amendment, name)]
    if len(done) != 1 or done[0] not in _DOES[kind]:
        message = f"the amendment of {kind} does {', '.join(done) or 'nothing'}"
        yield Problem(amendment.origin, CODE, message, f"give it one of: {', '.join(_DOES[kind])}")


def _exists(view: View, amendment: Amendment, kind: str, id_: str) -> Iterator[Problem]:
    pathways = {pathway.id: pathway for pathway in view.records("pathway", Pathway)}
    known = {
        "item": {item.id for item in view.all_items()},
        "step": {step.id for pathway in pathways.values() for stage in pathway.stages for step in stage.steps},
        "checklist": set(view.checklists),
        "pathway": set(pathways),
    }[kind]
    if id_ not in known:
        remedy = suggest(id_, known, f"name one of the {len(known)} that exist")
        yield Problem(amendment.origin_of(kind), CODE, f'there is no {kind} "{id_}"', remedy)
    elif kind == "pathway":
        stages = [stage.id for stage in pathways[id_].stages]
        if amendment.stage not in stages:
            remedy = suggest(str(amendment.stage), stages, f"its stages are {', '.join(stages)}")
            message = (
                f'the pathway "{id_}" has no stage "{amendment.stage}"' if amendment.stage else "no stage is named"
            )
            yield Problem(amendment.origin_of("stage" if amendment.stage else "pathway"), CODE, message, remedy)
