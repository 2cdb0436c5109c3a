"""Learning: pathways for new starters, and questions that a page settles."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import Nation, Record, Slug, Text


class Step(Record):
    """One thing a new starter does."""

    id: Slug = Field(description="Its id, unique in the whole handbook, for ever.")
    do: Literal["read", "do", "watch", "talk", "be-observed"] = Field(description="What sort of step it is.")
    text: Text = Field(description="What to do, in plain words.")
    page: Slug | None = Field(None, description="The page it uses.")
    checklist: Slug | None = Field(None, description="The checklist it uses.")
    minutes: int = Field(ge=1, le=960, description="How many minutes it takes.")
    signs: Text = Field(description="Who signs for it.")
    competent: Text = Field(description="What competent looks like.")


class Stage(Record):
    """A stretch of an induction."""

    id: Slug = Field(description="Its id within the pathway.")
    title: Text = Field(description="When it is, for example First week.")
    steps: tuple[Step, ...] = Field(min_length=1, description="Its steps, in order.")


class Pathway(Record):
    """An induction for one role."""

    id: Slug = Field(description="Its id, for ever.")
    title: Text = Field(description="What it is called.")
    role: Text = Field(description="Whom it is for.")
    nations: tuple[Nation, ...] = Field(min_length=1, description="The nations it is for.")
    sources: tuple[Slug, ...] = Field((), description="What it rests on.")
    stages: tuple[Stage, ...] = Field(min_length=1, description="Its stages, first to last.")


class Answer(Record):
    """One answer to choose, with why it is right or not."""

    text: Text = Field(description="The answer.")
    right: bool = Field(False, description="True for the right answer.")
    because: Text = Field(description="Why it is right, or why not.")


class Question(Record):
    """A small situation that a page settles."""

    id: Slug = Field(description="Its id, for ever.")
    page: Slug = Field(description="The page that settles it.")
    anchor: Slug = Field(description="The heading on that page that settles it.")
    question: Text = Field(description="The situation and the question.")
    answers: tuple[Answer, ...] = Field(min_length=2, description="The answers to choose from.")
