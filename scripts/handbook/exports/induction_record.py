"""The record of an induction as a Word file: every step of a pathway, to date and sign, and the manager's statement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..load.shapes.learning import Pathway, Stage
from ..render import times, words
from . import word_look as look
from .offer import Offer

CARE = (
    "A signature beside a step says that it was done and talked about, and nothing more. It is no certificate, no "
    "qualification and no registration. Do not name a child. The worker has a copy and takes it along."
)
STATEMENT = (
    "I have read this record. I have watched this person at work, or asked those who did and whose names stand above. "
    "I have asked children, in a way that cost them nothing."
)
_FACTS = ("Worker", "Role", "First day", "Supervisor", "Probation ends", "Qualification or registration due")
_COLUMNS = {"Step": 8.6, "Competent looks like": 7.2, "Done on": 2.1, "Name and signature": 3.8, "Note": 4.0}
_JUDGEMENT = {"From today, alone": 7.0, "Not yet": 7.0, "What happens instead, and when we look again": 11.7}
_SIGNED = {"Who": 5.2, "Name": 7.0, "Signature": 8.5, "Date": 5.0}
_WIDTH = 25.7


def induction_record(pathway: Pathway, offer: Offer, dropped: Mapping[str, str] | None = None) -> bytes:
    """Write the record of one pathway.

    Args:
        pathway: its stages and steps.
        offer: whose it is, and of what version.
        dropped: the steps that do not apply in this home, by id, each with the reason.

    Example: `induction_record(library.pathways["deputy"], offer)`
    """
    file = look.new(f"Record: {pathway.title}", pathway.role, offer, landscape=True)
    file.add_paragraph(pathway.role)
    look.labelled(file, "Mind", CARE)
    facts = look.table(file, _FACTS, [_WIDTH / len(_FACTS)] * len(_FACTS))
    look.row(facts, 1.0)
    for stage in pathway.stages:
        _stage(file, stage, dropped or {})
    file.add_heading("The manager's statement of competence", level=1)
    file.add_paragraph(STATEMENT)
    _empty(file, _JUDGEMENT, 3, 1.4)
    file.add_paragraph()
    signed = look.table(file, tuple(_SIGNED), tuple(_SIGNED.values()))
    for who in ("Worker: I have had this induction", "Manager: competent, as said above"):
        look.row(signed, 1.4).cells[0].text = who
    return look.packed(file)


def _stage(file: Any, stage: Stage, dropped: Mapping[str, str]) -> None:
    due = times.due(stage.due) if stage.due else stage.title
    file.add_heading(stage.title if due == stage.title else f"{stage.title} ({due.lower()})", level=1)
    if stage.mind:
        file.add_paragraph(stage.mind)
    table = look.table(file, tuple(_COLUMNS), tuple(_COLUMNS.values()))
    for step in stage.steps:
        row = look.row(table, 1.4)
        what, competent = row.cells[:2]
        what.paragraphs[0].add_run(f"{words.STEPS[step.do]}: ").bold = True
        what.paragraphs[0].add_run(step.text)
        look.small(what.add_paragraph(), f"{step.minutes} minutes. Signed by: {step.signs}")
        competent.text = step.competent
        if step.id in dropped:
            row.cells[4].text = f"Does not apply here. {dropped[step.id]}"


def _empty(file: Any, columns: dict[str, float], rows: int, height: float) -> None:
    """A table with rows to fill in."""
    table = look.table(file, tuple(columns), tuple(columns.values()))
    for _ in range(rows):
        look.row(table, height)
