"""Learning: pathways for new starters, and questions that a page settles."""

from __future__ import annotations

from typing import Literal

from .base import Nation, Record, Slug, Text, says


class Step(Record):
    """One thing a new starter does."""

    id: Slug = says("Its id, unique in the whole handbook, for ever.")
    do: Literal["read", "do", "watch", "talk", "be-observed"] = says("What sort of step it is.")
    text: Text = says("What to do, in plain words.")
    page: Slug | None = says("The page it uses.", default=None)
    checklist: Slug | None = says("The checklist it uses.", default=None)
    minutes: int = says("How many minutes it takes.", low=1, high=960)
    signs: Text = says("Who signs for it.")
    competent: Text = says("What competent looks like.")


class Stage(Record):
    """A stretch of an induction."""

    id: Slug = says("Its id within the pathway.")
    title: Text = says("When it is, for example First week.")
    steps: tuple[Step, ...] = says("Its steps, in order.", least=1)


class Pathway(Record):
    """An induction for one role."""

    id: Slug = says("Its id, for ever.")
    title: Text = says("What it is called.")
    role: Text = says("Whom it is for.")
    nations: tuple[Nation, ...] = says("The nations it is for.", least=1)
    sources: tuple[Slug, ...] = says("What it rests on.", default=())
    stages: tuple[Stage, ...] = says("Its stages, first to last.", least=1)


class Answer(Record):
    """One answer to choose, with why it is right or not."""

    text: Text = says("The answer.")
    right: bool = says("True for the right answer.", default=False)
    because: Text = says("Why it is right, or why not.")


class Question(Record):
    """A small situation that a page settles."""

    id: Slug = says("Its id, for ever.")
    page: Slug = says("The page that settles it.")
    anchor: Slug = says("The heading on that page that settles it.")
    question: Text = says("The situation and the question.")
    answers: tuple[Answer, ...] = says("The answers to choose from.", least=2)
