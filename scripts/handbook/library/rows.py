"""Records in their place: a requirement, a checklist item, a step of a pathway; and a citation."""

from __future__ import annotations

from dataclasses import dataclass

from ..load import address
from ..load.shapes.checklist import Checklist, Item
from ..load.shapes.law import Provision, Requirement
from ..load.shapes.learning import Pathway, Stage, Step


@dataclass(frozen=True)
class RequirementRow:
    """A requirement in its provision."""

    provision: Provision
    requirement: Requirement

    @property
    def id(self) -> str:
        """Its id, for example "england:13(2)(a)"."""
        return self.provision.requirement_id(self.requirement)

    @property
    def cited(self) -> str:
        """How it is cited, for example "regulation 13(2)(a)"."""
        return address.cited(self.requirement.ref, self.requirement.label)

    @property
    def url(self) -> str:
        """Its permanent address, from the site's root."""
        page = address.of_page(address.page_of_provision(self.provision.nation, self.provision.ref))
        return f"{page}#{address.anchor_of_requirement(self.requirement.ref)}"


@dataclass(frozen=True)
class Citation:
    """How a place in the law is named, and its address from the site's root."""

    text: str
    url: str


@dataclass(frozen=True)
class ItemRow:
    """An item in its checklist, with its number there."""

    checklist: Checklist
    item: Item
    number: int


@dataclass(frozen=True)
class StepRow:
    """A step in its pathway and stage."""

    pathway: Pathway
    stage: Stage
    step: Step
