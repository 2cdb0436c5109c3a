"""The law: a provision (one regulation or schedule) and the requirements in it."""

from __future__ import annotations

from typing import Annotated, Literal

from .base import Form, Nation, PartialDate, Record, Slug, Text, WebAddress, says

Who = Literal[
    "registered-person", "registered-provider", "registered-manager", "responsible-individual", "staff",
    "independent-person", "ofsted", "placing-authority", "secretary-of-state", "personal-representatives",
    "insolvency-appointee", "provider-organisation", "partnership", "service-provider", "appointed-manager",
]  # fmt: skip
Recipient = Literal[
    "ofsted", "placing-authority", "area-authority", "secretary-of-state", "integrated-care-board", "ombudsman",
    "relevant-persons", "local-authority-of-abuse", "gp", "police", "child", "registered-provider",
    "registered-manager", "responsible-individual", "parent", "staff", "on-call", "placing-authority-edt",
    "designated-officer", "disclosure-and-barring-service", "inspectorate-wales", "health-and-safety-executive",
    "information-commissioner", "health-protection-team", "health-board", "social-care-wales", "service-provider",
    "controlled-drugs-officer",
]  # fmt: skip
Effect = Literal["duty", "ban", "power", "definition", "exception", "list", "history"]
Confidence = Literal["seen", "verify"]
Ref = Annotated[str, Form(r"^(sch)?[0-9]+[A-Z]?(\([0-9A-Za-z]+\))*(-[a-z0-9-]+)?$")]


class Requirement(Record):
    """One row of the law, in our words: what it asks, of whom, by when."""

    ref: Ref = says("Where it stands in the instrument, for example 13(2)(a).")
    label: Text | None = says("The printed form of the reference, when it differs from `ref`.", default=None)
    summary: Text = says("What it asks, in one or two plain sentences of our own.")
    time_limit: Text | None = says("The time it fixes, if it fixes one.", default=None)
    who: tuple[Who, ...] = says("Who must act.", default=())
    tell: tuple[Recipient, ...] = says("Who must be told.", default=())
    effect: Effect = says("Whether it is a duty, a ban, a power, a definition, and so on.", default="duty")


class TextRead(Record):
    """Which text of the law a provision's rows were written from."""

    version: Text = says("The version of the text that was read.")
    on: PartialDate = says("The day on which it was read.")
    rechecked: Text | None = says("What a later check found.", default=None)
    confidence: Confidence = says("`seen` when the text itself was read, `verify` when it must be checked.")


class Provision(Record):
    """One regulation or schedule, with every requirement in it."""

    nation: Nation = says("The nation whose law it is.")
    instrument: Slug = says("The source that is the instrument.")
    ref: Ref = says("The regulation's number, or sch1 for Schedule 1.")
    title: Text = says("The provision's own title.")
    title_welsh: Text | None = says("Its title in Welsh, for the law of Wales.", default=None)
    part: Text = says("The part of the instrument in which it stands.")
    quality_standard: Slug | None = says(
        "The standard that it sets or belongs to: every row must be met by a checklist item and named on a page.",
        default=None,
    )
    outcome: Text = says("What it is for, in one sentence of our own.")
    in_force_from: PartialDate | None = says("The day it came into force.", default=None)
    in_force_to: PartialDate | None = says("The day it ended, if it has.", default=None)
    url: WebAddress = says("The official text.")
    text_read: TextRead = says("What text was read, and when.")
    amendments: tuple[Text, ...] = says("The changes made to it, oldest first.", default=())
    notes: tuple[Text, ...] = says("Doubts, limits, and where it is modified.", default=())
    requirements: tuple[Requirement, ...] = says("Its rows, in the order of the text.", least=1)

    @property
    def id(self) -> str:
        """The id by which pages and items name it: "england:13"."""
        return f"{self.nation}:{self.ref}"

    def requirement_id(self, requirement: Requirement) -> str:
        """The id of one of its rows: "england:13(2)(a)"."""
        return f"{self.nation}:{requirement.ref}"
