"""An inspection area: what inspectors look for, by the framework's own judgements."""

from __future__ import annotations

from pydantic import Field

from .base import Nation, Record, Slug, Text


class InspectionArea(Record):
    """One judgement of an inspection framework, in our words."""

    id: Slug = Field(description="Its id, for ever.")
    nation: Nation = Field(description="The nation whose inspectorate it is.")
    framework: Slug = Field(description="The source that is the framework.")
    area: Text = Field(description="What the framework calls it.")
    judgement: Text = Field(description="How it is judged, and what follows from the grade.")
    looks_for: tuple[Text, ...] = Field(min_length=1, description="The evidence that inspectors ask for.")
    good: tuple[Text, ...] = Field((), description="What `good` rests on.")
    outstanding: tuple[Text, ...] = Field((), description="What `outstanding` rests on.")
    grades: tuple[Text, ...] = Field((), description="The grades, best first.")
    sources: tuple[Slug, ...] = Field((), description="What the record rests on, besides the framework.")
    notes: tuple[Text, ...] = Field((), description="Doubts and limits.")
