"""Which step of which induction deals with which line of the law, and with which subject of a framework."""

from __future__ import annotations

from typing import Any

from ...library.rows import StepRow
from ...load.references import parents
from ..renderer import Place


def induction_map(place: Place) -> dict[str, Any]:
    """For each nation, the law on inductions and the subjects of its framework, each with its steps."""
    library = place.library
    shown = [pathway for pathway in library.pathways.values() if pathway.id in library.page_of_pathway]
    rows = [StepRow(pathway, stage, step) for pathway in shown for stage in pathway.stages for step in stage.steps]
    nations: dict[str, dict[str, Any]] = {}
    for nation in place.page.meta.nations:
        answered = [answer for pathway in shown for answer in pathway.answers if answer.startswith(f"{nation}:")]
        nations[nation] = {
            "law": [
                {"row": row, "steps": [step for step in rows if row.id in step.step.meets]}
                for row in library.requirements.values()
                if {row.id, row.provision.id, *parents(row.id)} & set(answered)
            ],
            "subjects": [
                {"subject": subject, "steps": [step for step in rows if subject.id in step.step.covers]}
                for subject in library.subjects.values()
                if subject.nation == nation
            ],
        }
    return {"nations": nations}
