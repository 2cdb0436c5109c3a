"""The law: a provision (one regulation or schedule) and the requirements in it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Nation, PartialDate, Record, Slug, Text, WebAddress

Who = Literal[
    "registered-person", "registered-provider", "registered-manager", "responsible-individual", "staff",
    "independent-person", "ofsted", "placing-authority", "secretary-of-state", "personal-representatives",
    "insolvency-appointee", "provider-organisation", "partnership",
]  # fmt: skip
Recipient = Literal[
    "ofsted", "placing-authority", "area-authority", "secretary-of-state", "integrated-care-board", "ombudsman",
    "relevant-persons", "local-authority-of-abuse", "gp", "police", "child", "registered-provider",
    "registered-manager", "responsible-individual", "parent", "staff", "on-call", "placing-authority-edt",
    "designated-officer", "disclosure-and-barring-service", "inspectorate-wales", "health-and-safety-executive",
    "information-commissioner", "health-protection-team",
]  # fmt: skip
Effect = Literal["duty", "ban", "power", "definition", "exception", "list", "history"]
Confidence = Literal["seen", "verify"]
Ref = Annotated[str, StringConstraints(pattern=r"^(sch)?[0-9]+[A-Z]?(\([0-9A-Za-z]+\))*(-[a-z0-9-]+)?$")]


class Requirement(Record):
    """One row of the law, in our words: what it asks, of whom, by when."""

    ref: Ref = Field(description="Where it stands in the instrument, for example 13(2)(a).")
    label: Text | None = Field(None, description="The printed form of the reference, when it differs from `ref`.")
    summary: Text = Field(description="What it asks, in one or two plain sentences of our own.")
    time_limit: Text | None = Field(None, description="The time it fixes, if it fixes one.")
    who: tuple[Who, ...] = Field((), description="Who must act.")
    tell: tuple[Recipient, ...] = Field((), description="Who must be told.")
    effect: Effect = Field("duty", description="Whether it is a duty, a ban, a power, a definition, and so on.")


class TextRead(Record):
    """Which text of the law a provision's rows were written from."""

    version: Text = Field(description="The version of the text that was read.")
    on: PartialDate = Field(description="The day on which it was read.")
    rechecked: Text | None = Field(None, description="What a later check found.")
    confidence: Confidence = Field(
        description="`seen` when the text itself was read, `verify` when it must be checked."
    )


class Provision(Record):
    """One regulation or schedule, with every requirement in it."""

    nation: Nation = Field(description="The nation whose law it is.")
    instrument: Slug = Field(description="The source that is the instrument.")
    ref: Ref = Field(description="The regulation's number, or sch1 for Schedule 1.")
    title: Text = Field(description="The provision's own title.")
    part: Text = Field(description="The part of the instrument in which it stands.")
    quality_standard: Slug | None = Field(None, description="The quality standard that it sets, if it sets one.")
    outcome: Text = Field(description="What it is for, in one sentence of our own.")
    in_force_from: PartialDate | None = Field(None, description="The day it came into force.")
    in_force_to: PartialDate | None = Field(None, description="The day it ended, if it has.")
    url: WebAddress = Field(description="The official text.")
    text_read: TextRead = Field(description="What text was read, and when.")
    amendments: tuple[Text, ...] = Field((), description="The changes made to it, oldest first.")
    notes: tuple[Text, ...] = Field((), description="Doubts, limits, and where it is modified.")
    requirements: tuple[Requirement, ...] = Field(min_length=1, description="Its rows, in the order of the text.")

    @property
    def id(self) -> str:
        """The id by which pages and items name it: "england:13"."""
        return f"{self.nation}:{self.ref}"

    def requirement_id(self, requirement: Requirement) -> str:
        """The id of one of its rows: "england:13(2)(a)"."""
        return f"{self.nation}:{requirement.ref}"
