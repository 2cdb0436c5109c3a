"""The record of each induction, its map to the law and the frameworks, and the handouts of the ten modules."""

from __future__ import annotations

import dataclasses
import datetime
import io
import re
from typing import Any

import docx
import pytest

from handbook.check.rules.stage_order import _days
from handbook.exports.induction_record import induction_record
from handbook.exports.offer import Offer
from handbook.library.library import Library
from handbook.load.shapes.learning import Pathway
from handbook.render.macros.lists import pathway as shown
from handbook.render.renderer import Place, Renderer

pytestmark = pytest.mark.unit

OFFER = Offer("Oak & Ash House", "1.2", datetime.date(2026, 11, 22))


def _cells(table: Any) -> list[list[str]]:
    """The text of a table's cells; python-docx's own way takes as long as the square of the rows."""
    return [["\n".join(p.text for p in cell.paragraphs) for cell in row.cells] for row in table.rows]


def test_a_record_has_every_step_with_room_to_sign_and_claims_no_more(library: Library) -> None:
    for pathway in (library.pathways["residential-care-worker-wales"], library.pathways["visiting-professional"]):
        packed = induction_record(pathway, OFFER)
        assert packed == induction_record(pathway, OFFER)
        file = docx.Document(io.BytesIO(packed))
        _, *tables = file.tables
        steps = [row for table in tables[: len(pathway.stages)] for row in _cells(table)[1:]]
        wanted = [step for stage in pathway.stages for step in stage.steps]
        assert len(steps) == len(wanted)
        for row, step in zip(steps, wanted, strict=True):
            assert f": {step.text}\n{step.minutes} minutes. Signed by: {step.signs}" in row[0]
            assert row[1:] == [step.competent, "", "", ""]
        headings = [p.text for p in file.paragraphs if p.style.name == "Heading 1"]
        assert [each.split(" (")[0] for each in headings[:-1]] == [stage.title for stage in pathway.stages]
        assert headings[-1] == "The manager's statement of competence"
        text = " ".join(p.text for p in file.paragraphs)
        assert "no certificate, no qualification and no registration" in text
        assert {row[0] for row in _cells(tables[-1])} >= {"Manager: competent, as said above"}


def test_every_pathway_page_offers_its_record_and_the_dates_of_its_stages(library: Library, renderer: Renderer) -> None:
    for id_, page in library.page_of_pathway.items():
        pathway = library.pathways[id_]
        html = shown(Place(library, page, renderer), id_)
        assert f"downloads/induction-record-{id_}.docx" in html
        assert re.findall(r'data-due="([^"]+)"', html) == [stage.due for stage in pathway.stages if stage.due]
        assert re.findall(r'<li class="hb-step" id="([^"]+)"', html) == [s.id for g in pathway.stages for s in g.steps]
        plans = re.findall(r'id="session-([^"]+)" data-short="([^"]+)"', html)
        assert [plan for plan, _ in plans] == [f"{id_}-{stage.id}" for stage in pathway.stages if stage.session]
        assert len(set(plans)) == len(plans)
        assert pathway.stages[0].due == "before"


def test_each_nations_care_worker_pathway_answers_the_law_and_the_framework(library: Library) -> None:
    wanted = {"england": {"england:33"}, "wales": {"wales:36", "wales:38", "wales:35(8)"}}
    for nation, answers in wanted.items():
        pathway = library.pathways[f"residential-care-worker-{nation}"]
        assert answers <= set(pathway.answers)
        met = {reference for stage in pathway.stages for step in stage.steps for reference in step.meets}
        rows = {row.id for row in library.requirements.values() if row.provision.id in answers}
        assert len(rows) > 3
        assert rows <= met
    sections = [each.id for each in library.subjects.values() if each.nation == "wales"]
    assert sections == [f"awif-section-{number}" for number in (2, 4, 5, 6, 7)]


def test_each_module_has_its_handout_on_its_page(library: Library) -> None:
    page = library.page_by_id["modules"]
    shown = [call.arguments[0] for call in page.calls if call.name == "document"]
    modules = [heading for heading in page.headings if heading.words.startswith("Module ")]
    assert len(modules) == len(shown) == 10
    for number, (heading, id_) in enumerate(zip(modules, shown, strict=True), start=1):
        handout = library.documents[id_]
        assert heading.words == f"Module {number}: {handout.title.partition(': ')[2]}"
        assert handout.title.startswith(f"Handout {number}: ")
        first = handout.parts[0]
        assert 6 <= len(first.lines) <= 8
        named = {call.arguments[0] for call in page.calls if call.name == "regulation"}
        assert set(first.law) <= named, id_


def test_a_worked_out_order_of_times() -> None:
    order = ["before", "1 day", "2 days", "1 week", "1 month", "6 months", "1 year", "3 years"]
    assert sorted(sorted(order), key=_days) == order


def test_a_stage_without_a_date_says_none(library: Library) -> None:
    pathway = library.pathways["deputy"]
    stages = tuple(dataclasses.replace(stage, due=None) for stage in pathway.stages)
    plain: Pathway = dataclasses.replace(pathway, stages=stages)
    file = docx.Document(io.BytesIO(induction_record(plain, OFFER)))
    assert not [p.text for p in file.paragraphs if p.style.name == "Heading 1" and "(" in p.text]
