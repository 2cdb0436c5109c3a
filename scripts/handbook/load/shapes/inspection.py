"""An inspection area: what inspectors look for, by the framework's own judgements."""

from __future__ import annotations

from .base import Nation, Record, Slug, Text, says


class InspectionArea(Record):
    """One judgement of an inspection framework, in our words."""

    id: Slug = says("Its id, for ever.")
    nation: Nation = says("The nation whose inspectorate it is.")
    framework: Slug = says("The source that is the framework.")
    area: Text = says("What the framework calls it.")
    judgement: Text = says("How it is judged, and what follows from the grade.")
    looks_for: tuple[Text, ...] = says("The evidence that inspectors ask for.", least=1)
    good: tuple[Text, ...] = says("What `good` rests on.", default=())
    outstanding: tuple[Text, ...] = says("What `outstanding` rests on.", default=())
    grades: tuple[Text, ...] = says("The grades, best first.", default=())
    sources: tuple[Slug, ...] = says("What the record rests on, besides the framework.", default=())
    notes: tuple[Text, ...] = says("Doubts and limits.", default=())
