"""An amendment: what an organisation changes in the handbook's own checklists and pathways, and why."""

from __future__ import annotations

from ..load.shapes.base import Day, Language, Record, Slug, Text, says
from ..load.shapes.checklist import Item
from ..load.shapes.learning import Step
from ..load.shapes.page import Fingerprint


class Amendment(Record):
    """One change: an item or a step in other words, one that is left out or does not apply, or some that are added."""

    item: Slug | None = says("The checklist item that is changed.", default=None)
    step: Slug | None = says("The step of a pathway that is changed.", default=None)
    checklist: Slug | None = says("The checklist to which items are added.", default=None)
    pathway: Slug | None = says("The pathway to which steps are added.", default=None)
    stage: Slug | None = says("The stage of the pathway to which steps are added.", default=None)
    reword: Text | None = says("The words to show in place of the handbook's; those stay one tap away.", default=None)
    switch_off: bool = says(
        "True to leave it out. An item that meets the law is left out only when another item meets the same.",
        default=False,
    )
    does_not_apply: bool = says(
        "True when it stays in the list, marked as not applying to these homes, with the reason.", default=False
    )
    items: tuple[Item, ...] = says("The items to add, at the end of the checklist.", default=())
    steps: tuple[Step, ...] = says("The steps to add, at the end of the stage.", default=())
    reason: Text = says("Why, in a sentence that readers are shown.")
    instead_of: Text | None = says(
        "The handbook's words at the time. When they change later, you are told.", default=None
    )
    owner: Text | None = says("Who decided it: a role. Without it, the owner in organisation.yml.", default=None)
    reviewed: Day | None = says("When. Without it, the day in organisation.yml.", default=None)

    @property
    def target(self) -> tuple[str, str]:
        """What is changed: its kind and id; empty when none is named."""
        for kind in ("item", "step", "checklist", "pathway"):
            if named := getattr(self, kind):
                return kind, named
        return "", ""

    @property
    def outcome(self) -> str:
        """What became of an item or a step."""
        if self.switch_off:
            return "left out"
        return "does not apply" if self.does_not_apply else "reworded"


class NoteMeta(Record):
    """The fields that a local note may have at its top; it may have none."""

    owner: Text | None = says("Who wrote it: a role. Without it, the owner in organisation.yml.", default=None)
    reviewed: Day | None = says("When it was last read. Without it, the day in organisation.yml.", default=None)
    page_version: Fingerprint | None = says(
        "Which text of the page it was written for. When that changes later, you are told.", default=None
    )
    language: Language = says("The language in which it is written: en for English, cy for Welsh.", default="en")
