"""HB071: an induction that answers the law leaves nothing of it out, and no subject of its nation's framework."""

from __future__ import annotations

from collections.abc import Iterator

from ...load.problem import Problem
from ...load.references import parents
from ...load.shapes.learning import Pathway, Subject
from ..view import View

CODE = "HB071"
TITLE = (
    "A pathway that answers the law on inductions has a step for each duty of it, and for each subject of its nation"
)


def find(view: View) -> Iterator[Problem]:
    """Yield a problem for every duty that no step meets, and for every subject that no step covers."""
    if not view.whole:
        return
    subjects = view.records("subjects", Subject)
    for pathway in view.records("pathway", Pathway):
        if not pathway.answers:
            continue
        steps = [step for stage in pathway.stages for step in stage.steps]
        met = {reference for step in steps for reference in step.meets}
        covered = {subject for step in steps for subject in step.covers}
        for number, answer in enumerate(pathway.answers):
            origin = pathway.origin_of("answers", number)
            for requirement in _duties(view, answer):
                if requirement not in met:
                    message = f'no step of "{pathway.id}" meets {requirement}'
                    yield Problem(origin, CODE, message, "add it to the meets: of a step")
        for subject in subjects:
            # A subject of an organisation's own asks nothing of the handbook's pathways.
            asked = view.layer.is_local(pathway) or not view.layer.is_local(subject)
            if asked and subject.nation in pathway.nations and subject.id not in covered:
                message = f'no step of "{pathway.id}" covers "{subject.id}"'
                yield Problem(pathway.origin_of("answers"), CODE, message, "add it to the covers: of a step")


def _duties(view: View, answer: str) -> list[str]:
    """The requirements of a provision, of a paragraph, or the one that is named."""
    return [id_ for id_ in view.known["requirement"] if answer in (id_, id_.partition("(")[0], *parents(id_))]
